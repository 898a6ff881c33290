"""A parsed record into rows: all of them, or none."""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from resolutions.citations.symbols import parse_symbol
from resolutions.models import Alias, Correction, Document, Source, Text
from resolutions.models.writing import insert_instances
from resolutions.parsing import PARSER_VERSION, ParsedDocument

from .addresses import merge_into, move_text, rightful_document
from .effective import refresh_document
from .known import Known

PROVISIONAL = "unnumbered"


@dataclass
class Outcome:
    """What saving did: `added`, `updated` or `unchanged`, the document's symbol (or None) and path."""

    result: str
    symbol: str | None
    path: str
    warnings: list[dict] = field(default_factory=list)


def save_record(
    record: ParsedDocument, *, sample: bool = False, again: bool = False, known: Known | None = None
) -> Outcome:
    """The outcome; the text and its facts are stored, or nothing is. Mentioned documents come to exist with it.

    `again` stores bytes that are known already: the parser read something else in them. `known` is given where many
    records are saved in one transaction.
    """
    with transaction.atomic():
        known = known or Known([record], sample)
        outcome = _save(record, sample, again, known)
        known.add(record)
    return outcome


def _save(record: ParsedDocument, sample: bool, again: bool, known: Known) -> Outcome:
    seen = known.has(record)
    same = _text_of_bytes(record) if seen else None
    if same and not again and _is_same(same, record):
        return Outcome("unchanged", same.document.symbol, same.document.path, same.record.get("warnings", []))
    # A half's text that names the joint document is a text of that one: it comes to exist first.
    known.keys_for(_joint_symbols(record))
    document = _document_for(record, same, sample, known)
    if not seen and (document is None or document.held):
        # Another process may have stored the file since its source was looked for.
        known.add(record)
        return _save(record, sample, again, known)
    plain = record.as_dict()
    texts = document.texts.select_related("source").filter(language=record.language).order_by("pk")
    text = texts.first() if document.held else None
    result = "updated" if text or same else "added"
    before = text.parsed_record if text else None
    text = _store_text(text, document, record, plain)
    bare = not seen and known.take_bare(document)
    refresh_document(document, fresh={text: before}, read=record, known=known, bare=bare)
    if seen:
        known.forget(document)
    return Outcome(result, document.symbol, document.path, plain["warnings"])


def _joint_symbols(record: ParsedDocument) -> set[str]:
    """Symbols among the mentions of which the record's own is a half."""
    longer = {c.symbol for c in record.citations if record.symbol and c.symbol and record.symbol in c.symbol}
    return {words for words in longer if record.symbol in map(str, parse_symbol(words).halves)}


def _text_of_bytes(record: ParsedDocument) -> Text | None:
    same_bytes = Text.objects.select_related("document", "source").filter(source__sha256=record.source.sha256)
    return same_bytes.order_by("pk").first()


def _is_same(text: Text, record: ParsedDocument) -> bool:
    """True where these bytes were read by this parser already and nothing new is said of them."""
    return (
        text.source.parser_version == PARSER_VERSION
        and text.language == record.language
        and record.symbol in (None, text.parsed_record.get("symbol"), text.document.symbol)
        and text.parsed_record.get("title") == record.title
        and record.source.given.items() <= text.source.given.items()
        and text.parsed_record.get("date") == (record.date.isoformat() if record.date else None)
    )


# --- which document ---------------------------------------------------------------------------------------------


def _document_for(record: ParsedDocument, same: Text | None, sample: bool, known: Known) -> Document | None:
    """The document that the record belongs to, made where there is none; `same` is the text of its bytes, if there is one.
    None where a file of which the database knows neither bytes nor name would stand at another's address."""
    seen = known.has(record)
    if seen and (corrected := _corrected_document(record, same)):
        return corrected
    provisional = _provisional_of(record) if seen and same is None else None
    if record.symbol:
        document = rightful_document(record.symbol, sample) if seen else known.document_of(record.symbol)
        if sample and not document.held:
            document.sample = True
        if same and same.document_id != document.pk:
            _move(same, document)
        elif provisional and provisional.pk != document.pk:
            merge_into(document, provisional)
        return document
    if same or provisional:
        return same.document if same else provisional
    path = _free_path(record)
    if not seen and path != provisional_path(record):
        return None
    return Document.objects.create(path=path, kind=record.kind, body=record.body or "", sort_key="~", sample=sample)


def _corrected_document(record: ParsedDocument, same: Text | None) -> Document | None:
    """The document of these bytes, or of a file of this name, whose symbol an editor put in the place of the record's."""
    corrections = Correction.objects.filter(subject="document", field="symbol").select_related("document")
    if same:
        corrections = corrections.filter(document=same.document)
    elif record.source.name != "-":
        texts = {"source__name": record.source.name, "language": record.language}
        corrections = corrections.filter(document__texts__in=Text.objects.filter(**texts))
    else:
        return None
    for correction in corrections:
        if same or (correction.found == record.symbol and (record.symbol or _stood_at(correction.document, record))):
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
        document.held = True
        refresh_document(old)


# --- the text's parts -------------------------------------------------------------------------------------------


def _store_text(text: Text | None, document: Document, record: ParsedDocument, plain: dict) -> Text:
    source = text.source if text else Source()
    source.name, source.sha256 = record.source.name, record.source.sha256
    source.encoding, source.style, source.raw = record.source.encoding, record.source.style, record.source.text
    source.parser_version, source.given = PARSER_VERSION, record.source.given
    if text:
        source.save()
        text.parsed = plain
        text.head, text.formula = record.head, record.formula[:200]
        text.save()
        return text
    insert_instances(Source, [source])
    text = Text(
        document=document,
        language=record.language,
        source=source,
        title=(record.title or "")[:600],
        head=record.head,
        formula=record.formula[:200],
        # What no correction concerns stands as it was read.
        record=plain,
    )
    insert_instances(Text, [text])
    return text
