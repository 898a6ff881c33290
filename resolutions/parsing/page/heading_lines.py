"""Headings among lines that nothing else parts from the paragraphs above them: what has no point above the next number."""

import re

from ..blocks import Block
from .lines import NUMBERED, ends_sentence

# … 的报告；3: the call behind the point may be a plain digit
CALLED = re.compile(r"(?<=[。；;.])\s?\d{1,3}$")
MOST_LINES = 3


def find_heading_lines(lines: list[Block]) -> set[int]:
    """Places of lines that begin a heading: above the paragraph whose number is the next one, and below a sentence's end."""
    found, number = set(), 0
    for place, line in enumerate(lines):
        match = NUMBERED.match(line.text.strip())
        if match and int(match[1]) == number + 1:
            number = int(match[1])
            if number > 1 and (start := _start_above(lines, place)) < place:
                found.add(start)
    return found


def _start_above(lines: list[Block], place: int) -> int:
    """Place of the first of the few lines without a point above the place; the place itself where there are none."""
    for start in range(place, max(1, place - MOST_LINES - 1), -1):
        above = CALLED.sub("", lines[start - 1].text.rstrip())
        if lines[start].page_before or lines[start].below_rule:
            return place
        if ends_sentence(above):
            return start
        if above.endswith(("，", ",", "：", ":")):
            return place
    return place
