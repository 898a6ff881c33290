"""A matter through the sessions: its texts, who sponsored each, and every paragraph's line of descent."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from resolutions.comparing.series import Line, Step, trace
from resolutions.filters import Address
from resolutions.models import AgendaThread, Document, Paragraph, Relation, Sponsorship
from resolutions.models.languages import Language, reading_english

from .compare import find_document
from .comparing import one_html, units_of
from .sponsors import sponsors_through

SUMMARY = 46


class SeriesView(View):
    """The series of a document, or of an agenda thread. A draft's is that of the resolution adopted on it."""

    def get(self, request, path):
        thread = AgendaThread.objects.filter(slug=path).first()
        if thread:
            return ThreadSeries.as_view()(request, thread=thread)
        document = find_document(path)
        if document is None or not document.held:
            raise Http404(path)
        adopted = Relation.objects.drafts().filter(related=document).select_related("document").first()
        query = request.META.get("QUERY_STRING")
        wanted = adopted.document if adopted else document
        if wanted.path != path:
            return redirect(f"{request.path.removesuffix(f'{path}/')}{wanted.path}/" + (f"?{query}" if query else ""))
        return OneSeries.as_view()(request, documents=Relation.objects.series_of(document), of=document)


class ThreadSeries(TemplateView):
    """The series of an agenda thread: one is shown, of several a list."""

    template_name = "series/thread.html"

    def get(self, request, thread):
        held = list(Document.objects.held().filter(agenda_items__thread=thread).distinct().order_by("session", "pk"))
        links = Relation.objects.filter(Q(document__in=held) | Q(related__in=held), related__isnull=False)
        groups = _grouped(held, links.values_list("document", "related"))
        if len(groups) == 1 and len(groups[0]) > 1:
            return OneSeries.as_view()(
                request, documents=Relation.objects.series_of(groups[0][-1]), of=groups[0][-1], thread=thread
            )
        return self.render_to_response(self.get_context_data(thread=thread, groups=groups))


def _grouped(documents: list[Document], links) -> list[list[Document]]:
    """The documents in groups of those linked, directly or through others."""
    beside = defaultdict(set)
    for one, other in links:
        beside[one].add(other)
        beside[other].add(one)
    group: dict[int, int] = {}
    for document in documents:
        reached = [] if document.pk in group else [document.pk]
        while reached:
            key = reached.pop()
            if group.setdefault(key, document.pk) == document.pk:
                reached.extend(beside.pop(key, ()))
    rows = defaultdict(list)
    for document in documents:
        rows[group[document.pk]].append(document)
    return list(rows.values())


@dataclass
class Column:
    """A text of the series: with what it goes back to, what was changed in all, who sponsored it."""

    document: Document
    relation: Relation | None
    drafts: list[Document]
    sponsors: list[Sponsorship]
    title: str = ""
    new_title: bool = False
    compare_with: Document | None = None


class OneSeries(TemplateView):
    template_name = "series/series.html"

    def get(self, request, documents, of, thread=None):
        rows = [d for d in documents if d.kind in ("resolution", "draft_resolution", "decision")] or [of]
        language, columns, texts, previous = self._read(rows)
        lines = trace(texts, previous)
        if request.GET.get("format") == "json":
            return JsonResponse(as_json(columns, lines, language), json_dumps_params={"ensure_ascii": False})
        only = request.GET.get("show") == "changes"
        address = Address(request.path, request.GET.dict())
        shown = [ShownLine(n, line, columns) for n, line in enumerate(lines, 1)]
        return self.render_to_response(
            self.get_context_data(
                of=of,
                thread=thread,
                columns=columns,
                lines=[line for line in shown if line.changes or not only],
                total=len(lines),
                language=language,
                missing=len(rows) - len(columns),
                choices=[
                    {"label": _("All paragraphs"), "url": address.url(show=None), "active": not only},
                    {"label": _("Only those that changed"), "url": address.url(show="changes"), "active": only},
                ],
                json_url=address.url(format="json"),
                **sponsors_through([(column.document, column.sponsors) for column in columns]),
            )
        )

    def _read(self, documents):
        """(language, columns, their units, place of the text before each or None); five queries."""
        paragraphs = defaultdict(lambda: defaultdict(list))
        rows = Paragraph.objects.filter(text__document__in=documents).order_by("position")
        for row in rows.select_related("text").defer("text__record"):
            paragraphs[row.text.language][row.text.document_id].append(row)
        wanted = [self.request.GET.get("lang"), "en" if reading_english() else "zh"]
        language = max(
            paragraphs or ["zh"],
            key=lambda code: (
                code == wanted[0],
                len(paragraphs[code]),
                code == wanted[1],
                -Language.values.index(code),
            ),
        )
        texts = paragraphs[language]
        relations = {
            r.document_id: r
            for r in Relation.objects.previous()
            .filter(document__in=documents, related__isnull=False)
            .select_related("related")
        }
        drafts = defaultdict(list)
        for relation in (
            Relation.objects.drafts().filter(document__in=documents, related__isnull=False).select_related("related")
        ):
            drafts[relation.document_id].append(relation.related)
        sponsors = defaultdict(list)
        of_draft = {draft.pk: key for key, found in drafts.items() for draft in found}
        names = Sponsorship.objects.filter(document__in=[*documents, *of_draft]).select_related("state")
        for sponsorship in names.order_by("document", "position"):
            sponsors[of_draft.get(sponsorship.document_id, sponsorship.document_id)].append(sponsorship)
        columns, previous, place = [], [], {}
        for document in documents:
            if document.pk not in texts:
                continue
            before, seen = document.pk, set()
            while before not in place and before not in seen and (relation := relations.get(before)):
                seen.add(before)
                before = relation.related_id
            known = before in place
            base = columns[place[before]] if known else None
            title = {"zh": document.title, "en": document.title_en}.get(language) or document.get_title()
            columns.append(
                Column(
                    document,
                    relations.get(document.pk),
                    drafts[document.pk],
                    list({(s.state_id or s.name): s for s in sponsors[document.pk]}.values()),
                    title,
                    bool(base and base.title != title),
                    base.document if base else None,
                )
            )
            previous.append(place[before] if known else None)
            place[document.pk] = len(columns) - 1
        return language, columns, [units_of(texts[c.document.pk]) for c in columns], previous


SIGNS = {"entered": "+", "kept": "=", "counters": "≈", "changed": "≠", "gone": "×", "merged": "⤴"}


def status_name(status: str) -> str:
    """A step's status in the reader's words."""
    return {
        "entered": _("entered"),
        "kept": _("kept"),
        "counters": _("only numbers tick on"),
        "changed": _("changed"),
        "gone": _("gone"),
        "merged": _("merged into another"),
    }[status]


class ShownLine:
    """A line of descent as a row of the table."""

    def __init__(self, number: int, line: Line, columns: list[Column]):
        self.number, self.last = number, line.last
        self.heading = self.last.unit.kind == "heading"
        self.cells = [self._cell(line, n, column) for n, column in enumerate(columns)]
        self.wordings = [self._wording(step, columns) for step in line.wordings]
        self.changes = (
            sum(step.status == "changed" for step in line.steps.values()) + len(line.left) + (line.first.column > 0)
        )
        words = self.last.unit.words
        self.opening = words if len(words) <= SUMMARY else f"{words[:SUMMARY]}…"
        self.summary = (
            ngettext("%(n)s change", "%(n)s changes", self.changes) % {"n": self.changes} if self.changes else ""
        )

    @staticmethod
    def _cell(line: Line, n: int, column: Column) -> dict:
        step = line.steps.get(n)
        status = step.status if step else line.left.get(n, "")
        return {
            "status": status,
            "sign": SIGNS.get(status, ""),
            "name": status_name(status) if status else "",
            "moved": bool(step and step.moved),
            "label": step.unit.number if step else "",
            "url": f"{column.document.get_absolute_url()}#{step.unit.anchor}" if step else "",
        }

    @staticmethod
    def _wording(step: Step, columns: list[Column]) -> dict:
        html = one_html(step.pieces, counters=True) if step.pieces else step.unit.words
        return {"document": columns[step.column].document, "name": status_name(step.status), "html": html, "step": step}


def as_json(columns: list[Column], lines: list[Line], language: str) -> dict:
    """The series as plain values: its texts, and each line's steps by symbol or address."""
    return {
        "language": language,
        "texts": [
            {
                "symbol": column.document.symbol,
                "url": column.document.get_absolute_url(),
                "session": column.document.session,
                "title": column.title,
                "previous": column.relation.related.symbol if column.relation else None,
                "reasons": column.relation.reasons if column.relation else [],
                "sponsors": [s.state_id or s.name for s in column.sponsors],
            }
            for column in columns
        ],
        "lines": [
            {
                "steps": [
                    {
                        "text": n,
                        "status": step.status,
                        "moved": step.moved,
                        "id": step.unit.anchor,
                        "number": step.unit.number or None,
                        "words": step.unit.words,
                    }
                    for n, step in sorted(line.steps.items())
                ],
                "left": [{"text": n, "status": status} for n, status in sorted(line.left.items())],
            }
            for line in lines
        ],
    }
