"""Rows of what documents are counted under, kept equal to their agenda items, sponsors, subjects and texts."""

from collections import defaultdict

from resolutions.models import Document, DocumentFacets, Sponsorship, Subject, Text

# A document may be counted under many keys of a column; this stands between them.
SEPARATOR = "\n"
# Column → the rows that it is read from, and the key in them.
SOURCES = {
    "threads": (Document.agenda_items.through.objects.all, "agendaitem__thread"),
    "sponsors": (Sponsorship.objects.all, "state"),
    "subjects": (Subject.documents.through.objects.all, "subject"),
    "languages": (Text.objects.all, "language"),
}


def store_facets(documents):
    """Nothing; the rows of these documents (their keys) say what their tables do. Five statements, and one that writes
    where something changed, however many documents."""
    rows = {key: DocumentFacets(document_id=key) for key in documents}
    for column, (source, value) in SOURCES.items():
        found = defaultdict(set)
        here = source().filter(document__pk__among=list(rows)).exclude(**{value: None})
        for document, key in here.order_by().values_list("document", value):
            found[document].add(str(key))
        for document, keys in found.items():
            setattr(rows[document], column, SEPARATOR.join(sorted(keys)))
    there = {row.pk: row for row in DocumentFacets.objects.filter(document__pk__among=list(rows))}
    changed = [row for key, row in rows.items() if key not in there or _values(row) != _values(there[key])]
    DocumentFacets.objects.bulk_create(
        changed, batch_size=1000, update_conflicts=True, unique_fields=["document"], update_fields=list(SOURCES)
    )


def forget_language(text: Text):
    """Nothing; the text's document is no longer counted under its language."""
    others = Text.objects.filter(document=text.document_id).exclude(pk=text.pk).order_by("language")
    left = SEPARATOR.join(others.values_list("language", flat=True))
    DocumentFacets.objects.filter(document=text.document_id).update(languages=left)


def _values(row: DocumentFacets) -> list[str]:
    return [getattr(row, column) for column in SOURCES]
