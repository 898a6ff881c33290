"""One document's texts in two languages, paragraph beside paragraph, and where they cite different documents.

Most pairs have one structure, and their paragraphs are taken one by one. Where it isn't equal, they are aligned by what
is the same in every language: kind, number, level, the opening verb's meaning, and the documents cited.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resolutions.citations.symbols import parse_symbol

from .alignment import Row

VERBS = Path(__file__).parent.parent / "reference" / "verb_meanings.json"
# 37, and `37 -` in Arabic; letters are other ones in every alphabet
FIGURE = re.compile(r"\d+")
# A place farther than this from where the shares of the texts would have it isn't looked at.
REACH = 80
# What a paragraph left alone costs; a pair has to be worth more.
ALONE = 0.6


@dataclass(frozen=True)
class Part:
    """A paragraph as far as it is the same in every language; `cited` are symbols, its footnotes' among them."""

    kind: str
    number: str = ""
    level: int = 0
    verb: str = ""
    cited: tuple[str, ...] = ()

    @property
    def place(self) -> tuple:
        figure = FIGURE.match(self.number)
        # One language's markup calls a heading what the other's has as a paragraph without a number.
        kind = "operative" if self.kind == "heading" and not self.number else self.kind
        return kind, figure[0] if figure else bool(self.number), self.level


def parts_of(paragraphs, cited) -> list[Part]:
    """The parts of a text. `paragraphs`: (anchor, kind, number, level, verb, marks of the notes called);
    `cited`: (where, symbol), where is an anchor or `fn` + a mark: a footnote's citations count for what calls it first."""
    calling: dict[str, str] = {}
    for anchor, *_facts, marks in paragraphs:
        for mark in marks:
            calling.setdefault(f"fn{mark}", anchor)
    symbols: dict[str, list[str]] = {}
    for where, symbol in cited:
        symbols.setdefault(calling.get(where, where), []).append(symbol)
    return [
        Part(kind, number or "", level, verb or "", tuple(symbols.get(anchor, ())))
        for anchor, kind, number, level, verb, _marks in paragraphs
    ]


def beside(before: list[Part], after: list[Part]) -> tuple[bool, list[Row]]:
    """Whether the structure is equal, and every paragraph of both in one row each, in reading order.

    Time grows with the number of paragraphs where it is equal, else with that number times `REACH`.
    """
    if [part.place for part in before] == [part.place for part in after]:
        return True, [Row((n,), (n,), 1.0) for n in range(len(before))]
    return False, _aligned(before, after)


def cited_differently(before: Part, after: Part) -> tuple[list[str], list[str]]:
    """The symbols that only the one and only the other cites, in order; half of a joint symbol is the joint one."""
    return _only(before.cited, after.cited), _only(after.cited, before.cited)


def _only(cited, others) -> list[str]:
    missing = [symbol for symbol in dict.fromkeys(cited) if symbol not in others]
    if not missing:
        return []
    known = {half for symbol in others for half in _halves(symbol)}
    return [symbol for symbol in missing if not known & _halves(symbol)]


def _halves(symbol: str) -> set[str]:
    parsed = parse_symbol(symbol)
    return {str(half) for half in parsed.halves} | {symbol} if parsed else {symbol}


def _aligned(before: list[Part], after: list[Part]) -> list[Row]:
    """The rows whose pairs are worth most in all, none crossing another (dynamic programming in a band)."""
    share = len(after) / len(before) if before else 1.0
    reach = REACH + abs(len(after) - len(before))
    # best[j] and the way there, of the prefix before[:i] against after[:j]
    best = {j: -ALONE * j for j in range(min(len(after), reach) + 1)}
    ways = [dict.fromkeys(best, "after")]
    for i, part in enumerate(before, 1):
        middle = round(i * share)
        row: dict[int, float] = {}
        way: dict[int, str] = {}
        for j in range(max(0, middle - reach), min(len(after), middle + reach) + 1):
            choices = []
            if j in best:
                choices.append((best[j] - ALONE, "before"))
            if j and j - 1 in row:
                choices.append((row[j - 1] - ALONE, "after"))
            if j and j - 1 in best:
                choices.append((best[j - 1] + likeness_of(part, after[j - 1]), "pair"))
            if choices:
                row[j], way[j] = max(choices)
        best = row
        ways.append(way)
    rows = []
    i, j = len(before), len(after)
    while i or j:
        way = ways[i].get(j, "before") if i else "after"
        if way == "pair":
            rows.append(Row((i - 1,), (j - 1,), likeness_of(before[i - 1], after[j - 1])))
        elif way == "before":
            rows.append(Row((i - 1,), ()))
        else:
            rows.append(Row((), (j - 1,)))
        i, j = i - (way != "after"), j - (way != "before")
    return rows[::-1]


def likeness_of(a: Part, b: Part) -> float:
    """How well two paragraphs stand for one: over 2 for the same number and verb, under 0 for what can't be one."""
    if a.kind != b.kind:
        # A heading that was read as a paragraph is still the same place; one with a number isn't.
        return -0.5 if a.number or b.number else 0.1
    worth = 0.4
    if a.number or b.number:
        worth += 1.2 if a.place == b.place else -1.5
    if a.verb and b.verb:
        meanings = verb_meaning(a.verb), verb_meaning(b.verb)
        if all(meanings):
            worth += 0.8 if meanings[0] == meanings[1] else -0.6
    elif a.verb or b.verb:
        worth -= 0.1
    if a.cited or b.cited:
        same = sum((Counter(a.cited) & Counter(b.cited)).values())
        worth += 1.2 * same / max(len(a.cited), len(b.cited)) - (0.3 if not same else 0)
    return worth


def verb_meaning(verb: str) -> str:
    """The meaning of an opening phrase, the same for 又回顾 and `Recalling also`; empty where it isn't listed."""
    plain = verb.casefold()
    found = [(plain.find(stem), -len(stem), meaning) for stem, meaning in _stems() if stem in plain]
    return min(found)[2] if found else ""


@cache
def _stems() -> list[tuple[str, str]]:
    groups = json.loads(VERBS.read_text(encoding="utf-8"))
    return [(stem.casefold(), meaning) for meaning, stems in groups.items() for stem in stems]
