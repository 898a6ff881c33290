"""What the address of a document list may say, and how it narrows the list."""

import re
from functools import reduce
from operator import and_, or_
from urllib.parse import quote_plus, urlencode

import django_filters
from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import AgendaItem, AgendaThread, Citation, Document, State, Subject, Vote
from .models.documents import NEWEST_FIRST, Kind
from .models.languages import Language
from .models.states import Choice
from .search.collection import Collection, set_of
from .search.fields import (
    BodyField,
    CheckedCharField,
    KindField,
    LanguageField,
    SessionField,
    StateField,
    SymbolField,
    VoteField,
    YearField,
)
from .search.query import parse_query

# Longer words than anyone types; they would only cost time.
LONGEST_QUERY = 200
# Values of one filter; more would make no page shorter.
MOST_VALUES = 30


def _filter(field_class, label, **options):
    made = django_filters.Filter(label=label, **options)
    made.field_class = field_class
    return made


class DocumentFilter(django_filters.FilterSet):
    """Filters of the document list, several values of each; a value that makes no sense is dropped and named in
    `problems`. `query` is what the box says; its field words narrow the list as the filters of these names do.
    """

    q = _filter(forms.CharField, gettext_lazy("Words"), max_length=LONGEST_QUERY)
    agenda = _filter(CheckedCharField, gettext_lazy("Agenda item"), max_length=LONGEST_QUERY)
    session = _filter(SessionField, gettext_lazy("Session"))
    body = _filter(BodyField, gettext_lazy("Issuing body"), max_length=100)
    kind = _filter(
        KindField, gettext_lazy("Kind"), widget=forms.Select(choices=[("", gettext_lazy("any")), *Kind.choices])
    )
    sponsor = _filter(StateField, gettext_lazy("Sponsor"), max_length=100)
    voter = _filter(StateField, gettext_lazy("State that voted"), max_length=100)
    vote = _filter(
        VoteField,
        gettext_lazy("How it voted"),
        widget=forms.Select(choices=[("", gettext_lazy("any")), *Choice.choices]),
    )
    subject = _filter(CheckedCharField, gettext_lazy("Subject"), max_length=LONGEST_QUERY)
    year = _filter(YearField, gettext_lazy("Year"))
    language = _filter(
        LanguageField,
        gettext_lazy("Language"),
        widget=forms.Select(choices=[("", gettext_lazy("any")), *Language.choices]),
    )
    cites = _filter(SymbolField, gettext_lazy("Cites"), max_length=LONGEST_QUERY)
    held = django_filters.ChoiceFilter(
        label=gettext_lazy("Text"),
        choices=[("yes", gettext_lazy("held here")), ("no", gettext_lazy("only cited")), ("all", gettext_lazy("all"))],
        empty_label=None,
    )

    class Meta:
        model = Document
        fields = []

    def __init__(self, data):
        super().__init__({"held": data.get("held", "")}, queryset=Document.objects.none())
        self.problems = []
        self._sets: dict[tuple[str, str], int] = {}
        typed = data.get("q", "")
        if len(typed) > LONGEST_QUERY:
            self.problems.append(
                _("The query is longer than %(n)s characters; its end was left out.") % {"n": LONGEST_QUERY}
            )
        elif any(ord(c) < 32 and not c.isspace() for c in typed):
            self.problems.append(_("It holds characters that can't be typed."))
        self.typed = typed[:LONGEST_QUERY].strip()
        self.query = parse_query(self.typed)
        self.problems += [words_of_problem(problem) for problem in self.query.problems]
        self.chosen = {name: self._clean(name, data.getlist(name)) for name in self.base_filters if name != "q"}
        self.asked = {name: self._clean(name, values) for name, values in self.query.fields.items()}

    def _clean(self, name, values) -> dict[str, object]:
        """Value as typed → what it means, of those values that mean something."""
        field, clean = self.base_filters[name].field, {}
        for value in list(dict.fromkeys(value.strip() for value in values))[:MOST_VALUES]:
            try:
                meaning = field.clean(value) if value else None
            except forms.ValidationError as error:
                self.problems.append(f"{field.label}: {' '.join(error.messages)}")
                continue
            if meaning not in (None, ""):
                clean[value] = meaning
        return clean

    def narrow(self, collection: Collection, without: str | None = None) -> int:
        """The set of documents that match all filters, or all but one, whatever the query says of words."""
        held = self.holding
        found = collection.everything if held == "all" else collection.held
        found = collection.everything & ~found if held == "no" else found
        for chosen in ({key: values for key, values in self.chosen.items() if key != without}, self.asked):
            for key, values in chosen.items():
                if values and key != "held":
                    found &= self._matching(collection, key, list(values.values()))
        return found

    def _matching(self, collection: Collection, name: str, values: list) -> int:
        """The set of documents that one filter leaves (one statement the first time)."""
        known = name, repr(values)
        if known not in self._sets:
            self._sets[known] = getattr(self, f"filter_{name}")(collection, values)
        return self._sets[known]

    @property
    def holding(self) -> str:
        """`yes`, `no` or `all`: whether we have the text."""
        return next(iter(self.chosen["held"].values()), "yes")

    def active(self):
        """(name, value as typed, label, value in words) of each filter that is set."""
        held = dict(self.base_filters["held"].field.choices)
        codes = [*self.chosen["sponsor"].values(), *self.chosen["voter"].values()]
        states = {state.code: str(state) for state in State.objects.filter(code__in=codes)} if codes else {}
        slugs = list(self.chosen["agenda"])
        threads = {thread.slug: str(thread) for thread in AgendaThread.objects.filter(slug__in=slugs)} if slugs else {}
        if self.typed:
            yield "q", self.typed, self.base_filters["q"].label, self.typed
        for name, values in self.chosen.items():
            for typed, meaning in values.items():
                words = {
                    "kind": lambda m: Kind(m).label,
                    "language": lambda m: Language(m).label,
                    "held": lambda m: held[m],
                    "sponsor": lambda m: states.get(m, m),
                    "voter": lambda m: states.get(m, m),
                    "vote": lambda m: Choice(m).label,
                    "agenda": lambda m: threads.get(m, m),
                }.get(name, lambda m, typed=typed: typed)(meaning)
                yield name, typed, self.base_filters[name].label, str(words)

    def fields_of_form(self):
        """(name, label, choices, longest, value) of each filter's field; Django's widgets would cost as much as the results."""
        for name, made in self.base_filters.items():
            if name != "q":
                choices = list(getattr(made.field.widget, "choices", ()))
                value = self.holding if name == "held" else ""
                longest = getattr(made.field, "max_length", None) or LONGEST_QUERY
                yield {"name": name, "label": made.label, "choices": choices, "longest": longest, "value": value}

    # --- the set of documents that each leaves; of several values one is enough ---

    def filter_agenda(self, collection, values):
        items = reduce(or_, (agenda_items(value) for value in values))
        through = Document.agenda_items.through.objects.filter(agendaitem__in=AgendaItem.objects.filter(items))
        return _documents_of(through, "document")

    def filter_session(self, collection, values):
        numbers = [int(value) for value in values if value.isdigit()]
        return _documents_of(Document.objects.filter(Q(session__in=numbers) | Q(session_label__in=values)), "pk")

    def filter_body(self, collection, values):
        return collection.under("body", {*values, *(value.upper() for value in values)})

    def filter_kind(self, collection, values):
        return collection.under("kind", values)

    def filter_sponsor(self, collection, values):
        return collection.under("sponsor", values)

    def filter_voter(self, collection, values):
        """Documents on which one of the States voted, in one of the ways that `vote` names where it names any."""
        votes = Vote.objects.filter(state__in=values)
        if choices := list(self.chosen["vote"].values()):
            votes = votes.filter(choice__in=choices)
        return _documents_of(votes, "document")

    def filter_vote(self, collection, values):
        """Without a State: documents on which any State voted so."""
        if self.chosen["voter"]:
            return collection.everything
        return _documents_of(Vote.objects.filter(choice__in=values).distinct(), "document")

    def filter_subject(self, collection, values):
        headings = reduce(or_, (Q(heading__iexact=value) | Q(heading_zh=value) for value in values))
        found = Subject.objects.filter(headings).order_by().values_list("pk", flat=True)
        return collection.under("subject", map(str, found))

    def filter_year(self, collection, values):
        years = collection.facets["year"]
        return collection.under("year", [y for y in years if any(a <= int(y) <= b for a, b in values)])

    def filter_language(self, collection, values):
        return collection.under("language", values)

    def filter_cites(self, collection, values):
        targets = [document.pk for symbol in values if (document := Document.objects.at(symbol.path))]
        citing = Citation.objects.filter(target__in=targets).exclude(text__document=F("target"))
        return _documents_of(citing, "text__document")


def _documents_of(rows, column: str) -> int:
    """The set of documents whose keys stand in the column of a queryset's rows."""
    return set_of(rows.order_by().values_list(column, flat=True))


def agenda_items(value: str) -> Q:
    """The condition on agenda items of `130`, `130(j)`, a thread's address, or words of a title."""
    match = re.fullmatch(r"(\d{1,3})\s*(?:[(（]\s*([a-zA-Z]{1,4})\s*[)）])?", value)
    if match:
        return Q(number=match[1], sub_item=match[2].lower()) if match[2] else Q(number=match[1])
    named = Q(thread__slug=value) | Q(thread__parent__slug=value)
    words = [
        Q(thread__title__icontains=word)
        | Q(thread__title_en__icontains=word)
        | Q(thread__parent__title__icontains=word)
        | Q(thread__parent__title_en__icontains=word)
        for word in value.split()
    ]
    return named | reduce(and_, words)


def words_of_problem(problem) -> str:
    """What of a query wasn't understood, in the reader's words."""
    known = {
        "or": _("“OR” needs a word on either side; it was left out."),
        "quote": _("The quotation mark of %(words)s isn't closed; all that follows was taken for one phrase."),
        "field": _("“%(words)s” was left out: no field of this name can be asked for."),
        "empty": _("Nothing stands behind “%(words)s:”."),
        "minus": _("“-%(words)s” can't be left out; only words can."),
        "nothing": _("“%(words)s” has no letter or digit to look for."),
        "many": _("The query has too many words; those from “%(words)s” on were left out."),
    }
    return known[problem.code] % {"words": problem.words}


# What a list is called by its order, and what a queryset is ordered by; None: newest first, as the collection is.
SORTS = {
    "relevance": (gettext_lazy("best match first"), None),
    "date": (gettext_lazy("newest first"), None),
    "oldest": (gettext_lazy("oldest first"), [F("date").asc(nulls_last=True), "sort_key", "pk"]),
    "symbol": (gettext_lazy("by symbol"), ["sort_key", "pk"]),
    "cited": (gettext_lazy("most cited first"), ["-cited_by", *NEWEST_FIRST]),
}


class Address:
    """A list's address, from which those of its neighbours are made; a parameter may have several values."""

    def __init__(self, path: str, parameters):
        lists = parameters.lists() if hasattr(parameters, "lists") else parameters.items()
        self.path = path
        self._whole = None
        self.parameters = {
            name: [value for value in (values if isinstance(values, list) else [values]) if value]
            for name, values in lists
            if name != "format"
        }

    def url(self, **changes) -> str:
        """The address with parameters changed; None removes one; a changed filter starts at the first page."""
        parameters = dict(self.parameters)
        if "page" not in changes:
            parameters.pop("page", None)
        for name, value in changes.items():
            parameters.pop(name, None)
            if value is not None:
                parameters[name] = value if isinstance(value, list) else [value]
        query = urlencode(parameters, doseq=True)
        return f"{self.path}?{query}" if query else self.path

    def with_value(self, name: str, value: str) -> str:
        """The address with one more value of a parameter."""
        if self._whole is None:
            self._whole = self.url()
        return f"{self._whole}{'&' if '?' in self._whole else '?'}{name}={quote_plus(value)}"

    def without_value(self, name: str, value: str) -> str:
        """The address without one of a parameter's values, however it is capitalised."""
        return self.url(
            **{name: [v for v in self.parameters.get(name, []) if v.strip().casefold() != value.casefold()]}
        )

    def fields(self, *without: str) -> list[tuple[str, str]]:
        """(name, value) of what a form must carry along: all but the page and the parameters named."""
        return [(n, v) for n, values in self.parameters.items() if n not in {"page", *without} for v in values]
