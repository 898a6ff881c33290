"""What the address of a document list may say, and how it narrows the list."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .citations.symbols import parse_symbol
from .models import AgendaItem, Citation, Document, Paragraph, Sponsorship, State, Subject, Vote
from .models.documents import NEWEST_FIRST, Kind
from .models.states import Choice
from .reference.states import find_state

# Longer words than anyone types; they would only cost time.
LONGEST_QUERY = 200


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


def _filter(field_class, label, method, **options):
    made = django_filters.Filter(label=label, method=method, **options)
    made.field_class = field_class
    return made


class DocumentFilter(django_filters.FilterSet):
    """Filters of the document list; a value that makes no sense is dropped and named in `problems`."""

    q = _filter(CheckedCharField, gettext_lazy("Words"), "filter_words", max_length=LONGEST_QUERY)
    agenda = _filter(CheckedCharField, gettext_lazy("Agenda item"), "filter_agenda", max_length=LONGEST_QUERY)
    session = _filter(SessionField, gettext_lazy("Session"), "filter_session")
    body = _filter(CheckedCharField, gettext_lazy("Issuing body"), "filter_body", max_length=40)
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind"), choices=Kind, empty_label=gettext_lazy("any"))
    sponsor = _filter(StateField, gettext_lazy("Sponsor"), "filter_sponsor", max_length=100)
    voter = _filter(StateField, gettext_lazy("State that voted"), "filter_voter", max_length=100)
    vote = django_filters.ChoiceFilter(
        label=gettext_lazy("How it voted"),
        choices=Choice,
        method="filter_vote",
        empty_label=gettext_lazy("any"),
    )
    subject = _filter(CheckedCharField, gettext_lazy("Subject"), "filter_subject", max_length=LONGEST_QUERY)
    year = _filter(YearField, gettext_lazy("Year"), "filter_year")
    cites = _filter(SymbolField, gettext_lazy("Cites"), "filter_cites", max_length=LONGEST_QUERY)
    held = django_filters.ChoiceFilter(
        label=gettext_lazy("Text"),
        choices=[("yes", gettext_lazy("held here")), ("no", gettext_lazy("only cited")), ("all", gettext_lazy("all"))],
        method="filter_held",
        empty_label=None,
    )

    class Meta:
        model = Document
        fields = []

    def __init__(self, data, queryset):
        data = {name: data.get(name, "").strip() for name in self.base_filters}
        super().__init__(data, queryset=queryset)
        self.problems = []
        if not self.form.is_valid():
            for name, errors in self.form.errors.items():
                field = self.form.fields.get(name)
                self.problems.append(f"{field.label if field else name}: {' '.join(errors)}")
            clean = {name: value for name, value in data.items() if name not in self.form.errors}
            super().__init__(clean, queryset=queryset)
            self.form.is_valid()

    @property
    def qs(self):
        queryset = super().qs
        return queryset if self.form.cleaned_data.get("held") else queryset.held()

    def without(self, name):
        """The documents that match all filters but one: what its facet counts."""
        data = {key: value for key, value in self.data.items() if key != name}
        return DocumentFilter(data, self.queryset).qs

    def active(self):
        """(name, label, value in words) of each filter that is set."""
        words = {
            "kind": dict(Kind.choices),
            "vote": dict(Choice.choices),
            "held": dict(self.form.fields["held"].choices),
        }
        for name, value in self.form.cleaned_data.items():
            typed = self.data.get(name)
            if not typed or value in (None, ""):
                continue
            if name in ("sponsor", "voter"):
                state = State.objects.filter(code=value).first()
                typed = str(state or typed)
            yield name, self.form.fields[name].label, str(words.get(name, {}).get(typed, typed))

    # --- how each narrows the list ---

    def filter_words(self, queryset, name, value):
        for word in value.split():
            here = Q(title__icontains=word) | Q(title_en__icontains=word) | Q(symbol__icontains=word)
            symbol = parse_symbol(word)
            if symbol:
                here |= Q(path=symbol.path) | Q(aliases__path=symbol.path)
            said = Paragraph.objects.filter(text__document=OuterRef("pk"), words__icontains=word)
            queryset = queryset.filter(Q(pk__in=Document.objects.filter(here).values("pk")) | Exists(said))
        return queryset

    def filter_agenda(self, queryset, name, value):
        match = re.fullmatch(r"(\d{1,3})\s*(?:[(（]\s*([a-zA-Z]{1,4})\s*[)）])?", value)
        if match:
            items = AgendaItem.objects.filter(number=match[1])
            items = items.filter(sub_item=match[2].lower()) if match[2] else items
        else:
            items = AgendaItem.objects.all()
            for word in value.split():
                items = items.filter(
                    Q(thread__title__icontains=word)
                    | Q(thread__title_en__icontains=word)
                    | Q(thread__parent__title__icontains=word)
                    | Q(thread__parent__title_en__icontains=word)
                    | Q(thread__slug=word)
                )
        return queryset.filter(
            pk__in=Document.agenda_items.through.objects.filter(agendaitem__in=items).values("document")
        )

    def filter_session(self, queryset, name, value):
        if not value:
            return queryset
        return queryset.filter(session=int(value)) if value.isdigit() else queryset.filter(session_label__iexact=value)

    def filter_body(self, queryset, name, value):
        return queryset.filter(body__iexact=value)

    def filter_sponsor(self, queryset, name, value):
        return queryset.filter(pk__in=Sponsorship.objects.filter(state=value).values("document")) if value else queryset

    def filter_voter(self, queryset, name, value):
        """Documents on which the State voted, in the way that `vote` says where it says one."""
        votes = Vote.objects.filter(state=value)
        if choice := self.form.cleaned_data.get("vote"):
            votes = votes.filter(choice=choice)
        return queryset.filter(pk__in=votes.values("document")) if value else queryset

    def filter_vote(self, queryset, name, value):
        """Without a State: documents on which any State voted so."""
        if not value or self.form.cleaned_data.get("voter"):
            return queryset
        return queryset.filter(Exists(Vote.objects.filter(document=OuterRef("pk"), choice=value)))

    def filter_subject(self, queryset, name, value):
        subjects = Subject.objects.filter(Q(heading__iexact=value) | Q(heading_zh=value))
        return queryset.filter(pk__in=Document.subjects.through.objects.filter(subject__in=subjects).values("document"))

    def filter_year(self, queryset, name, value):
        return queryset.filter(year__gte=value[0], year__lte=value[1]) if value else queryset

    def filter_cites(self, queryset, name, value):
        if value is None:
            return queryset
        target = Document.objects.at(value.path)
        mentions = Citation.objects.filter(target=target).values("text__document") if target else []
        return queryset.filter(pk__in=mentions).exclude(pk=target.pk if target else None)

    def filter_held(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(held=value == "yes")


SORTS = {
    "date": (gettext_lazy("newest first"), NEWEST_FIRST),
    "oldest": (gettext_lazy("oldest first"), [F("date").asc(nulls_last=True), "sort_key", "pk"]),
    "symbol": (gettext_lazy("by symbol"), ["sort_key", "pk"]),
    "cited": (gettext_lazy("most cited first"), ["-cited_by", *NEWEST_FIRST]),
}


@dataclass
class Address:
    """A list's address, from which those of its neighbours are made."""

    path: str
    parameters: dict[str, str]

    def url(self, **changes) -> str:
        """The address with parameters changed; None removes one; a changed filter starts at the first page."""
        parameters = {key: value for key, value in self.parameters.items() if value}
        if "page" not in changes:
            parameters.pop("page", None)
        parameters.pop("format", None)
        for key, value in changes.items():
            parameters.pop(key, None)
            if value is not None:
                parameters[key] = value
        return f"{self.path}?{urlencode(parameters)}" if parameters else self.path
