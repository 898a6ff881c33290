"""Where in a source the words of a value stand, though lines, marks and page ends cut them there."""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

# Letters of a paragraph's beginning and end that are enough to find it where a footnote stands in its middle.
ENOUGH = 12


@dataclass
class Folded:
    """A text's letters and figures alone, and where in the text each stands."""

    letters: str
    places: list[int]


def fold_source(raw: str) -> Folded:
    """The source without blanks, points and marks, in one width and case."""
    letters, places = [], []
    for i, character in enumerate(raw):
        for letter in unicodedata.normalize("NFKC", character).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(i)
    return Folded("".join(letters), places)


def locate(words: str, source: Folded, after: int = 0) -> tuple[int, int] | None:
    """(start, end) in the source of what the words were read from, or None; the first place behind `after`, if any."""
    wanted = fold_source(words).letters
    if not wanted:
        return None
    first = bisect_left(source.places, after)
    at = source.letters.find(wanted, first)
    at = source.letters.find(wanted) if at < 0 else at
    if at >= 0:
        return source.places[at], source.places[at + len(wanted) - 1] + 1
    return _by_its_ends(wanted, source, first)


def _by_its_ends(wanted: str, source: Folded, first: int) -> tuple[int, int] | None:
    """Where words stand that something was read out of: their first letters, and their last not much later."""
    if len(wanted) < 2 * ENOUGH:
        return None
    start = source.letters.find(wanted[:ENOUGH], first)
    start = source.letters.find(wanted[:ENOUGH]) if start < 0 else start
    if start < 0:
        return None
    end = source.letters.find(wanted[-ENOUGH:], start, start + 3 * len(wanted) + 400)
    if end < 0:
        return source.places[start], source.places[start + ENOUGH - 1] + 1
    return source.places[start], source.places[end + ENOUGH - 1] + 1


def date_patterns(iso: str) -> list[str]:
    """A date as sources print it: 2020年9月11日, 11 September 2020, September 11, 2020 …"""
    year, month, day = iso.split("-")
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    name = months[int(month) - 1]
    return [f"{year}年{int(month)}月{int(day)}日", f"{int(day)} {name} {year}", f"{name} {int(day)}, {year}"]


def mark_places(raw: str, places: list[tuple[str, int, int]]) -> list[tuple[str, list[str]]]:
    """The source cut where places begin or end: (words, names of the places they belong to), in order."""
    cuts = sorted({0, len(raw), *(start for _name, start, _end in places), *(end for _name, _start, end in places)})
    pieces = []
    for start, end in pairwise(cuts):
        names = [name for name, first, last in places if first <= start and end <= last]
        pieces.append((raw[start:end], names))
    return pieces
