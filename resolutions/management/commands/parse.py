"""`manage.py parse FILE …`: one JSON object a document on standard output; touches no database."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from resolutions.parsing import SourceError, parse_source


class Command(BaseCommand):
    help = "Read source files and print what was understood, one JSON object a line. Touches no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="FILE")

    def handle(self, *, paths, **options):
        failed = False
        for path in paths:
            try:
                document = parse_source(Path(path).read_bytes(), path)
            except (OSError, SourceError) as error:
                failed = True
                self.stderr.write(f"{path}: {error}")
                continue
            self.stdout.write(json.dumps(document.as_dict(), ensure_ascii=False))
        if failed:
            sys.exit(1)
