"""Editors' work as JSON that survives the database: every correction, joined thread and decision, and back again."""

import datetime as dt
import json
from collections import Counter

from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from resolutions.citations.symbols import parse_symbol
from resolutions.ingest.addresses import document_for
from resolutions.ingest.agenda import Agenda, free_slug
from resolutions.ingest.effective import refresh_document
from resolutions.ingest.refusals import place_of
from resolutions.ingest.relations import relate
from resolutions.models import AgendaThread, Correction, Document, Relation, ReviewItem, Subject, ThreadSpelling
from resolutions.reference.subjects import find_subject

from .corrections import Refusal
from .relations import set_relation
from .review import join_threads, keep_title
from .symbols import give_symbol, merge

FORMAT = 1
FIELDS = ["language", "subject", "action", "field", "place", "parsed", "value", "reason", "editor_name"]
DECISION = ["language", "kind", "code", "message", "where", "state", "reason"]

# What a broken entry may raise; DatabaseError where the database has no room for a value.
BROKEN = (Refusal, KeyError, IndexError, TypeError, ValueError, AttributeError, DatabaseError)


class ExchangeError(Exception):
    """The file can't be read as exported corrections; the message says why and what to do."""


def export_corrections() -> dict:
    """Everything editors decided, as plain values. Documents are named by symbol, addresses and sources' digests."""
    corrections = Correction.objects.select_related("document").order_by("made_at", "pk")
    decided = ReviewItem.objects.exclude(state=ReviewItem.State.OPEN).exclude(document=None)
    decided = decided.select_related("document", "decided_by").order_by("pk")
    relations = list(Relation.objects.filter(by_editor=True).order_by("pk"))
    related = {key for r in relations for key in (r.document_id, r.related_id)}
    named = _names(related | {c.document_id for c in corrections} | {item.document_id for item in decided})
    return {
        "format": FORMAT,
        "corrections": [
            {"document": named[c.document_id], "made_at": c.made_at.isoformat()}
            | {name: getattr(c, name) for name in FIELDS}
            for c in corrections
        ],
        "joined_threads": [
            {"title": spelling.title, "key": spelling.thread.key}
            for spelling in ThreadSpelling.objects.select_related("thread").order_by("pk")
        ],
        "relations": [
            {"document": named[r.document_id], "kind": r.kind, "related": named.get(r.related_id)} for r in relations
        ],
        "threads": [
            {"key": t.key, "title": t.title, "title_en": t.title_en, "parent": t.parent.key if t.parent else None}
            for t in AgendaThread.objects.filter(pk__in=_edited_threads()).select_related("parent").order_by("pk")
        ],
        "subjects": [
            {"heading": subject.heading, "heading_zh": subject.heading_zh}
            for subject in Subject.objects.order_by("heading")
            if subject.heading_zh != _subject_in_reference(subject)
        ],
        "decisions": [
            {
                "document": named[item.document_id],
                "decided_at": item.decided_at.isoformat() if item.decided_at else None,
            }
            | {name: getattr(item, name) for name in DECISION}
            for item in decided
        ],
    }


def _edited_threads():
    """Keys of the threads whose title, or the item above, somebody set."""
    return AgendaThread.history.filter(history_type="~", history_user__isnull=False).values("id")


def _subject_in_reference(subject: Subject) -> str:
    known = find_subject(subject.heading)
    return known.zh if known else ""


def _names(keys: set[int]) -> dict[int, dict]:
    documents = Document.objects.filter(pk__in=keys).prefetch_related("aliases", "texts__source")
    return {
        document.pk: {
            "symbol": document.symbol,
            "addresses": [document.path, *(alias.path for alias in document.aliases.all())],
            "sources": [text.source.sha256 for text in document.texts.all()],
        }
        for document in documents
    }


def import_corrections(data) -> tuple[Counter, list[str]]:
    """(counts of `imported`, `known`, `refused`; a line for each that was refused). All or nothing is not wanted here:

    each document is a transaction, so that one that isn't held stops no other. ExchangeError where it is no export.
    """
    lists = ("corrections", "threads", "joined_threads", "subjects", "relations", "decisions")
    known = isinstance(data, dict) and data.get("format") == FORMAT
    if not known or not all(isinstance(data.get(name, []), list) for name in lists):
        raise ExchangeError(_("This is no export of corrections. Make one with `manage.py corrections export`."))
    counts, refused = Counter(), []
    # Symbols and merges first: the rest belongs to the documents that they make.
    entries = data.get("corrections", [])
    for entry in filter(_moves, entries):
        _counted(counts, refused, entry, _import_correction)
    groups = {}
    for entry in (entry for entry in entries if not _moves(entry)):
        named = entry.get("document") if isinstance(entry, dict) else None
        groups.setdefault(json.dumps(named, sort_keys=True), []).append(entry)
    for group in groups.values():
        _import_group(counts, refused, group)
    for entry in data.get("threads", []):
        _counted(counts, refused, entry, _import_thread)
    for entry in data.get("joined_threads", []):
        _counted(counts, refused, entry, _import_joined)
    for entry in data.get("subjects", []):
        _counted(counts, refused, entry, _import_subject)
    for entry in data.get("relations", []):
        _counted(counts, refused, entry, _import_relation)
    for entry in data.get("decisions", []):
        _counted(counts, refused, entry, _import_decision)
    relate(list(Document.objects.filter(corrections__isnull=False).distinct().values_list("path", flat=True)))
    return counts, refused


def _moves(entry) -> bool:
    """True for what gives a symbol or joins documents."""
    return (
        isinstance(entry, dict) and entry.get("subject") == "document" and entry.get("field") in ("symbol", "address")
    )


def _import_group(counts: Counter, refused: list[str], entries: list):
    """Nothing; corrections of one document are taken at once; where one is broken, one by one, so that it stops no
    other."""
    try:
        with transaction.atomic():
            taken = [_import_correction(entry) for entry in entries]
            if any(taken):
                refresh_document(_document(entries[0]["document"]))
    except BROKEN:
        for entry in entries:
            _counted(counts, refused, entry, _import_alone)
    else:
        counts["imported"] += sum(taken)
        counts["known"] += len(taken) - sum(taken)


def _import_alone(entry: dict) -> bool:
    taken = _import_correction(entry)
    if taken:
        refresh_document(_document(entry["document"]))
    return taken


def _counted(counts: Counter, refused: list[str], entry, take):
    try:
        with transaction.atomic():
            counts["imported" if take(entry) else "known"] += 1
    except Refusal as error:
        counts["refused"] += 1
        refused.append(f"{_label(entry)}: {error}")
    except BROKEN as error:
        counts["refused"] += 1
        refused.append(
            f"{_label(entry)}: " + _("the entry isn't complete (%(error)s)") % {"error": f"{place_of(error)}: {error}"}
        )


def _label(entry) -> str:
    if not isinstance(entry, dict):
        return str(entry)[:60]
    document = entry.get("document")
    name = (document.get("symbol") or (document.get("addresses") or ["?"])[0]) if isinstance(document, dict) else ""
    return " · ".join(
        str(part) for part in (name or entry.get("title"), entry.get("subject"), entry.get("field")) if part
    )


def _document(named: dict, made: bool = False) -> Document:
    """The document that an export names; one that is only cited is made where it has a symbol."""
    document = Document.objects.filter(texts__source__sha256__in=named["sources"]).first()
    for path in named["addresses"]:
        document = document or Document.objects.at(path)
    symbol = parse_symbol(named["symbol"]) if named["symbol"] else None
    if document is None and symbol:
        document = document_for(str(symbol))
    if document is None:
        raise Refusal(_("There is no such document here. Ingest its text first, then import again."))
    return document


def _import_correction(entry: dict) -> bool:
    document = _document(entry["document"])
    editor = get_user_model().objects.filter(username=entry["editor_name"]).first()
    if entry["field"] == "symbol" and entry["subject"] == "document":
        if document.symbol == entry["value"]:
            return False
        give_symbol(document, entry["value"], editor, entry["reason"])
        Correction.objects.filter(document=document, field="symbol").update(made_at=_moment(entry))
        return True
    if entry["field"] == "address":
        other = Document.objects.at(entry["value"]["path"])
        if other is None:
            raise Refusal(_("There is no such document here. Ingest its text first, then import again."))
        if other.pk == document.pk:
            return False
        merge(document, other, editor, entry["reason"])
        return True
    if entry["subject"] not in Correction.Subject.values or entry["action"] not in Correction.Action.values:
        raise ValueError(f"{entry['subject']}, {entry['action']}")
    same = document.corrections.filter(**{name: entry[name] for name in ("language", "subject", "action", "field")})
    for standing in same:
        if entry["action"] == "change" and standing.place.get("words") != entry["place"].get("words"):
            continue
        if standing.value == entry["value"] and standing.place.get("words") == entry["place"].get("words"):
            return False
        if entry["action"] == "change":
            raise Refusal(_("Another correction of the same value stands here. Undo one of the two."))
    Correction.objects.create(
        document=document,
        found=entry["parsed"],
        editor=editor,
        made_at=_moment(entry),
        **{name: entry[name] for name in FIELDS},
    )
    return True


def _moment(entry: dict) -> dt.datetime:
    return parse_datetime(entry["made_at"])


def _import_joined(entry: dict) -> bool:
    kept = _thread(entry["key"])
    if kept is None:
        raise Refusal(_("There is no such agenda thread here. Ingest its texts first, then import again."))
    old = Agenda().thread(entry["title"], "zh")
    if old.pk == kept.pk:
        return False
    join_threads(old, kept)
    return True


def _import_thread(entry: dict) -> bool:
    """Whether the thread's titles, or the item it stands under, were others; a thread of no text yet is made."""
    names = {"title": entry["title"], "title_en": entry["title_en"]}
    thread = _thread(entry["key"]) or AgendaThread(
        key=entry["key"], slug=free_slug(entry["title"] or entry["title_en"])
    )
    parent = _thread(entry["parent"]) if entry["parent"] else None
    wanted = names | {"parent": parent or thread.parent}
    if thread.pk and all(getattr(thread, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(thread, name, value)
    thread.save()
    for name in filter(None, names.values()):
        keep_title(thread, name)
    return True


def _thread(key: str) -> AgendaThread | None:
    return AgendaThread.objects.filter(key=key).first() or AgendaThread.objects.filter(spellings__key=key).first()


def _import_subject(entry: dict) -> bool:
    subject, _made = Subject.objects.get_or_create(heading=entry["heading"])
    if subject.heading_zh == entry["heading_zh"]:
        return False
    subject.heading_zh = entry["heading_zh"]
    subject.save()
    return True


def _import_relation(entry: dict) -> bool:
    if entry["kind"] not in Relation.Kind.values:
        raise ValueError(entry["kind"])
    document, related = _document(entry["document"]), _document(entry["related"]) if entry["related"] else None
    own = Relation.objects.filter(document=document, kind=entry["kind"], by_editor=True)
    if own.filter(related=related).exists():
        return False
    if own.exists() and entry["kind"] == Relation.Kind.PREVIOUS:
        raise Refusal(_("Another correction of the same value stands here. Undo one of the two."))
    set_relation(Relation(document=document, kind=entry["kind"], related=related))
    return True


def _import_decision(entry: dict) -> bool:
    document = _document(entry["document"])
    what = {name: entry[name] for name in ("language", "kind", "code", "message", "where")}
    return bool(
        ReviewItem.objects.open().filter(document=document, **what).update(state=entry["state"], reason=entry["reason"])
    )
