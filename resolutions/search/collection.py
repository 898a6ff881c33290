"""All documents in memory, and what each stands under: lists are narrowed, ordered and counted here.

A set of documents is a whole number in which a document's bit is that of its key: `a & b` are those of both, and a
thousand such sets are counted in some milliseconds.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from threading import Lock

import numpy as np
from django.db import connection
from django.db.models import F

from resolutions.models import Document, IndexState, Sponsorship, Subject, Text

# Facet → the document's own column whose value it stands under.
COLUMNS = {"session": "session_label", "body": "body", "kind": "kind", "year": "year"}
# Facet → the rows that tell what else it stands under, and the key in them.
ROWS = {
    "agenda": (Document.agenda_items.through.objects.all, "agendaitem__thread"),
    "sponsor": (Sponsorship.objects.all, "state"),
    "subject": (Subject.documents.through.objects.all, "subject"),
    "language": (Text.objects.all, "language"),
}


class CommonWords(dict):
    """What the index told of words that are common: ("documents", what was asked) → the set of all documents that have them,
    ("at least", what was asked) → the number of documents among the first LIMIT passages that have them. Such words are
    asked for time and again, so the latest answers are kept, some kilobytes each."""

    MOST = 500

    def __setitem__(self, asked: tuple[str, str], answer: int):
        if len(self) >= self.MOST:
            self.pop(next(iter(self)), None)
        super().__setitem__(asked, answer)


@dataclass
class Collection:
    """Documents by key: `places` has where each stands among others, the newest last; `held` is the set of those whose
    texts are held, and `facets` has the set that stands under each key of each facet."""

    places: dict[int, tuple]
    held: int
    facets: dict[str, dict[str, int]]
    common: CommonWords = field(default_factory=CommonWords)

    def __post_init__(self):
        """`newest` are the keys of all documents, the newest first, and `everything` is the set of them."""
        self.newest = np.array(sorted(self.places, key=self.places.__getitem__, reverse=True), np.int64)
        self.everything = set_of(self.places)

    def with_changes(self, keys: list[int]) -> "Collection":
        """The same documents with those of these keys as they are now."""
        changed, stays = read_collection(keys), ~set_of(keys)
        facets = {}
        for name, before in self.facets.items():
            now = changed.facets[name]
            facets[name] = {key: before.get(key, 0) & stays | now.get(key, 0) for key in before | now}
        return Collection(self.places | changed.places, self.held & stays | changed.held, facets)

    def keys_of(self, documents: int) -> list[int]:
        """The keys of a set's documents, newest first."""
        bits = _bits(documents, self.everything.bit_length() // 8 + 1)
        return self.newest[bits[self.newest] == 1].tolist()

    def under(self, facet: str, keys: Iterable[str]) -> int:
        """The set of documents that stand under one of the facet's keys."""
        return reduce(or_, (self.facets[facet].get(key, 0) for key in keys), 0)

    def queryset(self, documents: int):
        """The set's documents as a queryset, in no order."""
        if documents == self.held:
            return Document.objects.held().order_by()
        return Document.objects.filter(pk__among=self.keys_of(documents)).order_by()

    def counts(self, facet: str, documents: int) -> dict[str, int]:
        """Key of the facet → how many of the documents stand under it, where any do."""
        counted = ((key, (own & documents).bit_count()) for key, own in self.facets[facet].items())
        return {key: count for key, count in counted if count}


def read_collection(keys: list[int] | None = None) -> Collection:
    """The documents of these keys, or all, as they are now: five statements."""
    rows = _among(Document.objects.all(), "pk", keys)
    rows = list(rows.values_list("pk", "held", "date", "sort_key", *COLUMNS.values()))
    facets = {name: _sets((row[column], row[0]) for row in rows) for column, name in enumerate(COLUMNS, 4)}
    for name, (all_rows, key) in ROWS.items():
        facets[name] = _sets(_among(all_rows(), "document__pk", keys).values_list(key, "document"))
    places = {key: (date.toordinal() if date else 0, sort_key, key) for key, _held, date, sort_key, *_ in rows}
    return Collection(places, set_of(row[0] for row in rows if row[1]), facets)


def set_of(keys: Iterable[int]) -> int:
    """The documents of these keys, as a set."""
    keys = np.fromiter(keys, np.int64)
    bits = np.zeros(keys.max(initial=0) + 1, bool)
    bits[keys] = True
    return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")


def keys_in(documents: int) -> list[int]:
    """The keys of a set's documents, the lowest first."""
    return np.flatnonzero(_bits(documents, documents.bit_length() // 8 + 1)).tolist()


def _bits(documents: int, size: int) -> np.ndarray:
    return np.unpackbits(np.frombuffer(documents.to_bytes(size, "little"), np.uint8), bitorder="little")


def _among(rows, column: str, keys: list[int] | None):
    return (rows if keys is None else rows.filter(**{f"{column}__among": keys})).order_by()


def _sets(pairs: Iterable[tuple]) -> dict[str, int]:
    """Key → the documents under it, of pairs of a key and a document's."""
    found = defaultdict(list)
    for key, document in pairs:
        found[key].append(document)
    return {str(key): set_of(documents) for key, documents in found.items() if key not in (None, "")}


# --- kept until a document changes ------------------------------------------------------------------------------


def mark_changed(documents: list[int]):
    """Nothing; lists and counts take the documents, and all that were saved since, as they are now (four statements).

    Call it, in the same transaction, where a document's facts, agenda items, sponsors, subjects or texts changed. The
    row of the changes' number is one transaction's at a time: numbers come to light in their order.
    """
    IndexState.objects.update(changes=F("changes") + 1)
    if number := IndexState.objects.values_list("changes", flat=True).first():
        Document.objects.filter(pk__among=documents).update(changed=number)
        Document.objects.filter(changed=None).update(changed=number)


def mark_gone():
    """Nothing; lists and counts are read anew as a whole, for a document is there no more."""
    IndexState.objects.update(changes=F("changes") + 1, whole_from=F("changes") + 1)


class _Kept:
    """The collection as it was after a change of this number, of this database."""

    def __init__(self):
        self.lock = Lock()
        self.forget()

    def forget(self):
        self.database, self.number, self.collection = None, -1, None


kept_collection = _Kept()


def get_collection() -> Collection:
    """All documents as they are now: two statements, and five more after a change."""
    state = IndexState.objects.first()
    if state is None:
        return read_collection()
    kept, database = kept_collection, connection.settings_dict["NAME"]
    with kept.lock:
        if kept.database != database or not state.whole_from <= kept.number <= state.changes:
            kept.collection = read_collection()
        elif kept.number < state.changes:
            changed = Document.objects.filter(changed__gt=kept.number).order_by().values_list("pk", flat=True)
            kept.collection = kept.collection.with_changes(list(changed))
        kept.database, kept.number, collection = database, state.changes, kept.collection
    # What was saved by other hands has no number, and is read every time until it has.
    unnumbered = list(Document.objects.filter(changed=None).order_by().values_list("pk", flat=True))
    return collection.with_changes(unnumbered) if unnumbered else collection
