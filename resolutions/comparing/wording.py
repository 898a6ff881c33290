"""Fingerprints by which paragraphs of nearly the same words are found among a million: MinHash in bands.

A paragraph's pairs of characters are boiled down to a few figures, put together in bands; two paragraphs that have 70 %
of their pairs in common (a tenth of the words edited) share a band in 99 of 100 cases, two with 50 % in 80, two with
10 % in one. A band is one number, so that a
plain index of any database finds the paragraphs that share it, and no other store has to be kept beside the rows.
"""

import re
from functools import lru_cache

import numpy as np
from datasketch import MinHash
from rapidfuzz.distance import Levenshtein

BANDS, ROWS = 12, 3
# What is too short says nothing: headings, 又回顾其决议.
SHORTEST = 16
# Paragraphs are of the same wording where no more than a quarter of their mean length has to be edited.
SAME_WORDING = 0.75
FIGURES = re.compile(r"[\d〇零一二三四五六七八九十百]+")
POINTS = re.compile(r"[\W_]+")


def plain_wording(words: str) -> str:
    """The wording without blanks, points and figures, which differ where the language is the same."""
    return FIGURES.sub("0", POINTS.sub("", words).casefold())


@lru_cache(maxsize=1)
def _empty() -> MinHash:
    return MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=int)


def fingerprint(words: str) -> list[int]:
    """The bands of a paragraph as signed 64-bit numbers; none where it is too short to say anything."""
    plain = plain_wording(words)
    if len(plain) < SHORTEST:
        return []
    sketch = _empty().copy()
    sketch.update_batch(_pairs(plain).tolist())
    figures = sketch.hashvalues.astype(np.uint64).reshape(BANDS, ROWS)
    return [_mixed(band, row) for band, row in enumerate(figures)]


def _pairs(words: str) -> np.ndarray:
    """A 32-bit number for each pair of characters that follow one another, well spread (all pairs at once)."""
    letters = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    pairs = letters[:-1] * np.uint32(0x9E3779B1) + letters[1:] * np.uint32(0x85EBCA77)
    pairs ^= pairs >> np.uint32(15)
    pairs *= np.uint32(0x2C1B3C6D)
    return pairs ^ (pairs >> np.uint32(12))


def _mixed(band: int, row: np.ndarray) -> int:
    """One number for a band's figures (FNV-1a over them), different for each band."""
    mixed = 0xCBF29CE484222325 ^ band
    for figure in row.tolist():
        mixed = ((mixed ^ figure) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return mixed - (1 << 64) if mixed >= 1 << 63 else mixed


def wording_likeness(a: str, b: str) -> float:
    """How far two paragraphs are of one wording: 1 for the same words, whatever their figures and points; 0 where the edits are too many to be counted."""
    a, b = plain_wording(a), plain_wording(b)
    mean = (len(a) + len(b)) / 2
    if not mean:
        return 0.0
    most = int(mean * (1 - SAME_WORDING)) + 1
    edits = Levenshtein.distance(a, b, score_cutoff=most)
    return 1 - edits / mean if edits <= most else 0.0
