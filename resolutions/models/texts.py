"""Texts of documents, one a language, with their paragraphs, footnotes and the source they were read from."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .languages import Language


class Source(models.Model):
    """A source file as it came, and which parser read it."""

    name = models.CharField(_("file name"), max_length=400)
    sha256 = models.CharField(_("digest of the bytes"), max_length=64, db_index=True)
    encoding = models.CharField(_("encoding"), max_length=20)
    style = models.CharField(_("state of extraction"), max_length=20)
    raw = models.TextField(_("source text"))
    parser_version = models.PositiveIntegerField(_("parser version"))
    given = models.JSONField(_("what was said of the file"), default=dict, blank=True, editable=False)
    ingested_at = models.DateTimeField(_("ingested at"), auto_now=True)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name"], name="source_name")]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return self.file_name

    @property
    def file_name(self):
        """The file's name without its folders, which are nobody's business but the server's."""
        return re.split(r"[/\\!]", self.name)[-1]


class Text(models.Model):
    """A document's text in one language; `record` is what stands, corrections included, as `manage.py parse` prints it."""

    document = models.ForeignKey(
        "resolutions.Document", models.CASCADE, related_name="texts", verbose_name=_("document")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    source = models.OneToOneField(Source, models.PROTECT, related_name="text", verbose_name=_("source"))
    title = models.CharField(_("title"), max_length=600, blank=True)
    head = models.TextField(_("words on how it was adopted"), blank=True)
    formula = models.CharField(_("opening words"), max_length=200, blank=True)
    record = models.JSONField(_("record with corrections"), default=dict, editable=False)
    parsed = models.JSONField(_("what the parser read, where that is something else"), null=True, editable=False)

    class Meta:
        ordering = ["document", "language"]
        constraints = [models.UniqueConstraint(fields=["document", "language"], name="one_text_a_language")]
        verbose_name = pgettext_lazy("document", "text")
        verbose_name_plural = pgettext_lazy("document", "texts")

    def __str__(self):
        return f"{self.document} ({self.language})"

    @property
    def parsed_record(self):
        """What the parser read."""
        return self.record if self.parsed is None else self.parsed


class Paragraph(models.Model):
    class Kind(models.TextChoices):
        PREAMBULAR = "preambular", _("preambular paragraph")
        OPERATIVE = "operative", _("operative paragraph")
        HEADING = "heading", _("heading")
        ANNEX = "annex", pgettext_lazy("paragraph", "annex")
        TEXT = "text", pgettext_lazy("paragraph", "text")

    text = models.ForeignKey(
        Text, models.CASCADE, related_name="paragraphs", verbose_name=pgettext_lazy("document", "text")
    )
    position = models.PositiveIntegerField(_("position"))
    anchor = models.CharField(_("anchor"), max_length=60)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    number = models.CharField(_("number"), max_length=20, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), default=0)
    verb = models.CharField(_("opening words"), max_length=80, blank=True)
    words = models.TextField(_("words"))
    notes = models.JSONField(_("footnote calls"), default=list, blank=True)

    class Meta:
        ordering = ["text", "position"]
        constraints = [
            models.UniqueConstraint(fields=["text", "position"], name="one_paragraph_a_position"),
            models.UniqueConstraint(fields=["text", "anchor"], name="one_paragraph_an_anchor"),
        ]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")

    def __str__(self):
        return self.anchor


class Footnote(models.Model):
    text = models.ForeignKey(
        Text, models.CASCADE, related_name="footnotes", verbose_name=pgettext_lazy("document", "text")
    )
    position = models.PositiveIntegerField(_("position"))
    anchor = models.CharField(_("anchor"), max_length=60)
    mark = models.CharField(_("mark"), max_length=10)
    words = models.TextField(_("words"))
    caller = models.ForeignKey(
        Paragraph,
        models.SET_NULL,
        related_name="footnotes",
        null=True,
        editable=False,
        verbose_name=_("first paragraph that calls it"),
    )
    caller_offset = models.PositiveIntegerField(_("place of the call"), default=0, editable=False)

    class Meta:
        ordering = ["text", "position"]
        constraints = [models.UniqueConstraint(fields=["text", "position"], name="one_footnote_a_position")]
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")

    def __str__(self):
        return self.anchor
