"""Lines of notes told from lines of the text before lines are joined: marks alone on a line, notes without a rule above them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block
from ..clean import SUPERSCRIPTS
from ..notes.footnotes import LOOKS_LIKE_NOTE
from ..notes.plain_calls import COUNTED, MONTHS
from .furniture import is_rule
from .lines import NUMBERED

RAISED_ALONE = re.compile(f"[{SUPERSCRIPTS}]{{1,3}}")
STARS_ALONE = re.compile(r"\*{1,3}")
PLAIN_MARK = re.compile(r"(\d{1,3})(?: +(?=\S)|$)")
# 3 月 5 日, 5 November, 1 750
COUNTING = re.compile(rf"[{COUNTED}]|(?:{MONTHS})\b|per cent|/|\d{{3}}(?!\d)")
LONGEST_MARK = 3
# A page has no more lines of notes.
MOST_LINES = 40
LONGEST_PAGE = 80


def join_marks(lines: list[Block]) -> list[Block]:
    """The lines, a mark that stood alone joined to the words below it; a page's first note without a rule above it, told by
    its mark and its words, stands below one."""
    ends = _page_ends(lines)
    texts = [line.text.strip() for line in lines]
    kept: list[Block] = []
    wanted, in_notes, alone = 1, False, False
    for place, line in enumerate(lines):
        if alone and not line.page_before:
            line = replace(kept[-1], text=f"{kept.pop().text.rstrip()} {line.text.strip()}")
        in_notes = line.below_rule or (in_notes and not line.page_before)
        text = line.text.strip() if alone else texts[place]
        below = texts[place + 1] if place + 1 < len(texts) else ""
        alone = False
        if len(text) <= LONGEST_MARK:
            # A call, too, may be left alone by the end of a line.
            alone = RAISED_ALONE.fullmatch(text) is not None and (in_notes or LOOKS_LIKE_NOTE.match(below) is not None)
            # The rule above a star stands: it may be a legend's.
            ruled = in_notes or (kept and is_rule(kept[-1].text.strip()))
            alone = alone or bool(ruled and STARS_ALONE.fullmatch(text))
        if (mark := PLAIN_MARK.match(text)) and (line.below_rule or int(mark[1]) == wanted):
            words = text[mark.end() :]
            if in_notes or (ends[place] and _reads_as_note(lines, place, words or below)):
                wanted, alone = int(mark[1]) + 1, not words
                line = replace(line, below_rule=True)
        in_notes = in_notes or alone or line.below_rule
        kept.append(line)
    return kept


def _reads_as_note(lines: list[Block], place: int, words: str) -> bool:
    """True for a note's words, and for any others below the call of the line's mark on the same page; a number that
    counts something isn't a mark, and no numbered paragraph stands below notes."""
    if LOOKS_LIKE_NOTE.match(words):
        return True
    if COUNTING.match(words) or any(NUMBERED.match(line.text.strip()) for line in _rest_of_page(lines, place)):
        return False
    mark = PLAIN_MARK.match(lines[place].text.strip())[1]
    call = re.compile(rf"(?<=[^\W\d_]){mark}(?=\W|$)|(?<=[,.;:，。；：、”》）)]) ?{mark}(?=[^\w/-]|$)")
    for line in reversed(lines[max(0, place - LONGEST_PAGE) : place]):
        if call.search(line.text):
            return True
        if line.page_before:
            break
    return False


def _rest_of_page(lines: list[Block], place: int) -> Iterator[Block]:
    return itertools.takewhile(lambda line: not line.page_before, lines[place + 1 : place + MOST_LINES])


def _page_ends(lines: list[Block]) -> list[bool]:
    """For each line whether its page ends soon below it."""
    near, left = [], MOST_LINES
    for line in reversed(lines):
        near.append(left > 0)
        left = MOST_LINES if line.page_before else left - 1
    return near[::-1]
