"""Fingerprints by which paragraphs of nearly the same words are found among a million: MinHash in bands.

A paragraph's pairs of characters are boiled down to a few figures, put together in bands; two paragraphs that have 70 %
of their pairs in common (a tenth of the words edited) share a band in 99 of 100 cases, two with 50 % in 80, two with
10 % in one. A band is one number, so that a
plain index of any database finds the paragraphs that share it, and no other store has to be kept beside the rows.
"""

import re
from collections.abc import Iterable

import numpy as np
from rapidfuzz.distance import Levenshtein

BANDS, ROWS = 12, 3
# What is too short says nothing: headings, 又回顾其决议.
SHORTEST = 16
# Paragraphs are of the same wording where no more than a quarter of their mean length has to be edited.
SAME_WORDING = 0.75
FIGURES = re.compile(r"[\d〇零一二三四五六七八九十百]+")
POINTS = re.compile(r"[\W_]+")
# The random functions h → a·h + b (modulo 2³²) whose least values are a paragraph's figures; an odd factor loses nothing.
_drawn = np.random.RandomState(1)
FACTORS = _drawn.randint(0, 1 << 31, (BANDS * ROWS, 1), dtype=np.uint32) * np.uint32(2) + np.uint32(1)
ADDENDS = _drawn.randint(0, 1 << 32, (BANDS * ROWS, 1), dtype=np.uint32)


def plain_wording(words: str) -> str:
    """The wording without blanks, points and figures, which differ where the language is the same."""
    return FIGURES.sub("0", POINTS.sub("", words).casefold())


def fingerprint(words: str) -> list[int]:
    """The bands of a paragraph as signed 64-bit numbers; none where it is too short to say anything."""
    return fingerprints([words])[0]


def fingerprints(paragraphs: Iterable[str]) -> list[list[int]]:
    """The bands of each paragraph, in their order (all of them at once: one by one they take four times as long)."""
    plain = [plain_wording(words) for words in paragraphs]
    bands: list[list[int]] = [[] for _paragraph in plain]
    if telling := [n for n, words in enumerate(plain) if len(words) >= SHORTEST]:
        pairs, starts = _pairs([plain[n] for n in telling])
        least = np.minimum.reduceat(pairs * FACTORS + ADDENDS, starts, axis=1)
        for n, mixed in zip(telling, _mixed(least.T.reshape(-1, BANDS, ROWS)), strict=True):
            bands[n] = mixed
    return bands


def _pairs(paragraphs: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """A 32-bit number for each pair of characters that follow one another in a paragraph, well spread, and the places
    where each paragraph's numbers begin."""
    letters = np.frombuffer("".join(paragraphs).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.cumsum([len(words) for words in paragraphs])
    pairs = letters[:-1] * np.uint32(0x9E3779B1) + letters[1:] * np.uint32(0x85EBCA77)
    # A paragraph's last character and the next one's first are no pair.
    pairs = np.delete(pairs, ends[:-1] - 1)
    pairs = (pairs ^ (pairs >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    pairs ^= pairs >> np.uint32(12)
    # MurmurHash3's last step.
    pairs = (pairs ^ (pairs >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    pairs = (pairs ^ (pairs >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return pairs ^ (pairs >> np.uint32(16)), np.concatenate(([0], ends[:-1] - np.arange(1, len(ends))))


def _mixed(figures: np.ndarray) -> list[list[int]]:
    """One number for the figures of each band of each paragraph (FNV-1a over them), different for each band."""
    mixed = np.uint64(0xCBF29CE484222325) ^ np.arange(BANDS, dtype=np.uint64)
    for row in range(ROWS):
        mixed = (mixed ^ figures[:, :, row].astype(np.uint64)) * np.uint64(0x100000001B3)
    return mixed.view(np.int64).tolist()


def wording_likeness(a: str, b: str) -> float:
    """How far two paragraphs are of one wording: 1 for the same words, whatever their figures and points; 0 where the edits are too many to be counted."""
    a, b = plain_wording(a), plain_wording(b)
    mean = (len(a) + len(b)) / 2
    if not mean:
        return 0.0
    most = int(mean * (1 - SAME_WORDING)) + 1
    edits = Levenshtein.distance(a, b, score_cutoff=most)
    return 1 - edits / mean if edits <= most else 0.0
