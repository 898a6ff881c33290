"""`manage.py corrections export|import [FILE]`: editors' work as JSON, so that it survives the database."""

import json
import sys
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from resolutions.editing.exchange import ExchangeError, export_corrections, import_corrections
from resolutions.management.database import prepare_database
from resolutions.management.terminal import TerminalCommand


class Command(TerminalCommand):
    help = "Write all corrections as JSON, or take them into this database from such a file; - is the standard stream."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["export", "import"])
        parser.add_argument("file", nargs="?", default="-", metavar="FILE.json")

    def handle(self, *, action, file, **options):
        prepare_database()
        if action == "export":
            self._export(file)
        else:
            self._import(file)

    def _export(self, file):
        data = export_corrections()
        words = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        if file == "-":
            self.stdout.write(words, ending="")
            return
        try:
            Path(file).write_text(words, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        self.stdout.write(_("%(count)s corrections were written.") % {"count": len(data["corrections"])})

    def _import(self, file):
        try:
            words = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
            counts, refused = import_corrections(json.loads(words))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except ValueError as error:
            raise CommandError(f"{file}: " + _("it is no JSON in UTF-8 (%(error)s).") % {"error": error}) from error
        except ExchangeError as error:
            raise CommandError(f"{file}: {error}") from error
        for line in refused:
            self.stderr.write(line)
        self.stdout.write(" ".join(f"{name} {counts[name]}" for name in ("imported", "known", "refused")))
        if refused:
            raise SystemExit(1)
