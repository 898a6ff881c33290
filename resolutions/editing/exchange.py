"""Editors' work as JSON that survives the database: every correction, joined thread and decision, and back again."""

import datetime as dt
from collections import Counter

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from resolutions.citations.symbols import parse_symbol
from resolutions.ingest.addresses import documents_for
from resolutions.ingest.effective import refresh_document
from resolutions.ingest.facts import find_thread
from resolutions.ingest.relations import relate
from resolutions.models import Correction, Document, ReviewItem, ThreadSpelling

from .corrections import Refusal
from .review import join_threads
from .symbols import give_symbol, merge

FORMAT = 1
FIELDS = ["language", "subject", "action", "field", "place", "parsed", "value", "reason", "editor_name"]
DECISION = ["language", "kind", "code", "message", "where", "state", "reason"]


class ExchangeError(Exception):
    """The file can't be read as exported corrections; the message says why and what to do."""


def export_corrections() -> dict:
    """Everything editors decided, as plain values. Documents are named by symbol, addresses and sources' digests."""
    corrections = Correction.objects.select_related("document").order_by("made_at", "pk")
    decided = ReviewItem.objects.exclude(state=ReviewItem.State.OPEN).exclude(document=None)
    decided = decided.select_related("document", "decided_by").order_by("pk")
    named = _names({c.document_id for c in corrections} | {item.document_id for item in decided})
    return {
        "format": FORMAT,
        "corrections": [
            {"document": named[c.document_id], "made_at": c.made_at.isoformat()}
            | {name: getattr(c, name) for name in FIELDS}
            for c in corrections
        ],
        "joined_threads": [
            {"title": spelling.title, "thread": spelling.thread.title or spelling.thread.title_en}
            for spelling in ThreadSpelling.objects.select_related("thread").order_by("pk")
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
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ExchangeError(_("This is no export of corrections. Make one with `manage.py corrections export`."))
    counts, refused = Counter(), []
    # Symbols and merges first: the rest belongs to the documents that they make.
    entries = sorted(data.get("corrections", []), key=lambda e: not _moves(e))
    for entry in entries:
        _counted(counts, refused, entry, _import_correction)
    for entry in data.get("joined_threads", []):
        _counted(counts, refused, entry, _import_joined)
    for entry in data.get("decisions", []):
        _counted(counts, refused, entry, _import_decision)
    for document in Document.objects.filter(corrections__isnull=False).distinct():
        with transaction.atomic():
            refresh_document(document)
    relate(list(Document.objects.filter(corrections__isnull=False).distinct().values_list("path", flat=True)))
    return counts, refused


def _moves(entry) -> bool:
    """True for what gives a symbol or joins documents."""
    return (
        isinstance(entry, dict) and entry.get("subject") == "document" and entry.get("field") in ("symbol", "address")
    )


def _counted(counts: Counter, refused: list[str], entry, take):
    try:
        with transaction.atomic():
            counts["imported" if take(entry) else "known"] += 1
    except Refusal as error:
        counts["refused"] += 1
        refused.append(f"{_label(entry)}: {error}")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        counts["refused"] += 1
        refused.append(f"{_label(entry)}: " + _("the entry isn't complete (%(error)s)") % {"error": error})


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
        document = documents_for([str(symbol)])[str(symbol)]
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
        if other is None or other.pk == document.pk:
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
    old, kept = find_thread(entry["title"], "zh"), find_thread(entry["thread"], "zh")
    if old.pk == kept.pk:
        return False
    join_threads(old, kept)
    return True


def _import_decision(entry: dict) -> bool:
    document = _document(entry["document"])
    what = {name: entry[name] for name in ("language", "kind", "code", "message", "where")}
    return bool(
        ReviewItem.objects.open().filter(document=document, **what).update(state=entry["state"], reason=entry["reason"])
    )
