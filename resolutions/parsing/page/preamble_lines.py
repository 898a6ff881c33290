"""Which lines of a Chinese preamble begin a paragraph where neither gaps nor blanks show it: a full line that ends in a
comma may end a paragraph or not, which the learnt model of `starts` tells from the words."""

from ..blocks import Block
from ..clean import SUPERSCRIPTS, tighten
from ..formulas import is_formula
from ..one_line.starts import JOINT, find_starts
from .lines import BEGINS_NOTHING, ENDS_CLAUSE, FIRST_NUMBER, UNCUT, line_width, room_of

# A line may lack so much of the width and be full all the same.
NEARLY_FULL = 0.9


def find_preamble_lines(lines: list[Block], filled: float) -> set[int] | None:
    """Places of the lines below the enacting formula that begin a paragraph; None where there is no formula. Lines nearly as
    wide as `filled` may be full."""
    formula = next((place for place, line in enumerate(lines) if is_formula(line.text.strip())), None)
    if formula is None:
        return None
    run, known, open_joints, at, above = [], set(), set(), 0, ""
    places: dict[int, int] = {}
    for place in _without_notes(lines, formula + 1):
        text = lines[place].text.strip()
        if FIRST_NUMBER.match(text):
            break
        if ENDS_CLAUSE.search(above) and not BEGINS_NOTHING.match(text):
            places[at] = place
            full = room_of(above) + line_width(UNCUT.match(text)[0]) > filled * NEARLY_FULL
            (open_joints if full else known).add(at)
        run.append(ENDS_CLAUSE.sub("，", tighten(text)))
        at += len(run[-1])
        above = lines[place].text
    words = "".join(run)
    elsewhere = {joint.end() for joint in JOINT.finditer(words)} - open_joints
    return {places[start] for start in find_starts(words, elsewhere, known) if start in places}


def _without_notes(lines: list[Block], start: int):
    """Places of the lines from `start` on that stand in no note."""
    in_note = False
    for place in range(start, len(lines)):
        line = lines[place]
        in_note = line.below_rule or line.text.lstrip()[:1] in SUPERSCRIPTS or (in_note and not line.page_before)
        if not in_note:
            yield place
