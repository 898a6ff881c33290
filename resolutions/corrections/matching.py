"""Finding again, by its content, what a correction belongs to: in a text whose wording, order or numbering changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

# Percent of the letters that two wordings of one paragraph share at least; measured as 2 × common ÷ both lengths.
ALIKE = 60
# A best wording that is hardly better than the next decides nothing.
CLEAR = 5


@dataclass(frozen=True)
class Place:
    """A thing's words, its name in the text (anchor, number …) and where in order it stands."""

    words: str
    name: str = ""
    position: int = 0


def match_places(wanted: Sequence[Place], found: Sequence[Place], known: set[str] = frozenset()) -> list[int | None]:
    """For each wanted place the index of the found one that it is now, or None where none is or several could be.

    The same words come first, wherever they stand; then words much alike. `known` are words that stood in the earlier
    text beside the wanted ones: who has them is somebody else. Time grows with wanted × found only for what changed.
    """
    chosen: list[int | None] = [None] * len(wanted)
    taken: set[int] = set()
    by_words: dict[str, list[int]] = {}
    for i, place in enumerate(found):
        by_words.setdefault(place.words, []).append(i)
    for n, place in enumerate(wanted):
        same = [i for i in by_words.get(place.words, []) if i not in taken]
        if same:
            chosen[n] = min(same, key=lambda i: (found[i].name != place.name, abs(found[i].position - place.position)))
            taken.add(chosen[n])
    others = known - {place.words for place in wanted}
    free = [i for i, place in enumerate(found) if i not in taken and place.words not in others]
    scores = []
    for n, place in enumerate(wanted):
        if chosen[n] is None:
            ranked = sorted(((_likeness(place, found[i]), i) for i in free), reverse=True)
            if ranked and ranked[0][0] >= ALIKE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR):
                scores.append((ranked[0][0], n, ranked[0][1]))
    for _score, n, i in sorted(scores, key=lambda score: -score[0]):
        if i not in taken:
            chosen[n] = i
            taken.add(i)
    return chosen


def _likeness(place: Place, other: Place) -> float:
    """0 to 100, with a little for the same name: of two alike, the one that has it still."""
    score = fuzz.ratio(place.words, other.words, score_cutoff=ALIKE - CLEAR)
    return score + CLEAR if score and place.name and place.name == other.name else score
