"""How documents belong together, kept up to date after texts came or changed: series, drafts, requests, wordings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType, SimpleNamespace

import numpy as np
from django.db import transaction

from resolutions.comparing import previous
from resolutions.comparing.wording import fingerprints
from resolutions.models import Citation, Document, Paragraph, Relation, WordingBand
from resolutions.models.documents import Kind
from resolutions.models.writing import insert_rows

from .agenda import thread_key
from .facts import LANGUAGES
from .requests import find_answers, find_requests, paragraphs_of

KINDS = [Kind.RESOLUTION, Kind.DRAFT_RESOLUTION]
# How far back a text of the same title, or of the same thread, is looked for.
TITLES_BACK, THREADS_BACK, CITED_BACK = 6, 12, 20
# Documents indexed in one transaction, and documents whose runs are kept in memory (about half a megabyte each).
CHUNK, RUNS_KEPT = 100, 200
# Documents whose words are read together.
READ_AHEAD = 20


def relate(paths: Iterable[str] | None = None, on_done: Callable[[int], None] = lambda n: None):
    """Nothing; relations, requests and wordings of the documents at the paths (all held ones without), and the
    relations of those whose earlier or adopted text one of them may be, are up to date."""
    changed = Document.objects.held()
    if paths is not None:
        changed = changed.filter(path__in=list(paths))
    ordered = sorted(changed.values_list("pk", flat=True))
    for chunk in (ordered[n : n + CHUNK] for n in range(0, len(ordered), CHUNK)):
        with transaction.atomic():
            index_wordings(chunk)
        on_done(len(chunk))
    find_relations(set(ordered))


def index_wordings(documents: list[int], bands: Mapping[str, list[int]] = MappingProxyType({})):
    """Nothing; the wordings and requests of the documents' paragraphs are those of their words (five statements).

    `bands` are fingerprints that are known already, by the paragraphs' words.
    """
    paragraphs = paragraphs_of(documents)
    # By the paragraphs' keys: as a join the rows would be looked up by their own, which PostgreSQL does pair by pair
    # while it has no statistics.
    WordingBand.objects.filter(paragraph__pk__among=[paragraph.pk for paragraph in paragraphs]).delete()
    unknown = [paragraph.words for paragraph in paragraphs if paragraph.words not in bands]
    bands = {**bands, **dict(zip(unknown, fingerprints(unknown), strict=True))}
    # In the order of the larger index, which is then written page by page.
    counts = [len(bands[paragraph.words]) for paragraph in paragraphs]
    values = np.fromiter(chain.from_iterable(bands[paragraph.words] for paragraph in paragraphs), np.int64, sum(counts))
    keys = np.repeat(np.array([paragraph.pk for paragraph in paragraphs], np.int64), np.array(counts, np.int64))
    order = np.lexsort((keys, values))
    rows = zip(values[order].tolist(), keys[order].tolist(), strict=True)
    insert_rows(WordingBand, ("value", "paragraph_id"), rows)
    find_requests(paragraphs)


def find_relations(changed: set[int]):
    """Nothing; the relations of these documents, of those whose earlier or adopted text one of them may be, and the
    answers to their requests are up to date."""
    if changed:
        with transaction.atomic():
            affected = Finder(changed).save()
            find_answers(affected | changed)


class Finder:
    """Finds and stores the relations of the documents that a change touches. Facts of all held resolutions and drafts
    are read once (five queries); words only of those that are weighed."""

    def __init__(self, changed: set[int]):
        fields = ["pk", "title", "title_en", "body", "kind", "session", "year", "sort_key"]
        rows = Document.objects.held().filter(kind__in=KINDS).values(*fields)
        self.documents = {row["pk"]: SimpleNamespace(**row, threads=set(), cited=set(), head=set()) for row in rows}
        self.by_title, self.by_thread, self.by_session = defaultdict(list), defaultdict(list), defaultdict(list)
        self._runs: dict[int, dict[str, set[str]]] = {}
        # Documents whose words will be asked for, in that order, and the place of each.
        self._coming: list[int] = []
        self._place: dict[int, int] = {}
        for document in self.documents.values():
            document.rank = document.session or document.year or 0
            document.titles = {thread_key(t) for t in (document.title, document.title_en) if t}
            for title in document.titles:
                self.by_title[document.body, title].append(document)
            self.by_session[document.body, document.rank].append(document)
        self._read_threads()
        self._read_citations()
        self.touched = self._touched(changed)

    def _read_threads(self):
        through = Document.agenda_items.through.objects.filter(agendaitem__thread__isnull=False)
        for key, thread in through.values_list("document", "agendaitem__thread"):
            if key in self.documents:
                self.documents[key].threads.add(thread)
                self.by_thread[thread].append(self.documents[key])

    def _read_citations(self):
        mentions = Citation.objects.filter(text__document__in=self.documents, target__in=self.documents)
        for citing, target, kind, note in mentions.values_list(
            "text__document", "target", "paragraph__kind", "footnote"
        ):
            if kind == Paragraph.Kind.PREAMBULAR:
                self.documents[citing].cited.add(target)
            elif kind is None and note is None:
                self.documents[citing].head.add(target)

    def _touched(self, changed: set[int]) -> set[int]:
        """The changed documents, and those that share a title or a thread with one or cite it."""
        touched = changed & set(self.documents)
        for document in [self.documents[key] for key in touched]:
            for title in document.titles:
                touched |= {other.pk for other in self.by_title[document.body, title]}
            for thread in document.threads:
                touched |= {other.pk for other in self.by_thread[thread]}
        return touched | {d.pk for d in self.documents.values() if (d.cited | d.head) & changed}

    def save(self) -> set[int]:
        """The documents whose relations were found anew; an editor's relations stay, and displace what is found."""
        held = Relation.objects.filter(document__in=self.touched)
        by_editor = set(held.filter(by_editor=True).values_list("document", "kind"))
        held.filter(by_editor=False).delete()
        kind = Relation.Kind.DRAFT
        found = [row for row in self._drafts() if (row.document_id, kind) not in by_editor]
        Relation.objects.bulk_create(found, ignore_conflicts=True)
        adopted = set(Relation.objects.drafts().values_list("related", flat=True))
        kind = Relation.Kind.PREVIOUS
        # Those of one title after one another, so that the words of a series are read once.
        ordered = sorted(self.touched, key=lambda key: (sorted(self.documents[key].titles), self.documents[key].rank))
        wanted = [key for key in ordered if (key, kind) not in by_editor and key not in adopted]
        self._coming, self._place = wanted, {key: n for n, key in enumerate(wanted)}
        previous_texts = filter(None, (self._previous(self.documents[key], adopted) for key in wanted))
        Relation.objects.bulk_create(self._without_circles(list(previous_texts)))
        return self.touched

    @staticmethod
    def _without_circles(found: list[Relation]) -> list[Relation]:
        """The relations that lead to no circle with an editor's, who may let an older document go back to a later one."""
        links = Relation.objects.previous().filter(related__isnull=False)
        if not links.filter(by_editor=True).exists():
            return found
        related = dict(links.values_list("document", "related")) | {r.document_id: r.related_id for r in found}
        kept = []
        for relation in found:
            before, seen = relation.related_id, set()
            while before and before not in seen and before != relation.document_id:
                seen.add(before)
                before = related.get(before)
            if before == relation.document_id:
                del related[before]
            else:
                kept.append(relation)
        return kept

    # --- drafts ---

    def _drafts(self) -> list[Relation]:
        """Relations of resolutions to drafts: as the words on the adoption name them, else by what is alike."""
        found, named = [], set()
        for document in self.documents.values():
            for target in document.head:
                if self.documents[target].kind == Kind.DRAFT_RESOLUTION and document.kind == Kind.RESOLUTION:
                    named.add(target)
                    if {document.pk, target} & self.touched:
                        found.append(self._relation(document.pk, Relation.Kind.DRAFT, target, ["header"]))
        for key in self.touched - named:
            draft = self.documents[key]
            if draft.kind != Kind.DRAFT_RESOLUTION or not draft.rank:
                continue
            candidates = [
                self._candidate(draft, other)
                for other in self.by_session[draft.body, draft.rank]
                if other.kind == Kind.RESOLUTION and (draft.titles & other.titles or draft.threads & other.threads)
            ]
            if adopted := previous.choose_adopted(candidates):
                found.append(self._relation(adopted.key, Relation.Kind.DRAFT, key, adopted.reasons))
        # A resolution that is new may be what an untouched draft became; drafts of its title are touched with it.
        return found

    def _relation(self, key, kind, related, reasons) -> Relation:
        share = self._share(self.documents[key], self.documents[related])
        return Relation(document_id=key, kind=kind, related_id=related, reasons=reasons, share=share)

    # --- the text before ---

    def _previous(self, document, adopted: set[int]) -> Relation | None:
        """The relation to the text before, or None. A draft stands for its session until its resolution is held."""
        earlier = lambda others: sorted(  # noqa: E731
            (
                o
                for o in others
                if o.rank and o.rank < document.rank and o.body == document.body and o.pk not in adopted
            ),
            key=lambda o: (-o.rank, o.pk),
        )
        titled = [other for title in document.titles for other in earlier(self.by_title[document.body, title])]
        threaded = [other for thread in document.threads for other in earlier(self.by_thread[thread])]
        cited = earlier(self.documents[key] for key in document.cited)
        chosen = {o.pk: o for o in [*titled[:TITLES_BACK], *threaded[:THREADS_BACK], *cited[:CITED_BACK]]}
        best = previous.choose_previous([self._candidate(document, other) for other in chosen.values()])
        if best is None:
            return None
        return Relation(
            document_id=document.pk,
            kind=Relation.Kind.PREVIOUS,
            related_id=best.key,
            reasons=best.reasons,
            share=best.share,
        )

    def _candidate(self, document, other) -> previous.Candidate:
        """What speaks for `other` as the text that `document` goes back to (or became)."""
        continued = any(
            other.rank < third.rank <= document.rank and third.pk != document.pk
            for title in other.titles - document.titles
            for third in self.by_title[other.body, title]
        )
        return previous.Candidate(
            other.pk,
            other.rank,
            same_title=bool(document.titles & other.titles),
            same_thread=bool(document.threads & other.threads),
            cited=other.pk in document.cited,
            share=self._share(document, other),
            continued=continued,
        )

    def _share(self, document, other) -> float:
        """Wording in common, in the first language that both have; each text's words are read once (one query for READ_AHEAD
        of those in a row)."""
        ours, theirs = self._runs_of(document.pk), self._runs_of(other.pk)
        language = next((code for code in LANGUAGES if code in ours and code in theirs), None)
        return previous.common_share(ours[language], theirs[language]) if language else 0.0

    def _runs_of(self, key: int) -> dict[str, set[str]]:
        if key not in self._runs:
            if len(self._runs) > RUNS_KEPT:
                self._runs.clear()
            at = self._place.get(key)
            keys = [key] if at is None else [k for k in self._coming[at : at + READ_AHEAD] if k not in self._runs]
            words = {k: defaultdict(list) for k in keys}
            rows = Paragraph.objects.filter(text__document__in=keys).order_by("text", "position")
            for document, language, paragraph in rows.values_list("text__document", "text__language", "words"):
                words[document][language].append(paragraph)
            for document, texts in words.items():
                self._runs[document] = {language: previous.wording_runs(rows) for language, rows in texts.items()}
        return self._runs[key]
