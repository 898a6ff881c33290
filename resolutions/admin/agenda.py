"""Agenda items and threads in the admin."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from resolutions.editing.permissions import may_move
from resolutions.editing.review import keep_title
from resolutions.models import AgendaItem, AgendaThread

from .documents import ReadOnly
from .joining import join_agenda_threads


@admin.register(AgendaThread)
class AgendaThreadAdmin(SimpleHistoryAdmin):
    list_display = ["title", "title_en", "parent"]
    search_fields = ["title", "title_en"]
    autocomplete_fields = ["parent"]
    list_select_related = ["parent"]
    readonly_fields = ["slug", "joining"]
    fields = ["title", "title_en", "parent", "slug", "joining"]

    def has_add_permission(self, request):
        return False

    def get_urls(self):
        page = self.admin_site.admin_view(self.join_view)
        return [path("<int:pk>/join/", page, name="resolutions_agendathread_join"), *super().get_urls()]

    def join_view(self, request, pk):
        if not may_move(request.user):
            raise PermissionDenied
        return join_agenda_threads(request, get_object_or_404(AgendaThread, pk=pk), self.admin_site)

    @admin.display(description=_("two threads that are one"))
    def joining(self, thread):
        address = reverse("admin:resolutions_agendathread_join", args=[thread.pk])
        return format_html('<a href="{}">{}</a>', address, _("Join with another thread"))

    def save_model(self, request, thread, form, change):
        """A title that an editor wrote means this thread from now on, as the printed one does."""
        super().save_model(request, thread, form, change)
        for title in filter(None, (thread.title, thread.title_en)):
            keep_title(thread, title)


@admin.register(AgendaItem)
class AgendaItemAdmin(ReadOnly):
    """Items are those that documents name; a document's page corrects them."""

    list_display = ["label", "session_label", "thread"]
    list_filter = ["session_label"]
    search_fields = ["number", "thread__title", "thread__title_en", "session_label"]
    list_select_related = ["thread"]
