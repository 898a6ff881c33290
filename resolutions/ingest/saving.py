"""A parsed record into rows, one document a transaction."""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from resolutions.citations.symbols import Symbol, parse_symbol
from resolutions.models import Alias, Citation, Document, Footnote, Paragraph, Source, Text
from resolutions.models.documents import Kind
from resolutions.parsing import PARSER_VERSION, ParsedDocument
from resolutions.search.indexing import index_document

from .facts import refresh_facts

PROVISIONAL = "unnumbered"


@dataclass
class Outcome:
    """What saving did: `added`, `updated` or `unchanged`, the document's symbol (or None) and path."""

    result: str
    symbol: str | None
    path: str
    warnings: list[dict] = field(default_factory=list)


def save_record(record: ParsedDocument, *, sample: bool = False, dry_run: bool = False) -> Outcome:
    """The outcome; the text and its facts are stored, or nothing is. Mentioned documents come to exist with it."""
    with transaction.atomic():
        outcome = _save(record, sample)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def _save(record: ParsedDocument, sample: bool) -> Outcome:
    known = Text.objects.select_related("document", "source").filter(source__sha256=record.source.sha256).first()
    if known and _is_same(known, record):
        return Outcome("unchanged", known.document.symbol, known.document.path, known.record.get("warnings", []))
    plain = record.as_dict()
    document = _document_for(record, known, sample)
    text = Text.objects.select_related("source").filter(document=document, language=record.language).first()
    result = "updated" if text or known else "added"
    if text:
        _clear_parts(text)
    text = _store_text(text, document, record, plain)
    targets = documents_for([c.symbol for c in record.citations if c.symbol], sample)
    _store_parts(text, record, targets)
    refresh_facts(document)
    index_document(document)
    return Outcome(result, document.symbol, document.path, plain["warnings"])


def _is_same(known: Text, record: ParsedDocument) -> bool:
    """True where these bytes were read by this parser already and nothing new is said of them."""
    return (
        known.source.parser_version == PARSER_VERSION
        and known.language == record.language
        and (record.symbol is None or record.symbol == known.document.symbol)
        and known.record.get("title") == record.title
        and known.record.get("date") == (record.date.isoformat() if record.date else None)
    )


# --- which document ---------------------------------------------------------------------------------------------


def _document_for(record: ParsedDocument, known: Text | None, sample: bool) -> Document:
    """The document that the record belongs to, made where there is none."""
    if record.symbol:
        document = documents_for([record.symbol], sample)[record.symbol]
        if sample and not document.held:
            document.sample = True
        if known and known.document_id != document.pk:
            _move(known, document)
        elif known is None and (provisional := _provisional_of(record)) and provisional.pk != document.pk:
            merge_into(document, provisional)
        return document
    if known:
        return known.document
    document = _provisional_of(record)
    if document:
        return document
    return Document.objects.create(
        path=_free_path(record), kind=record.kind, body=record.body or "", sort_key="~", sample=sample
    )


def _provisional_of(record: ParsedDocument) -> Document | None:
    """The document that a file of this name and title gave before under a provisional address, or None."""
    if record.source.name == "-":
        return None
    return Document.objects.filter(
        symbol__isnull=True,
        path__startswith=provisional_path(record),
        texts__source__name=record.source.name,
        texts__language=record.language,
    ).first()


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


def documents_for(symbols: list[str], sample: bool = False) -> dict[str, Document]:
    """Documents by symbol, made where there are none; a joint symbol's halves lead to it. Four queries at most."""
    wanted: dict[str, Symbol] = {}
    for words in dict.fromkeys(symbols):
        symbol = parse_symbol(words)
        if symbol:
            wanted[words] = symbol
    paths = {symbol.path: words for words, symbol in wanted.items()}
    found = {paths[document.path]: document for document in Document.objects.filter(path__in=paths)}
    for alias in Alias.objects.filter(path__in=paths).select_related("document"):
        found[paths[alias.path]] = alias.document
    missing = [symbol for words, symbol in wanted.items() if words not in found]
    made = Document.objects.bulk_create([_stub(symbol, sample) for symbol in missing])
    found |= {paths[document.path]: document for document in made}
    for symbol in missing:
        for half in symbol.halves:
            redirect(half.path, found[paths[symbol.path]])
    return found


def _stub(symbol: Symbol, sample: bool) -> Document:
    """A document that is only cited, with what its symbol tells."""
    return Document(
        symbol=str(symbol),
        path=symbol.path,
        body=symbol.body or "",
        kind=symbol.kind if symbol.kind in Kind.values else Kind.OTHER,
        session=symbol.session,
        session_label=symbol.session_label or "",
        year=symbol.year,
        sort_key=sort_key(symbol),
        # Sessions and years that no real document has yet: the sample's own.
        sample=sample and ((symbol.session or 0) > 800 or (symbol.year or 0) > 2800),
    )


def sort_key(symbol: Symbol) -> str:
    """The symbol's natural order as text that any database sorts: 75/9 before 75/10."""
    key = symbol.sort_key
    if isinstance(key, str):
        return key[:300]
    return "/".join(str(part).zfill(6) if isinstance(part, int) else str(part) for part in _flat(key))[:300]


def _flat(key):
    for part in key:
        if isinstance(part, tuple | list):
            yield from _flat(part)
        else:
            yield part


def redirect(path: str, document: Document):
    """Nothing; the address leads to the document from now on, and what stood there joins it.

    A text that would displace the document's own stays where it is.
    """
    standing = Document.objects.filter(path=path).first()
    if standing is None:
        Alias.objects.update_or_create(path=path, defaults={"document": document})
    elif standing.pk != document.pk:
        languages = set(document.texts.values_list("language", flat=True))
        if not languages & set(standing.texts.values_list("language", flat=True)):
            merge_into(document, standing)


def merge_into(document: Document, other: Document):
    """Nothing; mentions, addresses and texts of `other` become the document's, and `other` is gone.

    Of two texts in one language the one of `other` stays.
    """
    Citation.objects.filter(target=other).update(target=document)
    other.aliases.update(document=document)
    texts = list(other.texts.select_related("source"))
    for text in texts:
        _move_text(text, document)
    path = other.path
    other.delete()
    Alias.objects.update_or_create(path=path, defaults={"document": document})
    if texts:
        refresh_facts(document)
        index_document(document)


def _move(text: Text, document: Document):
    """Nothing; a text whose bytes came again under another symbol is that document's; a page without a symbol of its
    own goes with it."""
    old = text.document
    if old.symbol is None:
        merge_into(document, old)
    else:
        _move_text(text, document)
        refresh_facts(old)


def _move_text(text: Text, document: Document):
    """Nothing; the text is the document's, in place of one in its language."""
    replaced = document.texts.filter(language=text.language).select_related("source").first()
    if replaced and replaced.pk != text.pk:
        source = replaced.source
        replaced.delete()
        source.delete()
    text.document = document
    text.save(update_fields=["document"])


# --- the text's parts -------------------------------------------------------------------------------------------


def _store_text(text: Text | None, document: Document, record: ParsedDocument, plain: dict) -> Text:
    source = text.source if text else Source()
    source.name, source.sha256 = record.source.name, record.source.sha256
    source.encoding, source.style, source.raw = record.source.encoding, record.source.style, record.source.text
    source.parser_version = PARSER_VERSION
    source.save()
    text = text or Text(document=document, language=record.language)
    text.source, text.record = source, plain
    text.title, text.head, text.formula = (record.title or "")[:600], record.head, record.formula[:200]
    text.save()
    return text


def _clear_parts(text: Text):
    """Nothing; the text has no paragraphs, footnotes and citations any more."""
    text.citations.all().delete()
    text.paragraphs.all().delete()
    text.footnotes.all().delete()


def _store_parts(text: Text, record: ParsedDocument, targets: dict[str, Document]):
    """Nothing; paragraphs, footnotes and citations of the text are those of the record (three statements)."""
    paragraphs = Paragraph.objects.bulk_create(
        Paragraph(
            text=text,
            position=n,
            anchor=paragraph.id,
            kind=paragraph.kind,
            number=paragraph.number or "",
            level=paragraph.level,
            verb=(paragraph.verb or "")[:80],
            words=paragraph.text,
            notes=[{"mark": note.mark, "offset": note.offset} for note in paragraph.notes],
        )
        for n, paragraph in enumerate(record.paragraphs)
    )
    anchors: set[str] = set()
    footnotes = Footnote.objects.bulk_create(
        Footnote(text=text, position=n, anchor=_note_anchor(note.mark, anchors), mark=note.mark[:10], words=note.text)
        for n, note in enumerate(record.footnotes)
    )
    by_paragraph = {paragraph.anchor: paragraph for paragraph in paragraphs}
    by_note: dict[str, list[Footnote]] = {}
    for footnote in footnotes:
        by_note.setdefault(f"fn{footnote.mark}", []).append(footnote)
    rows = []
    for n, citation in enumerate(record.citations):
        note = next(
            (f for f in by_note.get(citation.where, []) if f.words[citation.start : citation.end] == citation.text),
            None,
        )
        rows.append(
            Citation(
                text=text,
                position=n,
                paragraph=by_paragraph.get(citation.where),
                footnote=note,
                start=citation.start,
                end=citation.end,
                words=citation.text[:300],
                target=targets.get(citation.symbol),
                pinpoint=(citation.pinpoint or "")[:200],
                date=citation.date,
                origin=Citation.Origin.NAME if citation.by == "name" else Citation.Origin.PARSER,
            )
        )
    Citation.objects.bulk_create(rows)


def _note_anchor(mark: str, taken: set[str]) -> str:
    """`fn-9`; `fn-star` for *; a second note of the same mark gets `fn-9-2`."""
    name = f"fn-{mark.replace('*', 'star')}"
    unique, n = name, 2
    while unique in taken:
        unique, n = f"{name}-{n}", n + 1
    taken.add(unique)
    return unique[:60]
