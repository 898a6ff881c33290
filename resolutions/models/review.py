"""What a person should look at, one item a warning, conflict or doubt; decided once, it stays decided."""

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from .languages import Language


class ReviewItemQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ReviewItem.State.OPEN)

    def counts(self):
        """[(kind, its name, open items)] of each kind that has any; one query."""
        found = dict(self.open().order_by().values_list("kind").annotate(n=Count("pk")))
        return [(kind.value, kind.label, found[kind]) for kind in ReviewItem.Kind if kind in found]


class ReviewItem(models.Model):
    class Kind(models.TextChoices):
        CONFLICT = "conflict", _("parser against correction")
        UNMATCHED = "unmatched", _("correction without a place")
        CITATION = "citation", _("undecided citation")
        SPONSOR = "sponsor", _("sponsor without a State")
        CHECK = "check", _("failed check of the text")
        AGENDA = "agenda", _("agenda titles that look alike")
        WARNING = "warning", _("other warning of the parser")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("review", "open")
        RESOLVED = "resolved", _("resolved")
        IGNORED = "ignored", _("ignored")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, db_index=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN, db_index=True)
    document = models.ForeignKey(
        "resolutions.Document",
        models.CASCADE,
        related_name="review_items",
        null=True,
        blank=True,
        verbose_name=_("document"),
    )
    thread = models.ForeignKey(
        "resolutions.AgendaThread",
        models.CASCADE,
        related_name="review_items",
        null=True,
        blank=True,
        verbose_name=_("agenda thread"),
    )
    correction = models.ForeignKey(
        "resolutions.Correction",
        models.CASCADE,
        related_name="review_items",
        null=True,
        blank=True,
        verbose_name=_("correction"),
    )
    language = models.CharField(_("language of the text"), max_length=2, choices=Language, blank=True)
    code = models.CharField(_("warning"), max_length=40, blank=True)
    message = models.TextField(_("message"), blank=True)
    where = models.CharField(_("place"), max_length=80, blank=True)
    key = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["key"])

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-pk"]
        verbose_name = _("review item")
        verbose_name_plural = _("review items")

    def __str__(self):
        return f"{self.get_kind_display()} · {self.document or self.thread}"

    def get_absolute_url(self):
        """The public page that it concerns."""
        target = self.document or self.thread
        return target.get_absolute_url() if target else reverse("home")
