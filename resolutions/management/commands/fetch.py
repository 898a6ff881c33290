"""`manage.py fetch BODY …`: the UN's published machine-readable texts into a folder, ready for `ingest`."""

import shlex
from collections import Counter
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from resolutions.ingest.published import (
    FOLDERS,
    REPOSITORIES,
    Fetched,
    FetchError,
    Published,
    Repository,
    choose,
    open_client,
    session_of,
)
from resolutions.management.terminal import TerminalCommand


class Command(TerminalCommand):
    help = (
        "Download the UN's published XML of chosen bodies, sessions and languages, with the UN's records of them. "
        "Files that are here already are left; run it again to resume."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "bodies", nargs="+", choices=list(REPOSITORIES), metavar="BODY", help=", ".join(REPOSITORIES)
        )
        parser.add_argument(
            "--session",
            action="append",
            default=[],
            metavar="N",
            help="session or year, such as 79, ES-11 or 2024, or 77-79; may be given again. Without it, what there is is listed.",
        )
        parser.add_argument(
            "--language", action="append", choices=list(FOLDERS), help="may be given again; zh and en where not given"
        )
        parser.add_argument("--to", default="published", metavar="FOLDER", help="where to keep the files")

    def handle(self, *, bodies, session, language, to, **options):
        console = Console(file=self.stdout._out, highlight=False, soft_wrap=True)
        wanted = [label for words in session for label in _sessions(words)]
        folder, counts, records = Path(to), Counter(), []
        with open_client() as client:
            for body in dict.fromkeys(bodies):
                repository = Repository(body, client)
                try:
                    files = repository.list()
                except FetchError as error:
                    raise CommandError(str(error)) from error
                if not wanted:
                    _print_listing(console, body, files)
                    continue
                chosen = choose(files, wanted, language or ["zh", "en"])
                _say_missing(console, body, files, wanted)
                counts += _fetch(console, repository, chosen, folder)
                records += [folder / body / file.path for file in chosen if file.language is None]
        if wanted:
            _print_end(console, counts, folder, [path for path in records if path.exists()])
        if counts["failed"]:
            raise SystemExit(1)


def _sessions(words: str) -> list[str]:
    """Labels of the sessions that an argument names: `79`, or `77-79` for three."""
    first, dash, last = words.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        if not 0 <= int(last) - int(first) <= 100:
            raise CommandError(_("%(words)s is no range of sessions. Write it like 77-79.") % {"words": words})
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [session_of(words)]


def _fetch(console: Console, repository: Repository, files: list[Published], folder: Path) -> Counter:
    """How many files came to what; a failed one is a line."""
    counts = Counter()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(repository.name, total=len(files))

        def show(fetched: Fetched):
            counts[fetched.result] += 1
            progress.advance(task)
            if fetched.result == "failed":
                progress.console.print(f"{fetched.file.path}: {fetched.reason}", style="red", markup=False)

        repository.fetch(files, folder, show)
    return counts


def _say_missing(console: Console, body: str, files: list[Published], wanted: list[str]):
    there = list(dict.fromkeys(file.session for file in files if file.language))
    for label in wanted:
        if label not in there:
            words = _("%(body)s: nothing is published of session %(session)s; there are %(sessions)s.")
            values = {"body": body, "session": label, "sessions": ", ".join(there) or "–"}
            console.print(words % values, style="yellow", markup=False)


def _print_listing(console: Console, body: str, files: list[Published]):
    """Nothing; prints the sessions that are published with their numbers of files in each language."""
    counts = Counter((file.session, file.language) for file in files)
    table = Table(title=f"{body} ({REPOSITORIES[body]})", title_justify="left")
    table.add_column("session")
    for code in FOLDERS:
        table.add_column(code, justify="right")
    for label in dict.fromkeys(file.session for file in files if file.language):
        table.add_row(label, *(str(counts[label, code] or "–") for code in FOLDERS))
    console.print(table)


def _print_end(console: Console, counts: Counter, folder: Path, records: list[Path]):
    words = _("%(new)d new, %(updated)d updated, %(unchanged)d unchanged, %(failed)d failed.")
    console.print(words % {name: counts[name] for name in ("new", "updated", "unchanged", "failed")}, markup=False)
    if counts.total() > counts["failed"]:
        arguments = ["ingest", str(folder), *(word for path in records for word in ("--records", str(path)))]
        console.print(_("Source: United Nations. To read them in:"), markup=False)
        console.print(f"  python manage.py {shlex.join(arguments)}", markup=False)
