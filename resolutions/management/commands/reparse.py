"""`manage.py reparse [SYMBOL …]`: stored sources read again by the parser as it is now; corrections are kept."""

from collections import Counter

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from resolutions.editing.reading_again import documents_named, read_again
from resolutions.management.database import prepare_database
from resolutions.management.terminal import TerminalCommand


class Command(TerminalCommand):
    help = "Read the stored sources again with the parser as it is now; corrections stay over what it reads."

    def add_arguments(self, parser):
        parser.add_argument("symbols", nargs="*", metavar="SYMBOL", help="which documents; all, where none is named")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, store nothing")

    def handle(self, *, symbols, dry_run, **options):
        prepare_database()
        documents, unknown = documents_named(symbols)
        if unknown:
            raise CommandError(
                _("No text is held of %(symbols)s. See the symbols under /documents/.")
                % {"symbols": ", ".join(unknown)}
            )
        counts, conflicts = Counter(), 0
        for reading in read_again([document.pk for document in documents], dry_run=dry_run):
            counts[reading.result] += 1
            conflicts += reading.conflicts
            if reading.result != "unchanged":
                self.stdout.write(f"{reading.text}: {reading.result}: {', '.join(reading.changes)}")
        if dry_run:
            self.stdout.write(_("Nothing was stored (dry run)"))
        self.stdout.write(" ".join(f"{name} {counts[name]}" for name in ("updated", "unchanged", "failed")))
        if conflicts:
            self.stdout.write(_("Corrections that need a decision: %(count)s, see /admin/.") % {"count": conflicts})
        if counts["failed"]:
            raise SystemExit(1)
