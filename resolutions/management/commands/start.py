"""`manage.py start`: database made ready, files or samples read in, and the site served; what `make run` calls."""

import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from resolutions.management.terminal import TerminalCommand
from resolutions.models import Document
from resolutions.search.indexing import remaining


class Command(TerminalCommand):
    help = "Make the database ready, read PATH (or, where nothing is held, the samples) and serve the site."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to ingest first")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *, paths, port, workers, **options):
        _check_port(port)
        call_command("migrate", verbosity=0, interactive=False)
        if remaining():
            call_command("reindex")
        if paths:
            # A file that fails has had its line; the rest is there to be read.
            try:
                call_command("ingest", *paths)
            except SystemExit:
                pass
        elif not Document.objects.held().exists():
            call_command("sample", "load")
        self.stdout.write(
            "\n"
            + _("Serving on http://127.0.0.1:%(port)s/ (stop with Ctrl-C).") % {"port": port}
            + "\n"
            + _("Next: `make run DATA=folder` reads your own files first;")
            + "\n      "
            + _("`.venv/bin/python manage.py createsuperuser` makes an account for /admin/.")
            + "\n"
        )
        self.stdout.flush()
        os.chdir(settings.BASE_DIR)
        # whitenoise warns where it is missing.
        Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
        os.execv(
            sys.executable,
            [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
            + ["--log-level", "warning"],
        )


def _check_port(port: int):
    """Nothing; CommandError where the port can't be served on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                _("Port %(port)s can't be used (%(error)s). Choose another: make run PORT=8001")
                % {"port": port, "error": getattr(error, "strerror", None) or error}
            ) from error
