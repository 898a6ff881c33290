"""The list of documents: filtered, searched, sorted, counted, and the same rows as JSON and CSV."""

import csv

from django.core.paginator import Page, Paginator
from django.http import JsonResponse, StreamingHttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.citations.asked import read_asked
from resolutions.filters import SORTS, Address, DocumentFilter
from resolutions.models import Document
from resolutions.models.languages import reading_english
from resolutions.search.analyser import ANALYSER_VERSION
from resolutions.search.collection import get_collection, set_of
from resolutions.search.facets import read_facets
from resolutions.search.hits import hits_of, mark
from resolutions.search.indexing import state
from resolutions.search.results import LIMIT, Matches, Results, excluded_documents, find_matches

from .citing import place_name

PAGE_SIZE = 25
# Where words are too common to be counted, more pages would be walked through one by one.
MOST_PAGES_WALKED = 40


class DocumentListView(TemplateView):
    template_name = "documents/list.html"

    def get(self, request, *args, **kwargs):
        self.filters = DocumentFilter(request.GET)
        self.collection = get_collection()
        self.address = Address(request.path, request.GET)
        self.query = self.filters.query
        self._matches = {}
        self._look_at_index()
        self.results = results = self._results()
        if request.GET.get("format") == "csv":
            return csv_of(results)
        page = _page(results, request.GET.get("page"))
        documents = results.rows(list(page.object_list))
        facets = read_facets(self.filters, self.address, self.collection, self._documents_without)
        if request.GET.get("format") == "json":
            return JsonResponse(
                self._as_json(results, page, documents, facets), json_dumps_params={"ensure_ascii": False}
            )
        return self.render_to_response(
            self.get_context_data(results=results, page=page, documents=documents, facets=facets)
        )

    # --- what is asked ---

    def _look_at_index(self):
        """Nothing; a reader who searches an index that isn't whole is told so."""
        self.searchable = True
        if not (self.query.groups or self.query.excluded):
            return
        known = state()
        if known is None or known.analyser != ANALYSER_VERSION:
            self.searchable = False
            self.filters.problems.append(_("The full text can't be searched now: its index has to be built again."))
        elif not known.complete:
            self.filters.problems.append(_("The index of the full text is being built; some documents may be missing."))

    def _results(self) -> Results:
        named = self._named_document()
        self.sort = self._sort()
        documents, order = self._narrowed(None), SORTS[self.sort][1]
        if not self.query.groups:
            return Results(self.query, self.collection, documents, order)
        return Results(
            self.query, self.collection, documents, order,
            ranked=self.sort == "relevance", matches=self._matching(), first=named.pk if named else None,
        )  # fmt: skip

    def _narrowed(self, without: str | None) -> int:
        """The set of documents under all filters but one, those left out that have a word which none may have."""
        documents = self.filters.narrow(self.collection, without) if self.searchable else 0
        return documents if self.query.groups else documents & ~self._excluded

    @cached_property
    def _excluded(self) -> int:
        return excluded_documents(self.query, self.collection.common) if self.searchable else 0

    def _sort(self) -> str:
        usual = "relevance" if self.query.groups else "date"
        chosen = self.request.GET.get("sort", "") or usual
        if chosen not in SORTS:
            self.filters.problems.append(_("“%(value)s” is no order of the list.") % {"value": chosen[:50]})
            chosen = usual
        return chosen if chosen != "relevance" or self.query.groups else "date"

    def _named_document(self) -> Document | None:
        """The document of a query that is a symbol, where it is among those that the filters leave."""
        self.symbol = read_asked(self.filters.typed) if self.filters.typed else None
        self.named = Document.objects.at(self.symbol.path) if self.symbol else None
        return self.named if self.named and self._narrowed(None) >> self.named.pk & 1 else None

    def _matching(self, without: str | None = None) -> Matches:
        """Matches under all filters but one; where they can be counted, those that the filters leave out may be among them."""
        if not self.filters.chosen.get(without):
            without = None
        if without not in self._matches:
            self._matches[without] = self._find_matches(without)
        return self._matches[without]

    def _find_matches(self, without: str | None) -> Matches:
        if not self.searchable:
            return Matches()
        documents = self._narrowed(without)
        matches = self._everywhere
        if not matches.complete and documents != self.collection.held:
            matches = find_matches(self.query, self.collection.keys_of(documents), self.collection.common)
        if self.filters.holding != "yes" and matches.complete:
            # What isn't held has no text: its symbol and title are all that can be looked through.
            cited_only = self.collection.queryset(documents & ~self.collection.held)
            cited = {key: [] for key in cited_only.cited_only_with(self.filters.typed)}
            matches = Matches(cited | matches.passages, scores=matches.scores)
        return matches

    @cached_property
    def _everywhere(self) -> Matches:
        return find_matches(self.query, None, self.collection.common)

    def _documents_without(self, name: str) -> tuple[int, bool]:
        """(set of documents, exact) that a facet counts."""
        if not self.query.groups:
            return self._narrowed(name), True
        matches = self._matching(name)
        if not matches.complete:
            return self._narrowed(name), False
        if not self.filters.chosen[name]:
            return self.results.documents, True
        named = [self.named.pk] if self.named else []
        return self._narrowed(name) & set_of([*matches.passages, *named]), True

    # --- what is answered ---

    def get_context_data(self, *, results, page, documents, facets):
        self._show_hits(documents)
        address, total = self.address, page.paginator.count
        return super().get_context_data(
            filter=self.filters,
            q=self.filters.typed,
            documents=documents,
            page_obj=page,
            total=total,
            complete=results.complete,
            limit=LIMIT,
            passages=results.passages,
            several=len(self.query.groups) > 1,
            problems=self.filters.problems,
            active=[
                {"name": name, "label": label, "value": value, "remove_url": address.without_value(name, typed)}
                for name, typed, label, value in self.filters.active()
            ],
            clear_url=address.path,
            facets=facets,
            sorts=[
                {"label": label, "url": address.url(sort=name), "active": name == self.sort}
                for name, (label, _order) in SORTS.items()
                if name != "relevance" or (self.query.groups and results.complete)
            ],
            carried=address.fields("q"),
            carried_filters=address.fields("held"),
            csv_url=address.url(format="csv"),
            json_url=address.url(format="json"),
            held_no_url=address.url(held="no"),
            previous_url=address.url(page=page.previous_page_number()) if page.has_previous() else None,
            next_url=address.url(page=page.next_page_number()) if page.has_next() else None,
            asked_symbol=self.symbol,
            named=self.named if self.named and self.named not in documents else None,
            cites_url=Address(address.path, {"cites": str(self.symbol)}).url() if self.symbol else None,
        )

    def _show_hits(self, documents: list[Document]):
        """Nothing; each document has `title_html`, `url` and, where words were asked for, `hits` with addresses."""
        found = hits_of(self.query, documents, self._matching()) if self.query.groups and self.searchable else {}
        for document in documents:
            title = document.get_title()
            document.title_html = mark(title, self.query.spans(title, "title"))
            document.title_language = "en" if title == document.title_en and title != document.title else "zh"
            page = Address(document.get_absolute_url(), {"q": self.filters.typed} if document.pk in found else {})
            document.url, document.hits = page.url(), found.get(document.pk)
            for hit in document.hits.shown if document.hits else []:
                language = hit.language
                own = {} if language == ("en" if reading_english() else "zh") else {"lang": language}
                hit.where = place_name(hit)
                hit.url = f"{page.url(**own)}#{hit.anchor}"

    def _as_json(self, results, page, documents, facets):
        self._show_hits(documents)
        return {
            "count": page.paginator.count,
            "exact": results.complete,
            "results": [as_result(document) for document in documents],
            "next": self.address.url(page=page.next_page_number(), format="json") if page.has_next() else None,
            "facets": {
                facet["name"]: [
                    {"value": choice["value"], "label": choice["label"], "count": choice["count"]}
                    for choice in facet["choices"]
                ]
                for facet in facets
            },
            "problems": [str(problem) for problem in self.filters.problems],
        }


def _page(results: Results, number: str | None) -> Page:
    """The page of this number, or the one nearest to it."""
    if results.complete:
        return Paginator(results, PAGE_SIZE).get_page(number)
    wanted = int(number[:9]) if number and number.isdecimal() else 1
    return WalkedPage(results, min(max(wanted, 1), MOST_PAGES_WALKED))


class WalkedPage(Page):
    """A page of results that can't be counted: whether another follows is seen when one document more is found."""

    def __init__(self, results: Results, number: int):
        keys = results[(number - 1) * PAGE_SIZE : number * PAGE_SIZE + 1]
        super().__init__(keys[:PAGE_SIZE], number, Paginator(results, PAGE_SIZE))
        self._more = len(keys) > PAGE_SIZE and number < MOST_PAGES_WALKED

    def has_next(self):
        return self._more

    def next_page_number(self):
        return self.number + 1

    def previous_page_number(self):
        return self.number - 1


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


def as_result(document: Document) -> dict:
    """A row of the JSON list; where words were asked for, `hits` are its best passages, the words in <mark>."""
    row = as_row(document)
    if document.hits:
        row["hits"] = [
            {"place": hit.place, "anchor": hit.anchor, "html": str(hit.html), "url": hit.url}
            for hit in document.hits.shown
        ]
    return row


def csv_of(results: Results) -> StreamingHttpResponse:
    """All rows of a list as CSV, streamed; cells that a spreadsheet would take for formulas are disarmed."""

    class Echo:
        def write(self, value):
            return value

    def rows():
        writer = csv.writer(Echo())
        yield writer.writerow(["symbol", "title", "kind", "session", "date", "url"])
        for keys in results.chunks(500):
            for document in results.rows(keys):
                cells = [("" if value is None else str(value)) for value in as_row(document).values()]
                yield writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in cells])

    response = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="documents.csv"'
    return response
