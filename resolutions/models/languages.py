"""The six official languages, and picking a value in the reader's language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    ZH = "zh", _("Chinese")
    EN = "en", _("English")
    FR = "fr", _("French")
    ES = "es", _("Spanish")
    RU = "ru", _("Russian")
    AR = "ar", _("Arabic")


# Written from right to left.
RIGHT_TO_LEFT = {Language.AR}


def direction(language: str) -> str:
    """`rtl` or `ltr`, for `dir`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def reading_english():
    """True where the page being made is an English one."""
    return (get_language() or "").startswith("en")


def in_readers_language(zh, en):
    """The Chinese or English value, whichever the page asks for; the other where that one is empty."""
    return (en or zh) if reading_english() else (zh or en)
