"""Agenda items and threads in the admin."""

from django.contrib import admin

from resolutions.models import AgendaItem, AgendaThread


class ItemInline(admin.TabularInline):
    model = AgendaItem
    extra = 0


@admin.register(AgendaThread)
class AgendaThreadAdmin(admin.ModelAdmin):
    list_display = ["title", "title_en", "parent"]
    search_fields = ["title", "title_en"]
    autocomplete_fields = ["parent"]
    list_select_related = ["parent"]
    inlines = [ItemInline]


@admin.register(AgendaItem)
class AgendaItemAdmin(admin.ModelAdmin):
    list_display = ["label", "session_label", "thread"]
    list_filter = ["session_label"]
    search_fields = ["number", "thread__title", "thread__title_en", "session_label"]
    autocomplete_fields = ["thread"]
    list_select_related = ["thread"]
