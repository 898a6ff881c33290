"""Stored sources read again by the parser as it is now; corrections stay over what it reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from resolutions.ingest.metadata import apply_metadata
from resolutions.ingest.refusals import explain
from resolutions.ingest.relations import relate
from resolutions.ingest.saving import save_record
from resolutions.models import Correction, Document, Text
from resolutions.parsing import parse_source


@dataclass
class Reading:
    """What reading a text again did: `updated`, `unchanged` or `failed`; changed facts; new conflicts."""

    text: Text
    result: str
    changes: list[str] = field(default_factory=list)
    conflicts: int = 0


def read_again(documents, *, dry_run: bool = False) -> Iterator[Reading]:
    """A reading for each text of the documents, one transaction each; at the end what hangs on them follows."""
    texts = Text.objects.filter(document__in=documents).order_by("document", "language")
    try:
        for pk in list(texts.values_list("pk", flat=True)):
            yield _read_again(Text.objects.select_related("document", "source").get(pk=pk), dry_run)
    finally:
        if not dry_run:
            relate(list(Document.objects.filter(texts__in=texts.values("pk")).values_list("path", flat=True)))


def _read_again(text: Text, dry_run: bool) -> Reading:
    """What reading the text did; one that fails stops no other."""
    try:
        return _stored_again(text, dry_run)
    except Exception as error:
        return Reading(text, "failed", list(explain(error, text.source.name)))


def _stored_again(text: Text, dry_run: bool) -> Reading:
    source = text.source
    record = parse_source(source.raw.encode(), source.name)
    record.source.sha256, record.source.encoding = source.sha256, source.encoding
    record.language = text.language
    apply_metadata(record, source.given)
    plain, before = record.as_dict(), text.parsed_record
    changes = [name for name in plain if plain[name] != before.get(name) and name != "source"]
    open_before = set(Correction.objects.filter(document=text.document_id).open().values_list("pk", flat=True))
    with transaction.atomic():
        save_record(record, sample=text.document.sample, again=True)
        open_now = set(Correction.objects.filter(document=text.document_id).open().values_list("pk", flat=True))
        if dry_run:
            transaction.set_rollback(True)
    return Reading(text, "updated" if changes else "unchanged", changes, len(open_now - open_before))


def documents_named(symbols: list[str]) -> tuple[list[Document], list[str]]:
    """(held documents, names that mean none of them); all held documents where nothing is named."""
    from resolutions.citations.symbols import parse_symbol

    if not symbols:
        return list(Document.objects.held().order_by("pk")), []
    found, unknown = [], []
    for name in symbols:
        symbol = parse_symbol(name)
        document = Document.objects.at(symbol.path if symbol else name)
        found.append(document) if document and document.held else unknown.append(name)
    return found, unknown
