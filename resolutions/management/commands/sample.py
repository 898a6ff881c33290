"""`manage.py sample load|remove`: the invented documents that show what the site does."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.ingest.effective import refresh_document
from resolutions.ingest.run import ingest
from resolutions.management.database import prepare_database
from resolutions.management.terminal import TerminalCommand
from resolutions.models import AgendaItem, AgendaThread, Correction, Document, Source, Subject

# Columns of a document of which no text says anything.
NOTHING_SAID = {"date": None, "meeting": None, "committee": "", "meeting_record": "", "sdgs": [], "catalogue": None}
NOTHING_SAID |= {"adoption": "", **dict.fromkeys(["in_favour", "against", "abstaining", "not_voting"])}
FOLDER = Path(__file__).resolve().parents[2] / "sample"


class Command(TerminalCommand):
    help = "Load or remove the sample collection of invented documents."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["load", "remove"])

    def handle(self, *, action, **options):
        prepare_database()
        if action == "load":
            report = ingest([str(FOLDER)], sample=True)
            self.stdout.write(
                _("%(count)s invented sample documents are loaded; `manage.py sample remove` takes them away.")
                % {"count": len(report.files) - report.count("failed")}
            )
        else:
            self.stdout.write(_("%(count)s sample documents were removed.") % {"count": remove_samples()})


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
    mentioned = list(samples.values_list("pk", flat=True))
    samples.update(sample=False, **NOTHING_SAID)
    for document in Document.objects.filter(pk__in=mentioned):
        refresh_document(document)
    Document.objects.filter(held=False, mentions__isnull=True).delete()
    AgendaItem.objects.filter(documents__isnull=True).delete()
    AgendaThread.objects.filter(items__isnull=True, children__isnull=True).delete()
    AgendaThread.objects.filter(items__isnull=True, children__isnull=True).delete()
    Subject.objects.filter(documents__isnull=True).delete()
    return held
