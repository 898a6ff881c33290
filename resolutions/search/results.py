"""A query's results: which documents, in which order, and which passages of them are shown.

Two steps, as a common word stands in hundreds of thousands of passages: at most `LIMIT` keys are fetched, and up to that
number all is exact and ranked. Beyond it the documents are walked in the order asked for until a page is full.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from math import sqrt

from django.core.exceptions import EmptyResultSet
from django.db import connection

from resolutions.models import Document

from .index import get_index
from .keys import DOCUMENT_BITS, document_of, place_of
from .query import Query

LIMIT = 10_000
# What a hit tells of what a document is about, by where it stands.
WEIGHTS = {"title": 100.0, "operative": 3.0, "preamble": 2.0, "footnote": 1.0}
# Documents looked at in one go while a page of a common word is being filled.
STRIDE = 100


@dataclass
class Matches:
    """Where a query's words stand: keys of passages by document; `complete` unless there are more than LIMIT.

    A document without keys has every word, but no two in one passage.
    """

    passages: dict[int, list[int]] = field(default_factory=dict)
    complete: bool = True

    @property
    def documents(self) -> list[int]:
        return list(self.passages)

    @property
    def total(self) -> int:
        """The number of passages."""
        return sum(len(keys) for keys in self.passages.values())

    def score(self, document: int) -> float:
        """How much of the document the words are; 0 where no passage has them all."""
        return sqrt(sum(WEIGHTS[place_of(key)] for key in self.passages[document]))


def find_matches(query: Query, documents=None) -> Matches:
    """Where the query's words stand in the documents (a queryset; None: in all). One statement, or two for several words."""
    found = Matches()
    inside, parameters = _inside(query, documents)
    if inside is None:
        return found
    sql, asked = get_index().matching(query.groups)
    keys = _column(f"SELECT id FROM ({sql}) AS hit WHERE {inside} LIMIT {LIMIT + 1}", [*asked, *parameters])
    if len(keys) > LIMIT:
        return Matches(complete=False)
    passages = defaultdict(list)
    for key in keys:
        passages[document_of(key)].append(key)
    found.passages = dict(passages)
    if len(query.groups) > 1:
        for document in _with_every_word(query, inside, parameters):
            found.passages.setdefault(document, [])
    return found


def _with_every_word(query: Query, inside: str, parameters: list) -> list[int]:
    """Documents that have a phrase of each group, be it in different passages."""
    parts, asked = [], []
    for group in query.groups:
        sql, own = get_index().matching([group])
        parts.append(f"SELECT id >> {DOCUMENT_BITS} AS document FROM ({sql}) AS hit WHERE {inside}")
        asked += [*own, *parameters]
    return _column(f"{' INTERSECT '.join(parts)} LIMIT {LIMIT}", asked)


def without_excluded(query: Query, documents):
    """The documents (a queryset) that have none of the query's excluded phrases."""
    if not query.excluded:
        return documents
    sql, asked = get_index().matching([tuple(query.excluded)])
    return documents.exclude(pk__among=_column(f"SELECT DISTINCT id >> {DOCUMENT_BITS} FROM ({sql}) AS hit", asked))


def _inside(query: Query, documents) -> tuple[str | None, list]:
    """(condition on a passage's `id`, its parameters): it belongs to these documents, which have no excluded phrase."""
    conditions, parameters = ["TRUE"], []
    if documents is not None:
        try:
            sql, own = documents.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return None, []
        conditions.append(f"id >> {DOCUMENT_BITS} IN ({sql})")
        parameters += own
    if query.excluded:
        sql, own = get_index().matching([tuple(query.excluded)])
        conditions.append(f"id >> {DOCUMENT_BITS} NOT IN (SELECT id >> {DOCUMENT_BITS} FROM ({sql}) AS other)")
        parameters += own
    return " AND ".join(conditions), parameters


def _column(sql: str, parameters: list) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [value for (value,) in cursor.fetchall()]


class Results:
    """The documents of a query in an order, to be taken by pages; `order` is what a queryset is ordered by."""

    def __init__(
        self, query: Query, documents, order, *, ranked: bool = False, matches: Matches | None = None, first=None
    ):
        self.query, self.order, self.documents = query, order, documents
        self.matches = matches
        self.complete = matches is None or matches.complete
        self._first = first
        self._keys = self._ordered(ranked) if matches is not None and matches.complete else None

    def _ordered(self, ranked: bool) -> list[int]:
        keys = list(
            self.documents.filter(pk__among=self.matches.documents).order_by(*self.order).values_list("pk", flat=True)
        )
        if ranked:
            keys.sort(key=self.matches.score, reverse=True)
        if self._first is not None:
            keys = [self._first, *(key for key in keys if key != self._first)]
        return keys

    def count(self) -> int:
        """The number of documents; where the words are too common to count them, LIMIT."""
        if not self.complete:
            return LIMIT
        return len(self._keys) if self._keys is not None else self.documents.count()

    def __len__(self):
        return self.count()

    def __getitem__(self, page: slice) -> list[int]:
        """Keys of the documents from one place to another."""
        if self._keys is not None:
            return self._keys[page]
        ordered = self.documents.order_by(*self.order).values_list("pk", flat=True)
        return list(ordered[page] if self.complete else islice(self._walk(ordered), page.start, page.stop))

    def _walk(self, ordered):
        """The documents that match, one after the other in their order."""
        index, at = get_index(), 0
        while keys := list(ordered[at : at + STRIDE]):
            yield from index.having(self.query.groups, keys)
            at += STRIDE

    def chunks(self, size: int):
        """All documents' keys, so many at a time."""
        if self.complete:
            for start in range(0, self.count(), size):
                yield self[start : start + size]
        else:
            walk = self._walk(self.documents.order_by(*self.order).values_list("pk", flat=True))
            while keys := list(islice(walk, size)):
                yield keys

    def rows(self, keys: list[int]) -> list[Document]:
        """The documents of these keys, with `cited_by`, in their order (one query)."""
        rows = Document.objects.with_cited_by().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]
