"""Places in a text found again after its blanks changed."""

import re
from bisect import bisect_left
from itertools import accumulate, pairwise

BLANK = re.compile(r"\s")


def carry_over(before: str, after: str, offsets: list[int]) -> list[int]:
    """Offsets in `after` of rising offsets in `before`, where the two differ in nothing but blanks: each behind the
    same letter. Time grows with the texts' length, not with the number of offsets."""
    letters = accumulate(len("".join(before[start:end].split())) for start, end in pairwise([0, *offsets]))
    # How many letters stand before each blank.
    blanks = [blank.start() - n for n, blank in enumerate(BLANK.finditer(after))]
    return [n + bisect_left(blanks, n) for n in letters]
