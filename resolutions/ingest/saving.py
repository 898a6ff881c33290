"""A parsed record into rows: all of them, or none."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from resolutions.models import Alias, Correction, Document, Source, Text
from resolutions.parsing import PARSER_VERSION, ParsedDocument

from .addresses import merge_into, move_text, rightful_document
from .effective import refresh_document

PROVISIONAL = "unnumbered"


@dataclass
class Outcome:
    """What saving did: `added`, `updated` or `unchanged`, the document's symbol (or None) and path."""

    result: str
    symbol: str | None
    path: str
    warnings: list[dict] = field(default_factory=list)


class Met:
    """Which files' bytes and names the database has met before: a file of which it knows neither needs no look at what was
    made of it then. Two statements for all files of a batch."""

    def __init__(self, records: Iterable[ParsedDocument]):
        sources = [record.source for record in records]
        rows = Source.objects.order_by()
        self._digests = set(rows.filter(sha256__among=[s.sha256 for s in sources]).values_list("sha256", flat=True))
        self._names = set(rows.filter(name__among=[s.name for s in sources]).values_list("name", flat=True))

    def __contains__(self, record: ParsedDocument) -> bool:
        return record.source.sha256 in self._digests or record.source.name in self._names

    def add(self, record: ParsedDocument):
        self._digests.add(record.source.sha256)
        self._names.add(record.source.name)


def save_record(
    record: ParsedDocument, *, sample: bool = False, dry_run: bool = False, again: bool = False, met: Met | None = None
) -> Outcome:
    """The outcome; the text and its facts are stored, or nothing is. Mentioned documents come to exist with it.

    `again` stores bytes that are known already: the parser read something else in them. `met` is known where many
    records are saved.
    """
    met = met or Met([record])
    with transaction.atomic():
        outcome = _save(record, sample, again, record not in met)
        if dry_run:
            transaction.set_rollback(True)
        else:
            met.add(record)
    return outcome


def _save(record: ParsedDocument, sample: bool, again: bool, first_time: bool) -> Outcome:
    known = None if first_time else _text_of_bytes(record)
    if known and not again and _is_same(known, record):
        return Outcome("unchanged", known.document.symbol, known.document.path, known.record.get("warnings", []))
    plain = record.as_dict()
    document = _document_for(record, known, sample, first_time)
    texts = document.texts.select_related("source").filter(language=record.language).order_by("pk")
    text = texts.first() if document.held or known else None
    result = "updated" if text or known else "added"
    before = text.parsed_record if text else None
    text = _store_text(text, document, record, plain)
    refresh_document(document, fresh={text: before}, sample=sample)
    return Outcome(result, document.symbol, document.path, plain["warnings"])


def _text_of_bytes(record: ParsedDocument) -> Text | None:
    same_bytes = Text.objects.select_related("document", "source").filter(source__sha256=record.source.sha256)
    return same_bytes.order_by("pk").first()


def _is_same(known: Text, record: ParsedDocument) -> bool:
    """True where these bytes were read by this parser already and nothing new is said of them."""
    return (
        known.source.parser_version == PARSER_VERSION
        and known.language == record.language
        and record.symbol in (None, known.parsed_record.get("symbol"), known.document.symbol)
        and known.parsed_record.get("title") == record.title
        and known.parsed_record.get("date") == (record.date.isoformat() if record.date else None)
    )


# --- which document ---------------------------------------------------------------------------------------------


def _document_for(record: ParsedDocument, known: Text | None, sample: bool, first_time: bool) -> Document:
    """The document that the record belongs to, made where there is none."""
    if not first_time and (corrected := _corrected_document(record, known)):
        return corrected
    if record.symbol:
        document = rightful_document(record.symbol, sample)
        if sample and not document.held:
            document.sample = True
        if known and known.document_id != document.pk:
            _move(known, document)
        elif (
            known is None
            and not first_time
            and (provisional := _provisional_of(record))
            and provisional.pk != document.pk
        ):
            merge_into(document, provisional)
        return document
    if known:
        return known.document
    if not first_time and (provisional := _provisional_of(record)):
        return provisional
    return Document.objects.create(
        path=_free_path(record), kind=record.kind, body=record.body or "", sort_key="~", sample=sample
    )


def _corrected_document(record: ParsedDocument, known: Text | None) -> Document | None:
    """The document of these bytes, or of a file of this name, whose symbol an editor put in the place of the record's."""
    corrections = Correction.objects.filter(subject="document", field="symbol").select_related("document")
    if known:
        corrections = corrections.filter(document=known.document)
    elif record.source.name != "-":
        texts = {"source__name": record.source.name, "language": record.language}
        corrections = corrections.filter(document__texts__in=Text.objects.filter(**texts))
    else:
        return None
    for correction in corrections:
        if known or (correction.found == record.symbol and (record.symbol or _stood_at(correction.document, record))):
            return correction.document
    return None


def _stood_at(document: Document, record: ParsedDocument) -> bool:
    """True where the record's provisional address leads to the document."""
    return document.aliases.filter(path__startswith=provisional_path(record)).exists()


def _provisional_of(record: ParsedDocument) -> Document | None:
    """The document that a file of this name and title gave before under a provisional address, or None."""
    if record.source.name == "-":
        return None
    found = Document.objects.filter(
        symbol__isnull=True,
        path__startswith=provisional_path(record),
        texts__source__name=record.source.name,
        texts__language=record.language,
    )
    return found.order_by("pk").first()


def provisional_path(record: ParsedDocument) -> str:
    """A readable address for a text that states no symbol: `unnumbered/67-联合国同…的合作`."""
    label = record.session_label or (record.date.isoformat() if record.date else "")
    title = slugify(record.title or "", allow_unicode=True)[:60].strip("-")
    words = "-".join(part for part in (label, title) if part) or record.source.sha256[:12]
    return f"{PROVISIONAL}/{words}"


def _free_path(record: ParsedDocument) -> str:
    path = provisional_path(record)
    if not Document.objects.filter(path=path).exists() and not Alias.objects.filter(path=path).exists():
        return path
    return f"{path}-{hashlib.sha256((record.source.name + record.source.sha256).encode()).hexdigest()[:6]}"


def _move(text: Text, document: Document):
    """Nothing; a text whose bytes came again under another symbol is that document's; a page without a symbol of its
    own goes with it."""
    old = text.document
    if old.symbol is None:
        merge_into(document, old)
    else:
        move_text(text, document)
        refresh_document(old)


# --- the text's parts -------------------------------------------------------------------------------------------


def _store_text(text: Text | None, document: Document, record: ParsedDocument, plain: dict) -> Text:
    source = text.source if text else Source()
    source.name, source.sha256 = record.source.name, record.source.sha256
    source.encoding, source.style, source.raw = record.source.encoding, record.source.style, record.source.text
    source.parser_version, source.given = PARSER_VERSION, record.source.given
    source.save()
    if text:
        text.parsed = plain
    else:
        # What no correction concerns stands as it was read.
        text = Text(document=document, language=record.language, record=plain, title=(record.title or "")[:600])
    text.source, text.head, text.formula = source, record.head, record.formula[:200]
    text.save()
    return text
