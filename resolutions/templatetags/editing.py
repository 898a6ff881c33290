"""What the admin's templates ask for."""

from django import template

from resolutions.admin.corrections import decision_buttons, shown
from resolutions.models import Correction, ReviewItem

register = template.Library()
register.filter("shown", shown)


@register.simple_tag
def review_counts():
    """[(kind, name, open items)]; one query."""
    return ReviewItem.objects.counts()


@register.simple_tag
def correction_count():
    """How many corrections stand; one query."""
    return Correction.objects.count()


@register.simple_tag(takes_context=True)
def decide(context, correction):
    """The buttons that decide on a correction and lead back to this page."""
    return decision_buttons(correction, context["request"].get_full_path())
