"""Dates as documents write them: 2021年7月7日, 7 July 2021, 7 juillet 2021, 7 июля 2021 года, 7 تموز/يوليه 2021."""

import datetime as dt
import re
from functools import lru_cache

from resolutions.reference.numerals import parse_han_number

MONTHS = {
    name: n
    for n, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        1,
    )
}
OTHER_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
MONTH_NUMBERS = {
    name.lower(): n for names in (MONTHS, *map(str.split, OTHER_MONTHS)) for n, name in enumerate(names, 1)
}
MONTH_NUMBERS |= {"setiembre": 9, "يونيو": 6, "يوليو": 7}
# 2021年7月7日 (A/RES/75/307). The first figure stands alone, so that a search passes quickly over what is none.
HAN_DATE = re.compile(r"(\d\d{3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
# 一九七七年十月十四日, of texts before 1990
HAN_FIGURE = "[一二三四五六七八九十]{1,3}"
HAN_DATE_IN_WORDS = re.compile(rf"([一二三四五六七八九〇○零]{{4}})\s?年\s?({HAN_FIGURE})\s?月\s?({HAN_FIGURE})\s?日")
# 7 July 2021; 1er août 2021; 7 de julio de 2021; 7 تموز/يوليه 2021, a month by both its names
OTHER_DATE_WORDS = rf"(\d{{1,2}})(?:er|º|°)? (?:de )?(?:[\u0600-\u06ff]{{2,8}}(?: [\u0600-\u06ff]{{2,8}})?/)?({'|'.join(MONTH_NUMBERS)}),? (?:de )?(\d{{4}})"
OTHER_DATE = re.compile(rf"(?<!\d){OTHER_DATE_WORDS}(?!\d)", re.I)


@lru_cache(maxsize=20_000)
def make_date(year, month, day) -> dt.date | None:
    """The date, or None where the calendar has no such day; the month as figure or name."""
    try:
        return dt.date(int(year), MONTH_NUMBERS.get(str(month).lower()) or int(month), int(day))
    except ValueError:
        return None


def han_date(match: re.Match) -> dt.date | None:
    """The date of a match of HAN_DATE or HAN_DATE_IN_WORDS, or None where the calendar has no such day."""
    figures = (
        match.groups()
        if match[1].isdecimal()
        else (parse_han_number(figure.replace("○", "〇")) for figure in match.groups())
    )
    return make_date(*figures)


def find_date(text: str) -> dt.date | None:
    """The first date written out in an official language that the calendar knows, or None."""
    for pattern in (HAN_DATE, HAN_DATE_IN_WORDS) if "日" in text else ():
        for match in pattern.finditer(text):
            if date := han_date(match):
                return date
    for match in OTHER_DATE.finditer(text):
        if date := make_date(match[3], match[2], match[1]):
            return date
    return None
