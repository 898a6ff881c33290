"""Which document an address means: made where it is only cited, redirected, joined with another."""

from collections.abc import Iterable

from resolutions.citations.symbols import Symbol, parse_symbol
from resolutions.models import Alias, Citation, Document, Relation, Text
from resolutions.models.documents import Kind
from resolutions.models.writing import insert_instances


def document_for(symbol: str, sample: bool = False) -> Document:
    """The document of a symbol, made where there is none (three queries at most, and some for a joint one's halves);
    ValueError where it isn't a symbol."""
    parsed = parse_symbol(symbol)
    if parsed is None:
        raise ValueError(f"{symbol!r} is no symbol")
    found = Document.objects.at(parsed.path)
    if found is None:
        _make([parsed], sample)
    return found or Document.objects.at(parsed.path)


def keys_for(symbols: Iterable[str], sample: bool = False) -> dict[str, int]:
    """Keys of the documents by symbol, made where there are none; what is no symbol is left out. Five queries at most, and
    some for each joint symbol that is made."""
    wanted = {words: symbol for words in symbols if (symbol := parse_symbol(words))}
    paths = {symbol.path: symbol for symbol in wanted.values()}
    if not paths:
        return {}
    keys = _keys_at(paths)
    missing = [symbol for path, symbol in paths.items() if path not in keys]
    # A half is the joint document's.
    halves = {half.path for symbol in missing for half in symbol.halves}
    if missing:
        _make([symbol for symbol in missing if symbol.path not in halves], sample)
        # What stood under a half may have joined it, and another process may have been quicker.
        keys = _keys_at(paths)
    return {words: keys[symbol.path] for words, symbol in wanted.items()}


def _keys_at(paths: Iterable[str]) -> dict[str, int]:
    """Keys of the documents by their addresses and aliases, where there are any (two queries)."""
    keys = {}
    for rows, key in ((Alias.objects, "document"), (Document.objects, "pk")):
        keys |= rows.filter(path__among=paths).order_by().values_list("path", key)
    return keys


def _make(symbols: list[Symbol], sample: bool):
    """Nothing; there are documents of the symbols; a joint symbol's halves lead to it. Where another process makes the
    same one, its own stands; all make them in one order, so that none waits for another crosswise."""
    plain = sorted((symbol for symbol in symbols if not symbol.halves), key=str)
    insert_instances(Document, [as_cited(symbol, sample) for symbol in plain], unless_there=True)
    for symbol in symbols:
        if symbol.halves:
            document = as_cited(symbol, sample)
            document.save_without_historical_record()
            for half in symbol.halves:
                redirect(half.path, document)


def as_cited(symbol: Symbol, sample: bool = False) -> Document:
    """A document that is only cited, with what its symbol tells."""
    return Document(
        symbol=str(symbol),
        path=symbol.path,
        body=symbol.body or "",
        kind=symbol.kind if symbol.kind in Kind.values else Kind.OTHER.value,
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


def merge_into(document: Document, other: Document) -> dict[str, list[int]]:
    """Keys of the editors' relations that came over. Mentions, addresses, texts and corrections of `other` become the
    document's too, and `other` is gone.

    Of two texts in one language the one of `other` stays; of two corrections of one fact the newer one does, and the
    history keeps the other.
    """
    from .effective import refresh_document

    Citation.objects.filter(target=other).update(target=document)
    other.aliases.update(document=document)
    texts = list(other.texts.select_related("source"))
    for text in texts:
        move_text(text, document)
    corrected = _move_corrections(document, other)
    other.review_items.update(document=document)
    relations = _move_relations(document, other)
    path = other.path
    other.delete()
    Alias.objects.update_or_create(path=path, defaults={"document": document, "former": False})
    if texts or corrected:
        refresh_document(document)
    return relations


def _move_relations(document: Document, other: Document) -> dict[str, list[int]]:
    """Keys of the relations that editors set for the other document and that are this one's now, by the side on which
    it stands in them."""
    moved = {}
    for side in ("document", "related"):
        own = list(Relation.objects.filter(by_editor=True, **{side: other}).select_related("document", "related"))
        for relation in own:
            setattr(relation, side, document)
            same = Relation.objects.filter(document=relation.document, kind=relation.kind).exclude(pk=relation.pk)
            if relation.kind == Relation.Kind.DRAFT:
                same = same.filter(related=relation.related)
            same.delete()
            relation.save()
        moved[side] = [relation.pk for relation in own]
    return moved


def _move_corrections(document: Document, other: Document) -> bool:
    """True where there were any."""
    own = {c.field: c for c in document.corrections.filter(subject="document")}
    moved = list(other.corrections.all())
    for correction in moved:
        rival = own.get(correction.field) if correction.subject == "document" else None
        if rival and rival.made_at > correction.made_at:
            correction.delete()
            continue
        if rival:
            rival.delete()
        correction.document = document
        correction.save()
    return bool(moved)


def rightful_document(symbol: str, sample: bool = False) -> Document:
    """The document of a symbol that a text bears, made where there is none.

    An address that an editor took from a document gives way first, and mentions of the symbol go to the right one.
    """
    document = document_for(symbol, sample)
    if document.symbol == symbol:
        return document
    taken = document.aliases.filter(path=parse_symbol(symbol).path, former=True)
    if not taken.exists():
        return document
    taken.delete()
    right = document_for(symbol, sample)
    return_mentions(document, right)
    return right


def return_mentions(wrong: Document, document: Document):
    """Nothing; mentions of `wrong` whose words mean the document's symbol lead to it."""
    mentions = Citation.objects.filter(target=wrong).select_related("text").defer("text__parsed")
    meant = [m.pk for m in mentions if _read_symbol(m) == document.symbol]
    Citation.objects.filter(pk__in=meant).update(target=document)


def _read_symbol(mention: Citation) -> str | None:
    """The symbol that the citing text's record has for a mention."""
    entries = mention.text.record.get("citations", [])
    return entries[mention.position].get("symbol") if mention.position < len(entries) else None


def move_text(text: Text, document: Document):
    """Nothing; the text is the document's, in place of one in its language."""
    replaced = document.texts.filter(language=text.language).select_related("source").first()
    if replaced and replaced.pk != text.pk:
        source = replaced.source
        replaced.delete()
        source.delete()
    text.document = document
    text.save(update_fields=["document"])
