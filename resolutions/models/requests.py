"""Reports that texts ask for, and the later texts that take them up."""

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from .documents import Document
from .texts import Paragraph


class ReportRequestQuerySet(models.QuerySet):
    def adopted(self):
        """Those of texts that stand: a draft's are asked again by the resolution adopted on it."""
        return self.exclude(paragraph__text__document__later_relations__kind="draft")

    def answered(self):
        return self.filter(answer__isnull=False)

    def overdue(self):
        """Those unanswered whose session is over: a text of a later session of that body is held."""
        return self._unanswered(True)

    def open(self):
        """Those unanswered whose session isn't over."""
        return self._unanswered(False)

    def _unanswered(self, over):
        late = Q(pk__in=[])
        for body, session in latest_sessions().items():
            late |= Q(paragraph__text__document__body=body, due_session__lt=session)
        return self.filter(late if over else ~late, answer__isnull=True)


def latest_sessions() -> dict[str, int]:
    """Body → its latest session of which a text is held (one query)."""
    rows = Document.objects.held().exclude(session=None).order_by().values_list("body").annotate(Max("session"))
    return dict(rows)


class ReportRequest(models.Model):
    """A request for a report in a paragraph: words[start:end] name who is asked (`who`) and the session it is due."""

    paragraph = models.ForeignKey(
        Paragraph, models.CASCADE, related_name="report_requests", verbose_name=_("paragraph")
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    who = models.CharField(_("who is asked"), max_length=100)
    due_session = models.PositiveIntegerField(_("due at session"), db_index=True)
    answer = models.ForeignKey(
        Paragraph,
        models.SET_NULL,
        related_name="answered_requests",
        null=True,
        blank=True,
        verbose_name=_("paragraph that takes the report up"),
    )
    report = models.ForeignKey(
        Document, models.SET_NULL, related_name="requests", null=True, blank=True, verbose_name=_("report")
    )

    objects = ReportRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_session", "paragraph", "start"]
        verbose_name = _("requested report")
        verbose_name_plural = _("requested reports")

    def __str__(self):
        return f"{self.who} → {self.due_session}"

    @property
    def words(self):
        """The request as it stands in its paragraph."""
        return self.paragraph.words[self.start : self.end]
