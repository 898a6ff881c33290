"""Words into terms, the same for the index and for queries, on every database.

A run of Han characters gives its overlapping pairs and its last character (联合国 → 联合 合国 国); a run of letters or
digits is one term; nothing else is a term. A phrase of these terms is found exactly where the words stand.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import opencc

# A character of its own in Han writing: ideographs of all planes, 〇 and 々.
HAN = "\u3007\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# 联合 国 with blanks inside: a run is one however it was set.  SDG16  2030
RUN = re.compile(rf"[{HAN}]+(?:\s+[{HAN}]+)*|[^\W_{HAN}]+")
IS_HAN = re.compile(rf"[{HAN}]")
# Footnote calls, and what is written small above the line.
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ"
# No word is as long; the databases limit a term's length.
LONGEST_TERM = 100

# Another version is another index: terms of two versions never stand in one. OpenCC's tables are part of it.
ANALYSER_VERSION = f"1/{opencc.__version__}"


class Term(NamedTuple):
    """A term and where its characters stand in the words: from `start` up to `end`."""

    term: str
    start: int
    end: int


class _Folded(dict):
    """Character → what it is in the index, found out once for each."""

    def __init__(self):
        # Characters that become none or several.
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


class _Doubled(dict):
    """Character → itself twice, with a blank between."""

    def __missing__(self, code: int) -> str:
        self[code] = doubled = f"{chr(code)} {chr(code)}"
        return doubled


_simplify = opencc.OpenCC("t2s").convert
_table, _doubled = _Folded(), _Doubled()


def _fold_character(character: str) -> str:
    if character in SUPERSCRIPTS:
        return ""
    # NFKC, and for marks set apart from their letters the same as for letters that carry them.
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) not in ("Mn", "Cf"))
    # One character at a time: in phrases OpenCC would decide 乾 by its neighbours, and a part of the phrase would differ.
    return "".join(_simplify(c) for c in unicodedata.normalize("NFKC", plain).casefold())


def fold(words: str) -> str:
    """The words as the index sees them: width, case, traditional characters and diacritics make no difference."""
    return words.translate(_table)


def terms(words: str) -> list[str]:
    """The terms of the words, in order."""
    return terms_in_line(words).split()


def terms_in_line(words: str) -> str:
    """The terms of the words, in order, with a blank between every two: what an index takes, without a piece for each."""
    found = []
    for run in RUN.findall(words.translate(_table)):
        if IS_HAN.match(run):
            run = "".join(run.split())
            # 联合国 → 联合 合国 国: every character but the first ends a pair and begins the next.
            found.append(run[0] + run[1:].translate(_doubled))
        else:
            found.append(run[:LONGEST_TERM])
    return " ".join(found)


def phrase(words: str) -> tuple[tuple[str, ...], bool]:
    """(terms, last is a prefix) of words asked for as one phrase; no terms where there is nothing to look for.

    The trailing single character of the last run says only that a run ended, so it isn't asked for; where it is all
    that there is, any pair that begins with it will do.
    """
    asked = terms(words)
    if not asked or not IS_HAN.match(asked[-1]):
        return tuple(asked), False
    if len(asked) > 1 and len(asked[-2]) == 2 and IS_HAN.match(asked[-2]):
        return tuple(asked[:-1]), False
    return tuple(asked), True


def find_terms(folded: str) -> list[Term]:
    """The terms of folded words, with where each stands in them."""
    found = []
    for match in RUN.finditer(folded):
        run, start = match[0], match.start()
        if not IS_HAN.match(run):
            found.append(Term(run[:LONGEST_TERM], start, match.end()))
            continue
        at = [n for n in range(start, match.end()) if not folded[n].isspace()]
        for first, last in pairwise(at):
            found.append(Term(folded[first] + folded[last], first, last + 1))
        found.append(Term(folded[at[-1]], at[-1], at[-1] + 1))
    return found


def find_phrases(words: str, phrases) -> list[tuple[int, int]]:
    """(start, end) of every place in the words where one of the phrases (as `phrase` gives them) stands; none overlap."""
    folded = words.translate(_table)
    # Most words have most phrases nowhere, which is seen at once.
    phrases = [(asked, open_end) for asked, open_end in phrases if asked and _may_hold(folded, asked)]
    spans, there = [], None
    for asked, open_end in phrases:
        if run := _run_of(asked):
            spans += [(match.start(1), match.end(1)) for match in _run_pattern(run).finditer(folded)]
        else:
            there = find_terms(folded) if there is None else there
            spans += _spans_of(asked, open_end, there)
    if spans and not _table.uneven.isdisjoint(words):
        places = [place for place, c in enumerate(words) for _piece in _table[ord(c)]]
        spans = [(places[start], places[end - 1] + 1) for start, end in spans]
    return _merge(sorted(spans))


def _spans_of(asked: tuple[str, ...], open_end: bool, there: list[Term]) -> list[tuple[int, int]]:
    spans, last = [], len(asked) - 1
    for n in range(len(there) - last):
        if all(there[n + k].term == asked[k] for k in range(last)) and (
            there[n + last].term.startswith(asked[last]) if open_end else there[n + last].term == asked[last]
        ):
            end = there[n + last]
            spans.append((there[n].start, end.start + 1 if open_end else end.end))
    return spans


def _run_of(asked: tuple[str, ...]) -> str:
    """The characters of a phrase that is a part of one run of Han: such a phrase stands wherever they follow each other.
    Empty for other phrases."""
    if not all(IS_HAN.match(term) for term in asked) or any(b[:1] != a[1:] for a, b in pairwise(asked)):
        return ""
    return asked[0][0] + "".join(term[1:] for term in asked)


@lru_cache(maxsize=200)
def _run_pattern(run: str) -> re.Pattern:
    # Looked ahead for: 人人 stands twice in 人人人.
    return re.compile("(?=(" + r"\s*".join(run) + "))")


def _may_hold(folded: str, asked: tuple[str, ...]) -> bool:
    return all(term in folded or (IS_HAN.match(term) and all(c in folded for c in term)) for term in asked)


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
