"""Each kind of document is read as a person read it: tests/golden/NAME.txt gives NAME.json.

`python -m tests.test_golden [NAME …]` writes the records anew (all, or those named); read the difference before it is kept.
"""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from resolutions.parsing import PARSER_VERSION, parse_source

FOLDER = Path(__file__).parent / "golden"
# The version of the parser that made the records
VERSION_FILE = FOLDER / "version.json"
# Name of a document: what the parser still reads wrongly in it. Its record says what is right.
WRONG: dict[str, str] = {}


def record(path: Path) -> dict:
    """What the parser prints of the document, without the source's hash and without fields that are empty."""
    plain = parse_source(path.read_bytes(), path.name).as_dict()
    del plain["source"]["sha256"]
    return _filled(plain)


def _filled(value):
    if isinstance(value, dict):
        return {name: _filled(part) for name, part in value.items() if part not in (None, "", [], {})}
    return [_filled(part) for part in value] if isinstance(value, list) else value


def documents():
    for path in sorted(FOLDER.glob("*.txt")):
        reason = WRONG.get(path.stem)
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        yield pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", list(documents()))
def test_a_document_is_read_as_its_reviewed_record_says(path):
    assert record(path) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def state() -> dict:
    """The parser's version, and what stands for all records together."""
    records = (path.read_bytes() for path in sorted(FOLDER.glob("*.json")) if path != VERSION_FILE)
    return {"version": PARSER_VERSION, "records": hashlib.sha256(b"".join(records)).hexdigest()}


def test_other_records_are_of_another_version_so_that_stored_texts_are_read_again():
    kept = json.loads(VERSION_FILE.read_text(encoding="utf-8"))
    assert kept == state(), "raise PARSER_VERSION, then run: python -m tests.test_golden"


if __name__ == "__main__":
    kept = json.loads(VERSION_FILE.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.txt")):
        if path.stem not in WRONG and (path.stem in sys.argv[1:] or not sys.argv[1:]):
            text = json.dumps(record(path), ensure_ascii=False, indent=1)
            path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    if state()["records"] != kept["records"] and kept["version"] == PARSER_VERSION:
        sys.exit("The records changed: raise PARSER_VERSION in resolutions/parsing/__init__.py, then run this again.")
    VERSION_FILE.write_text(json.dumps(state(), indent=1) + "\n", encoding="utf-8")
