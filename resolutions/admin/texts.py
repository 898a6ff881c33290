"""Texts in the admin: paragraphs and footnotes, with the source they were read from beside them."""

from django.contrib import admin
from django.db import models
from django.forms import Textarea
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from resolutions.models import Footnote, Paragraph, Source, Text
from resolutions.search.indexing import index_text


class PartInline(admin.TabularInline):
    extra = 0
    show_change_link = False
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 3, "cols": 60})}}
    ordering = ["position"]


class ParagraphInline(PartInline):
    model = Paragraph
    fields = ["position", "anchor", "kind", "number", "level", "verb", "words"]


class FootnoteInline(PartInline):
    model = Footnote
    fields = ["position", "anchor", "mark", "words"]


@admin.register(Text)
class TextAdmin(admin.ModelAdmin):
    list_display = ["document", "language", "title", "source"]
    list_filter = ["language", "source__style"]
    search_fields = ["document__symbol", "title"]
    list_select_related = ["document", "source"]
    autocomplete_fields = ["document"]
    readonly_fields = ["language", "source", "source_text"]
    fields = [("document", "language"), "title", "head", "formula", "source", "source_text"]
    inlines = [ParagraphInline, FootnoteInline]
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 2})}}

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("source text"))
    def source_text(self, text):
        return format_html('<pre class="source">{}</pre>', text.source.raw)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        index_text(form.instance)

    class Media:
        css = {"all": ["css/admin.css"]}


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ["name", "style", "encoding", "parser_version", "ingested_at"]
    search_fields = ["name", "sha256"]
    list_filter = ["style", "parser_version"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
