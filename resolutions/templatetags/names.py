"""Names of sessions, days and counts, and choices of facets, in templates."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

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


CHOICE = '<li><a href="{}" rel="nofollow"><span class="box" aria-hidden="true"></span><span class="name">{}</span>{}</a></li>'
CHOSEN = (
    '<li><a href="{}" rel="nofollow" aria-current="true"><span class="box" aria-hidden="true">✓</span>'
    '<span class="name">{}<span class="visually-hidden"> {}</span></span>{}</a></li>'
)


@register.filter
def choices(found: list[dict]) -> SafeString:
    """The choices of a facet as items of a list. A list of documents has some eighty: a template's loop over them would
    take longer than to find the documents."""
    items = []
    for choice in found:
        count = choice["count"]
        count = "" if count is None else format_html(' <span class="count">{}</span>', count)
        if choice["active"]:
            items.append(format_html(CHOSEN, choice["url"], choice["label"], _("(set; remove)"), count))
        else:
            items.append(format_html(CHOICE, choice["url"], choice["label"], count))
    return SafeString("".join(items))
