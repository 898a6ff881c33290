"""Counters: words that only say which one in a sequence – dates, years, sessions, numbered resolutions, symbols."""

import re
from dataclasses import dataclass

from resolutions.citations.dates import MONTHS
from resolutions.reference.numerals import parse_english_number, parse_han_number

HAN = "〇零一二三四五六七八九十百千两"
ORDINAL_WORDS = (
    r"(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|(?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth"
)
PATTERN = re.compile(
    "|".join(
        [
            # A/RES/75/307, S/2022/33, A/75/L.103
            r"(?P<symbol>(?<![A-Za-z0-9/])[A-Z]{1,8}(?:[/.\-][A-Za-z0-9]+(?:\(\d+\))?)*/[A-Za-z0-9.()/\-]*\d[A-Za-z0-9)]*)",
            # 2021年7月7日, 2021年7月, 2021年, 2021-2022年
            r"(?P<han_date>\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?)",
            # 7 July 2021, July 2021
            rf"(?P<english_date>\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}),? \d{{4}}\b)",
            # 第75/307号, 75/307 of
            r"(?P<resolution>(?:第\s?)?(?<![\d/])\d{1,4}/\d{1,4}(?:\s?[A-Z]\b)?(?![\d/])(?:\s?号)?)",
            # 第2532(2020)号, 2532 (2020)
            r"(?P<council>(?:第\s?)?(?<!\d)\d{1,4}\s?[(（](?:19|20)\d\d[)）](?:\s?号)?)",
            # 第七十五届, 第3次, 第12段
            rf"(?P<han_ordinal>第\s?(?:[{HAN}]+|\d+)\s?[届次号段条章节期页项])",
            rf"(?P<ordinal>\b(?:{ORDINAL_WORDS}|\d+(?:st|nd|rd|th))\b)",
            # paragraph 12, paragraphs 12
            r"(?P<place>\b[Pp]aragraphs? \d+\b)",
            r"(?P<year>(?<![\d./,])(?:19|20)\d\d(?![\d./,]?\d))",
        ]
    )
)
# What points inside a document follows its numbering, so it may go either way.
PLACES = "段条章节页项"


@dataclass(frozen=True)
class Counter:
    """A counter at words[start:end]: those of one `shape` are of one sequence, in which `value` is the place."""

    start: int
    end: int
    shape: str
    value: tuple[int, ...]

    def ticks_to(self, other: "Counter", forward: bool = True) -> bool:
        """True where `other` is a later place in the same sequence (an earlier one, where the texts run backwards)."""
        if self.shape != other.shape or len(self.value) != len(other.value):
            return False
        if self.shape == "place":
            return True
        return self.value < other.value if forward else self.value > other.value


def find_counters(words: str) -> list[Counter]:
    """The counters in the order of the words, none overlapping. Amounts are none: 100 and 200 dollars differ."""
    return [
        Counter(match.start(), match.end(), *found)
        for match in PATTERN.finditer(words)
        if (found := _read(match.lastgroup, match[0]))
    ]


def _read(name: str, words: str) -> tuple[str, tuple[int, ...]] | None:
    """(shape, value) of a match, or None where its number can't be read."""
    figures = tuple(int(figure) for figure in re.findall(r"\d+", words))
    if name == "symbol":
        return re.sub(r"\d+", "#", words), figures
    if name == "english_date":
        month = next(n for month, n in MONTHS.items() if month in words)
        return ("day", (figures[1], month, figures[0])) if len(figures) == 2 else ("month", (figures[0], month))
    if name == "han_date":
        return ("year", "month", "day")[len(figures) - 1], figures
    if name == "place" or (name == "han_ordinal" and words[-1] in PLACES):
        return "place", ()
    if name in ("han_ordinal", "ordinal"):
        number = parse_han_number(words[1:-1]) if name == "han_ordinal" else parse_english_number(words)
        return (words[-1] if name == "han_ordinal" else name, (number,)) if number else None
    return name, figures
