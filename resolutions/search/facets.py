"""Counts beside the list of documents: what each choice of a facet would show, given all the other filters."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext_lazy

from resolutions.models import AgendaThread, State, Subject
from resolutions.models.documents import Kind, body_name
from resolutions.models.languages import Language, in_readers_language
from resolutions.models.sessions import session_name

from .collection import Collection

SHOWN = 12


@dataclass(frozen=True)
class Facet:
    """One facet: `label` names a key to the reader; None where a table has what an address and a reader call it (`NAMES`).
    The most frequent come first, or the latest."""

    name: str
    title: str
    label: Callable[[str], str] | None = None
    latest_first: bool = False


FACETS = [
    Facet("session", gettext_lazy("Session"), session_name, latest_first=True),
    Facet("body", gettext_lazy("Issuing body"), body_name),
    Facet("kind", gettext_lazy("Kind"), lambda key: Kind(key).label),
    Facet("agenda", gettext_lazy("Agenda item")),
    Facet("sponsor", gettext_lazy("Sponsor")),
    Facet("subject", gettext_lazy("Subject")),
    Facet("year", gettext_lazy("Year"), str, latest_first=True),
    Facet("language", gettext_lazy("Language"), lambda key: Language(key).label),
]
# Facet → the table of its keys and its columns: the key, what an address calls it, its names in Chinese and in English.
NAMES = {
    "agenda": (AgendaThread, ("id", "slug", "title", "title_en")),
    "sponsor": (State, ("code", "code", "name_zh", "name_en")),
    "subject": (Subject, ("id", "heading", "heading_zh", "heading")),
}


def read_facets(filters, address, collection: Collection, documents_without: Callable) -> list[dict]:
    """Facets that have a choice: name, label, choices (value, label, count or None, active, url). One statement finds
    names.

    `documents_without(name)` gives the set of documents under every filter but one's, and whether they are the query's
    own: where its words are too common to count, counts are None.
    """
    rows, exact = {}, {}
    for facet in FACETS:
        documents, exact[facet.name] = documents_without(facet.name)
        counted = collection.counts(facet.name, documents)
        ordered = sorted(counted.items(), key=_latest if facet.latest_first else lambda row: (-row[1], row[0]))
        # What is chosen is shown however far down it stands.
        rows[facet.name] = ordered if filters.chosen[facet.name] else ordered[:SHOWN]
    names = read_names({name: [key for key, _n in rows[name]] for name in NAMES})
    for facet in FACETS:
        if facet.label:
            names[facet.name] = {key: (key, str(facet.label(key))) for key, _n in rows[facet.name]}
    facets = [
        _facet(facet, filters, address, rows[facet.name], names[facet.name], exact[facet.name]) for facet in FACETS
    ]
    return [facet for facet in facets if facet["choices"]]


def read_names(keys: dict[str, list[str]]) -> dict[str, dict[str, tuple[str, str]]]:
    """Facet → key → (what an address calls it, what the reader does). One statement, none where no key is asked for."""
    names: dict[str, dict[str, tuple[str, str]]] = {name: {} for name in keys}
    parts, asked = [], []
    for name, own in keys.items():
        if own:
            model, (key, *columns) = NAMES[name]
            selected = ", ".join([f"'{name}'", f"CAST({key} AS varchar(20))", *columns])
            places = ", ".join(["%s"] * len(own))
            parts.append(f"SELECT {selected} FROM {model._meta.db_table} WHERE {key} IN ({places})")
            asked += own if key == "code" else map(int, own)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), asked)
            for name, key, value, zh, en in cursor.fetchall():
                names[name][key] = (value, in_readers_language(zh, en))
    return names


def _facet(facet: Facet, filters, address, rows: list[tuple[str, int]], names: dict, exact: bool) -> dict:
    chosen = {str(value).casefold() for pair in filters.chosen[facet.name].items() for value in pair}
    choices = []
    for key, n in rows:
        value, label = names.get(key, ("", ""))
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
