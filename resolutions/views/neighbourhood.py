"""The citation neighbourhood of a document as a picture and as a table."""

from django.http import JsonResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from resolutions.charts.columns import Box, Column, Line, draw_columns
from resolutions.models import Document
from resolutions.models.neighbourhood import Neighbourhood, find_neighbourhood

from .documents import SubPage
from .lists import as_row


class NeighbourhoodView(SubPage, TemplateView):
    template_name = "documents/neighbourhood.html"

    def get(self, request, path):
        document = self.find(path)
        if not isinstance(document, Document):
            return document
        found = find_neighbourhood(document)
        if request.GET.get("format") == "json":
            return JsonResponse(as_json(found), json_dumps_params={"ensure_ascii": False})
        steps = [{"name": name, "rows": rows_of(found, step)} for step, name in step_names().items()]
        return self.render_to_response(
            self.get_context_data(
                document=document,
                picture=picture_of(found) if found.edges else "",
                steps=[step for step in steps if step["rows"]],
                total=sum(map(len, found.steps.values())),
                cut=found.cut,
            )
        )


def step_names() -> dict[int, str]:
    """What each column holds, from the left."""
    return {
        -2: _("Cited by what it cites"),
        -1: _("Cited by this document"),
        1: _("Citing this document"),
        2: _("Citing what cites it"),
    }


def rows_of(found: Neighbourhood, step: int) -> list[dict]:
    """(document, weight) of a step, heaviest first."""
    return [{"document": document, "weight": found.weights[document.pk]} for document in found.steps[step]]


def picture_of(found: Neighbourhood) -> str:
    """The columns, what is cited on the left, as it is older, and the document in the middle."""
    columns = [
        Column(name, [_box(document, found.weights[document.pk]) for document in found.steps[step]])
        for step, name in step_names().items()
    ]
    columns.insert(2, Column(_("This document"), [_box(found.document)]))
    lines = [Line(edge.source, edge.target, edge.weight) for edge in found.edges]
    says = _("Citation neighbourhood of %(document)s; the same as a table follows.") % {"document": found.document}
    return mark_safe(draw_columns([column for column in columns if column.boxes], lines, says=says))


def _box(document: Document, weight: float | None = None) -> Box:
    """A document's box; one without a weight is the document itself."""
    title = document.get_title()
    says = [document.get_label(), title, "" if document.held else _("text not held here")]
    if weight:
        says.append(ngettext("%(n)s mention", "%(n)s mentions", round(weight)) % {"n": f"{weight:g}"})
    style = " ".join(filter(None, ["" if document.held else "not-held", "" if weight else "centre"]))
    note = title or document.get_body_name()
    return Box(
        document.pk, document.get_label(), note, " · ".join(filter(None, says)), document.get_absolute_url(), style
    )


def as_json(found: Neighbourhood) -> dict:
    """The neighbourhood as data: documents with their step and weight, and the citations that join them."""
    symbols = {document.pk: document.get_label() for documents in found.steps.values() for document in documents}
    symbols[found.document.pk] = found.document.get_label()
    return {
        "document": as_row(found.document),
        "neighbours": [
            as_row(document) | {"held": document.held, "step": step, "weight": found.weights[document.pk]}
            for step, documents in found.steps.items()
            for document in documents
        ],
        "citations": [
            {"from": symbols[edge.source], "to": symbols[edge.target], "mentions": edge.weight} for edge in found.edges
        ],
    }
