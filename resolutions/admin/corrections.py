"""Corrections in the admin: all of them in one list, each undone or kept with one click."""

import json

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.editing.corrections import Refusal, keep, undo
from resolutions.editing.exchange import export_corrections
from resolutions.editing.permissions import may_move
from resolutions.models import Correction
from resolutions.models.corrections import FIELD_NAMES

from .documents import ReadOnly

DECISIONS = {"undo": undo, "keep": keep}


class FieldFilter(admin.SimpleListFilter):
    """The fields by their names."""

    title = _("field")
    parameter_name = "field"

    def lookups(self, request, model_admin):
        used = Correction.objects.exclude(field="").order_by("field").values_list("field", flat=True).distinct()
        return [(field, FIELD_NAMES.get(field, field)) for field in used]

    def queryset(self, request, queryset):
        return queryset.filter(field=self.value()) if self.value() else queryset


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    list_display = ["thing", "document", "action", "replaced", "stands", "state", "editor_name", "made_at"]
    list_filter = ["state", "subject", "action", FieldFilter]
    search_fields = ["document__symbol", "document__title", "reason", "editor_name"]
    list_select_related = ["document", "editor"]
    date_hierarchy = "made_at"
    change_list_template = "admin/editing/corrections.html"

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("resolutions.view_correction")

    def get_urls(self):
        decide = self.admin_site.admin_view(self.decide_view)
        pages = [
            path("export/", self.admin_site.admin_view(self.export_view), name="resolutions_correction_export"),
            path("<int:pk>/undo/", decide, {"decision": "undo"}, name="resolutions_correction_undo"),
            path("<int:pk>/keep/", decide, {"decision": "keep"}, name="resolutions_correction_keep"),
        ]
        return pages + super().get_urls()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What a correction is, with both values and a button for either."""
        if not str(object_id).isdecimal():
            raise Http404
        correction = get_object_or_404(Correction.objects.select_related("document"), pk=object_id)
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": str(correction),
            "correction": correction,
            "opts": Correction._meta,
            "may_decide": self.may_decide(request, correction),
        }
        return TemplateResponse(request, "admin/editing/correction.html", context)

    def decide_view(self, request, pk, decision):
        """Undo or keep; a POST. Leads back to where the click was."""
        if request.method != "POST":
            raise Http404
        correction = Correction.objects.filter(pk=pk).select_related("document").first()
        if correction is None:
            messages.warning(request, gettext("This correction was undone already."))
            return redirect(self.back(request, reverse("admin:resolutions_correction_changelist")))
        if not self.may_decide(request, correction):
            raise PermissionDenied
        document = correction.document
        try:
            DECISIONS[decision](correction)
            done = {"undo": gettext("The parser's value stands again."), "keep": gettext("The correction stands.")}
            messages.success(request, done[decision])
        except Refusal as error:
            messages.error(request, str(error))
        return redirect(self.back(request, reverse("admin:resolutions_document_change", args=[document.pk])))

    @staticmethod
    def may_decide(request, correction) -> bool:
        return request.user.has_perm("resolutions.change_correction") and (
            not correction.moves or may_move(request.user)
        )

    @staticmethod
    def back(request, otherwise: str) -> str:
        address = request.POST.get("back", "")
        safe = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
        return address if address and safe else otherwise

    def export_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = json.dumps(export_corrections(), ensure_ascii=False, indent=1)
        answer = HttpResponse(words, content_type="application/json; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="corrections.json"'
        return answer

    @admin.display(description=_("what"))
    def thing(self, correction):
        return correction.what

    @admin.display(description=_("replaced value"))
    def replaced(self, correction):
        return shown(correction.parsed)

    @admin.display(description=_("corrected value"))
    def stands(self, correction):
        return shown(correction.value)


def shown(value) -> str:
    """A JSON value in words, cut where it is long."""
    if isinstance(value, dict):
        value = " · ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    words = "–" if value in (None, "") else str(value)
    return words if len(words) <= 120 else f"{words[:119]}…"


def decision_buttons(correction, back: str):
    """Two buttons for a form that has its token: the parser's value, or the correction. They need no script."""
    address = {name: reverse(f"admin:resolutions_correction_{name}", args=[correction.pk]) for name in DECISIONS}
    if correction.state != Correction.State.CONFLICT:
        return format_html(
            '<button class="button" formaction="{}" name="back" value="{}">{}</button>',
            address["undo"],
            back,
            _("Withdraw the correction"),
        )
    return format_html(
        '<span class="either"><button class="button" formaction="{}" name="back" value="{}">{}</button> <q>{}</q></span>'
        '<span class="either"><button class="button" formaction="{}" name="back" value="{}">{}</button> <q>{}</q></span>',
        address["keep"],
        back,
        _("Keep the correction"),
        shown(correction.value),
        address["undo"],
        back,
        _("Take the parser's"),
        shown(correction.found),
    )
