"""A query's results: which documents, in which order, and which passages of them are shown.

Two steps, as a common word stands in hundreds of thousands of passages: at most `LIMIT` keys are fetched, and up to that
number all is exact and ranked. Beyond it the documents are walked in the order asked for until a page is full.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import islice
from operator import and_

from django.db import connection
from django.db.models import Max

from resolutions.models import Document, Passage
from resolutions.models.lookups import any_of, as_parameter

from .collection import Collection, CommonWords, keys_in, set_of
from .index import get_index
from .keys import DOCUMENT_BITS, PLACES, POSITION_BITS, place_of
from .query import Query, spans_of

LIMIT = 10_000
# What a hit tells of what a document is about, by where it stands.
WEIGHTS = {"title": 100.0, "operative": 3.0, "preamble": 2.0, "footnote": 1.0}
_WEIGHTS = [WEIGHTS[place] for place in PLACES]
# Documents looked at in one go while a page of a common word is being filled.
STRIDE = 100
# As many documents are asked for a common word one by one sooner than all its passages are gone through.
FEW = 2_000
# To ask one document costs as much as to go through so many passages.
PASSAGES_A_DOCUMENT = 80


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


def find_matches(query: Query, documents: list[int] | None = None, common: CommonWords | None = None) -> Matches:
    """Where the query's words stand in the documents of these keys (None: in all).

    `common` is where the documents that have a common word are looked up and kept.
    """
    common = CommonWords() if common is None else common
    few = documents if documents is not None and len(documents) <= FEW else None
    everywhere = documents is None and not query.excluded
    told = ("at least", get_index().expression(query.groups))
    if everywhere and told in common:
        return Matches(complete=False, at_least=common[told])
    keys = _keys(query, documents, few)
    if len(keys) > LIMIT and query.excluded:
        keys = _keys(query, documents, few, _without_excluded(query))
    if len(keys) > LIMIT:
        at_least = len({key >> DOCUMENT_BITS for key in keys})
        if everywhere:
            common[told] = at_least
        return Matches(complete=False, at_least=at_least)
    found = Matches(defaultdict(list))
    for key in keys:
        found.passages[document := key >> DOCUMENT_BITS].append(key)
        found.scores[document] += _WEIGHTS[key >> POSITION_BITS & 7]
    found.passages = dict(found.passages)
    if len(query.groups) > 1:
        apart = _with_every_word(query, few, common, known=found.passages)
        if documents is not None and few is None:
            apart = list(set(apart).intersection(documents))
        if len(apart) > LIMIT:
            return Matches(complete=False, at_least=len(apart))
        found.passages |= {document: [] for document in apart}
    if query.excluded:
        for document in _having(query.excluded, _spread(query.excluded, common), found.documents, common):
            del found.passages[document]
    return found


def _keys(query: Query, documents, few: list[int] | None, condition: tuple[str, list] = ("TRUE", [])) -> list[int]:
    """Keys of passages with a phrase of each group, LIMIT and one at most."""
    if few is not None:
        return get_index().among(query.groups, few)[: LIMIT + 1]
    inside, own = condition
    if documents is not None:
        inside, own = (
            f"{inside} AND id >> {DOCUMENT_BITS} {any_of(connection)}",
            [*own, as_parameter(documents, connection)],
        )
    return _passages_with(query.groups, inside, own)


def _passages_with(groups, inside: str = "TRUE", parameters: Iterable = ()) -> list[int]:
    """Keys of passages with a phrase of each group that meet a condition on their `id`; LIMIT and one at most."""
    index = get_index()
    if (candidates := index.candidates(groups)) is not None:
        words_of = (
            f"SELECT id, words FROM {Passage._meta.db_table} WHERE id {any_of(connection)} AND {inside} ORDER BY id"
        )
        read = _rows(words_of, [as_parameter(candidates, connection), *parameters])
        return [key for key, words in read if all(spans_of(group, words, place_of(key)) for group in groups)]
    sql, asked = index.matching(groups)
    return _column(f"SELECT id FROM ({sql}) AS hit WHERE {inside} LIMIT {LIMIT + 1}", [*asked, *parameters])


def _without_excluded(query: Query) -> tuple[str, list]:
    """(condition on a passage's `id`, its parameters): its document has none of the excluded phrases."""
    sql, parameters = get_index().matching([tuple(query.excluded)])
    return f"id >> {DOCUMENT_BITS} NOT IN (SELECT id >> {DOCUMENT_BITS} FROM ({sql}) AS other)", parameters


@dataclass
class Spread:
    """The set of `documents` that have one of a group's phrases, or None where these are too common to be read at once,
    and stand in about so many `passages`."""

    documents: int | None
    passages: int = 0


def _with_every_word(query: Query, few: list[int] | None, common: CommonWords, known: Container[int]) -> list[int]:
    """Documents (of the few, where they are given) not known yet that have a phrase of each group, in different passages."""
    spreads = [(group, _spread(group, common)) for group in query.groups]
    whole = [spread.documents for _group, spread in spreads if spread.documents is not None]
    if few is not None:
        whole.append(set_of(few))
    elif not whole:
        # All words are common, and hardly ever in one passage.
        whole = [_documents_with(group, common) for group in query.groups]
        spreads = []
    left = [key for key in keys_in(reduce(and_, whole)) if key not in known]
    for group, spread in spreads:
        left = left if spread.documents is not None else _having(group, spread, left, common)
    return left


def _having(group, spread: Spread, documents: list[int], common: CommonWords) -> list[int]:
    """Those of the documents that have one of the group's phrases."""
    found = spread.documents
    if found is None and spread.passages > PASSAGES_A_DOCUMENT * len(documents):
        return get_index().having([tuple(group)], documents)
    return keys_in(set_of(documents) & (_documents_with(group, common) if found is None else found))


def _spread(group, common: CommonWords) -> Spread:
    if (kept := common.get(("documents", get_index().expression([group])))) is not None:
        return Spread(kept)
    keys = _passages_with([group])
    if len(keys) <= LIMIT:
        return Spread(set_of(key >> DOCUMENT_BITS for key in keys))
    # They come in the order of documents: what lies behind the last one has as many more.
    last = Document.objects.aggregate(last=Max("pk"))["last"]
    return Spread(None, len(keys) * last // max(1, max(keys) >> DOCUMENT_BITS))


def _documents_with(group, common: CommonWords) -> int:
    """The set of all documents that have one of the phrases, however common."""
    kept = ("documents", get_index().expression([group]))
    if kept not in common:
        sql, asked = get_index().matching([group])
        common[kept] = set_of(_column(f"SELECT DISTINCT id >> {DOCUMENT_BITS} FROM ({sql}) AS hit", asked))
    return common[kept]


def excluded_documents(query: Query, common: CommonWords) -> int:
    """The set of documents that have one of the query's excluded phrases."""
    return _documents_with(query.excluded, common) if query.excluded else 0


def _column(sql: str, parameters: list) -> list:
    return [value for (value,) in _rows(sql, parameters)]


def _rows(sql: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


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
