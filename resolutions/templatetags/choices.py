"""Choices of facets in templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

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
