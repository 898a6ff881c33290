"""Documents in the admin: their facts, sponsors, agenda items, texts and addresses."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from resolutions.citations.symbols import parse_symbol
from resolutions.ingest.saving import redirect, sort_key
from resolutions.models import Alias, Citation, Document, Sponsorship, State, Subject, Vote
from resolutions.search.indexing import index_document


class SponsorshipInline(admin.TabularInline):
    model = Sponsorship
    extra = 0
    autocomplete_fields = ["state"]


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0


class DocumentForm(forms.ModelForm):
    class Meta:
        model = Document
        fields = "__all__"  # noqa: DJ007 - the fieldsets below choose

    def validate_unique(self):
        """A symbol that others cite already is no clash: its page joins this one when it is saved."""
        try:
            self.instance.validate_unique(exclude=self._get_validation_exclusions() | {"symbol"})
        except ValidationError as error:
            self._update_errors(error)

    def clean_symbol(self):
        """The canonical spelling; empty is no symbol."""
        words = self.cleaned_data["symbol"]
        if not words:
            return None
        symbol = parse_symbol(words)
        if symbol is None:
            raise ValidationError(_("This is no symbol. Write it like A/RES/75/307."))
        taken = Document.objects.at(symbol.path)
        if taken and taken.pk != self.instance.pk and taken.held:
            raise ValidationError(_("Another document whose text is held has this symbol already."))
        return str(symbol)


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):
    form = DocumentForm
    list_display = ["label", "title", "kind", "session_label", "date", "held", "sample", "mention_count"]
    list_filter = ["held", "kind", "body", "sample", "session"]
    search_fields = ["symbol", "path", "title", "title_en"]
    date_hierarchy = "date"
    autocomplete_fields = ["agenda_items", "subjects"]
    readonly_fields = ["path", "held", "sample", "links", "source_text"]
    inlines = [SponsorshipInline, AliasInline]
    fieldsets = [
        (None, {"fields": ["symbol", "title", "title_en", "links"]}),
        (
            _("Facts"),
            {
                "fields": [
                    ("body", "kind"),
                    ("session", "session_label"),
                    ("date", "year"),
                    ("meeting", "meeting_record", "committee"),
                ]
            },
        ),
        (_("Adoption"), {"fields": ["adoption", ("in_favour", "against", "abstaining", "not_voting"), "sdgs"]}),
        (_("Agenda and subjects"), {"fields": ["agenda_items", "subjects"]}),
        (_("Source text"), {"fields": ["source_text"], "classes": ["collapse"]}),
        (_("Address"), {"fields": [("path", "held", "sample")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(mention_total=Count("mentions"))

    @admin.display(description=_("symbol"), ordering="sort_key")
    def label(self, document):
        return document.symbol or document.path

    @admin.display(description=_("mentions"), ordering="mention_total")
    def mention_count(self, document):
        return document.mention_total

    @admin.display(description=_("pages"))
    def links(self, document):
        if not document.pk:
            return ""
        rows = [(document.get_absolute_url(), _("public page"))]
        rows += [
            (
                reverse("admin:resolutions_text_change", args=[text.pk]),
                f"{_('paragraphs and footnotes')} ({text.language})",
            )
            for text in document.texts.all()
        ]
        rows.append(
            (f"{reverse('admin:resolutions_citation_changelist')}?text__document={document.pk}", _("citations"))
        )
        rows.append((f"{reverse('admin:resolutions_vote_changelist')}?document={document.pk}", _("votes")))
        return format_html_join(" · ", '<a href="{}">{}</a>', rows)

    @admin.display(description=_("source text"))
    def source_text(self, document):
        return format_html_join(
            "", '<pre class="source">{}</pre>', ((text.source.raw,) for text in document.texts.select_related("source"))
        )

    def save_model(self, request, document, form, change):
        """A new symbol is a new address: the old one redirects, and who cited the symbol already leads here."""
        if "symbol" in form.changed_data and document.symbol:
            symbol = parse_symbol(document.symbol)
            old = Document.objects.filter(pk=document.pk).values_list("path", flat=True).first()
            if not change:
                document.path = symbol.path
            document.sort_key = sort_key(symbol)
            standing = Document.objects.filter(path=symbol.path).exclude(pk=document.pk).first()
            if standing:
                standing.symbol = None
                standing.path = f"{standing.path}~"
                standing.save(update_fields=["symbol", "path"])
            document.path = symbol.path
            super().save_model(request, document, form, change)
            if standing:
                redirect(standing.path, document)
                Alias.objects.filter(path=standing.path).delete()
            Alias.objects.filter(path=document.path).delete()
            if old and old != document.path:
                Alias.objects.update_or_create(path=old, defaults={"document": document})
            for half in symbol.halves:
                redirect(half.path, document)
            return
        if not document.path:
            document.path = f"unnumbered/{document.title[:60] or 'document'}"
        super().save_model(request, document, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        index_document(form.instance)

    class Media:
        css = {"all": ["css/admin.css"]}


@admin.register(Citation)
class CitationAdmin(admin.ModelAdmin):
    list_display = ["words", "document", "place", "target", "pinpoint", "date"]
    list_filter = ["origin", ("target", admin.EmptyFieldListFilter)]
    search_fields = ["words", "target__symbol", "text__document__symbol", "text__document__title"]
    autocomplete_fields = ["target"]
    fields = [("words", "place"), "context", "target", "pinpoint", "date"]
    readonly_fields = ["words", "place", "context"]
    list_select_related = ["text__document", "target", "paragraph", "footnote"]

    def lookup_allowed(self, lookup, value, request):
        return lookup == "text__document" or super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("document"), ordering="text__document__sort_key")
    def document(self, citation):
        return str(citation.text.document)

    @admin.display(description=_("place"))
    def place(self, citation):
        return citation.anchor

    @admin.display(description=_("sentence"))
    def context(self, citation):
        return format_html("{}<mark>{}</mark>{}", *citation.sentence)

    def save_model(self, request, citation, form, change):
        if form.changed_data:
            citation.origin = "editor"
        super().save_model(request, citation, form, change)


@admin.register(Vote)
class VoteAdmin(admin.ModelAdmin):
    """Votes on a list of their own: the 193 of a roll call as rows of the document's form pass Django's limit of fields."""

    list_display = ["name", "state", "choice", "document"]
    list_filter = ["choice"]
    search_fields = ["name", "state__code", "state__name_zh", "state__name_en", "document__symbol"]
    autocomplete_fields = ["document", "state"]
    list_select_related = ["state", "document"]

    def lookup_allowed(self, lookup, value, request):
        return lookup == "document" or super().lookup_allowed(lookup, value, request)


@admin.register(State)
class StateAdmin(admin.ModelAdmin):
    list_display = ["code", "name_zh", "name_en", "region_zh", "historical"]
    search_fields = ["code", "name_zh", "name_en"]
    list_filter = ["region", "historical"]
    readonly_fields = ["code"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Subject)
class SubjectAdmin(admin.ModelAdmin):
    list_display = ["heading", "heading_zh"]
    search_fields = ["heading", "heading_zh"]
