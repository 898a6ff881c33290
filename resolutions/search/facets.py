"""Counts beside the list of documents: what each choice of a facet would show, given all the other filters."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from resolutions.models import AgendaThread, State, Subject
from resolutions.models.documents import Kind, body_name
from resolutions.models.languages import Language, in_readers_language
from resolutions.models.sessions import session_name

from .collection import Collection

SHOWN = 12


@dataclass(frozen=True)
class Facet:
    """One facet: `named` gives for its keys what an address calls each and what a reader does. The most frequent come
    first, or the latest."""

    name: str
    title: str
    named: Callable[[list[str]], dict[str, tuple[str, str]]]
    latest_first: bool = False


def _labelled(label: Callable[[str], str]):
    return lambda keys: {key: (key, str(label(key))) for key in keys}


def _threads(keys):
    rows = AgendaThread.objects.filter(pk__in=keys).order_by().values_list("pk", "slug", "title", "title_en")
    return {str(key): (slug, in_readers_language(zh, en)) for key, slug, zh, en in rows}


def _states(keys):
    rows = State.objects.filter(pk__in=keys).order_by().values_list("pk", "name_zh", "name_en")
    return {key: (key, in_readers_language(zh, en)) for key, zh, en in rows}


def _subjects(keys):
    rows = Subject.objects.filter(pk__in=keys).order_by().values_list("pk", "heading", "heading_zh")
    return {str(key): (en, in_readers_language(zh, en)) for key, en, zh in rows}


FACETS = [
    Facet("session", gettext_lazy("Session"), _labelled(session_name), latest_first=True),
    Facet("body", gettext_lazy("Issuing body"), _labelled(body_name)),
    Facet("kind", gettext_lazy("Kind"), _labelled(lambda key: Kind(key).label)),
    Facet("agenda", gettext_lazy("Agenda item"), _threads),
    Facet("sponsor", gettext_lazy("Sponsor"), _states),
    Facet("subject", gettext_lazy("Subject"), _subjects),
    Facet("year", gettext_lazy("Year"), _labelled(str), latest_first=True),
    Facet("language", gettext_lazy("Language"), _labelled(lambda key: Language(key).label)),
]


def read_facets(filters, address, collection: Collection, documents_without: Callable) -> list[dict]:
    """Facets that have a choice: name, label, choices (value, label, count or None, active, url). Three statements find
    names.

    `documents_without(name)` gives the set of documents under every filter but one's, and whether they are the query's
    own: where its words are too common to count, counts are None.
    """
    facets = []
    for facet in FACETS:
        documents, exact = documents_without(facet.name)
        facets.append(_facet(facet, filters, address, collection.counts(facet.name, documents), exact))
    return [facet for facet in facets if facet["choices"]]


def _facet(facet: Facet, filters, address, counted: dict[str, int], exact: bool) -> dict:
    chosen = {str(value).casefold() for pair in filters.chosen[facet.name].items() for value in pair}
    rows = sorted(counted.items(), key=_latest if facet.latest_first else lambda row: (-row[1], row[0]))
    # What is chosen is shown however far down it stands.
    rows = rows if chosen else rows[:SHOWN]
    named = facet.named([key for key, _n in rows])
    choices = []
    for key, n in rows:
        value, label = named.get(key, ("", ""))
        active = value.casefold() in chosen
        if value and (active or len(choices) < SHOWN):
            choices.append(
                {
                    "value": value,
                    "label": label,
                    "count": n if exact else None,
                    "active": active,
                    "url": _without(filters, address, facet.name, value)
                    if active
                    else address.with_value(facet.name, value),
                }
            )
    return {"name": facet.name, "label": str(facet.title), "choices": choices}


def _latest(row: tuple[str, int]):
    """Where a session or year stands: those with numbers first, the latest before others."""
    key, _n = row
    return (0, -int(key), key) if key.isdecimal() else (1, 0, key)


def _without(filters, address, name: str, value: str) -> str:
    """The address without the value, by whatever spelling it was given."""
    typed = [t for t, m in filters.chosen[name].items() if value.casefold() in (t.casefold(), str(m).casefold())]
    return address.url(**{name: [v for v in address.parameters.get(name, []) if v.strip() not in typed] or None})
