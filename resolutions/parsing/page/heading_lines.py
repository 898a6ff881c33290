"""Lines of the masthead that stand in columns, and headings among lines that nothing else parts from the paragraphs above
them: what has no point above the next number."""

import re
from dataclasses import replace

from ..blocks import Block
from ..formulas import is_formula
from ..head.masthead import is_head_line
from .lines import ends_sentence

# Lines among which the masthead is.
MASTHEAD = 30
# Longer lines are text.
LONGEST_OF_MASTHEAD = 80

NUMBERED = re.compile(r"(\d{1,3})\.\s")
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


def part_masthead(lines: list[Block]) -> list[Block]:
    """The lines, those of the masthead that stand in two columns (大会 20 December 2023) one below the other."""
    parted: list[Block] = []
    end = next((place for place, line in enumerate(lines[:MASTHEAD]) if is_formula(line.text)), MASTHEAD)
    for line in lines[:end]:
        text, columns = line.text.strip(), None
        if text.startswith("|"):
            # A table's row, as Markdown has it.
            cells = [cell.strip() for cell in re.split(r"\||<br ?/?>", text) if cell.strip()]
            columns = cells if cells and all(map(is_head_line, cells)) else None
        elif len(text) < LONGEST_OF_MASTHEAD and not is_head_line(text):
            halves = ((text[: blank.start()], text[blank.end() :]) for blank in re.finditer(" ", text))
            columns = next((pair for pair in halves if all(map(is_head_line, pair))), None)
        parted += [replace(line, text=half) for half in columns] if columns else [line]
    return parted + lines[end:]
