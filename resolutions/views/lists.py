"""The list of documents: filtered, sorted, counted, and the same rows as JSON and CSV."""

import csv

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import JsonResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.citations.symbols import parse_symbol
from resolutions.filters import SORTS, Address, DocumentFilter
from resolutions.models import Document
from resolutions.models.documents import Kind
from resolutions.models.languages import in_readers_language
from resolutions.models.sessions import session_name

PAGE_SIZE = 25
FACET_SIZE = 15


class DocumentListView(TemplateView):
    template_name = "documents/list.html"

    def get(self, request, *args, **kwargs):
        filters = DocumentFilter(request.GET, Document.objects.all())
        address = Address(request.path, request.GET.dict())
        documents = self._sorted(filters)
        if request.GET.get("format") == "csv":
            return csv_of(documents)
        page = Paginator(documents, PAGE_SIZE).get_page(request.GET.get("page"))
        facets = Facets(filters, address).read()
        if request.GET.get("format") == "json":
            return JsonResponse(self._as_json(page, facets, address), json_dumps_params={"ensure_ascii": False})
        return self.render_to_response(
            self.get_context_data(filters=filters, address=address, page=page, facets=facets)
        )

    def _sorted(self, filters):
        chosen = self.request.GET.get("sort", "") or "date"
        if chosen not in SORTS:
            filters.problems.append(_("“%(value)s” is no order of the list.") % {"value": chosen[:50]})
            chosen = "date"
        self.sort = chosen
        return filters.qs.with_cited_by().order_by(*SORTS[chosen][1])

    def get_context_data(self, *, filters, address, page, facets):
        return super().get_context_data(
            filter=filters,
            documents=page.object_list,
            page_obj=page,
            total=page.paginator.count,
            problems=filters.problems,
            active=[
                {"label": label, "value": value, "remove_url": address.url(**{name: None})}
                for name, label, value in filters.active()
            ],
            clear_url=address.path,
            facets=facets,
            sorts=[
                {"label": label, "url": address.url(sort=name), "active": name == self.sort}
                for name, (label, _order) in SORTS.items()
            ],
            sort=self.sort,
            csv_url=address.url(format="csv"),
            json_url=address.url(format="json"),
            held_no_url=address.url(held="no"),
            previous_url=address.url(page=page.previous_page_number()) if page.has_previous() else None,
            next_url=address.url(page=page.next_page_number()) if page.has_next() else None,
            asked_symbol=parse_symbol(filters.data.get("q", "")),
        )

    def _as_json(self, page, facets, address):
        return {
            "count": page.paginator.count,
            "results": [as_row(document) for document in page.object_list],
            "next": address.url(page=page.next_page_number(), format="json") if page.has_next() else None,
            "facets": {
                facet["name"]: [
                    {"value": choice["value"], "label": choice["label"], "count": choice["count"]}
                    for choice in facet["choices"]
                ]
                for facet in facets
            },
        }


def as_row(document: Document) -> dict:
    """A document as the lists' JSON and CSV give it."""
    return {
        "symbol": document.symbol,
        "title": document.get_title() or None,
        "kind": document.kind,
        "session": document.session,
        "date": document.date.isoformat() if document.date else None,
        "url": document.get_absolute_url(),
    }


def csv_of(documents) -> StreamingHttpResponse:
    """All rows of a list as CSV, streamed; cells that a spreadsheet would take for formulas are disarmed."""

    class Echo:
        def write(self, value):
            return value

    def rows():
        writer = csv.writer(Echo())
        yield writer.writerow(["symbol", "title", "kind", "session", "date", "url"])
        for document in documents.iterator(chunk_size=500):
            cells = [("" if value is None else str(value)) for value in as_row(document).values()]
            yield writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in cells])

    response = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="documents.csv"'
    return response


class Facets:
    """Counts beside the list: what each further choice would show. Each facet is one query."""

    def __init__(self, filters: DocumentFilter, address: Address):
        self.filters, self.address = filters, address

    def read(self) -> list[dict]:
        facets = [
            self._facet(
                "session",
                _("Session"),
                ["session_label"],
                "-session",
                label=lambda row: session_name(row["session_label"]),
            ),
            self._facet("body", _("Issuing body"), ["body"], label=self._body_name),
            self._facet("kind", _("Kind"), ["kind"], label=lambda row: Kind(row["kind"]).label),
            self._facet(
                "agenda",
                _("Agenda item"),
                ["agenda_items__thread__slug", "agenda_items__thread__title", "agenda_items__thread__title_en"],
                label=lambda row: in_readers_language(
                    row["agenda_items__thread__title"], row["agenda_items__thread__title_en"]
                ),
            ),
            self._facet(
                "sponsor",
                _("Sponsor"),
                ["sponsorships__state", "sponsorships__state__name_zh", "sponsorships__state__name_en"],
                label=lambda row: in_readers_language(
                    row["sponsorships__state__name_zh"], row["sponsorships__state__name_en"]
                ),
            ),
            self._facet(
                "subject",
                _("Subject"),
                ["subjects__heading", "subjects__heading_zh"],
                label=lambda row: in_readers_language(row["subjects__heading_zh"], row["subjects__heading"]),
            ),
            self._facet("year", _("Year"), ["year"], "-year"),
        ]
        return [facet for facet in facets if facet["choices"]]

    def _facet(self, name, title, fields, order="-n", label=None):
        value_of = fields[0]
        rows = (
            self.filters.without(name)
            .order_by()
            .values(*fields, *([order.lstrip("-")] if order.lstrip("-") not in (*fields, "n") else []))
            .annotate(n=Count("pk", distinct=True))
            .order_by(F(order[1:]).desc(nulls_last=True) if order.startswith("-") else order, *fields)
        )
        chosen = self.filters.data.get(name, "")
        choices = []
        for row in rows[: FACET_SIZE * 3]:
            value = row[value_of]
            if value in (None, ""):
                continue
            active = str(value).casefold() == chosen.casefold()
            if len(choices) < FACET_SIZE or active:
                choices.append(
                    {
                        "value": str(value),
                        "label": str(label(row) if label else value),
                        "count": row["n"],
                        "active": active,
                        "url": self.address.url(**{name: None if active else str(value)}),
                    }
                )
        return {"name": name, "label": title, "choices": choices}

    @staticmethod
    def _body_name(row):
        return Document(body=row["body"]).get_body_name()
