"""Dates as documents write them: 2021年7月7日, 7 July 2021."""

import datetime as dt
import re

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
# 2021年7月7日 (A/RES/75/307)
HAN_DATE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
# 7 July 2021
ENGLISH_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}),? (\d{{4}})\b")


def make_date(year, month, day) -> dt.date | None:
    """The date, or None where the calendar has no such day; the month as figure or English name."""
    try:
        return dt.date(int(year), MONTHS.get(month) or int(month), int(day))
    except ValueError:
        return None


def find_date(text: str) -> dt.date | None:
    """The first date written out in Chinese or English that the calendar knows, or None."""
    for match in HAN_DATE.finditer(text):
        if date := make_date(*match.groups()):
            return date
    for match in ENGLISH_DATE.finditer(text):
        if date := make_date(match[3], match[2], match[1]):
            return date
    return None
