"""`manage.py sample load|remove`: the invented documents that show what the site does."""

from django.utils.translation import gettext as _

from resolutions.ingest.samples import load_samples, remove_samples
from resolutions.management.database import prepare_database
from resolutions.management.terminal import TerminalCommand


class Command(TerminalCommand):
    help = "Load or remove the sample collection of invented documents."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["load", "remove"])

    def handle(self, *, action, **options):
        prepare_database()
        if action == "load":
            report = load_samples()
            self.stdout.write(
                _("%(count)s invented sample documents are loaded; `manage.py sample remove` takes them away.")
                % {"count": len(report.files) - report.count("failed")}
            )
        else:
            self.stdout.write(_("%(count)s sample documents were removed.") % {"count": remove_samples()})
