"""Agenda items, whose numbers change every session, and the threads that persist through them."""

from django.db import models
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .languages import in_readers_language


class AgendaThreadQuerySet(models.QuerySet):
    def with_counts(self):
        """Threads with `document_count`, `first_session` and `last_session`."""
        return self.annotate(
            document_count=Count("items__documents", filter=Q(items__documents__held=True), distinct=True),
            first_session=Min("items__session"),
            last_session=Max("items__session"),
        )


class AgendaThread(models.Model):
    """What persists of an agenda item from session to session: its title."""

    key = models.CharField(max_length=400, unique=True, editable=False)
    slug = models.CharField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=400, blank=True)
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("item it stands under")
    )

    history = HistoricalRecords()

    objects = AgendaThreadQuerySet.as_manager()

    class Meta:
        ordering = ["title", "title_en"]
        verbose_name = _("agenda thread")
        verbose_name_plural = _("agenda threads")

    def __str__(self):
        return in_readers_language(self.title, self.title_en)

    def get_absolute_url(self):
        return reverse("agenda-thread", args=[self.slug])


class ThreadSpelling(models.Model):
    """A title that was another thread until an editor joined the two: texts that print it belong to this thread."""

    key = models.CharField(max_length=400, unique=True, editable=False)
    slug = models.CharField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=400)
    thread = models.ForeignKey(AgendaThread, models.CASCADE, related_name="spellings", verbose_name=_("agenda thread"))

    class Meta:
        ordering = ["title"]
        verbose_name = _("other title of a thread")
        verbose_name_plural = _("other titles of a thread")

    def __str__(self):
        return self.title


class AgendaItem(models.Model):
    """An item of one session's agenda; `130(j)` is number 130, sub-item j."""

    session = models.PositiveIntegerField(_("session"), null=True, blank=True)
    session_label = models.CharField(_("session as printed"), max_length=20, blank=True)
    number = models.CharField(_("number"), max_length=10)
    sub_item = models.CharField(_("sub-item"), max_length=10, blank=True)
    thread = models.ForeignKey(
        AgendaThread, models.PROTECT, related_name="items", null=True, blank=True, verbose_name=_("agenda thread")
    )

    class Meta:
        ordering = [models.F("session").desc(nulls_last=True), "number", "sub_item"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = [
            models.UniqueConstraint(
                fields=["session_label", "number", "sub_item", "thread"],
                name="one_item_a_number_and_title",
            )
        ]

    def __str__(self):
        return f"{self.session_label} · {self.label}"

    @property
    def label(self):
        return f"{self.number}({self.sub_item})" if self.sub_item else self.number
