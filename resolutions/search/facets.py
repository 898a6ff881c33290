"""Counts beside the list of documents: what each choice of a facet would show, given all the other filters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.core.cache import caches
from django.db import connection
from django.db.models import Count, F
from django.utils.translation import gettext_lazy

from resolutions.models import AgendaItem, Document, Sponsorship, Subject, Text
from resolutions.models.documents import Kind, body_name
from resolutions.models.languages import Language, in_readers_language
from resolutions.models.lookups import as_parameter
from resolutions.models.sessions import session_name

from .indexing import state

# Seconds for which counts of the whole collection are kept.
KEPT = 300
SHOWN = 12
FOUND = 40


@dataclass(frozen=True)
class Facet:
    """One facet: where its values are read (`rows`, whose `document` is the document's key), and what they are called."""

    name: str
    title: str
    rows: Callable
    document: str
    value: str
    names: tuple[str, ...] = ()
    label: Callable = lambda value, *names: value
    order: str = "-n"

    @property
    def counted(self):
        return Count("*") if self.document == "pk" else Count(self.document, distinct=True)


FACETS = [
    Facet(
        "session", gettext_lazy("Session"), Document.objects.all, "pk", "session_label",
        ("session",), lambda value, _session: session_name(value), order="-session",
    ),
    Facet(
        "body", gettext_lazy("Issuing body"), Document.objects.all, "pk", "body",
        label=body_name,
    ),
    Facet("kind", gettext_lazy("Kind"), Document.objects.all, "pk", "kind", label=lambda value: Kind(value).label),
    Facet(
        "agenda", gettext_lazy("Agenda item"), AgendaItem.documents.through.objects.all, "document", "agendaitem__thread__slug",
        ("agendaitem__thread__title", "agendaitem__thread__title_en"), lambda _slug, zh, en: in_readers_language(zh, en),
    ),
    Facet(
        "sponsor", gettext_lazy("Sponsor"), Sponsorship.objects.all, "document", "state",
        ("state__name_zh", "state__name_en"), lambda _code, zh, en: in_readers_language(zh, en),
    ),
    Facet(
        "subject", gettext_lazy("Subject"), Subject.documents.through.objects.all, "document", "subject__heading",
        ("subject__heading_zh",), lambda en, zh: in_readers_language(zh, en),
    ),
    Facet("year", gettext_lazy("Year"), Document.objects.all, "pk", "year", order="-year"),
    Facet(
        "language", gettext_lazy("Language"), Text.objects.all, "document", "language",
        label=lambda value: Language(value).label,
    ),
]  # fmt: skip


def read_facets(filters, address, documents_without: Callable) -> list[dict]:
    """Facets that have a choice: name, label, choices (value, label, count or None, active, url). One query each.

    `documents_without(name)` gives the documents under every filter but one (a list of keys or a queryset), and whether
    they are the query's own: where its words are too common to count, counts are None.
    """
    known = state()
    revision = known.revision if known else ""
    facets = [_read(facet, filters, address, revision, *documents_without(facet.name)) for facet in FACETS]
    return [facet for facet in facets if facet["choices"]]


def _read(facet: Facet, filters, address, revision: str, documents, exact: bool) -> dict:
    if isinstance(documents, list):
        counted = _count_among(facet, documents)
    elif filters.narrow(facet.name) or filters.query.excluded:
        counted = list(_counts(facet, documents))
    else:
        counted = _count_all(facet, documents, revision)
    chosen = {str(value).casefold() for pair in filters.chosen[facet.name].items() for value in pair}
    choices = []
    for row in counted:
        value = str(row[0])
        active = value.casefold() in chosen
        if value and (active or len(choices) < SHOWN):
            choices.append(
                {
                    "value": value,
                    "label": str(facet.label(*row[:-1])),
                    "count": row[-1] if exact else None,
                    "active": active,
                    "url": _without(filters, address, facet.name, value)
                    if active
                    else address.with_value(facet.name, value),
                }
            )
    return {"name": facet.name, "label": str(facet.title), "choices": choices}


def _counts(facet: Facet, documents):
    """Rows of value, names and number of documents, the first in the facet's order (a queryset)."""
    key = "pk" if facet.document == "pk" else f"{facet.document}__pk"
    if isinstance(documents, list):
        rows = facet.rows().filter(**{f"{key}__among": documents})
    elif key == "pk":
        rows = documents
    else:
        rows = facet.rows().filter(**{f"{key}__in": documents.values("pk")})
    by = facet.order.removeprefix("-")
    return (
        rows.order_by()
        .exclude(**{f"{facet.value}__isnull": True})
        .values(facet.value, *facet.names)
        .annotate(n=facet.counted)
        .order_by(F(by).desc(nulls_last=True), facet.value)
        .values_list(facet.value, *facet.names, "n")[:FOUND]
    )


def _count_all(facet: Facet, documents, revision: str) -> list[tuple]:
    """The same of the whole collection, counted again when a document has changed, and now and then for names."""
    if not revision:
        return list(_counts(facet, documents))
    key = f"facet-{facet.name}-{revision}"
    counted = caches["default"].get(key)
    if counted is None:
        counted = list(_counts(facet, documents))
        caches["default"].set(key, counted, KEPT)
    return counted


@cache
def _statement(facet: Facet, vendor: str) -> str:
    return _counts(facet, [0]).query.sql_with_params()[0]


def _count_among(facet: Facet, documents: list[int]) -> list[tuple]:
    """The same of documents by their keys; the statement is always the same, and making it costs more than its answer."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(facet, connection.vendor), [as_parameter(documents, connection)])
        return cursor.fetchall()


def _without(filters, address, name: str, value: str) -> str:
    """The address without the value, by whatever spelling it was given."""
    typed = [t for t, m in filters.chosen[name].items() if value.casefold() in (t.casefold(), str(m).casefold())]
    return address.url(**{name: [v for v in address.parameters.get(name, []) if v.strip() not in typed] or None})
