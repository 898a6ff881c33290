"""Each kind of document is read as a person read it: tests/golden/NAME.txt gives NAME.json.

`python -m tests.test_golden [NAME …]` writes the records anew (all, or those named); read the difference before it is kept.
Where the code that reads has changed it wants a higher PARSER_VERSION, or `--same`: that no byte is read otherwise.
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
PACKAGE = Path(__file__).parent.parent / "resolutions"
# What reads: code and data
ROOMS, KINDS = ("reference", "citations", "parsing"), {".py", ".json", ".tsv", ".weights"}
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
    """The parser's version, what stands for all records together, and for all code and data that reads."""
    records = (path.read_bytes() for path in sorted(FOLDER.glob("*.json")) if path != VERSION_FILE)
    files = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*")) if path.suffix in KINDS]
    rules = (_without_comments(path) for path in files)
    return {"version": PARSER_VERSION, "records": _digest(records), "rules": _digest(rules)}


def _digest(pieces) -> str:
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def _without_comments(path: Path) -> bytes:
    """The file's lines without those that are comments alone, and without the blanks around them."""
    lines = (line.strip() for line in path.read_bytes().splitlines())
    return b"\n".join(line for line in lines if line and not line.startswith(b"#"))


def test_what_reads_otherwise_is_of_another_version_so_that_stored_texts_are_read_again():
    kept = json.loads(VERSION_FILE.read_text(encoding="utf-8"))
    assert kept == state(), (
        "the code that reads has changed: raise PARSER_VERSION and run `python -m tests.test_golden`, or, if no byte is read"
        " otherwise, run `python -m tests.test_golden --same`"
    )


if __name__ == "__main__":
    kept = json.loads(VERSION_FILE.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.txt")):
        named = set(sys.argv[1:]) - {"--same"}
        if path.stem not in WRONG and (path.stem in named or not named):
            text = json.dumps(record(path), ensure_ascii=False, indent=1)
            path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    now, raised = state(), kept["version"] != PARSER_VERSION
    if not raised and (
        now["records"] != kept["records"] or (now["rules"] != kept["rules"] and "--same" not in sys.argv)
    ):
        sys.exit(
            "What reads has changed: raise PARSER_VERSION in resolutions/parsing/__init__.py, then run this again."
        )
    VERSION_FILE.write_text(json.dumps(state(), indent=1) + "\n", encoding="utf-8")
