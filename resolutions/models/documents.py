"""Documents, each known by its symbol, held or only cited, and the other addresses that lead to them."""

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from resolutions.citations.symbols import parse_symbol
from resolutions.reference.bodies import get_body

from .languages import in_readers_language
from .lookups import IndexOrder
from .sessions import committee_name, session_name


class Kind(models.TextChoices):
    RESOLUTION = "resolution", _("resolution")
    DRAFT_RESOLUTION = "draft_resolution", _("draft resolution")
    DECISION = "decision", _("decision")
    LETTER = "letter", pgettext_lazy("document", "letter")
    REPORT = "report", _("report")
    NOTE = "note", pgettext_lazy("document", "note")
    OTHER = "other", _("other document")


class Adoption(models.TextChoices):
    WITHOUT_VOTE = "without_vote", _("without a vote")
    RECORDED_VOTE = "recorded_vote", _("by a recorded vote")


# Databases disagree on where documents without a date stand; here they stand last.
NEWEST_FIRST = [F("date").desc(nulls_last=True), "-sort_key", "-pk"]


class DocumentQuerySet(models.QuerySet):
    def held(self):
        """The documents of which we hold a text."""
        return self.filter(held=True)

    def adopted_on(self, draft):
        """The documents whose words on their adoption name this draft."""
        return self.filter(
            texts__citations__target=draft, texts__citations__paragraph=None, texts__citations__footnote=None
        ).distinct()

    def cited_only_with(self, words):
        """Keys of documents without a text whose symbol or title has each of the words (at most 1,000)."""
        found = self.filter(held=False)
        for word in words.split():
            symbol = parse_symbol(word)
            here = (
                models.Q(symbol__icontains=word) | models.Q(title__icontains=word) | models.Q(title_en__icontains=word)
            )
            found = found.filter(here | models.Q(path=symbol.path) if symbol else here)
        return found.values_list("pk", flat=True)[:1000]

    def with_cited_by(self):
        """Documents with `cited_by`, the number of held texts' mentions of each (a subquery)."""
        from .citations import Citation

        counts = (
            Citation.objects.filter(target=OuterRef("pk"))
            .exclude(text__document=OuterRef("pk"))
            .exclude(origin=Citation.Origin.NAME)
            .order_by()
            .values("target")
            .annotate(n=Count("*"))
            .values("n")
        )
        return self.annotate(cited_by=Coalesce(Subquery(counts), 0))

    def at(self, path):
        """The document at an address, or under an alias of it, or None; two queries at most."""
        return self.filter(path=path).first() or self.filter(aliases__path=path).first()


class Document(models.Model):
    """One symbol, in any language; it exists as soon as anyone cites it."""

    symbol = models.CharField(_("symbol"), max_length=200, unique=True, null=True, blank=True)
    path = models.CharField(_("address"), max_length=250, unique=True)
    held = models.BooleanField(_("text held"), default=False, db_index=True)
    sample = models.BooleanField(_("invented sample"), default=False)

    body = models.CharField(_("issuing body"), max_length=40, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER, db_index=True)
    session = models.PositiveIntegerField(_("session"), null=True, blank=True, db_index=True)
    session_label = models.CharField(_("session as printed"), max_length=20, blank=True)
    year = models.PositiveIntegerField(_("year"), null=True, blank=True, db_index=True)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)

    title = models.CharField(_("title"), max_length=600, blank=True)
    title_en = models.CharField(_("title in English"), max_length=600, blank=True)
    date = models.DateField(_("date"), null=True, blank=True, db_index=True)
    meeting = models.PositiveIntegerField(_("plenary meeting"), null=True, blank=True)
    committee = models.CharField(_("Main Committee"), max_length=10, blank=True)

    meeting_record = models.CharField(_("record of the meeting"), max_length=100, blank=True)
    adoption = models.CharField(_("adoption"), max_length=15, choices=Adoption, blank=True)
    in_favour = models.PositiveIntegerField(_("votes in favour"), null=True, blank=True)
    against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    abstaining = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)
    not_voting = models.PositiveIntegerField(_("not voting"), null=True, blank=True)
    sdgs = models.JSONField(_("Sustainable Development Goals"), default=list, blank=True)
    catalogue = models.JSONField(
        _("record of the UN"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("What the UN's own record says of it."),
    )

    agenda_items = models.ManyToManyField(
        "resolutions.AgendaItem", related_name="documents", blank=True, verbose_name=_("agenda items")
    )
    subjects = models.ManyToManyField(
        "resolutions.Subject", related_name="documents", blank=True, verbose_name=_("subjects")
    )
    updated_at = models.DateTimeField(auto_now=True, db_index=True)
    # The number of the change that touched it last; none between its saving and that.
    changed = models.BigIntegerField(null=True, default=None, editable=False, db_index=True)
    history = HistoricalRecords(excluded_fields=["sort_key", "updated_at", "changed"])

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = NEWEST_FIRST
        indexes = [
            # The front page and the feeds read the newest off this one.
            models.Index(
                IndexOrder(F("date"), descending=True, nulls_last=True),
                F("sort_key").desc(),
                F("id").desc(),
                name="held_newest_first",
                condition=models.Q(held=True),
            ),
            # Every page asks whether there are any.
            models.Index(fields=["id"], name="samples", condition=models.Q(sample=True)),
            models.Index(fields=["session_label"], name="document_session_label"),
        ]
        permissions = [("move_document", "Can give symbols, join documents and agenda threads")]
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self):
        return self.symbol or self.get_title()

    def save(self, *args, **kwargs):
        self.changed = None
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("document", args=[self.path])

    def get_kind_display(self):
        """The kind's name; Django's own method takes all choices apart every time."""
        return str(Kind(self.kind).label) if self.kind in Kind else self.kind

    def get_title(self):
        """The title in the reader's language, else in another; empty where none is known."""
        return in_readers_language(self.title, self.title_en)

    def get_label(self):
        """What a list calls the document: its symbol, or `no symbol yet`."""
        return self.symbol or str(_("(no symbol yet)"))

    def get_body_name(self):
        """The issuing body's name in the reader's language, or its prefix where it isn't known, or an empty string."""
        return body_name(self.body)

    def get_session_name(self):
        """The session in the reader's words; empty where none is known."""
        return session_name(self.session_label) if self.session_label else ""

    def get_committee_name(self):
        """The Main Committee's name; empty where there is none."""
        return committee_name(self.committee) if self.committee else ""

    @property
    def un_url(self):
        """The document's address on the UN's own site, or None."""
        symbol = parse_symbol(self.symbol) if self.symbol else None
        return symbol.url if symbol else None


def body_name(prefix: str) -> str:
    """The name of the body whose symbols begin so, in the reader's language; the prefix where it isn't known."""
    body = get_body(prefix) if prefix else None
    return in_readers_language(body.names["zh"], body.names["en"]) if body else prefix


class Alias(models.Model):
    """Another address of a document: half of a joint symbol, a provisional address, a former one."""

    path = models.CharField(_("address"), max_length=250, unique=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="aliases", verbose_name=_("document"))
    former = models.BooleanField(
        _("wrong symbol"),
        default=False,
        help_text=_("The symbol proved wrong: the address gives way when the document comes that bears it."),
    )

    class Meta:
        ordering = ["path"]
        verbose_name = _("other address")
        verbose_name_plural = _("other addresses")

    def __str__(self):
        return self.path
