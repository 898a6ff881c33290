"""Documents as boxes in columns, joined by lines: the neighbourhood of a document, the timeline of an agenda thread.

Which column a box stands in is known beforehand (steps from a document, sessions); only the order within a column is to be found,
and sweeps by the mean height of a box's neighbours find it in a few lines. General layout libraries would guess the columns
anew, or bring NumPy or a program of the system for that one step.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field

from .svg import cut, element, link, picture

BOX, GAP, HIGH, BETWEEN, HEAD = 148, 62, 36, 8, 30
HEAD_SIZE, SYMBOL_SIZE, NOTE_SIZE = 13, 12, 11
SWEEPS = 4


@dataclass(frozen=True)
class Box:
    """A document: its key, symbol, a line below it, what it says in words, where it leads and its classes."""

    key: int
    label: str
    note: str
    says: str
    url: str | None
    style: str = ""


@dataclass(frozen=True)
class Line:
    """A citation, from the citing box to the cited one; `weight` is how many mentions it stands for."""

    source: int
    target: int
    weight: float = 1


@dataclass
class Column:
    """A column: its heading, where that leads, and its boxes."""

    label: str
    boxes: list[Box]
    url: str | None = None
    places: dict[int, float] = field(default_factory=dict)


def draw_columns(columns: list[Column], lines: list[Line], *, says: str, gap: int = GAP) -> str:
    """The boxes and lines as SVG, columns from left to right, every line between columns side by side."""
    _order(columns, lines)
    tallest = max((len(column.boxes) for column in columns), default=0)
    height = HEAD + max(1, tallest) * (HIGH + BETWEEN)
    x_of, y_of = {}, {}
    for n, column in enumerate(columns):
        room = (tallest - len(column.boxes)) * (HIGH + BETWEEN) / 2
        for i, box in enumerate(column.boxes):
            x_of[box.key] = n * (BOX + gap)
            y_of[box.key] = HEAD + room + i * (HIGH + BETWEEN)
    drawn = [_line(line, x_of, y_of) for line in lines if _joins_neighbours(line, x_of, BOX + gap)]
    heads = [_head(column, n * (BOX + gap), BOX + gap - 10) for n, column in enumerate(columns) if column.label]
    boxes = [_box(box, x_of[box.key], y_of[box.key]) for column in columns for box in column.boxes]
    width = len(columns) * (BOX + gap) - gap
    return picture(width, height, element("g", *drawn, aria_hidden="true"), *heads, *boxes, says=says)


def _order(columns: list[Column], lines: list[Line]):
    """Nothing; boxes stand near the mean height of those that they are joined to, heavier lines pulling more."""
    beside = defaultdict(list)
    for line in lines:
        beside[line.source].append((line.target, line.weight))
        beside[line.target].append((line.source, line.weight))
    height = {}
    for column in columns:
        _place(column, height)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            here = {box.key for box in column.boxes}
            pull = {}
            for box in column.boxes:
                joined = [(height[key], weight) for key, weight in beside[box.key] if key in height and key not in here]
                total = sum(weight for _height, weight in joined)
                pull[box.key] = sum(h * weight for h, weight in joined) / total if total else height[box.key]
            column.boxes.sort(key=lambda box: pull[box.key])
            _place(column, height)


def _place(column: Column, height: dict[int, float]):
    for i, box in enumerate(column.boxes):
        height[box.key] = i - (len(column.boxes) - 1) / 2


def _joins_neighbours(line: Line, x_of, step: float) -> bool:
    """True for a line between or within columns side by side; a longer one would run beneath boxes, and be misread."""
    return line.source in x_of and line.target in x_of and abs(x_of[line.source] - x_of[line.target]) <= step


def _line(line: Line, x_of, y_of):
    x1, y1 = x_of[line.source], y_of[line.source] + HIGH / 2
    x2, y2 = x_of[line.target], y_of[line.target] + HIGH / 2
    if x1 > x2:
        x2 += BOX
    elif x1 < x2:
        x1 += BOX
    bend = (x1 + x2) / 2 if x1 != x2 else x1 - GAP / 3
    return element(
        "path",
        class_="edge",
        d=f"M{x1:.0f} {y1:.0f}C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}",
        stroke_width=1 + min(3.0, math.log2(max(1, line.weight)) * 0.7),
    )


def _head(column: Column, x: float, room: float):
    words = element("text", class_="label", x=x, y=16, text=cut(column.label, room / HEAD_SIZE))
    return link(column.url, column.label, words) if column.url else words


def _box(box: Box, x: float, y: float):
    return link(
        box.url,
        box.says,
        element("rect", class_=f"box {box.style}".rstrip(), x=x + 0.5, y=y + 0.5, width=BOX - 1, height=HIGH, rx=3),
        element("text", class_="symbol", x=x + 7, y=y + 15, text=cut(box.label, (BOX - 12) / SYMBOL_SIZE)),
        element("text", class_="note", x=x + 7, y=y + 29, text=cut(box.note, (BOX - 12) / NOTE_SIZE))
        if box.note
        else None,
    )
