"""Lines of the masthead that stand in two columns, put one below the other."""

import re
from dataclasses import replace

from ..blocks import Block
from ..formulas import is_formula
from ..head.masthead import is_head_line

# Lines among which the masthead is.
MASTHEAD = 30
# Longer lines are text.
LONGEST_OF_MASTHEAD = 80


def part_masthead(lines: list[Block]) -> list[Block]:
    """The lines, those of the masthead that stand in two columns (大会 20 December 2023) one below the other."""
    parted: list[Block] = []
    end = next((place for place, line in enumerate(lines[:MASTHEAD]) if is_formula(line.text)), MASTHEAD)
    for line in lines[:end]:
        text, columns = line.text.strip(), None
        if text.startswith("|"):
            # A table's row, as Markdown has it.
            cells = [cell.strip() for cell in re.split(r"\||<br ?/?>", text) if cell.strip()]
            if not cells:
                continue
            columns = cells if cells and all(map(is_head_line, cells)) else None
        elif len(text) < LONGEST_OF_MASTHEAD and not is_head_line(text):
            halves = ((text[: blank.start()], text[blank.end() :]) for blank in re.finditer(" ", text))
            columns = next((pair for pair in halves if all(map(is_head_line, pair))), None)
        parted += [replace(line, text=half) for half in columns] if columns else [line]
    return parted + lines[end:]
