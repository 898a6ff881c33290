"""Sessions and committees in the reader's words."""

import re

from django.utils.translation import gettext as _


def session_name(label) -> str:
    """`session 75`, `eleventh emergency special session` … for a label such as 75, ES-11, S-32 or XXX."""
    special = re.fullmatch(r"(ES|S)-(\w+)", str(label))
    if not special:
        return _("session %(label)s") % {"label": label}
    if special[1] == "ES":
        return _("emergency special session %(number)s") % {"number": special[2]}
    return _("special session %(number)s") % {"number": special[2]}


def committee_name(number: str) -> str:
    """`First Committee` … `Sixth Committee` for 1 … 6; the number itself for any other."""
    return {
        "1": _("First Committee"),
        "2": _("Second Committee"),
        "3": _("Third Committee"),
        "4": _("Fourth Committee"),
        "5": _("Fifth Committee"),
        "6": _("Sixth Committee"),
    }.get(number, number)
