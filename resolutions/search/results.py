"""A query's results: which documents, in which order, and which passages of them are shown.

Two steps, as a common word stands in hundreds of thousands of passages: at most `LIMIT` keys are fetched, and up to that
number all is exact and ranked. Beyond it the documents are walked in the order asked for until a page is full.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from django.db import connection

from resolutions.models import Document
from resolutions.models.lookups import as_parameter

from .collection import Collection, set_of
from .index import get_index
from .keys import DOCUMENT_BITS, PLACES, POSITION_BITS
from .query import Query

LIMIT = 10_000
# What a hit tells of what a document is about, by where it stands.
WEIGHTS = {"title": 100.0, "operative": 3.0, "preamble": 2.0, "footnote": 1.0}
_WEIGHTS = [WEIGHTS[place] for place in PLACES]
# Documents looked at in one go while a page of a common word is being filled.
STRIDE = 100
# As many documents are asked for a common word one by one sooner than all its passages are gone through.
FEW = 2_000


@dataclass
class Matches:
    """Where a query's words stand: keys of passages by document; `complete` unless there are more than LIMIT.

    A document without keys has every word, but no two in one passage.
    """

    passages: dict[int, list[int]] = field(default_factory=dict)
    complete: bool = True
    # Where it isn't complete: so many documents match at least.
    at_least: int = 0
    # How much of each document the words are: what it is ranked by.
    scores: Counter = field(default_factory=Counter)

    @property
    def documents(self) -> list[int]:
        return list(self.passages)


def find_matches(query: Query, documents: list[int] | None = None) -> Matches:
    """Where the query's words stand in the documents of these keys (None: in all)."""
    few = documents if documents is not None and len(documents) <= FEW else None
    keys = _keys(query, documents, few)
    if len(keys) > LIMIT and query.excluded:
        keys = _keys(query, documents, few, _without_excluded(query))
    if len(keys) > LIMIT:
        return Matches(complete=False, at_least=len({key >> DOCUMENT_BITS for key in keys}))
    found = Matches(defaultdict(list))
    for key in keys:
        found.passages[document := key >> DOCUMENT_BITS].append(key)
        found.scores[document] += _WEIGHTS[key >> POSITION_BITS & 7]
    found.passages = dict(found.passages)
    if len(query.groups) > 1:
        apart = _with_every_word(query, few, known=found.passages)
        if documents is not None and few is None:
            apart = list(set(apart).intersection(documents))
        if len(apart) > LIMIT:
            return Matches(complete=False, at_least=len(apart))
        found.passages |= {document: [] for document in apart}
    for document in _having(query.excluded, found.documents) if query.excluded else ():
        del found.passages[document]
    return found


def _keys(query: Query, documents, few: list[int] | None, condition: tuple[str, list] = ("TRUE", [])) -> list[int]:
    """Keys of passages with a phrase of each group, LIMIT and one at most."""
    if few is not None:
        return get_index().among(query.groups, few)[: LIMIT + 1]
    sql, parameters = get_index().matching(query.groups)
    inside, own = condition
    if documents is not None:
        among = "= ANY(%s)" if connection.vendor == "postgresql" else "IN (SELECT value FROM json_each(%s))"
        inside, own = f"{inside} AND id >> {DOCUMENT_BITS} {among}", [*own, as_parameter(documents, connection)]
    return _column(f"SELECT id FROM ({sql}) AS hit WHERE {inside} LIMIT {LIMIT + 1}", [*parameters, *own])


def _without_excluded(query: Query) -> tuple[str, list]:
    """(condition on a passage's `id`, its parameters): its document has none of the excluded phrases."""
    sql, parameters = get_index().matching([tuple(query.excluded)])
    return f"id >> {DOCUMENT_BITS} NOT IN (SELECT id >> {DOCUMENT_BITS} FROM ({sql}) AS other)", parameters


def _with_every_word(query: Query, few: list[int] | None, known) -> list[int]:
    """Documents (of the few, where they are given) not known yet that have a phrase of each group, in different passages."""
    found, common = None if few is None else set(few), []
    for group in query.groups:
        with_one = _documents_with(group)
        if with_one is None:
            common.append(group)
        else:
            found = with_one if found is None else found & with_one
    if found is None:
        # All words are common, and hardly ever in one passage.
        parts = [get_index().matching([group]) for group in query.groups]
        sql = " INTERSECT ".join(
            f"SELECT id >> {DOCUMENT_BITS} AS document FROM ({part}) AS hit" for part, _own in parts
        )
        found, common = {*_column(sql, [value for _part, own in parts for value in own])}, []
    left = sorted(found - known.keys())
    for group in common:
        left = get_index().having([group], left)
    return left


def _having(group, documents: list[int]) -> list[int]:
    """Those of the documents that have one of the group's phrases."""
    found = _documents_with(group)
    if found is None:
        return get_index().having([tuple(group)], documents)
    return [document for document in documents if document in found]


def _documents_with(group) -> set[int] | None:
    """All documents that have one of the phrases; None where these stand in more than LIMIT passages."""
    sql, asked = get_index().matching([tuple(group)])
    keys = _column(f"SELECT id FROM ({sql}) AS hit LIMIT {LIMIT + 1}", asked)
    return {key >> DOCUMENT_BITS for key in keys} if len(keys) <= LIMIT else None


def excluded_documents(query: Query) -> int:
    """The set of documents that have one of the query's excluded phrases."""
    if not query.excluded:
        return 0
    sql, asked = get_index().matching([tuple(query.excluded)])
    return set_of(_column(f"SELECT DISTINCT id >> {DOCUMENT_BITS} FROM ({sql}) AS hit", asked))


def _column(sql: str, parameters: list) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [value for (value,) in cursor.fetchall()]


class Results:
    """The documents of a query in an order, to be taken by pages: a set of the collection's, where words were asked for
    those of it that match.

    `order` is what a queryset is ordered by; None is newest first, and `ranked` is by what matches, then newest first.
    """

    def __init__(
        self,
        query: Query,
        collection: Collection,
        documents: int,
        order: list | None,
        *,
        ranked: bool = False,
        matches: Matches | None = None,
        first: int | None = None,
    ):
        self.query, self.collection, self.matches = query, collection, matches
        self.complete = matches is None or matches.complete
        counted = matches is not None and matches.complete
        own = {first} - {None}
        self.documents = documents & set_of([*matches.passages, *own]) if counted else documents
        self._order, self._ranked, self._first = order, ranked and counted, first if counted else None

    @cached_property
    def _ordered(self):
        """Keys of the documents in their order, in a list or a queryset."""
        if self._order is not None:
            keys = self.collection.queryset(self.documents)
            keys = keys.with_cited_by() if "-cited_by" in self._order else keys
            keys = keys.order_by(*self._order).values_list("pk", flat=True)
        else:
            keys = self.collection.keys_of(self.documents)
            if self._ranked:
                keys.sort(key=self.matches.scores.__getitem__, reverse=True)
        return keys if self._first is None else [self._first, *(key for key in keys if key != self._first)]

    @property
    def passages(self) -> int:
        """The number of passages that have every word; 0 where none were asked for, or too common ones."""
        if self.matches is None or not self.complete:
            return 0
        return sum(len(self.matches.passages.get(key, ())) for key in self.collection.keys_of(self.documents))

    def count(self) -> int:
        """The number of documents; where the words are too common to count them, how many there are at least."""
        return self.documents.bit_count() if self.complete else self.matches.at_least

    def __len__(self):
        return self.count()

    def __getitem__(self, page: slice) -> list[int]:
        """Keys of the documents from one place to another."""
        return list(self._ordered[page] if self.complete else islice(self._walk(), page.start, page.stop))

    def _walk(self):
        """The documents that match, one after the other in their order."""
        at, size = 0, STRIDE
        while keys := list(self._ordered[at : at + size]):
            for start in range(0, len(keys), STRIDE):
                yield from self._matching(keys[start : start + STRIDE])
            # Whatever the order costs, it is paid a few times only.
            at, size = at + size, size * 4

    def _matching(self, keys: list[int]) -> list[int]:
        """Those of the documents that have every word and none of the excluded ones."""
        index = get_index()
        for group in self.query.groups:
            keys = index.having([group], keys)
        excluded = set(index.having([tuple(self.query.excluded)], keys)) if self.query.excluded else ()
        return [key for key in keys if key not in excluded]

    def chunks(self, size: int):
        """All documents' keys, so many at a time."""
        if self.complete:
            for start in range(0, self.count(), size):
                yield self[start : start + size]
        else:
            walk = self._walk()
            while keys := list(islice(walk, size)):
                yield keys

    def rows(self, keys: list[int]) -> list[Document]:
        """The documents of these keys, with `cited_by`, in their order (one query)."""
        rows = Document.objects.with_cited_by().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]
