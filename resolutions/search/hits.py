"""The hits of a query as a page shows them: words marked, shortened around the first hit, with where they stand."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from resolutions.models import Document, Footnote, Paragraph, Passage

from .index import get_index
from .indexing import is_usable
from .keys import document_of, place_of
from .query import Query

PASSAGES_SHOWN = 3
# Characters of a passage that are shown, and those before its first hit.
SHOWN, BEFORE = 170, 45
# Of a passage's part, what tells where it stands.
PARTS = {"paragraph": ("anchor", "kind", "number", "level"), "footnote": ("anchor", "mark")}
COLUMNS = ["id", "words", "text__language", *(f"{name}__{c}" for name, columns in PARTS.items() for c in columns)]
ORDER = ["operative", "preamble", "footnote", "title"]


@dataclass
class Hit:
    """A passage as the list of results shows it; `anchor` is its place in the document's page."""

    place: str
    html: SafeString
    language: str
    paragraph: Paragraph | None
    footnote: Footnote | None

    @property
    def anchor(self) -> str:
        part = self.paragraph or self.footnote
        return part.anchor if part else ("main" if self.place == "title" else "head")


@dataclass
class DocumentHits:
    """A document's best hits, and how many more passages of it have one."""

    shown: list[Hit]
    more: int


def hits_of(query: Query, documents: list[Document], matches=None) -> dict[int, DocumentHits]:
    """Document's key → its hits, those that have every word first. Two statements; one where the matches are all hits."""
    asked = [document.pk for document in documents]
    if matches and matches.complete and len(query.groups) == 1:
        keys = {document: list(matches.passages[document]) for document in asked if matches.passages.get(document)}
    else:
        keys = defaultdict(list)
        for key in get_index().among([tuple(query.wanted)], asked):
            keys[document_of(key)].append(key)
    best, more = {}, {}
    for document, own in keys.items():
        whole = set(matches.passages.get(document, [])) if matches else set()
        own.sort(key=lambda key: (key not in whole, ORDER.index(place_of(key)), key))
        # The title stands above the passages, marked as they are.
        best[document] = [key for key in own if place_of(key) != "title"][:PASSAGES_SHOWN]
        more[document] = len([key for key in own if place_of(key) != "title"]) - len(best[document])
    shown = [key for own in best.values() for key in own]
    found = {row["id"]: row for row in Passage.objects.filter(id__among=shown).values(*COLUMNS)}
    return {
        document: DocumentHits([_hit(query, found[key]) for key in own if key in found], more[document])
        for document, own in best.items()
    }


def _hit(query: Query, row: dict) -> Hit:
    place, words = place_of(row["id"]), row["words"]
    parts = {name: {c: row[f"{name}__{c}"] for c in columns} for name, columns in PARTS.items()}
    return Hit(
        place,
        snippet(words, query.spans(words, place)),
        row["text__language"],
        Paragraph(**parts["paragraph"]) if row["paragraph__anchor"] else None,
        Footnote(**parts["footnote"]) if row["footnote__anchor"] else None,
    )


def mark(words: str, spans, start: int = 0, end: int | None = None) -> SafeString:
    """The words from `start` to `end`, escaped, with <mark> around what lies in the spans."""
    end = len(words) if end is None else end
    pieces, at = [], start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        pieces += [conditional_escape(words[at:first]), format_html("<mark>{}</mark>", words[first:last])]
        at = last
    pieces.append(conditional_escape(words[at:end]))
    return mark_safe("".join(pieces))


def snippet(words: str, spans) -> SafeString:
    """The words around the first hit with every hit marked; dots stand where words were left out."""
    first = spans[0][0] if spans else 0
    start = 0 if first <= BEFORE + 10 or len(words) <= SHOWN else first - BEFORE
    end = len(words) if len(words) <= start + SHOWN + 10 else start + SHOWN
    end = next((last for begin, last in spans if begin < end < last), end)
    # A word of letters isn't cut.
    while 0 < start < first and words[start - 1].isascii() and words[start - 1].isalnum() and words[start].isalnum():
        start += 1
    while end < len(words) and words[end - 1].isascii() and words[end - 1].isalnum() and words[end].isalnum():
        end += 1
    return format_html("{}{}{}", "…" if start else "", mark(words, spans, start, end), "…" if end < len(words) else "")


def titles_with(query: Query, most: int) -> list[Document]:
    """Some documents whose titles match (a statement, and one for the documents); none where no index can be asked."""
    if not query.groups or not is_usable():
        return []
    sql, asked = get_index().matching(query.groups)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM ({sql}) AS hit LIMIT %s", [*asked, most * 4])
        documents = {document_of(key) for (key,) in cursor.fetchall()}
    return list(Document.objects.filter(pk__in=documents)[:most])
