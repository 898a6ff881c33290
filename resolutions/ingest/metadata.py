"""What a CSV file says of documents whose texts don't: a row a file, found by the file's name."""

import csv
import datetime as dt
from pathlib import Path, PurePath

from django.utils.translation import gettext as _

from resolutions.citations.symbols import parse_symbol
from resolutions.models.documents import Kind
from resolutions.models.languages import Language
from resolutions.parsing.records import ParsedDocument

COLUMNS = {"file", "symbol", "title", "date", "kind", "session", "body", "meeting", "language"}


class MetadataError(Exception):
    """The CSV file can't be used; the message says which line, why, and what to do."""


def read_metadata(path: str) -> dict[str, dict[str, str]]:
    """Rows by file name (the name alone, or the path as ingest prints it); MetadataError where a row is unusable."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MetadataError(f"{path}: {error.strerror}. " + _("Check the path.")) from error
    except UnicodeDecodeError as error:
        raise MetadataError(f"{path}: " + _("it is not UTF-8. Save it as CSV in UTF-8.")) from error
    reader = csv.DictReader(text.splitlines())
    unknown = set(reader.fieldnames or []) - COLUMNS
    if "file" not in (reader.fieldnames or []) or unknown:
        raise MetadataError(
            f"{path}: "
            + _("the first line must name the columns, `file` among them; known: %(known)s; not known: %(unknown)s.")
            % {"known": ", ".join(sorted(COLUMNS)), "unknown": ", ".join(sorted(map(str, unknown))) or "–"}
        )
    rows = {}
    for row in reader:
        values = {name: value.strip() for name, value in row.items() if name and value and value.strip()}
        where = f"{path}:{reader.line_num}"
        if "file" not in values:
            continue
        if "symbol" in values and not parse_symbol(values["symbol"]):
            raise MetadataError(f"{where}: " + _("%(symbol)s is no symbol.") % {"symbol": values["symbol"]})
        if "date" in values:
            try:
                dt.date.fromisoformat(values["date"])
            except ValueError as error:
                raise MetadataError(f"{where}: " + _("write the date as YYYY-MM-DD.")) from error
        for name, known in (("kind", Kind.values), ("language", Language.values)):
            if name in values and values[name] not in known:
                raise MetadataError(
                    f"{where}: "
                    + _("%(column)s must be one of %(known)s.") % {"column": name, "known": ", ".join(known)}
                )
        for name in ("session", "meeting"):
            if name in values and not values[name].isdigit():
                raise MetadataError(f"{where}: " + _("%(column)s must be a number.") % {"column": name})
        rows[values["file"]] = values
    return rows


def apply_metadata(document: ParsedDocument, values: dict[str, str]):
    """Nothing; what the row states takes the place of what the text states."""
    document.source.given = document.source.given | values
    if "symbol" in values:
        set_symbol(document, values["symbol"])
    for name in ("title", "kind", "body", "language"):
        if name in values:
            setattr(document, name, values[name])
    if "date" in values:
        document.date = dt.date.fromisoformat(values["date"])
    for name in ("session", "meeting"):
        if name in values:
            setattr(document, name, int(values[name]))
    if "session" in values:
        document.session_label = values["session"]


def set_symbol(document: ParsedDocument, words: str):
    """Nothing; the document bears this symbol from now on. ValueError where the words are no symbol."""
    symbol = parse_symbol(words)
    if symbol is None:
        raise ValueError(_("%(symbol)s is no symbol.") % {"symbol": words})
    document.source.given = document.source.given | {"symbol": str(symbol)}
    # A text with an enacting formula and without a symbol was taken for a draft.
    document.bear(symbol, ("other", "draft_resolution"))


def row_for(rows: dict[str, dict[str, str]], name: str) -> dict[str, str]:
    """The row of a file by its whole name or its last part; empty where there is none."""
    return rows.get(name) or rows.get(PurePath(name.replace("!", "/")).name) or {}
