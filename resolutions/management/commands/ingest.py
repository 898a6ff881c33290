"""`manage.py ingest PATH …`: text files in, documents with linked citations out."""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table

from resolutions.citations.symbols import parse_symbol
from resolutions.ingest.catalogue import CatalogueError, enrich
from resolutions.ingest.files import find_files
from resolutions.ingest.metadata import MetadataError, read_metadata
from resolutions.ingest.run import FileResult, Report, ingest
from resolutions.management.database import prepare_database
from resolutions.management.terminal import TerminalCommand
from resolutions.models import Correction
from resolutions.models.languages import reading_english
from resolutions.models.warnings import explain_warning


class Command(TerminalCommand):
    help = "Read text files (.txt, .md), the UN's XML (.xml), folders and zip archives into the database; - is standard input."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help="file, folder, .zip archive, or - for standard input"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="parse in N processes")
        parser.add_argument("--symbol", help="the symbol of the one file given, such as A/67/L.29")
        parser.add_argument("--metadata", metavar="FILE.csv", help="columns file,symbol,title,date,kind,session,…")
        parser.add_argument(
            "--records",
            action="append",
            default=[],
            metavar="FILE.json",
            help="the UN's records, a JSON object a line: votes, sponsors, subjects; may be given again",
        )
        parser.add_argument("--report", metavar="FILE.json", help="write what became of each file")

    def handle(self, *, paths, dry_run, jobs, symbol, metadata, records, report, **options):
        if not paths and not records:
            raise CommandError(_("Name files, folders or archives to read, or --records FILE.json."))
        if symbol and not parse_symbol(symbol):
            raise CommandError(_("%(symbol)s is no symbol. Write it like A/67/L.29.") % {"symbol": symbol})
        if symbol and paths != ["-"] and len(list(_first_two(paths))) > 1:
            raise CommandError(_("--symbol goes with one file. Use --metadata for several."))
        try:
            rows = read_metadata(metadata) if metadata else {}
        except MetadataError as error:
            raise CommandError(str(error)) from error
        if report:
            # What can't be written is said before anything is stored.
            try:
                Path(report).touch()
            except OSError as error:
                raise CommandError(f"{report}: {error.strerror}. " + _("Check the path.")) from error
        prepare_database()
        console = Console(file=self.stdout._out, highlight=False, soft_wrap=True)
        failed = False
        if paths:
            settings = {"symbol": symbol, "metadata": rows, "jobs": max(1, jobs), "dry_run": dry_run}
            failed = _ingest(console, paths, settings, report)
        for path in records:
            failed = _enrich(console, path, dry_run) or failed
        if failed:
            raise SystemExit(1)


def _ingest(console: Console, paths: list[str], settings: dict, report: str | None) -> bool:
    """True where a file failed."""
    result = _with_progress(console, paths, settings) if console.is_terminal else _with_lines(console, paths, settings)
    _print_table(console, result, settings["dry_run"])
    if report:
        result.write(report)
    undecided = Correction.objects.open().count()
    if undecided:
        words = _("Corrections that need a decision: %(count)s, see /admin/.") % {"count": undecided}
        console.print(words, style="yellow", markup=False)
    if not result.files:
        console.print(_("No .txt, .md, .xml or .zip file was found there."), markup=False)
    return result.count("failed") > 0


def _enrich(console: Console, path: str, dry_run: bool) -> bool:
    """True where a record was broken."""
    try:
        counts = enrich(path, dry_run)
    except CatalogueError as error:
        raise CommandError(str(error)) from error
    for problem in counts.problems:
        console.print(problem, style="red", markup=False)
    console.print(
        _("Records: %(enriched)d documents enriched, %(unchanged)d unchanged, %(not_held)d not held here.")
        % {"enriched": counts.enriched, "unchanged": counts.unchanged, "not_held": counts.not_held},
        markup=False,
    )
    return bool(counts.problems)


def _first_two(paths):
    for n, file in enumerate(find_files(paths)):
        yield file
        if n:
            return


def _with_lines(console: Console, paths: list[str], settings: dict) -> Report:
    return ingest(paths, **settings, on_result=lambda result: _print_line(console, result))


def _with_progress(console: Console, paths: list[str], settings: dict) -> Report:
    """The report, with a bar that moves; files are counted first so that the bar knows its end."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(_("Reading"), total=sum(1 for _file in find_files(paths)) if paths != ["-"] else 1)

        def show(result: FileResult):
            progress.advance(task)
            if result.result == "failed" or result.warnings:
                _print_line(progress.console, result)

        return ingest(paths, **settings, on_result=show)


def _print_line(console: Console, result: FileResult):
    if result.result == "failed":
        console.print(result.refusal, style="red", markup=False)
        return
    name = result.symbol or result.path
    console.print(f"{result.file}: {result.result}, {name}", markup=False)
    if result.result != "unchanged":
        for warning in result.warnings:
            where = f" ({warning['where']})" if warning["where"] else ""
            explained = explain_warning(warning)
            message = explained["detail"] if reading_english() else explained["message"]
            console.print(f"  {warning['code']}{where}: {message}", style="yellow", markup=False)


def _print_table(console: Console, report: Report, dry_run: bool):
    table = Table(title=_("Nothing was stored (dry run)") if dry_run else None, title_justify="left")
    for name in ("added", "updated", "unchanged", "failed"):
        table.add_column(name, justify="right")
    table.add_column("warnings", justify="right")
    table.add_row(
        *(str(report.count(name)) for name in ("added", "updated", "unchanged", "failed")), str(report.warnings)
    )
    console.print(table)
