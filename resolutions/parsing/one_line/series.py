"""Sub-paragraphs in a run of words: cut before each label that goes on with a series or begins one."""

import itertools
import re

from resolutions.citations.symbols import roman_value
from resolutions.reference.numerals import parse_han_number

from ..labels import ENCLOSED, ROMAN

# (a)  (ii)  ㈢  (三)  b.  •  –
LABEL = re.compile(
    r"(?:\(\s?(?P<letter>[a-z]{1,6})\s?\)|(?P<enclosed>[㈠-㈩])|[(（]\s?(?P<han>[一二三四五六七八九十]{1,3})\s?[)）]"
    r"|(?<![0-9A-Za-z.])(?P<bare>[a-z])\.(?=\s)|(?P<bullet>[•●▪◦]|[–-](?=\s)))"
)
BEHIND_POINT = re.compile(r"[，；：、。,;:]\s*$")
# 第3(d)段, 第2段㈠, (a)和(b)分段: labels that are cited
CITED_BEFORE = re.compile(r"(?:[0-9A-Z)）段款项和至、或与㈠-㈩])\s*$")
CITED_BEHIND = re.compile(r"\s*(?:分?[段款项号]|[和至、或与及]\s?(?:第|[(（㈠-㈩]))")


# Of an agenda item's sub-items only those that matter are named: (a), (c), (j).
ITEM = re.compile(r"项\s?目\s?\d")


def cut_labelled(text: str) -> list[str]:
    """A paragraph and its (a), (b) …, (i), (ii) …, ㈠, ㈡ …, bullets as pieces; none is empty."""
    return [piece for a, b in itertools.pairwise([0, *find_labels(text), len(text)]) if (piece := text[a:b].strip())]


def find_labels(text: str) -> list[int]:
    """Where the labels of sub-paragraphs stand, in order."""
    cuts, last = [], {"letter": 0, "roman": 0, "han": 0, "bare": 0}
    chosen = ITEM.match(text) is not None
    for match in LABEL.finditer(text):
        begun = _series(match, last)
        if chosen and len(match["letter"] or "") == 1 and ord(match["letter"]) - 96 > last["letter"]:
            begun = "letter", ord(match["letter"]) - 96
        if begun is None:
            continue
        series, value = begun
        before = text[max(0, match.start() - 8) : match.start()]
        if before.strip() and not BEHIND_POINT.search(before):
            # 因此需要(a)实施…，(b)…: a list within a sentence; ㈠ begins a paragraph anywhere.
            begins = value == 1 and match.lastgroup != "enclosed"
            behind = "" if chosen else text[match.end() : match.end() + 8]
            if begins or not _stands_alone(series, before.rstrip(")）") if chosen else before, behind):
                continue
        if series:
            last[series] = value
            if series in ("letter", "bare"):
                last["roman"] = last["han"] = 0
        cuts.append(match.start())
    return cuts


def _series(match: re.Match, last: dict[str, int]) -> tuple[str, int] | None:
    """Which series the label belongs to ("" for a bullet) and its place in it; None where it neither begins nor goes on
    with one."""
    kind, words = match.lastgroup, match[match.lastgroup]
    if kind == "bullet":
        return "", 1
    if kind == "letter":
        roman = roman_value(words.upper()) if ROMAN.fullmatch(words) else 0
        letter = ord(words) - 96 if len(words) == 1 else 0
        # (i) behind (h) is a letter, unless (i) begins what (h) sets out.
        if letter and letter == last["letter"] + 1 and not (roman > 1 and roman == last["roman"] + 1):
            return "letter", letter
        if roman and (roman == 1 or roman == last["roman"] + 1):
            return "roman", roman
        return ("letter", 1) if letter == 1 else None
    if kind == "bare":
        value = ord(words) - 96
    else:
        value = ENCLOSED[words] if kind == "enclosed" else parse_han_number(words)
        kind = "han"
    return (kind, value) if value and value in (1, last[kind] + 1) else None


def _stands_alone(series: str, before: str, behind: str) -> bool:
    """True where a label that no point stands before can be no citation of a sub-paragraph."""
    if series in ("bare", "") or CITED_BEHIND.match(behind):
        return False
    return not CITED_BEFORE.search(before)
