"""The review queue: what the parser, the checks and the corrections leave for a person to decide."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from resolutions.editing.corrections import Refusal
from resolutions.editing.review import decide
from resolutions.models import AgendaThread, ReviewItem
from resolutions.models.warnings import explain_warning

from .corrections import decision_buttons
from .documents import ReadOnly


class StateFilter(admin.SimpleListFilter):
    """Open items, unless others are asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*ReviewItem.State.choices, ("all", _("all"))]

    def choices(self, changelist):
        for value, label in self.lookup_choices:
            yield {
                "selected": (self.value() or "open") == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": label,
            }

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.filter(state=self.value() or "open")


class DecisionForm(ActionForm):
    reason = forms.CharField(label=_("Reason:"), max_length=300, required=False)


@admin.register(ReviewItem)
class ReviewItemAdmin(ReadOnly):
    list_filter = [StateFilter, "kind", "language"]
    search_fields = ["document__symbol", "document__title", "message"]
    list_select_related = ["document", "thread", "correction__document"]
    list_display_links = None
    action_form = DecisionForm
    actions = ["resolve", "ignore", "reopen"]
    list_per_page = 50

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("resolutions.view_reviewitem")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("document__texts")

    def get_list_display(self, request):
        """The columns; what is shown in two of them depends on the request, which the one ModelAdmin must not keep."""
        back, threads = request.get_full_path(), SimpleLazyObject(_threads_alike)

        @admin.display(description=_("what"))
        def what(item):
            return self.what(item, threads)

        @admin.display(description=_("decide"))
        def decision(item):
            return self.decision(item, back)

        return ["kind", "subject", what, decision, "found_at"]

    @admin.display(description=_("document"), ordering="document__sort_key")
    def subject(self, item):
        if item.document:
            address = reverse("admin:resolutions_document_change", args=[item.document_id])
            return format_html('<a href="{}">{}</a>', address, item.document)
        address = reverse("admin:resolutions_agendathread_change", args=[item.thread_id])
        return format_html('<a href="{}">{}</a>', address, item.thread)

    def what(self, item, threads):
        if item.correction:
            return item.correction.what
        if item.kind == ReviewItem.Kind.AGENDA:
            return threads.get(item.where, "–")
        words = explain_warning({"code": item.code, "message": item.message, "where": item.where})["message"]
        return format_html('{} <span class="help">{}</span>', words, item.message)

    def decision(self, item, back):
        if item.state != ReviewItem.State.OPEN:
            who = item.decided_by.get_username() if item.decided_by else ""
            return " · ".join(filter(None, [item.get_state_display(), item.reason, who]))
        if item.correction:
            return decision_buttons(item.correction, back)
        if item.kind == ReviewItem.Kind.AGENDA:
            address = reverse("admin:resolutions_agendathread_join", args=[item.thread_id])
            return format_html('<a href="{}?with={}">{}</a>', address, item.where, _("look at both"))
        return format_html('<a href="{}">{}</a>', place_of(item), _("correct"))

    @admin.action(description=_("Mark as resolved"), permissions=["decide"])
    def resolve(self, request, queryset):
        self.decided(request, queryset, ReviewItem.State.RESOLVED)

    @admin.action(description=_("Ignore (with a reason)"), permissions=["decide"])
    def ignore(self, request, queryset):
        self.decided(request, queryset, ReviewItem.State.IGNORED)

    @admin.action(description=_("Open again"), permissions=["decide"])
    def reopen(self, request, queryset):
        self.decided(request, queryset, ReviewItem.State.OPEN)

    def has_decide_permission(self, request):
        return request.user.has_perm("resolutions.change_reviewitem")

    def decided(self, request, queryset, state):
        try:
            count = decide(
                ReviewItem.objects.filter(pk__in=queryset.values("pk")),
                state,
                request.user,
                request.POST.get("reason", ""),
            )
        except Refusal as error:
            messages.error(request, str(error))
            return
        messages.success(
            request, ngettext("%(count)s item was decided.", "%(count)s items were decided.", count) % {"count": count}
        )


def _threads_alike() -> dict[str, AgendaThread]:
    """The threads that others look like, by key as the items have it; one query."""
    asked = ReviewItem.objects.filter(kind=ReviewItem.Kind.AGENDA).values_list("where", flat=True)
    return {str(key): thread for key, thread in AgendaThread.objects.in_bulk({int(key) for key in asked}).items()}


def place_of(item: ReviewItem) -> str:
    """The editing page on which the item's place stands."""
    text = next((text for text in item.document.texts.all() if text.language == item.language), None)
    if text is None or item.where in ("", "head"):
        return reverse("admin:resolutions_document_change", args=[item.document_id])
    return f"{reverse('admin:resolutions_text_change', args=[text.pk])}?at={item.where}"
