"""Mentions of documents in texts. Edges, counts and `cited by` are derived from these rows alone."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .languages import Language, reading_english


class Origin(models.TextChoices):
    """Where a mention comes from: read as a symbol, or as a name that the text had given the document before."""

    PARSER = "parser", _("read as a symbol")
    NAME = "name", _("read as a name")


class CitationQuerySet(models.QuerySet):
    def listed(self):
        """Mentions that count: a name said again isn't one, as the mention that gives the name is."""
        return self.exclude(origin=Origin.NAME)

    def of(self, document):
        """Mentions of a document in other documents' texts, newest citing document first, ready to be shown."""
        return (
            self.listed()
            .filter(target=document)
            .exclude(text__document=document)
            .select_related("text__document", "paragraph", "footnote__caller")
            .defer("text__record", "text__parsed")
            .order_by(F("text__document__date").desc(nulls_last=True), "-text__document__sort_key", "text", "position")
        )

    def in_one_language(self):
        """Of mentions in texts of one document in several languages, those in the one that the reader reads, else in the
        first of the languages' order that mentions the same target; so that a document counts once."""
        first = ["en", "zh"] if reading_english() else ["zh", "en"]
        order = first + [code for code in Language.values if code not in first]
        rank = Case(
            *(When(text__language=code, then=Value(n)) for n, code in enumerate(order)),
            default=Value(len(order)),
            output_field=models.SmallIntegerField(),
        )
        better = Citation.objects.alias(rank=rank).filter(
            target=OuterRef("target"), text__document=OuterRef("text__document"), rank__lt=OuterRef("language_rank")
        )
        # Most mentions are in the first language, and need no look at the others.
        found = Q(text__language=first[0]) | ~Exists(better.exclude(origin=Origin.NAME))
        return self.alias(language_rank=rank).filter(found)


class Citation(models.Model):
    """One mention: where it stands, its words, and the document it points to (none where that can't be decided)."""

    Origin = Origin

    text = models.ForeignKey(
        "resolutions.Text", models.CASCADE, related_name="citations", verbose_name=pgettext_lazy("document", "text")
    )
    position = models.PositiveIntegerField(_("position"))
    paragraph = models.ForeignKey(
        "resolutions.Paragraph",
        models.CASCADE,
        related_name="citations",
        null=True,
        blank=True,
        verbose_name=_("paragraph"),
    )
    footnote = models.ForeignKey(
        "resolutions.Footnote",
        models.CASCADE,
        related_name="citations",
        null=True,
        blank=True,
        verbose_name=_("footnote"),
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    words = models.CharField(_("words"), max_length=300)
    target = models.ForeignKey(
        "resolutions.Document",
        models.PROTECT,
        related_name="mentions",
        null=True,
        blank=True,
        verbose_name=_("cited document"),
    )
    pinpoint = models.CharField(_("pinpoint"), max_length=200, blank=True)
    date = models.DateField(_("date given"), null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=20, default=Origin.PARSER)
    verb = models.CharField(_("verb of the paragraph, without its adverbs"), max_length=20, blank=True, editable=False)
    part = models.CharField(_("part of the text"), max_length=12, blank=True, editable=False)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["text", "position"]
        indexes = [models.Index(fields=["target", "text"], name="citation_target_text")]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="citation_has_words"),
        ]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self):
        return self.words

    @property
    def anchor(self):
        """The anchor of the paragraph or footnote in which it stands; `head` for the words on adoption."""
        place = self.paragraph or self.footnote
        return place.anchor if place else "head"

    @property
    def sentence(self):
        """The words around the mention: (before, words, after)."""
        place = self.paragraph or self.footnote
        words = place.words if place else self.text.head
        return words[: self.start], words[self.start : self.end], words[self.end :]
