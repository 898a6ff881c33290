"""How much likeness the alignment keeps, and how long it takes, against the usual rule and the best there is.

Compares all successive texts of one title in sessions 75, 77 and 79 of ../shared/corpus/unxml; yields nothing where that is
absent. The usual rule takes paragraphs in order and the first partner more than 0.8 like, by (total - edits) / total, where
total is the length of both. Likeness kept is the sum of that figure over the pairs that an alignment makes; the best is
an optimal assignment of the same figures.
"""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

from resolutions.comparing.alignment import align
from resolutions.ingest.agenda import thread_key
from resolutions.parsing import parse_source

from .ratio import Ratio, timed

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "unxml" / "ga"
SESSIONS = (75, 77, 79)
RULE = 0.8
# Two unrelated texts of one length are about 0.55 like by this figure: under 0.75, nothing was kept.
KEPT = 0.75
SHARE_OF_BEST = 0.99


def read_session(session: int) -> dict[str, list[list[str]]]:
    """Title → the texts of it, each the words of its paragraphs."""
    texts = defaultdict(list)
    for path in sorted((CORPUS / str(session) / "zh").glob("*.xml")):
        record = parse_source(path.read_bytes(), path.name)
        words = [paragraph.text for paragraph in record.paragraphs]
        if record.title and words:
            texts[thread_key(record.title)].append(words)
    return texts


def successive_pairs() -> list[tuple[list[str], list[str]]]:
    """Each text with the next one of its title: session 75 with 77, 77 with 79, 75 with 79 where 77 has none."""
    sessions = [read_session(session) for session in SESSIONS]
    pairs = []
    for title in dict.fromkeys(title for texts in sessions for title in texts):
        row = [texts[title] for texts in sessions if title in texts]
        for earlier, later in pairwise(row):
            pairs += zip(earlier, later, strict=False)
    return pairs


def likeness_matrix(before, after):
    edits = cdist(before, after, scorer=Levenshtein.distance)
    total = np.array([len(x) for x in before])[:, None] + np.array([len(x) for x in after])[None, :]
    return (total - edits) / np.maximum(total, 1)


def usual_rule(like) -> list[tuple[int, int]]:
    """Pairs by the usual rule: in order, the first partner above 0.8."""
    pairs, last = [], -1
    for j in range(like.shape[1]):
        for i in range(last + 1, like.shape[0]):
            if like[i, j] > RULE:
                pairs.append((i, j))
                last = i
                break
    return pairs


def best(like) -> list[tuple[int, int]]:
    """Pairs of an optimal assignment of what counts as kept."""
    return list(zip(*linear_sum_assignment(np.where(like > KEPT, like, 0), maximize=True), strict=True))


def kept(like, pairs) -> float:
    return float(sum(like[i, j] for i, j in pairs if like[i, j] > KEPT))


def kept_by_rows(before, after, rows) -> float:
    """What an alignment keeps; split or merged paragraphs are one pair of the words put together."""
    figures = []
    for row in rows:
        if row.before and row.after:
            a, b = "".join(before[i] for i in row.before), "".join(after[j] for j in row.after)
            figures.append(1 - Levenshtein.distance(a, b) / max(1, len(a) + len(b)))
    return sum(figure for figure in figures if figure > KEPT)


def measure():
    if not CORPUS.is_dir():
        return
    shares, rule_shares, gains, own_times, rule_times = [], [], [], [], []
    pairs = successive_pairs()
    for before, after in pairs:
        like, matrix_time = timed(lambda a=before, b=after: likeness_matrix(a, b))
        rule, rule_time = timed(lambda like=like: usual_rule(like))
        optimum, by_rule = kept(like, best(like)), kept(like, rule)
        rows, own_time = timed(lambda a=before, b=after: align(a, b))
        own = kept_by_rows(before, after, rows)
        shares.append(own / optimum if optimum else 1)
        rule_shares.append(by_rule / optimum if optimum else 1)
        gains.append(own - by_rule)
        own_times.append(own_time)
        rule_times.append(matrix_time + rule_time)
    largest = max(len(after) for _before, after in pairs)
    low = np.mean(np.array(rule_shares) < 0.95)
    yield Ratio(
        "likeness kept, of the best, on the worst pair",
        min(shares),
        at_least=SHARE_OF_BEST,
        detail=f"{len(pairs)} pairs, up to {largest} paragraphs; the usual rule {min(rule_shares):.2f}, under 0.95 on {low:.0%}",
    )
    worse = sum(gain < -1e-9 for gain in gains)
    yield Ratio("pairs on which it keeps less than the usual rule", worse, below=1, detail=f"of {len(pairs)}")
    slower = np.array(own_times) / np.array(rule_times)
    yield Ratio(
        "time of aligning all pairs, of the usual rule's",
        sum(own_times) / sum(rule_times),
        below=2,
        detail=f"median pair {np.median(slower):.2f} ({np.median(own_times) * 1000:.1f} ms), largest {slower[np.argmax(own_times)]:.2f} ({max(own_times) * 1000:.0f} ms)",
    )
