"""Documents in the admin: the list, and the pages on which they are corrected, joined, and seen through time."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from resolutions.editing.corrections import Refusal
from resolutions.editing.history import restore, steps_of
from resolutions.editing.permissions import may_move
from resolutions.models import Citation, Document, State, Subject, Text, Vote

from .bulk import ACTIONS
from .completing import complete
from .document_page import DocumentPage
from .joining import join_documents
from .text_page import TextPage


class ReadOnly(admin.ModelAdmin):
    """Rows that follow from texts and corrections, or from the reference files: seen here, edited there."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):
    list_display = ["label", "title", "kind", "session_label", "date", "held", "sample", "mention_count"]
    list_filter = ["held", "kind", "body", "sample", "session"]
    search_fields = ["symbol", "path", "title", "title_en"]
    date_hierarchy = "date"
    show_full_result_count = False
    actions = ACTIONS

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(mention_total=Count("mentions"))

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("symbol"), ordering="sort_key")
    def label(self, document):
        return document.symbol or document.path

    @admin.display(description=_("mentions"), ordering="mention_total")
    def mention_count(self, document):
        return document.mention_total

    def get_urls(self):
        pages = [
            path("complete/<str:what>/", complete, name="resolutions_complete"),
            path("<int:pk>/join/", self.admin_site.admin_view(self.join_view), name="resolutions_document_join"),
            path(
                "<int:pk>/restore/", self.admin_site.admin_view(self.restore_view), name="resolutions_document_restore"
            ),
        ]
        return pages + super().get_urls()

    def _document(self, request, pk) -> Document:
        """The document, where the user may change it."""
        if not str(pk).isdecimal():
            raise Http404
        document = get_object_or_404(Document, pk=pk)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return document

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return DocumentPage(request, self._document(request, object_id), self.admin_site).respond()

    def join_view(self, request, pk):
        document = self._document(request, pk)
        if not may_move(request.user):
            raise PermissionDenied
        return join_documents(request, document, self.admin_site)

    def history_view(self, request, object_id, extra_context=None):
        document = self._document(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("History of %(document)s") % {"document": document},
            "document": document,
            "opts": Document._meta,
            "steps": steps_of(document),
            "texts": document.texts.all(),
        }
        return TemplateResponse(request, "admin/editing/history.html", context)

    def restore_view(self, request, pk):
        """Back to the corrections of a moment; a POST."""
        document = self._document(request, pk)
        moment = parse_datetime(request.POST.get("moment", ""))
        if request.method != "POST" or moment is None:
            raise Http404
        try:
            changed = restore(document, moment)
            messages.success(
                request,
                ngettext("%(count)s correction was restored.", "%(count)s corrections were restored.", changed)
                % {"count": changed},
            )
        except Refusal as error:
            messages.error(request, str(error))
        return redirect(reverse("admin:resolutions_document_history", args=[pk]))

    class Media:
        css = {"all": ["css/admin.css"]}


@admin.register(Text)
class TextAdmin(admin.ModelAdmin):
    list_display = ["document", "language", "title", "source"]
    list_filter = ["language", "source__style"]
    search_fields = ["document__symbol", "document__title", "title"]
    list_select_related = ["document", "source"]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not str(object_id).isdecimal():
            raise Http404
        text = get_object_or_404(Text.objects.select_related("document", "source"), pk=object_id)
        if not self.has_change_permission(request, text):
            raise PermissionDenied
        return TextPage(request, text, self.admin_site).respond()

    def history_view(self, request, object_id, extra_context=None):
        text = get_object_or_404(Text, pk=object_id)
        return redirect(reverse("admin:resolutions_document_history", args=[text.document_id]))


@admin.register(Citation)
class CitationAdmin(ReadOnly):
    """Every mention; a click leads to where it can be corrected."""

    list_display = ["words", "document", "place", "target", "pinpoint", "date", "edit"]
    list_filter = [("target", admin.EmptyFieldListFilter)]
    search_fields = ["words", "target__symbol", "text__document__symbol", "text__document__title"]
    list_select_related = ["text__document", "target", "paragraph", "footnote"]
    show_full_result_count = False
    fields = [("words", "place"), "context", "target", "pinpoint", "date"]
    readonly_fields = ["place", "context"]

    def lookup_allowed(self, lookup, value, request):
        return lookup == "text__document" or super().lookup_allowed(lookup, value, request)

    @admin.display(description=_("document"), ordering="text__document__sort_key")
    def document(self, citation):
        return str(citation.text.document)

    @admin.display(description=_("place"))
    def place(self, citation):
        return citation.anchor

    @admin.display(description=_("correct"))
    def edit(self, citation):
        address = reverse("admin:resolutions_text_change", args=[citation.text_id])
        anchor = f"fn{citation.footnote.mark}" if citation.footnote else citation.anchor
        return format_html('<a href="{}?at={}">{}</a>', address, anchor, _("correct"))

    @admin.display(description=_("sentence"))
    def context(self, citation):
        return format_html("{}<mark>{}</mark>{}", *citation.sentence)


@admin.register(Vote)
class VoteAdmin(ReadOnly):
    """Who voted how, by the record of the roll call."""

    list_display = ["name", "state", "choice", "document"]
    list_filter = ["choice"]
    search_fields = ["name", "state__code", "state__name_zh", "state__name_en", "document__symbol"]
    list_select_related = ["state", "document"]

    def lookup_allowed(self, lookup, value, request):
        return lookup == "document" or super().lookup_allowed(lookup, value, request)


@admin.register(State)
class StateAdmin(ReadOnly):
    """States are those of the reference file."""

    list_display = ["code", "name_zh", "name_en", "region_zh", "historical"]
    search_fields = ["code", "name_zh", "name_en"]
    list_filter = ["region", "historical"]


@admin.register(Subject)
class SubjectAdmin(SimpleHistoryAdmin):
    list_display = ["heading", "heading_zh"]
    search_fields = ["heading", "heading_zh"]
    readonly_fields = ["heading"]

    def has_add_permission(self, request):
        return False
