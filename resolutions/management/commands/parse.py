"""`manage.py parse FILE …`: one JSON object a document on standard output; touches no database."""

import json
import sys

from resolutions.ingest.files import find_files
from resolutions.ingest.reading import parse_file
from resolutions.ingest.run import FileResult
from resolutions.management.terminal import TerminalCommand
from resolutions.parsing import ParsedDocument


class Command(TerminalCommand):
    help = "Read source files and print what was understood, one JSON object a line. Touches no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="FILE")

    def handle(self, *, paths, **options):
        failed = False
        for file in find_files(paths):
            parsed = parse_file(file)
            if isinstance(parsed, ParsedDocument):
                self.stdout.write(json.dumps(parsed.as_dict(), ensure_ascii=False))
            else:
                failed = True
                reason, remedy = parsed
                self.stderr.write(FileResult(file.name, "failed", reason=reason, remedy=remedy).refusal)
        if failed:
            sys.exit(1)
