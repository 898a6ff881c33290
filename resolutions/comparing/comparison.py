"""Two texts compared: rows of paragraphs, each with what became of it and the words that differ, and the counts."""

from collections import Counter
from dataclasses import dataclass, field

from .alignment import align
from .words import CHANGED, COUNTER, SAME, Piece, compare_words

KEPT, COUNTERS, NEW, GONE = "kept", "counters", "new", "gone"
STATUSES = (KEPT, COUNTERS, CHANGED, NEW, GONE)
# Between paragraphs put together; the pieces carry it where a paragraph was split or merged.
BREAK = "\n"


@dataclass(frozen=True)
class Unit:
    """A paragraph of one text; its number and anchor are shown, and don't count as words."""

    anchor: str
    words: str
    number: str = ""
    kind: str = ""
    level: int = 0


@dataclass
class ComparedRow:
    """Paragraphs of both texts that are one: `status` is kept, counters, changed, new or gone; `kind` pair, split, merged,
    new or gone."""

    kind: str
    status: str
    moved: bool
    likeness: float
    before: list[Unit]
    after: list[Unit]
    pieces: list[Piece]
    # Where its first paragraph stands in the first text.
    place: int | None = None

    def is_change(self, counters: bool = True) -> bool:
        """Whether a reader of changes wants to see it; `counters`: whether counters that tick on count."""
        quiet = {KEPT} if counters else {KEPT, COUNTERS}
        return self.status not in quiet or self.moved or self.kind in ("split", "merged")


@dataclass
class Comparison:
    rows: list[ComparedRow] = field(default_factory=list)

    def with_departures(self) -> list[tuple[ComparedRow, bool]]:
        """The rows in reading order, moved ones twice: also, with True, where they stood in the first text."""
        departures = sorted((row for row in self.rows if row.moved), key=lambda row: row.place)
        ordered = []
        for row in self.rows:
            if row.place is not None and not row.moved:
                while departures and departures[0].place < row.place:
                    ordered.append((departures.pop(0), True))
            ordered.append((row, False))
        return [*ordered, *((row, True) for row in departures)]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by status, and among them those moved, split and merged."""
        found = Counter(row.status for row in self.rows)
        return {status: found[status] for status in STATUSES} | {
            "moved": sum(row.moved for row in self.rows),
            "split": sum(row.kind == "split" for row in self.rows),
            "merged": sum(row.kind == "merged" for row in self.rows),
        }


def compare(before: list[Unit], after: list[Unit], *, forward: bool = True) -> Comparison:
    """The comparison of two texts; `forward` where the second is the later one."""
    rows = []
    for row in align([unit.words for unit in before], [unit.words for unit in after]):
        old, new = [before[i] for i in row.before], [after[j] for j in row.after]
        pieces = compare_words(
            BREAK.join(unit.words for unit in old), BREAK.join(unit.words for unit in new), forward=forward
        )
        status = row.kind if row.kind in (NEW, GONE) else status_of(pieces)
        place = row.before[0] if row.before else None
        rows.append(ComparedRow(row.kind, status, row.moved, row.likeness, old, new, pieces, place))
    return Comparison(rows)


def status_of(pieces: list[Piece]) -> str:
    """kept, counters or changed; breaks between paragraphs are no words."""
    kinds = {piece.kind for piece in pieces if piece.kind == COUNTER or piece.before.strip() != piece.after.strip()}
    kinds -= {SAME}
    return CHANGED if CHANGED in kinds else COUNTERS if kinds else KEPT
