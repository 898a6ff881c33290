"""How much likeness the alignment keeps, and how long it takes, against the usual rule and the best there is.

Run by `make bench`. Compares all successive texts of one title in sessions 75, 77 and 79 of ../shared/corpus/unxml.
The usual rule takes paragraphs in order and the first partner more than 0.8 like, by (total - edits) / total, where
total is the length of both. Likeness kept is the sum of that figure over the pairs that an alignment makes; the best is
an optimal assignment of the same figures. Figures are ratios within this run; the exit status is 1 where the alignment
is worse than the usual rule on any pair, or keeps less than 99 % of the best on any.
"""

import sys
import time
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from resolutions.comparing.alignment import align  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "unxml" / "ga"
SESSIONS = (75, 77, 79)
RULE = 0.8
# Two unrelated texts of one length are about 0.55 like by this figure: under 0.75, nothing was kept.
KEPT = 0.75
SHARE_OF_BEST = 0.99


def read_session(session: int) -> dict[str, list[list[str]]]:
    """Title → the texts of it, each the words of its paragraphs."""
    sys.path.insert(0, str(ROOT.parent / "shared" / "eval"))
    from akn import squash, truth

    texts = defaultdict(list)
    for path in sorted((CORPUS / str(session) / "zh").glob("*.xml")):
        found = truth(path)
        words = [squash(paragraph["text"]) for paragraph in found["paras"]]
        if found["title"] and words:
            texts[unicodedata.normalize("NFKC", "".join(found["title"].split()))].append(words)
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


def timed(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - start


def main() -> int:
    if not CORPUS.is_dir():
        print("compare: ../shared/corpus/unxml is absent, nothing measured")
        return 0
    shares, rule_shares, gains, own_times, rule_times = [], [], [], [], []
    pairs = successive_pairs()
    for before, after in pairs:
        like, matrix_time = timed(likeness_matrix, before, after)
        rule, rule_time = timed(usual_rule, like)
        optimum = kept(like, best(like))
        rows, own_time = timed(align, before, after)
        own, by_rule = kept_by_rows(before, after, rows), kept(like, rule)
        shares.append(own / optimum if optimum else 1)
        rule_shares.append(by_rule / optimum if optimum else 1)
        gains.append(own - by_rule)
        own_times.append(own_time)
        rule_times.append(matrix_time + rule_time)
    print(f"compare: {len(pairs)} pairs of texts, up to {max(len(b) for _a, b in pairs)} paragraphs")
    print("  likeness kept, share of the best:      worst   lower quarter   median")
    for name, row in (("alignment", shares), ("usual rule", rule_shares)):
        print(
            f"    {name:12}                       {min(row):8.3f} {np.quantile(row, 0.25):15.3f} {np.median(row):8.3f}"
        )
    print(f"  pairs on which it keeps less than the usual rule: {sum(gain < -1e-9 for gain in gains)}")
    print(
        f"  pairs under 95 % of the best: alignment {np.mean(np.array(shares) < 0.95):.1%}, usual rule {np.mean(np.array(rule_shares) < 0.95):.1%}"
    )
    slower = np.array(own_times) / np.array(rule_times)
    print(
        f"  time, as a multiple of the usual rule's: median {np.median(slower):.2f}, "
        f"all pairs {sum(own_times) / sum(rule_times):.2f}, slowest pair {slower[np.argmax(own_times)]:.2f}"
    )
    return int(min(gains) < -1e-9 or min(shares) < SHARE_OF_BEST)


if __name__ == "__main__":
    sys.exit(main())
