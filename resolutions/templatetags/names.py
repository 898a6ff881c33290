"""Names of sessions, days and counts in templates."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext

from resolutions.models.sessions import session_name

register = template.Library()
register.filter("session_name", session_name)


@register.filter
def day(value: date) -> SafeString:
    """The day in the reader's words, as `<time>`."""
    return _day(value, get_language()) if value else SafeString("")


@lru_cache(maxsize=5_000)
def _day(value: date, _language: str) -> SafeString:
    return format_html(
        '<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", date_format(value, pgettext("date format", "j F Y"))
    )


@register.filter
def cited_times(n: int) -> str:
    """`cited once`, `cited 5 times`."""
    return ngettext("cited once", "cited %(n)s times", n) % {"n": n}
