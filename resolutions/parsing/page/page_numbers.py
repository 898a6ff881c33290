"""Page numbers that stand alone on a line: they count the pages, where a note's mark or a table's figure doesn't."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable

from ..blocks import Block
from .lines import line_width

ALONE = re.compile(r"[-–—]?\s?(\d{1,3})\s?[-–—]?")
# Fewer ideographs, or twice as many letters, fill no page; a few pages may be short.
SHORTEST_PAGE, SHARE_OF_SHORT = 200, 5


def find_page_numbers(blocks: list[Block]) -> set[int]:
    """Places of the blocks that are nothing but their page's number, at form feeds, or where none are, a page's text apart."""
    alone = {place: int(match[1]) for place, block in enumerate(blocks) if (match := _read_alone(block))}
    if not alone:
        return set()
    if any(block.page_before for block in blocks):
        return _at_form_feeds(blocks, alone)
    return _a_page_apart(blocks, alone)


def _read_alone(block: Block) -> re.Match | None:
    text = block.text.strip()
    return ALONE.fullmatch(text) if len(text) < 8 else None


def _at_form_feeds(blocks: list[Block], alone: dict[int, int]) -> set[int]:
    """Those beside a form feed, or the text's end, that count with the form feeds as most do."""
    pages, page = [], 0
    for block in blocks:
        page += block.page_before
        pages.append(page)
    ends = {place for place in alone if place + 1 == len(blocks) or blocks[place + 1].page_before}
    beside = ends | {place for place in alone if blocks[place].page_before}
    first = _most_common(alone[place] - pages[place] for place in beside)
    return {place for place in beside if alone[place] - pages[place] == first}


def _a_page_apart(blocks: list[Block], alone: dict[int, int]) -> set[int]:
    """All, where they count on from 1 or 2 with so much text between any two that it may be a page's."""
    places = sorted(alone)
    first = alone[places[0]]
    counts = [alone[place] for place in places] == list(range(first, first + len(places)))
    if first not in (1, 2) or len(places) < 2 or not counts:
        return set()
    room, starts = 0.0, []
    for place, block in enumerate(blocks):
        if place in alone:
            starts.append(room)
        room += line_width(block.text)
    lengths = sorted(end - start for start, end in itertools.pairwise([0, *starts]))
    return set(places) if lengths[len(lengths) // SHARE_OF_SHORT] >= SHORTEST_PAGE else set()


def _most_common(figures: Iterable[int]) -> int | None:
    counted = Counter(figures).most_common(1)
    return counted[0][0] if counted else None
