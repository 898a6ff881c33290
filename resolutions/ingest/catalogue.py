"""The UN's own records of documents, kept beside those that are held: votes, sponsors, subjects, English titles."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.models import Document
from resolutions.parsing import ParsedDocument
from resolutions.parsing.catalogue import read_catalogue

from .effective import refresh_document

# Parts of a record that a text alone can have.
TEXT_ONLY = {"paragraphs", "footnotes", "citations", "warnings", "source", "head", "formula"}


class CatalogueError(Exception):
    """The file of records can't be read; the message says where, why, and what to do."""


@dataclass
class Enriched:
    """How many held documents a file of records enriched, was no news for; records of documents not held; problems."""

    enriched: int = 0
    unchanged: int = 0
    not_held: int = 0
    problems: list[str] = field(default_factory=list)


def enrich(path: str, dry_run: bool = False) -> Enriched:
    """What became of each record; one that is broken stops no other. CatalogueError where the file can't be read."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise CatalogueError(f"{path}: {error.strerror}. " + _("Check the path.")) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path}: " + _("it is not UTF-8. Save it as JSON in UTF-8.")) from error
    counts = Enriched()
    records: dict[str, dict] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                _collect(records, read_catalogue(_entry(line), f"{path}:{number}"))
            except (ValueError, RecursionError, TypeError) as error:
                problem = _("%(error)s. Each line is one record as the UN publishes them.") % {"error": error}
                counts.problems.append(f"{path}:{number}: {problem}")
    for symbol, record in records.items():
        _keep(symbol, record, counts, dry_run)
    return counts


def _entry(line: str) -> dict:
    entry = json.loads(line)
    if not isinstance(entry, dict):
        raise ValueError(_("it is no JSON object"))
    return entry


def _collect(records: dict[str, dict], parsed: ParsedDocument):
    """Nothing; a second record of a symbol fills what the first left empty."""
    record = {name: value for name, value in parsed.as_dict().items() if name not in TEXT_ONLY}
    first = records.setdefault(parsed.symbol, record)
    first.update({name: value for name, value in record.items() if value and not first[name]})


def _keep(symbol: str, record: dict, counts: Enriched, dry_run: bool):
    """Nothing; the held document keeps the record, and its facts are decided anew."""
    document = Document.objects.at(symbol)
    if document is None or not document.held:
        counts.not_held += 1
    elif document.catalogue == record:
        counts.unchanged += 1
    else:
        counts.enriched += 1
        if not dry_run:
            with transaction.atomic():
                document.catalogue = record
                refresh_document(document)
