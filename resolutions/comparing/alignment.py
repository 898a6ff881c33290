"""Paragraphs of two texts aligned best over the whole: pairs, moved, split and merged ones, new and gone ones."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

# Two paragraphs are one changed paragraph where less than half of their mean length has to be edited.
FLOOR = 0.5
# A paragraph of this length that stands unchanged in both texts is the same one; shorter ones (the rows of a table of
# posts) are often equal by chance.
TELLING = 20
# How much of a piece's own length must bring the pieces put together nearer to the whole.
GAIN = 0.5
# Share of a piece's four-letter runs that stand in the whole it was split from.
CONTAINED = 0.6
RUN = 4


@dataclass(frozen=True)
class Row:
    """Places of one paragraph in both texts: none on a side where it is new or gone, several where split or merged."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    likeness: float = 0.0
    moved: bool = False

    @property
    def kind(self) -> str:
        """`pair`, `split`, `merged`, `new` or `gone`."""
        if not self.before or not self.after:
            return "new" if self.after else "gone"
        return "split" if len(self.after) > 1 else "merged" if len(self.before) > 1 else "pair"


def align(before: list[str], after: list[str]) -> list[Row]:
    """Every paragraph of both texts in one row each, in reading order: what is gone stands where it stood.

    The pairs are the best over the whole text: those with the greatest sum of likeness, unchanged paragraphs first.
    Grows with the product of the paragraphs' numbers (the matrix) and cubically in the worst case (pairing).
    """
    pairs = _best_pairs(before, after)
    rows = _with_splits(pairs, before, after)
    rows = [_turned(row) for row in _with_splits([_turned(row) for row in rows], after, before)]
    return _in_reading_order(_with_moves(rows, after), len(before), len(after))


def likeness(a: str, b: str) -> float:
    """1 for equal words, 0 for wholly other ones: one minus the edits as a share of the mean length."""
    mean = (len(a) + len(b)) / 2
    return max(0.0, 1 - Levenshtein.distance(a, b) / mean) if mean else 1.0


def likenesses(before: list[str], after: list[str]) -> np.ndarray:
    """`likeness` of each with each; 0 where it is under the floor."""
    # The library counts edits as a share of the longer one, which is never more generous, so it can stop early.
    shares = cdist(
        before, after, scorer=Levenshtein.normalized_similarity, score_cutoff=FLOOR - 0.001, dtype=np.float64
    )
    a, b = np.array([len(x) for x in before])[:, None], np.array([len(x) for x in after])[None, :]
    edits = (1 - shares) * np.maximum(a, b)
    found = np.clip(1 - 2 * edits / np.maximum(a + b, 1), 0, 1)
    found[(shares == 0) | (found <= FLOOR)] = 0
    return found


def _best_pairs(before: list[str], after: list[str]) -> list[Row]:
    if not before or not after:
        return []
    like = likenesses(before, after)
    # Of equal paragraphs (twice the same sentence) those nearer in place are taken for one another.
    far = np.abs(np.arange(len(before))[:, None] / len(before) - np.arange(len(after))[None, :] / len(after))
    telling = np.array([len(words) >= TELLING for words in before])[:, None]
    value = np.where(like > 0, like + (telling & (like > 0.9999)) + 1e-3 * (1 - far), 0)
    rows, columns = linear_sum_assignment(value, maximize=True)
    return [Row((int(i),), (int(j),), float(like[i, j])) for i, j in zip(rows, columns, strict=True) if like[i, j] > 0]


# --- split and merged --------------------------------------------------------------------------------------------


def _turned(row: Row) -> Row:
    return Row(row.after, row.before, row.likeness, row.moved)


def _runs(words: str) -> set[str]:
    return {words[n : n + RUN] for n in range(max(1, len(words) - RUN + 1))}


def _with_splits(rows: list[Row], wholes: list[str], pieces: list[str]) -> list[Row]:
    """The rows, with neighbouring leftover pieces that stood in one whole put to it."""
    left = set(range(len(pieces))) - {j for row in rows for j in row.after}
    whole_rows = {row.before[0]: row for row in rows if len(row.before) == 1}
    open_wholes = [i for i in range(len(wholes)) if i in whole_rows or not any(i in row.before for row in rows)]
    holders: dict[str, list[int]] = {}
    for i in open_wholes:
        if i not in whole_rows or whole_rows[i].likeness < 1:
            for run in _runs(wholes[i]):
                holders.setdefault(run, []).append(i)
    parts: dict[int, list[int]] = {}
    for j in sorted(left):
        runs = _runs(pieces[j])
        held = Counter(i for run in runs for i in holders.get(run, ()))
        for i, count in held.items():
            if count >= CONTAINED * len(runs) and len(pieces[j]) < len(wholes[i]):
                parts.setdefault(i, []).append(j)
    for i in sorted(parts, key=lambda i: -len(parts[i])):
        row = whole_rows.get(i)
        own = row.after if row else ()
        group = _together(sorted({*own, *(j for j in parts[i] if j in left)}), own)
        joined = likeness(wholes[i], "".join(pieces[j] for j in group))
        added = sum(len(pieces[j]) for j in group if j not in own) / max(1, len(wholes[i]))
        if len(group) > 1 and joined >= max(FLOOR, (row.likeness if row else 0) + GAIN * added):
            whole_rows[i] = Row((i,), tuple(group), joined)
            left -= set(group)
    return [*whole_rows.values(), *(row for row in rows if len(row.before) > 1)]


def _together(places: list[int], own: tuple[int, ...]) -> list[int]:
    """The longest run of neighbouring places; the one with the whole's own partner where it has one. None left: empty."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=lambda run: (bool(set(run) & set(own)), len(run)), default=[])


# --- order -------------------------------------------------------------------------------------------------------


def _with_moves(rows: list[Row], after: list[str]) -> list[Row]:
    """The rows in the order of the first text; those outside the heaviest run that keeps its order are moved."""
    rows = sorted(rows, key=lambda row: row.before)
    weights = [1 + sum(len(after[j]) for j in row.after) for row in rows]
    staying = _heaviest_rising([row.after[0] for row in rows], weights)
    return [Row(row.before, row.after, row.likeness, n not in staying) for n, row in enumerate(rows)]


def _heaviest_rising(places: list[int], weights: list[int]) -> set[int]:
    """Indices of the rising run of places with the greatest weight; n log n, by a tree of greatest sums."""
    ranks = sorted(places)
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    previous: list[int] = []
    for n, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = bisect_left(ranks, place)
        best, at = (0, -1), rank
        while at:
            best, at = max(best, tree[at]), at & (at - 1)
        previous.append(best[1])
        at = rank + 1
        while at < len(tree):
            tree[at] = max(tree[at], (best[0] + weight, n))
            at += at & -at
    n = -1
    at = len(places)
    best = (0, -1)
    while at:
        best, at = max(best, tree[at]), at & (at - 1)
    staying, n = set(), best[1]
    while n >= 0:
        staying.add(n)
        n = previous[n]
    return staying


def _in_reading_order(rows: list[Row], n_before: int, n_after: int) -> list[Row]:
    """All rows with the new and the gone ones; between two that stay, first what is gone, then what came."""
    gone = [Row((i,), ()) for i in sorted(set(range(n_before)) - {i for row in rows for i in row.before})]
    came = [Row((), (j,)) for j in set(range(n_after)) - {j for row in rows for j in row.after}]
    came = sorted([*came, *(row for row in rows if row.moved)], key=lambda row: row.after)
    ordered = []
    for anchor in [*(row for row in rows if not row.moved), Row((n_before,), (n_after,))]:
        while gone and gone[0].before < anchor.before:
            ordered.append(gone.pop(0))
        while came and came[0].after < anchor.after:
            ordered.append(came.pop(0))
        ordered.append(anchor)
    return ordered[:-1]
