"""How far in lines stand, and whether that shows where paragraphs begin."""

import itertools

from ..blocks import Block
from ..formulas import is_formula
from .lines import FIRST_NUMBER

# Lines of a preamble that show whether its paragraphs are set in.
LEAST_PREAMBLE = 12


def indent_of(line: Block) -> int:
    """How many blanks stand before the line, behind the margin."""
    return len(line.text) - len(line.text.lstrip(" "))


def are_set_in(lines: list[Block], gaps: int) -> bool:
    """True where paragraphs begin further in than the margin at which lines go on; few do where gaps part the lines."""
    set_in = [line.text.startswith(" ") for line in lines]
    # A preamble's paragraphs have no labels, which may be set in where nothing else is.
    preamble = set_in[_preamble(lines)]
    if len(preamble) >= LEAST_PREAMBLE and sum(preamble) * 24 < len(preamble):
        return False
    if gaps:
        return sum(set_in) * 12 > gaps
    # The lines of whole paragraphs may be set in, those that go on at the margin are not.
    begun = sum(below and not above for above, below in itertools.pairwise(set_in))
    return begun * 12 > len(lines) - sum(set_in) > len(lines) / 8


def _preamble(lines: list[Block]) -> slice:
    """Where the lines stand between the enacting formula and paragraph 1."""
    formula = next((place for place, line in enumerate(lines) if is_formula(line.text.strip())), len(lines))
    first = (place for place in range(formula, len(lines)) if FIRST_NUMBER.match(lines[place].text.strip()))
    return slice(formula + 1, next(first, len(lines)))


def stands_set_in(line: Block, below: list[Block]) -> bool | None:
    """Whether a page's first line is set in further than the one below it; None where that tells nothing."""
    if not line.page_before:
        return None
    if not line.text.startswith(" "):
        return False
    return True if below and not below[0].page_before and indent_of(below[0]) < indent_of(line) else None
