"""Which body can have adopted a number on a date: sessions have years, so a date tells 23/9 of the Council from the
Assembly's."""

import datetime as dt
import re
from functools import lru_cache

from .symbols import ASSEMBLIES, YEAR, roman_value

# Bodies whose resolutions count by session
BY_SESSION = ("A", "A/HRC", *ASSEMBLIES, "E/CN.7", "E/CN.15")

# The Assembly counted its sessions in Roman figures to the thirtieth, the Economic and Social Council to its
# sixty-third, of 1977.
LAST_OF_ASSEMBLY = 30
LAST_OF_COUNCIL = 63
# The Human Rights Council comes to its sixty-fifth in 2027; commissions near their seventieth are named where they are cited.
LATEST_OF_OTHERS = 64
ROMAN_YEARS = range(1946, 1979)
# The years of the special sessions, from the first: S-29/1 of 2021 is the Council's, of 2014 the Assembly's.
SPECIAL_YEARS = {
    body: tuple(map(int, years.split()))
    for body, years in (
        (
            "A",
            "1947 1948 1961 1963 1967 1974 1975 1978 1978 1978 1980 1982 1986 1986 1988 1989 1990 1990 "
            "1997 1998 1999 1999 2000 2000 2001 2001 2002 2005 2014 2016 2020 2021",
        ),
        (
            "A/HRC",
            "2006 2006 2006 2006 2007 2008 2008 2008 2009 2009 2009 2009 2010 2010 2011 2011 2011 2011 "
            "2012 2014 2014 2014 2015 2015 2016 2016 2017 2018 2021 2021 2021 2021 2021 2022 2022 2023",
        ),
    )
}


# 5/1 gives 5, 3379(XXX) the session in Roman figures; a year of the Security Council is no session
SESSION = re.compile(r"(?:[A-Z]{1,2}-)?\d+(?=\s?/)|(?<=\()[^()\d]+(?=\))")


def same_session(numbers: list[str]) -> bool:
    """Whether the numbers of resolutions all name one session."""
    sessions = [SESSION.search(number) for number in numbers]
    return all(sessions) and len({session[0].strip() for session in sessions}) == 1


@lru_cache(maxsize=20_000)
def settle_body(named: str | None, number: str, date: dt.date | None, said: bool = False) -> str | None:
    """`named`, or the other of General Assembly (`A`) and Human Rights Council (`A/HRC`) where only that one can have
    adopted `number` (`61/266`) on `date`; None where neither can. Of bodies that the text itself names (`said`) only the
    Council gives way, and only to the Assembly: 人权理事会 stands before a number of 2006 that can't be its own.

    The Assembly numbers its resolutions by session since its thirty-first; a session opens each September and lasts a
    year (rules of procedure 1 and 4). The Council has met three times a year since 2007, first in 2006.
    """
    session = re.match(r"(S-)?(\d+)/", number)
    if date is None or named not in ("A", "A/HRC") or not session or YEAR.match(number) or (said and named == "A"):
        return named
    figure = int(session[2])
    other = "A" if named == "A/HRC" else "A/HRC"
    if session[1]:
        return other if _met_specially(other, figure, date) and not _met_specially(named, figure, date) else named
    possible = {"A": _assembly_met(figure, date), "A/HRC": _council_met(figure, date)}
    if possible[named]:
        return named
    if possible[other]:
        return other
    # A date misprinted by a year: A/RES/79/281 has 73/287 of 15 April 2018.
    near = any(_assembly_met(figure, date + dt.timedelta(days=days)) for days in (-365, 365))
    return "A" if named == "A" and near else named if said else None


def settle_roman(named: str | None, number: str, date: dt.date | None, said: bool = False) -> str | None:
    """`A` or `E`, whichever adopted a number with its session in Roman figures: `217A(III)`, `1235(XLII)`, or the Commission
    on Human Rights or the Trusteeship Council where it is `named`; None where that is another body's, as by its date. A
    bare 理事会 may have been taken for the Human Rights Council."""
    if named in ("E", "E/CN.4", "T"):
        return named
    figure = _roman_session(number)
    if figure <= LAST_OF_ASSEMBLY:
        return "A"
    if (said and named != "A/HRC") or figure > LAST_OF_COUNCIL or (date and date.year not in ROMAN_YEARS):
        return None
    return "E"


def is_after_assembly(number: str) -> bool:
    """Whether the session in Roman figures is one that the Assembly never counted so: 1235(XLII)."""
    return _roman_session(number) > LAST_OF_ASSEMBLY


def only_the_assembly(number: str) -> bool:
    """Whether the session is one that no body but the Assembly has come to: 70/1."""
    session = re.match(r"\d+(?=/)", number)
    return session is not None and int(session[0]) > LATEST_OF_OTHERS and not YEAR.match(number)


def is_of_early_session(number: str) -> bool:
    """Whether the number has a session in figures that the Assembly counted in Roman ones: 1/102, but not S-1/102."""
    session = number.partition("/")[0]
    return session.isdigit() and int(session) <= LAST_OF_ASSEMBLY


def _roman_session(number: str) -> int:
    """The regular session in Roman figures, else 0: 42 of 1235(XLII)."""
    regular = re.search(r"\(\s?([IVXLC]+)\s?\)", number)
    return roman_value(regular[1]) if regular else 0


def _assembly_met(session: int, date: dt.date) -> bool:
    opened = dt.date(1945 + session, 9, 1)
    return opened <= date <= dt.date(1946 + session, 9, 30)


def _council_met(session: int, date: dt.date) -> bool:
    """True within the four months about a session: March, June and September have the 4th, 5th, 6th (2007) and so on."""
    if session < 4:
        return date.year in (2006, 2007)
    year, turn = divmod(session - 4, 3)
    middle = dt.date(2007 + year, (3, 6, 9)[turn], 20)
    return abs((date - middle).days) <= 100


def _met_specially(body: str, session: int, date: dt.date) -> bool:
    years = SPECIAL_YEARS[body]
    return 0 < session <= len(years) and years[session - 1] == date.year


def the_council(body: str | None, number: str) -> str | None:
    """Which council `理事会` alone is: the citing document's own, else the one whose numbers look like this."""
    if body in ("E", "A/HRC"):
        return body
    if "/" not in number:
        return "E" if is_after_assembly(number) else None
    return "E" if YEAR.match(number) else "A/HRC"
