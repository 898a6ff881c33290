"""The one document that a number means, or none: decided by the body named for it, its shape, its date and the citing body,
in every language alike."""

import datetime as dt
from functools import cache, lru_cache

from resolutions.reference.bodies import body_names

from .numbered import UNKNOWN, Numbered
from .sessions import BY_SESSION, is_of_early_session, only_the_assembly, settle_body, settle_roman
from .symbols import COUNCIL_NUMBER, YEAR, Symbol, canonical, document_number, in_figures, parse_symbol


def decide(item: Numbered, body: str | None, council_named: bool) -> Symbol | None:
    """The symbol that number, date, body named and citing body leave no choice about; or None. `council_named`: whether the
    text names the Human Rights Council before the number."""
    if item.body == UNKNOWN:
        return None
    number, serial = _read_number(item.number, item.date)
    if serial:
        return _symbol(number, "S", item.kind)
    if "(" in number:
        named = item.body or ("T" if body == "T" else None)
        adopter = settle_roman(named, number, item.date, item.body_is_said)
    elif YEAR.fullmatch(number.partition("/")[0]):
        adopter = _of_year(item.body, body)
    else:
        adopter = _of_session(item, number, body, council_named)
    return _symbol(number, adopter, item.kind) if adopter else None


@lru_cache(maxsize=20_000)
def _read_number(printed: str, date: dt.date | None) -> tuple[str, bool]:
    """The number of the document, and whether it is a serial one of the Security Council's: 1325(2000)."""
    number = in_figures("".join(document_number(printed, date).split()))
    return number, COUNCIL_NUMBER.fullmatch(number) is not None


def first_named(text: str, language: str) -> int:
    """Where a text first names the Human Rights Council; its length where it doesn't."""
    return min((place for name in _council_names(language) if (place := text.find(name)) >= 0), default=len(text))


@cache
def _council_names(language: str) -> list[str]:
    return [name for name, prefix in body_names(language).items() if prefix == "A/HRC"]


def _of_year(named: str | None, body: str | None) -> str | None:
    """2005/4: the Economic and Social Council counts by years, and the Commission on Human Rights did."""
    if named == "E/CN.4" or (named is None and body == "E/CN.4"):
        return "E/CN.4"
    # The Assembly's or a council's name there belongs to something else.
    return "E" if named in (None, "A", "S", "A/HRC", "E") else None


def _of_session(item: Numbered, number: str, body: str | None, council_named: bool) -> str | None:
    """70/1: who counts by sessions."""
    named = item.body
    if named == "A" and body == "A/HRC" and not item.body_is_said and is_of_early_session(number):
        # 大会第60/251号决议和第1/102号决定: the list goes on with the Council's own.
        named = body
    if named not in BY_SESSION:
        # Others have no numbers of this shape: the name belongs to something else.
        assembly = (body or "").split("/")[0] in ("A", "S", "E") or only_the_assembly(number)
        named = body if body in BY_SESSION else "A" if assembly else None
    named = settle_body(named, number, item.date, item.body_is_said)
    if named == "A" and is_of_early_session(number):
        # The Assembly never counted so: it is the Council's where that has been named, or another body's.
        return "A/HRC" if council_named else None
    return named


@lru_cache(maxsize=20_000)
def _symbol(number: str, body: str, kind: str) -> Symbol | None:
    return parse_symbol(canonical(number, body, kind) or "")
