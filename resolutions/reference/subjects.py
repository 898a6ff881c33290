"""Subject headings of the UNBIS Thesaurus in English and Chinese, from `subjects.tsv` (sorted by English heading)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA_FILE = Path(__file__).with_name("subjects.tsv")


@dataclass(frozen=True)
class Subject:
    """One heading; `id` is the last part of its address in the thesaurus."""

    id: str
    en: str
    zh: str


def find_subject(heading: str) -> Subject | None:
    """The subject with this heading in English or Chinese, whatever its case and spacing, or None.

    Some Chinese headings stand for several English ones (货物: CARGO and GOODS); they give the first in English order.
    """
    return _by_heading().get(_heading_key(heading))


@cache
def _by_heading() -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    with DATA_FILE.open(encoding="utf-8", newline="") as file:
        subjects = [Subject(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    for subject in subjects:
        found[_heading_key(subject.en)] = subject
    for subject in subjects:
        found.setdefault(_heading_key(subject.zh), subject)
    return found


def _heading_key(heading: str) -> str:
    return " ".join(heading.split()).casefold()
