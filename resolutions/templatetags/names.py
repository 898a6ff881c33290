"""Names of sessions in templates."""

from django import template

from resolutions.models.sessions import session_name

register = template.Library()
register.filter("session_name", session_name)
