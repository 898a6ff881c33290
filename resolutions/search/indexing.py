"""Texts into the index, each in the transaction that changed it; and the whole index anew."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import NamedTuple

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q

from resolutions.models import Document, Footnote, IndexState, Paragraph, Passage, Text
from resolutions.models.writing import insert_rows

from .analyser import ANALYSER_VERSION, terms_in_line
from .collection import mark_changed, mark_gone
from .index import get_index
from .keys import key_of

BATCH = 100
# PostgreSQL counts positions to 16383 and keeps 256 of a term; a longer paragraph is several passages, which overlap by
# more than the longest query so that nothing is lost between them.
LONGEST_PASSAGE = 4000
OVERLAP = 250


NO_TERMS: Mapping[str, str] = MappingProxyType({})


class Entry(NamedTuple):
    """A passage as its table has it: the columns' names are these."""

    id: int
    document_id: int
    text_id: int
    paragraph_id: int | None
    footnote_id: int | None
    words: str


def place_of_paragraph(kind: str) -> str:
    """`preamble`, or `operative` for all other parts of the text."""
    return "preamble" if kind == Paragraph.Kind.PREAMBULAR else "operative"


# Documents that wait for the end of `indexed_together`.
_waiting: ContextVar[set[int] | None] = ContextVar("waiting", default=None)


@contextmanager
def indexed_together(terms: Mapping[str, str] = NO_TERMS):
    """The set of the documents that are to be indexed; those that were named inside are indexed at the end, in one go: so
    many statements for all as for one. Open it inside the transaction that stores them. `terms` as `index_documents` takes
    them."""
    waiting: set[int] = set()
    before = _waiting.set(waiting)
    try:
        yield waiting
    finally:
        _waiting.reset(before)
    if waiting:
        index_documents(sorted(waiting), terms)


def index_document(document: Document):
    """Nothing; the index holds the document's texts as they are now. Call it where words, titles or texts changed."""
    index_documents([document.pk])


def index_documents(documents: list[int], terms: Mapping[str, str] = NO_TERMS):
    """Nothing; the index holds the texts of these documents as they are now: what changed is indexed, the rest is left
    alone (some fifteen statements at most, however many). Lists and counts follow. Inside `indexed_together` they wait.

    `terms` are those that are known already, in a line, by the words. An index of another analyser is left alone, as its terms and ours may not stand together: `reindex` makes it anew.
    """
    if (waiting := _waiting.get()) is not None:
        waiting.update(documents)
        return
    with transaction.atomic():
        mark_changed(documents)
        if not is_usable():
            return
        # What a text that changed hands left behind stands under its former document. By keys: with a join or a subquery
        # beside the OR, databases read the whole table.
        theirs = list(Text.objects.filter(document__in=documents).order_by().values_list("pk", flat=True))
        there = Passage.objects.filter(Q(document__in=documents) | Q(text__in=theirs))
        known = {row[0]: row for row in there.values_list(*Entry._fields)}
        wanted = {entry.id: entry for entry in _entries_of(documents)}
        if stale := [key for key, row in known.items() if wanted.get(key) != row]:
            forget_passages(Passage.objects.filter(id__among=stale))
        # In the order of their keys, or SQLite writes a piece of the index anew for each that goes back.
        entries = sorted(entry for key, entry in wanted.items() if known.get(key) != entry)
        if entries:
            insert_rows(Passage, Entry._fields, entries)
            get_index().add([(entry.id, terms.get(entry.words) or terms_in_line(entry.words)) for entry in entries])


def forget_passages(passages):
    """Nothing; neither the index nor the table holds them any longer."""
    rows = list(passages.values_list("id", "words"))
    if rows:
        if is_usable():
            get_index().remove(rows)
        passages.delete()


def forget_deleted(sender, instance, **_):
    """Nothing; what a deleted document or text had in the index leaves it with it (a signal's receiver)."""
    forget_passages(Passage.objects.filter(**{sender.__name__.lower(): instance}))
    mark_changed([instance.document_id]) if sender is Text else mark_gone()


def state() -> IndexState | None:
    return IndexState.objects.first()


def is_usable() -> bool:
    """True where the index there is was made by this analyser, be it finished or not."""
    known = state()
    return known is not None and known.analyser == ANALYSER_VERSION


# --- what is indexed of a document ------------------------------------------------------------------------------


def _entries_of(documents: list[int]) -> Iterator[Entry]:
    texts = Text.objects.filter(document__in=documents).select_related("document").defer("record", "parsed")
    paragraphs = _by_text(Paragraph.objects.filter(text__document__in=documents))
    footnotes = _by_text(Footnote.objects.filter(text__document__in=documents))
    for text in texts.order_by("document_id", "language"):
        taken: dict[str, int] = {}
        for place, words, paragraph, footnote in _parts(text, paragraphs.get(text.pk, []), footnotes.get(text.pk, [])):
            for piece in pieces(words):
                position = taken[place] = taken.get(place, -1) + 1
                key = key_of(text.document_id, text.language, place, position)
                yield Entry(key, text.document_id, text.pk, paragraph, footnote, piece)


def _parts(text: Text, paragraphs, footnotes):
    """(place, words, paragraph's key, footnote's key) of each part of a text."""
    title = {"zh": text.document.title, "en": text.document.title_en}.get(text.language) or text.title
    if title:
        yield "title", title, None, None
    if text.head:
        yield "operative", text.head, None, None
    for key, kind, words in paragraphs:
        yield place_of_paragraph(kind), words, key, None
    for key, _mark, words in footnotes:
        yield "footnote", words, None, key


def _by_text(rows) -> dict[int, list[tuple]]:
    kind = "kind" if rows.model is Paragraph else "mark"
    found: dict[int, list[tuple]] = {}
    for text, *row in rows.order_by("text", "position").values_list("text", "pk", kind, "words"):
        found.setdefault(text, []).append(tuple(row))
    return found


def pieces(words: str) -> list[str]:
    """The words in pieces that the databases can index whole; nearly always one."""
    step = LONGEST_PASSAGE - OVERLAP
    return [words[start : start + LONGEST_PASSAGE] for start in range(0, max(1, len(words) - OVERLAP), step)]


# --- the whole index --------------------------------------------------------------------------------------------


def rebuild(*, again: bool = False, on_progress: Callable[[int], None] = lambda n: None) -> int:
    """The number of documents indexed; goes on where an interrupted run stopped, and starts anew for a new analyser."""
    known = state()
    if again or known is None or known.analyser != ANALYSER_VERSION or not get_index().exists():
        known = _start()
    if not known.complete:
        get_index().prepare()
    done = 0
    while not known.complete:
        with transaction.atomic():
            documents = list(
                Document.objects.filter(held=True, pk__gt=known.done_through)
                .order_by("pk")
                .values_list("pk", flat=True)[:BATCH]
            )
            index_documents(documents)
            if documents:
                known.done_through = documents[-1]
            else:
                known.complete = True
            known.save(update_fields=["done_through", "complete"])
        done += len(documents)
        on_progress(len(documents))
    if done:
        get_index().optimize()
    return done


def is_migrated(connection) -> bool:
    """True where no migration is left to be done: only then are the tables what the models say."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes("resolutions"))


def begin_index():
    """Nothing; a new database has an index from the start. One that holds documents is left to `rebuild`."""
    if not is_migrated(connection) or not get_index().available():
        return
    if state() is None and not Document.objects.held().exists():
        rebuild()


def _start() -> IndexState:
    """A new state beside an empty index."""
    index = get_index()
    with transaction.atomic():
        changes = IndexState.objects.values_list("changes", flat=True).first() or 0
        IndexState.objects.all().delete()
        index.drop()
        index.create()
        Passage.objects.all()._raw_delete(Passage.objects.db)
        return IndexState.objects.create(analyser=ANALYSER_VERSION, changes=changes + 1, whole_from=changes + 1)


def remaining() -> int:
    """The number of held documents that `rebuild` has yet to index."""
    known = state()
    if known is None or known.analyser != ANALYSER_VERSION:
        return Document.objects.held().count()
    return 0 if known.complete else Document.objects.held().filter(pk__gt=known.done_through).count()
