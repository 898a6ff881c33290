"""The texts of one matter through the sessions: each paragraph's line of descent."""

from dataclasses import dataclass, field

from .comparison import CHANGED, COUNTERS, GONE, KEPT, NEW, ComparedRow, Unit, compare
from .words import Piece

ENTERED, MERGED = "entered", "merged"


@dataclass
class Step:
    """A line's paragraph in one text: `status` is entered, kept, counters, changed or merged; `pieces` what differs from
    the step before it in the line (none where it entered)."""

    column: int
    status: str
    unit: Unit
    moved: bool = False
    split: bool = False
    pieces: list[Piece] = field(default_factory=list)
    previous: "Step | None" = None


@dataclass
class Line:
    """A line of descent: its steps by column. `left` are the columns in which it was gone, or flowed into another."""

    steps: dict[int, Step] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)

    @property
    def last(self) -> Step:
        return self.steps[max(self.steps)]

    @property
    def first(self) -> Step:
        return self.steps[min(self.steps)]

    @property
    def wordings(self) -> list[Step]:
        """The steps at which its words changed, the newest first; counters that tick on count."""
        return [step for _n, step in sorted(self.steps.items(), reverse=True) if step.status != KEPT or step.split]


def trace(texts: list[list[Unit]], previous: list[int | None]) -> list[Line]:
    """The lines of descent of texts in order of their sessions, in the texts' reading order.

    `previous[n]` is the place of the text that text n goes back to, or None. One alignment a text.
    """
    lines: list[Line] = []
    line_of: dict[tuple[int, int], Line] = {}
    for column, units in enumerate(texts):
        base = previous[column]
        rows = compare(texts[base], units).rows if base is not None else [_entering(unit) for unit in units]
        places = {id(unit): n for n, unit in enumerate(units)}
        if base is not None:
            bases = {id(unit): n for n, unit in enumerate(texts[base])}
            for row in rows:
                _continue(row, column, base, places, bases, line_of)
        _enter(units, column, lines, line_of, rows)
    return lines


def _entering(unit: Unit) -> ComparedRow:
    return ComparedRow(NEW, NEW, False, 0.0, [], [unit], [])


def _continue(row, column, base, places, bases, line_of):
    """Nothing; the lines of a row's earlier paragraphs go on into its later ones, or end."""
    earlier = [line_of[base, bases[id(unit)]] for unit in row.before]
    if row.status == GONE:
        for line in earlier:
            line.left.setdefault(column, GONE)
        return
    if not earlier:
        return
    # Of several the longest carries the line on; the others flowed into it, or spring from it.
    line = max(zip(earlier, row.before, strict=True), key=lambda pair: len(pair[1].words))[0]
    for other in earlier:
        if other is not line:
            other.left.setdefault(column, MERGED)
    main = max(row.after, key=lambda unit: len(unit.words))
    if column in line.steps:
        return
    status = row.status if row.status in (KEPT, COUNTERS) else CHANGED
    step = Step(column, status, main, row.moved, len(row.after) > 1, row.pieces, line.steps.get(base))
    line.steps[column] = step
    line_of[column, places[id(main)]] = line


def _enter(units, column, lines, line_of, rows):
    """Nothing; paragraphs without a line begin one, behind the line of the paragraph before them."""
    born_of = {id(unit): row for row in rows for unit in row.after if row.kind == "split"}
    behind = -1
    for n, unit in enumerate(units):
        line = line_of.get((column, n))
        if line is None:
            line = Line({column: Step(column, ENTERED, unit, split=id(unit) in born_of)})
            line_of[column, n] = line
            behind += 1
            lines.insert(behind, line)
        elif not line.steps[column].moved:
            behind = max(behind, next(at for at, known in enumerate(lines) if known is line))
