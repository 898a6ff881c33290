"""What one value in the address of a document list may be; anything else is refused with words for the reader."""

import re
from functools import cache

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from resolutions.citations.symbols import parse_symbol
from resolutions.models import State
from resolutions.models.documents import Kind
from resolutions.models.languages import Language
from resolutions.models.states import Choice
from resolutions.reference.bodies import all_bodies
from resolutions.reference.states import find_state


class CheckedCharField(forms.CharField):
    """Words without control characters (a NUL can't be asked of PostgreSQL), blanks at the ends taken off."""

    def to_python(self, value):
        value = super().to_python(value)
        if any(ord(c) < 32 for c in value):
            raise forms.ValidationError(_("It holds characters that can't be typed."))
        return value


class SymbolField(CheckedCharField):
    def clean(self, value):
        value = super().clean(value)
        symbol = parse_symbol(value) if value else None
        if value and symbol is None:
            raise forms.ValidationError(_("“%(value)s” is no symbol. Write it like A/RES/70/1.") % {"value": value})
        return symbol


class YearField(CheckedCharField):
    def clean(self, value):
        """(first, last) of `2015` or `2015-2020`, or None."""
        value = super().clean(value)
        if not value:
            return None
        match = re.fullmatch(r"(\d{4})(?:\s*[-–—~至]\s*(\d{4}))?", value, re.ASCII)
        if not match:
            raise forms.ValidationError(_("“%(value)s” is no year. Write 2021 or 2015-2020.") % {"value": value})
        years = sorted(int(year) for year in match.groups() if year)
        return years[0], years[-1]


class SessionField(CheckedCharField):
    def clean(self, value):
        value = super().clean(value)
        if value and not re.fullmatch(r"\d{1,4}|(?:ES|S)-\d{1,3}|[IVXLC]{1,8}", value, re.I | re.ASCII):
            raise forms.ValidationError(_("“%(value)s” is no session. Write 75 or ES-11.") % {"value": value})
        return value.upper()


class StateField(CheckedCharField):
    def clean(self, value):
        """An ISO code, whatever name of the State was typed."""
        value = super().clean(value)
        if not value:
            return ""
        state = State.objects.filter(code=value.upper()).first()
        code = state.code if state else getattr(find_state(value), "code", None)
        if not code:
            raise forms.ValidationError(
                _("“%(value)s” is the name or code of no State. Write a code such as KGZ.") % {"value": value}
            )
        return code


class KindField(CheckedCharField):
    def clean(self, value):
        """A kind's value, by that or by its name in Chinese or English: resolution, 决议."""
        value = super().clean(value)
        if value and value.casefold() not in _named(Kind):
            raise forms.ValidationError(_("“%(value)s” is no kind of document.") % {"value": value})
        return _named(Kind)[value.casefold()] if value else ""


class BodyField(CheckedCharField):
    def clean(self, value):
        """A body's prefix, by that or by what texts call it: A/HRC, 人权理事会, Human Rights Council."""
        value = super().clean(value)
        if not value or value.casefold() in _bodies():
            return _bodies()[value.casefold()] if value else ""
        if not re.fullmatch(r"[A-Za-z][\w.+-]*(?:/[\w.+-]+)*", value, re.ASCII):
            raise forms.ValidationError(
                _("“%(value)s” is no issuing body. Write its name, or what its symbols begin with, such as A/HRC.")
                % {"value": value}
            )
        return value


class LanguageField(CheckedCharField):
    def clean(self, value):
        """A language's code, by that or by its name: zh, 中文, Chinese."""
        value = super().clean(value)
        if value and value.casefold() not in _named(Language):
            raise forms.ValidationError(_("“%(value)s” is no official language.") % {"value": value})
        return _named(Language)[value.casefold()] if value else ""


class VoteField(CheckedCharField):
    def clean(self, value):
        """How a State voted, by its value or its name: in_favour, 赞成."""
        value = super().clean(value)
        if value and value.casefold() not in _named(Choice):
            raise forms.ValidationError(
                _("“%(value)s” is no vote. Write in_favour, against or abstaining.") % {"value": value}
            )
        return _named(Choice)[value.casefold()] if value else ""


@cache
def _bodies() -> dict[str, str]:
    """Prefix or a body's name → prefix."""
    found = {body.prefix.casefold(): body.prefix for body in all_bodies()}
    for body in all_bodies():
        for name in (*body.names.values(), *(name for names in body.said.values() for name in names)):
            found.setdefault(name.casefold(), body.prefix)
    return found


@cache
def _named(choices) -> dict[str, str]:
    """Name in either language, or value → value."""
    found = {value: value for value in choices.values}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found |= {str(label).casefold(): value for value, label in choices.choices}
    return found
