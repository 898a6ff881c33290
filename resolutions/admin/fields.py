"""Form fields of the editing pages: completed while one types, and remembering what stood there when the page was made."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from resolutions.citations.symbols import parse_symbol
from resolutions.models import State
from resolutions.reference.states import find_state


class Completing(forms.TextInput):
    """A text box that proposes symbols, States or agenda threads (static/js/admin.js); without scripts one types them."""

    def __init__(self, what: str, **attrs):
        super().__init__({"data-complete": reverse_lazy("admin:resolutions_complete", args=[what]), **attrs})


class Words(forms.CharField):
    """Text without carriage returns, which browsers add."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class Symbol(forms.CharField):
    """A canonical symbol, or None."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=200, widget=Completing("symbol"), **options)

    def to_python(self, value):
        words = super().to_python(value)
        if not words:
            return None
        symbol = parse_symbol(words)
        if symbol is None:
            raise ValidationError(_("“%(value)s” is no symbol. Write it like A/RES/70/1.") % {"value": words})
        return str(symbol)


class StateCode(forms.CharField):
    """A State's code, whatever name of it was typed, or None."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=100, widget=Completing("state"), **options)

    def to_python(self, value):
        words = super().to_python(value)
        if not words:
            return None
        known = find_state(words)
        code = known.code if known else words.upper()
        if not State.objects.filter(code=code).exists():
            raise ValidationError(
                _("“%(value)s” is the name or code of no State. Write a code such as KGZ.") % {"value": words}
            )
        return code


class Optional(forms.CharField):
    """Words, or None where there are none."""

    def __init__(self, **options):
        super().__init__(required=False, **options)

    def to_python(self, value):
        return super().to_python(value) or None


class RememberingForm(forms.Form):
    """A form whose fields carry the values that stood there when the page was made."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        for name, field in self.fields.items():
            field.show_hidden_initial = name not in self.forgotten

    # Fields that are no values of a row.
    forgotten: tuple[str, ...] = ("drop",)

    def was(self, name: str):
        """The value of a field when the page was made."""
        bound = self[name]
        raw = self._widget_data_value(bound.field.hidden_widget(), bound.html_initial_name)
        try:
            return bound.field.to_python(raw)
        except ValidationError:
            return raw

    def was_row(self) -> dict:
        return {name: self.was(name) for name in self.fields if name not in self.forgotten}

    def changes(self, current: dict | None) -> dict:
        """What was typed and differs from what stands, by field; a valid form.

        A value that somebody else changed meanwhile is an error that names theirs; what was typed stays in its field,
        and saving once more puts it over theirs.
        """
        found = {}
        for name in self.changed_data:
            if name in self.forgotten:
                continue
            typed, standing = self.cleaned_data.get(name), (current or {}).get(name)
            if typed == standing:
                continue
            if self.was(name) != standing:
                self.add_error(
                    name,
                    _("Somebody else changed this meanwhile to “%(value)s”. Save again to put yours over it.")
                    % {"value": "–" if standing in (None, "") else standing},
                )
                self.data[self[name].html_initial_name] = "" if standing is None else str(standing)
            else:
                found[name] = typed
        return found
