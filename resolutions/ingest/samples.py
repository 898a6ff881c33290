"""The invented documents that show what the site does: loaded, and taken away with all that they said."""

from pathlib import Path

from django.db import transaction

from resolutions.citations.symbols import parse_symbol
from resolutions.models import AgendaItem, AgendaThread, Correction, Document, Source, Subject

from .addresses import as_cited
from .effective import refresh_document
from .run import Report, ingest

FOLDER = Path(__file__).resolve().parents[1] / "sample"
# What a document is known by, and what saving sets.
KEPT = {"id", "symbol", "path", "updated_at", "changed"}


def load_samples() -> Report:
    return ingest([str(FOLDER)], sample=True)


@transaction.atomic
def remove_samples() -> int:
    """How many held samples were deleted; with them goes what nothing else mentions or uses."""
    samples = Document.objects.filter(sample=True)
    held = samples.held().count()
    sources = list(Source.objects.filter(text__document__in=samples).values_list("pk", flat=True))
    for document in samples.held():
        document.texts.all().delete()
    Source.objects.filter(pk__in=sources).delete()
    Correction.objects.filter(document__in=samples).delete()
    samples.filter(mentions__isnull=True).delete()
    # What real texts mention stays, with nothing of what the sample said of it.
    for document in samples:
        _forget(document)
    Document.objects.filter(held=False, mentions__isnull=True).delete()
    AgendaItem.objects.filter(documents__isnull=True).delete()
    AgendaThread.objects.filter(items__isnull=True, children__isnull=True).delete()
    AgendaThread.objects.filter(items__isnull=True, children__isnull=True).delete()
    Subject.objects.filter(documents__isnull=True).delete()
    return held


def _forget(document: Document):
    """Nothing; the document is again what its symbol alone says of it."""
    bare = as_cited(parse_symbol(document.symbol))
    for field in Document._meta.concrete_fields:
        if field.name not in KEPT:
            setattr(document, field.attname, getattr(bare, field.attname))
    refresh_document(document)
