"""Commands that speak the language of the terminal they run in."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation


def terminal_language() -> str:
    """The site's language code for the terminal's locale: Chinese where that says so or nothing, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable, "")
        if locale:
            return settings.LANGUAGE_CODE if locale.startswith(("zh", "C", "POSIX")) else "en"
    return settings.LANGUAGE_CODE


class TerminalCommand(BaseCommand):
    def execute(self, *args, **options):
        with translation.override(terminal_language()):
            return super().execute(*args, **options)
