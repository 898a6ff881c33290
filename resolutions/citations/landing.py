"""Where in a document a pinpoint leads: 第5段, annex II, 附件，第3段 against the anchors of the cited text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.reference.numerals import parse_han_number

from .pinpoints import LETTERS
from .symbols import roman_value

# 5, 12 (a), 4(a)和(f), 3 (a) to (c)
FIGURES = rf"\d{{1,3}}{LETTERS}"
# 第5段, 第5和6段, 第12(a)段, 第3至5段, 第5段(e)分段; para. 5, paras. 1, 3 and 5, paragraphs 2 to 4, paragraphs 3 (a) and (b)
PARAGRAPH = re.compile(
    rf"第\s?(?P<zh>{FIGURES}(?:(?:[、和及至,-]|以及)\s?第?\s?{FIGURES})*\s?段{LETTERS})"
    rf"|para(?:graph)?s?\.?\s(?P<en>{FIGURES}(?:(?:,? and | to |-|, ){FIGURES})*)",
    re.I,
)
# 附件, 附件二; annex, annex II, annexes I and II
ANNEX = re.compile(r"附件\s?(?P<zh>[一二三四五六七八九十]{1,3}|\d)?|annex(?:es)?\b(?:\s(?P<en>[IVX]{1,4}|\d)\b)?", re.I)
# 第二节, 第二章, sect. II, sect. A, chap. I, 第二部分, B节, B.3节; 第一.A节 is in the first section
SECTION = re.compile(
    r"第\s?(?P<zh>[一二三四五六七八九十]{1,3})\s?(?:(?:\.[A-Z])?节|章|部分)|(?<!\.)(?P<letter>[A-Z])(?:\.\d{1,2})?节"
    r"|(?:sect(?:ion)?|chap(?:ter)?|part)s?\.?\s(?P<en>[IVX]{1,5}|[A-Z])\b"
)
# A paragraph or its letter, and whether it ends a range; (b)㈢ leads to (b).
NUMBER = re.compile(
    r"(?P<to>(?:至|to|-)\s?第?\s?)?(?:(?P<figure>\d{1,3})|\((?P<letter>[a-z]{1,4})\)(?:\s?\([ivx]{1,4}\))?)"
)
# Numbers that one range may name; longer ones are misread years.
LONGEST_RANGE = 60


@dataclass(frozen=True)
class Place:
    """A paragraph of the cited text: its anchor, kind, number as printed, and its words where they are few."""

    anchor: str
    kind: str
    number: str = ""
    words: str = ""

    @property
    def may_be_heading(self) -> bool:
        """Markup has 二 above a section as an operative paragraph without a number."""
        return self.kind in ("heading", "annex") or (self.kind == "operative" and not self.number)


def cited_numbers(pinpoint: str) -> list[str]:
    """The paragraphs that a pinpoint names, in order: ["5", "6"], ["12(a)"], ["4(a)", "4(f)"]; a range gives all of it."""
    found: list[str] = []
    for match in PARAGRAPH.finditer(pinpoint):
        found += _numbers_of(match["zh"] or match["en"])
    return list(dict.fromkeys(found))


def _numbers_of(words: str) -> list[str]:
    """The same of the words of one list, as 4(a)和(f)、6."""
    found: list[str] = []
    figure, letter = 0, ""
    for item in NUMBER.finditer(words):
        if item["figure"]:
            first, figure, letter = figure, int(item["figure"]), ""
            started = item["to"] and first < figure < first + LONGEST_RANGE
            found += [str(n) for n in range(first + 1 if started else figure, figure + 1)]
            continue
        first, letter = letter, item["letter"]
        if not first and found:
            # The letter says which part of the paragraph just named.
            found.pop()
        started = item["to"] and len(first) == len(letter) == 1 and first < letter
        letters = range(ord(first) + 1, ord(letter) + 1) if started else ()
        found += [f"{figure}({chr(code)})" for code in letters] or [f"{figure}({letter})"]
    return found


def names_annex(pinpoint: str) -> bool:
    """Whether it leads into an annex, so that its paragraphs aren't those of the resolution."""
    return ANNEX.search(pinpoint) is not None


def names_section(pinpoint: str) -> bool:
    return SECTION.search(pinpoint) is not None


def find_landings(pinpoint: str, places: Sequence[Place]) -> list[str]:
    """The anchors that a pinpoint leads to, in the order in which it names them; none where the text has no such
    place, or has several. `places` are in the order of the text."""
    start, inside = 0, False
    if names_annex(pinpoint):
        annex = ANNEX.search(pinpoint)
        start = _find_heading(places, ANNEX, annex)
        inside = True
        section = SECTION.search(pinpoint, annex.end())
        if start is not None and section:
            start = _find_heading(places, SECTION, section, after=start)
    elif names_section(pinpoint):
        start = _find_heading(places, SECTION, SECTION.search(pinpoint))
        inside = True
    if start is None:
        return []
    numbers = cited_numbers(pinpoint)
    found = [anchor for number in numbers if (anchor := _find_paragraph(places, start, inside, number))]
    return found or ([places[start].anchor] if inside else [])


def _find_paragraph(places, start, inside, number) -> str | None:
    figure, _, letter = number.rstrip(")").partition("(")
    kinds = ("operative", "annex") if inside else ("operative",)
    same = [place for place in places[start:] if place.number == figure and place.kind in kinds]
    # Without a section's name a number that several sections have says nothing.
    if not same or (len(same) > 1 and not inside):
        return None
    anchor = same[0].anchor
    below = f"{anchor}-{letter}"
    return below if letter and any(place.anchor == below for place in places) else anchor


def _find_heading(places, pattern, asked, after=-1) -> int | None:
    """Index of the heading that an annex's or section's name means, or None; of those after `after`. A bare `annex` is
    the first one."""
    wanted = _value(asked)
    for i, place in enumerate(places):
        if i <= after or not place.may_be_heading:
            continue
        words = place.words.strip()
        match = pattern.match(words)
        value = _value(match) if match and match.end() == len(words) else None
        if pattern is SECTION and value is None:
            value = _number(place.number or words)
        elif not match or match.end() != len(words):
            continue
        if value == wanted or (pattern is ANNEX and wanted is None):
            return i
    return None


def _value(match) -> int | str | None:
    groups = match.groupdict()
    return _number(next((words for words in groups.values() if words), ""))


def _number(words: str) -> int | str | None:
    """4 for 四, IV and 4; a letter for itself; None for anything else."""
    words = words.strip().rstrip(".、")
    if (value := parse_han_number(words)) is not None:
        return value
    if re.fullmatch(r"[IVXLC]+", words.upper()):
        return roman_value(words.upper())
    return words if len(words) == 1 and words.isalpha() else None
