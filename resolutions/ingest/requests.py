"""Requests for reports into rows, and the later texts that answer them."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q

from resolutions.comparing import requests
from resolutions.models import Citation, Document, Paragraph, Relation, ReportRequest

# Sessions after which a report that was due is still taken for the answer.
LATE = 3
# Documents whose paragraphs are read at a time.
CHUNK = 100


class AskingParagraph(NamedTuple):
    """What tells of a paragraph whether and when it asks for a report."""

    pk: int
    kind: str
    words: str
    language: str
    document: int
    session: int | None


def paragraphs_of(documents: list[int]) -> list[AskingParagraph]:
    """The documents' paragraphs in all languages (one query)."""
    rows = Paragraph.objects.filter(text__document__in=documents).order_by("text", "position")
    columns = ("pk", "kind", "words", "text__language", "text__document", "text__document__session")
    return [AskingParagraph(*row) for row in rows.values_list(*columns)]


def find_requests(paragraphs: list[AskingParagraph]):
    """Nothing; the requests of the paragraphs are stored anew (two statements). Texts of one document in several
    languages ask once, in the first of them."""
    ReportRequest.objects.filter(paragraph__pk__among=[paragraph.pk for paragraph in paragraphs]).delete()
    first: dict[int, str] = {}
    for paragraph in paragraphs:
        language = paragraph.language
        first[paragraph.document] = "zh" if "zh" in (language, first.get(paragraph.document)) else language
    ReportRequest.objects.bulk_create(
        ReportRequest(
            paragraph_id=paragraph.pk, start=found.start, end=found.end, who=found.who[:100], due_session=found.session
        )
        for paragraph in paragraphs
        if paragraph.kind != Paragraph.Kind.PREAMBULAR
        and paragraph.session
        and paragraph.language == first[paragraph.document]
        for found in requests.find_report_requests(paragraph.words, paragraph.language)
        if 0 <= found.session - paragraph.session <= 20
    )


def find_answers(keys: set[int]):
    """Nothing; requests of the documents, and of those before them in their series, know their answers: the first later
    text of the series, at the session when the report was due or soon after, that takes up a report of who was asked."""
    later = defaultdict(list)
    links = Relation.objects.previous().filter(related__isnull=False).values_list("related", "document")
    for related, document in links:
        later[related].append(document)
    asking = keys | {related for related, documents in later.items() if keys & set(documents)}
    asked = list(
        ReportRequest.objects.filter(paragraph__text__document__in=asking).select_related("paragraph__text__document")
    )
    chains = {request.paragraph.text.document_id: [] for request in asked}
    for key, chain in chains.items():
        front = [key]
        while front and len(chain) < 50:
            front = [document for before in front for document in later[before] if document not in chain]
            chain += front
    taken = _taken_up({key for chain in chains.values() for key in chain})
    for request in asked:
        request.answer = request.report = None
        for key in chains[request.paragraph.text.document_id]:
            answer = next(
                (
                    (paragraph, report)
                    for session, who, paragraph, report in taken[key]
                    if request.due_session <= session <= request.due_session + LATE
                    and requests.same_office(request.who, who)
                    and (report is None or report.session is None or report.session >= request.due_session)
                ),
                None,
            )
            if answer:
                request.answer, request.report = answer
                break
    ReportRequest.objects.bulk_update(asked, ["answer", "report"], batch_size=500)


def _taken_up(keys: set[int]) -> dict[int, list[tuple[int, str, Paragraph, Document | None]]]:
    """Document → (its session, whose report, the paragraph, the report where its footnote names it); two queries for
    each hundred documents."""
    taken, ordered = defaultdict(list), sorted(keys)
    for chunk in (ordered[n : n + CHUNK] for n in range(0, len(ordered), CHUNK)):
        paragraphs = (
            Paragraph.objects.filter(text__document__in=chunk, text__document__session__isnull=False)
            .filter(Q(words__contains="报告") | Q(words__contains="report"))
            .select_related("text__document")
            .defer("text__record")
            .order_by("text", "position")
        )
        considered = [
            (paragraph, found)
            for paragraph in paragraphs
            for found in requests.find_considered(paragraph.words, paragraph.text.language)
        ]
        citations = defaultdict(list)
        texts = {paragraph.text_id for paragraph, _found in considered}
        for citation in Citation.objects.filter(text__in=texts, target__isnull=False).select_related(
            "footnote", "target"
        ):
            citations[citation.text_id].append(citation)
        for paragraph, found in considered:
            report = _report(paragraph, found, citations[paragraph.text_id])
            taken[paragraph.text.document_id].append((paragraph.text.document.session, found.who, paragraph, report))
    return taken


def _report(paragraph: Paragraph, found: requests.Considered, citations: list[Citation]) -> Document | None:
    """The document that a footnote called at the words, or the words themselves, name; no resolution or decision."""
    marks = {note["mark"] for note in paragraph.notes if found.start <= note["offset"] <= found.end + 2}
    for citation in citations:
        at_note = citation.footnote and citation.footnote.mark in marks
        in_words = citation.paragraph_id == paragraph.pk and found.start <= citation.start <= found.end + 2
        if (at_note or in_words) and citation.target.kind not in ("resolution", "decision"):
            return citation.target
    return None
