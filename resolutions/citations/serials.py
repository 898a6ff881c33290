"""Numbers of resolutions that say less than a symbol needs: the Security Council's without their years (第1988号决议), and
those of the treaties' own assemblies (第18/CMP.1号决定, decision XIV/8), which have no symbols of their own."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from resolutions.reference.bodies import body_names

from .numbered import Numbered
from .symbols import parse_symbol

OF_TREATIES = r"(?:\d{1,3}/(?:CP|CMP|CMA)\.\d{1,3}|[IVXL]{1,6}/\d{1,3}(?![\d/]))"
# Each begins with letters that are looked for as such, which takes no time in texts that have none.
SERIAL = re.compile(r"第\s?(?P<number>\d{1,4})\s?号决议(?!草案)")
YEAR_BEFORE = re.compile(r"((?:19[4-9]|20)\d{2})\s?年\s?$")
SERIAL_EN = re.compile(
    r"esolution (?P<number>\d{2,4})(?![\d/(]|,\d| [(A-Z])(?:,? of (?P<year>(?:19[4-9]|20)\d{2})(?!\d))?"
)
TREATY = re.compile(rf"第\s?(?P<number>{OF_TREATIES})\s?号\s?决[议定]")
TREATY_EN = re.compile(rf"ecisions? (?P<number>{OF_TREATIES})")
NUMBER = re.compile(r"\d{1,4}")
SERIAL_SYMBOL = re.compile(r"S/RES/(\d{1,4})\(\d{4}\)")


def may_have_serials(text: str) -> bool:
    """False where nothing in the text can be such a number."""
    return "号决" in text or "esolution " in text or "ecision" in text


@cache
def _council_before(language: str) -> re.Pattern:
    names = "|".join(re.escape(name) for name, prefix in body_names(language).items() if prefix == "S")
    its = {"zh": r"\s?(?:的|其|\d{4}\s?年(?:\s?\d{1,2}\s?月\s?\d{1,2}\s?日)?)*\s?$", "en": r"(?:,? in)?(?: its)? [Rr]$"}
    return re.compile(f"(?:{names}){its[language]}")


def find_serials(text: str, body: str | None, language: str) -> list[Numbered]:
    """The numbers in a text, in order: the Council's with a symbol where a year stands beside them, all others without one.
    A number alone is the Council's where it is named, or where the text is its own."""
    if language not in ("zh", "en") or not may_have_serials(text):
        return []
    found = _chinese(text, body) if language == "zh" else _english(text, body)
    return sorted(found, key=lambda item: item.start)


def _chinese(text: str, body: str | None) -> Iterator[Numbered]:
    for match in TREATY.finditer(text) if "/" in text else ():
        yield Numbered(match.start(), match.end(), match["number"])
    for match in SERIAL.finditer(text):
        left = text[max(0, match.start() - 40) : match.start()]
        if body == "S" or _council_before("zh").search(left):
            year = YEAR_BEFORE.search(left)
            symbol = parse_symbol(f"S/RES/{match['number']}({year[1]})") if year else None
            yield Numbered(match.start(), match.end(), match["number"], symbol=symbol)


def _english(text: str, body: str | None) -> Iterator[Numbered]:
    for match in TREATY_EN.finditer(text) if "/" in text else ():
        yield Numbered(match.start("number"), match.end(), match["number"])
    for match in SERIAL_EN.finditer(text):
        if body == "S" or _council_before("en").search(text, max(0, match.start() - 40), match.start()):
            symbol = parse_symbol(f"S/RES/{match['number']}({match['year']})") if match["year"] else None
            yield Numbered(match.start() - 1, match.end("number"), match["number"], symbol=symbol)


def serials_named(symbols: Iterable[str | None]) -> dict[str, str]:
    """The Council's resolutions by number, those left out whose number stands with two years."""
    named: dict[str, set[str]] = {}
    for symbol in symbols:
        if symbol and (serial := SERIAL_SYMBOL.fullmatch(symbol)):
            named.setdefault(serial[1], set()).add(symbol)
    return {number: meant.pop() for number, meant in named.items() if len(meant) == 1}


def serial_of(words: str) -> str | None:
    """The number where the words of a citation name nothing but one without its year; or None."""
    return NUMBER.search(words)[0] if re.fullmatch(r"第\s?\d{1,4}\s?号决议|[Rr]esolution \d{2,4}", words) else None
