"""An editor's word over the parser's: what was corrected, what it replaced, and what the parser reads there now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.corrections.applying import ADD, CHANGE, CONFLICT, DROP, IN_FORCE, UNMATCHED

from .languages import Language


class CorrectionQuerySet(models.QuerySet):
    def open(self):
        """Corrections on which somebody must decide: what they belong to reads otherwise now, or can't be found."""
        return self.exclude(state=Correction.State.IN_FORCE)


class Correction(models.Model):
    """A value that an editor put in place of a parsed one; the effective value stands in the ordinary columns.

    `parsed` is the value it replaced, `found` what the parser reads beneath it now; `place` is how the thing is found
    again in a later text (`resolutions.corrections.applying`), `position` where it stands in the effective record.
    """

    class Subject(models.TextChoices):
        DOCUMENT = "document", _("document")
        AGENDA_ITEM = "agenda_item", _("agenda item")
        SPONSOR = "sponsor", _("sponsor")
        ADDITIONAL = "additional", _("additional sponsor")
        PARAGRAPH = "paragraph", _("paragraph")
        FOOTNOTE = "footnote", _("footnote")
        CITATION = "citation", _("citation")

    class Action(models.TextChoices):
        CHANGE = CHANGE, _("changed")
        ADD = ADD, _("added")
        DROP = DROP, _("dropped")

    class State(models.TextChoices):
        IN_FORCE = IN_FORCE, _("in force")
        CONFLICT = CONFLICT, _("the parser reads something else now")
        UNMATCHED = UNMATCHED, _("its place can't be found")

    document = models.ForeignKey(
        "resolutions.Document", models.PROTECT, related_name="corrections", verbose_name=_("document")
    )
    language = models.CharField(_("language of the text"), max_length=2, choices=Language, blank=True)
    subject = models.CharField(_("what"), max_length=12, choices=Subject)
    action = models.CharField(_("how"), max_length=6, choices=Action, default=Action.CHANGE)
    field = models.CharField(_("field"), max_length=20, blank=True)
    place = models.JSONField(_("where"), default=dict, blank=True)
    parsed = models.JSONField(_("replaced value"), null=True, blank=True)
    value = models.JSONField(_("corrected value"), null=True, blank=True)
    found = models.JSONField(_("what the parser reads now"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.IN_FORCE, db_index=True)
    position = models.PositiveIntegerField(null=True, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("editor")
    )
    editor_name = models.CharField(_("editor"), max_length=150, blank=True, editable=False)
    made_at = models.DateTimeField(_("made at"))
    history = HistoricalRecords()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["document", "subject"], name="corrections_of_a_document")]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.document} · {self.what}"

    @property
    def moves(self) -> bool:
        """True for a document's symbol given, and for a document joined: these change addresses."""
        return self.subject == self.Subject.DOCUMENT and self.field in ("symbol", "address")

    @property
    def what(self):
        """`paragraph op3 · words`: the thing and its field in the reader's language."""
        name = (self.place.get("name") or "").removesuffix("()")
        if self.subject in (self.Subject.SPONSOR, self.Subject.ADDITIONAL, self.Subject.CITATION):
            name = self.place.get("words") or (self.value or {}).get("text" if self.subject == "citation" else "name")
        return " · ".join(str(part) for part in (self.get_subject_display(), name, self.field_name) if part)

    @property
    def field_name(self):
        return FIELD_NAMES.get(self.field, self.field)


FIELD_NAMES = {
    "symbol": _("symbol"),
    "address": _("joined document"),
    "title": _("title"),
    "title_en": _("title in English"),
    "body": _("issuing body"),
    "kind": _("kind"),
    "session": _("session"),
    "session_label": _("session as printed"),
    "date": _("date"),
    "meeting": _("plenary meeting"),
    "committee": _("Main Committee"),
    "meeting_record": _("record of the meeting"),
    "adoption": _("adoption"),
    "in_favour": _("votes in favour"),
    "against": _("votes against"),
    "abstaining": _("abstentions"),
    "not_voting": _("not voting"),
    "sdgs": _("Sustainable Development Goals"),
    "subjects": _("subjects"),
    "number": _("number"),
    "sub_item": _("sub-item"),
    "sub_title": _("title of the sub-item"),
    "name": _("name as printed"),
    "code": _("State"),
    "text": _("words"),
    "mark": _("mark"),
    "pinpoint": _("pinpoint"),
}
