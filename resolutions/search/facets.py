"""Counts beside the list of documents: what each choice of a facet would show, given all the other filters."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from resolutions.models import AgendaThread, State, Subject
from resolutions.models.documents import Kind, body_name
from resolutions.models.languages import Language, in_readers_language
from resolutions.models.lookups import as_parameter
from resolutions.models.sessions import session_name

from .facet_rows import SEPARATOR
from .kept import kept

SHOWN = 12
# A document's own columns that are counted, and its key.
COLUMNS = ["id", "session_label", "body", "kind", "year"]


@dataclass(frozen=True)
class Facet:
    """One facet: the column its keys are read from, and `named`, which gives for keys what an address calls each and what
    a reader does. The most frequent come first, or the latest."""

    name: str
    title: str
    column: str
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
    Facet("session", gettext_lazy("Session"), "document.session_label", _labelled(session_name), latest_first=True),
    Facet("body", gettext_lazy("Issuing body"), "document.body", _labelled(body_name)),
    Facet("kind", gettext_lazy("Kind"), "document.kind", _labelled(lambda key: Kind(key).label)),
    Facet("agenda", gettext_lazy("Agenda item"), "facets.threads", _threads),
    Facet("sponsor", gettext_lazy("Sponsor"), "facets.sponsors", _states),
    Facet("subject", gettext_lazy("Subject"), "facets.subjects", _subjects),
    Facet("year", gettext_lazy("Year"), "CAST(document.year AS text)", _labelled(str), latest_first=True),
    Facet("language", gettext_lazy("Language"), "facets.languages", _labelled(lambda key: Language(key).label)),
]


def read_facets(filters, address, documents_without: Callable) -> list[dict]:
    """Facets that have a choice: name, label, choices (value, label, count or None, active, url). A statement counts all,
    one more each facet that something is chosen of, and three find names.

    `documents_without(name)` gives the documents under every filter, or under all but one's (a list of keys or a
    queryset), and whether they are the query's own: where its words are too common to count, counts are None.
    """
    chosen = [facet for facet in FACETS if filters.chosen[facet.name]]
    counted = _counted([facet for facet in FACETS if facet not in chosen], None, filters, documents_without)
    for facet in chosen:
        counted |= _counted([facet], facet.name, filters, documents_without)
    facets = [_facet(facet, filters, address, *counted[facet.name]) for facet in FACETS]
    return [facet for facet in facets if facet["choices"]]


def _counted(facets: list[Facet], without: str | None, filters, documents_without) -> dict[str, tuple[Counter, bool]]:
    """Facet's name → its counts under every filter but one, and whether they are the query's."""
    documents, exact = documents_without(without)
    whole = isinstance(documents, QuerySet) and not filters.narrow(without) and not filters.query.excluded
    found = _count_all(documents) if whole else _count(facets, documents)
    return {facet.name: (found[facet.name], exact) for facet in facets}


def _facet(facet: Facet, filters, address, counted: Counter, exact: bool) -> dict:
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


def _count(facets: list[Facet], documents: list[int] | QuerySet) -> dict[str, Counter]:
    """Facet's name → key → number of documents (a list of keys, or a queryset), in one statement.

    The keys of all documents come as one string a facet: taking them apart is quicker than any grouping.
    """
    if not facets:
        return {}
    postgresql = connection.vendor == "postgresql"
    rows, parameters = _rows(documents, postgresql)
    joined = "string_agg({}, chr(10))" if postgresql else "group_concat({}, char(10))"
    columns = ", ".join(joined.format(facet.column) for facet in facets)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM ({rows}) AS document"
            " LEFT JOIN resolutions_documentfacets AS facets ON facets.document_id = document.id",
            parameters,
        )
        row = cursor.fetchone()
    counted = {facet.name: Counter((keys or "").split(SEPARATOR)) for facet, keys in zip(facets, row, strict=True)}
    for found in counted.values():
        found.pop("", None)
    return counted


def _rows(documents: list[int] | QuerySet, postgresql: bool) -> tuple[str, list]:
    """(SQL that gives the documents' rows with their own columns, its parameters)."""
    if isinstance(documents, QuerySet):
        try:
            sql, parameters = documents.order_by().values(*COLUMNS).query.sql_with_params()
        except EmptyResultSet:
            documents = []
        else:
            return sql, list(parameters)
    among = "= ANY(%s)" if postgresql else "IN (SELECT value FROM json_each(%s))"
    sql = f"SELECT {', '.join(COLUMNS)} FROM resolutions_document WHERE id {among}"
    return sql, [as_parameter(documents, connection)]


def _count_all(documents: QuerySet) -> dict[str, Counter]:
    """The same of the whole collection, counted again when a document has changed, and now and then for names."""
    return kept("facets", lambda: _count(FACETS, documents))


def _without(filters, address, name: str, value: str) -> str:
    """The address without the value, by whatever spelling it was given."""
    typed = [t for t, m in filters.chosen[name].items() if value.casefold() in (t.casefold(), str(m).casefold())]
    return address.url(**{name: [v for v in address.parameters.get(name, []) if v.strip() not in typed] or None})
