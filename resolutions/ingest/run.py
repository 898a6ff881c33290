"""A run of ingest: files parsed (in processes where asked), saved one by one, counted and reported."""

import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

from django.db import DatabaseError
from django.db.models import Max
from django.utils.translation import gettext as _

from resolutions.models import AgendaThread
from resolutions.parsing import ParsedDocument, SourceError, parse_source

from .files import SourceFile, find_files
from .metadata import apply_metadata, row_for, set_symbol
from .relations import relate
from .review import review_threads
from .saving import save_record


@dataclass
class FileResult:
    """What became of one file: `added`, `updated`, `unchanged` or `failed`."""

    file: str
    result: str
    symbol: str | None = None
    path: str | None = None
    reason: str = ""
    remedy: str = ""
    warnings: list[dict] = field(default_factory=list)

    @property
    def refusal(self) -> str:
        """One line that names file, reason and remedy of a file that failed."""
        named = {"file": self.file, "reason": self.reason, "remedy": self.remedy}
        return _("%(file)s: %(reason)s. %(remedy)s") % named


@dataclass
class Report:
    """All results of a run, in order of the files."""

    files: list[FileResult] = field(default_factory=list)

    def count(self, result: str) -> int:
        return sum(file.result == result for file in self.files)

    @property
    def warnings(self) -> int:
        return sum(len(file.warnings) for file in self.files)

    def write(self, path: str):
        """Nothing; the report as JSON at the path."""
        counts = {name: self.count(name) for name in ("added", "updated", "unchanged", "failed")}
        data = {"counts": counts | {"warnings": self.warnings}, "files": [asdict(file) for file in self.files]}
        Path(path).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def ingest(
    paths: list[str],
    *,
    files: Iterator[SourceFile] | None = None,
    symbol: str | None = None,
    metadata: dict[str, dict[str, str]] | None = None,
    jobs: int = 1,
    dry_run: bool = False,
    sample: bool = False,
    on_result: Callable[[FileResult], None] = lambda result: None,
) -> Report:
    """The report of reading all files below the paths, or those given. One file that fails stops no other."""
    report = Report()
    newest = AgendaThread.objects.aggregate(newest=Max("pk"))["newest"] or 0
    claimed: dict[tuple[str, str], str] = {}
    for file, parsed in parse_all(files or find_files(paths), jobs):
        result = _take(file, parsed, symbol, metadata or {}, claimed, dry_run, sample)
        report.files.append(result)
        on_result(result)
    if not dry_run:
        relate([file.path for file in report.files if file.path and file.result in ("added", "updated")])
        review_threads(list(AgendaThread.objects.filter(pk__gt=newest)))
    return report


def _take(file, parsed, symbol, metadata, claimed, dry_run, sample) -> FileResult:
    """What became of one parsed file."""
    if not isinstance(parsed, ParsedDocument):
        return FileResult(file.name, "failed", reason=parsed[0], remedy=parsed[1])
    apply_metadata(parsed, row_for(metadata, file.name))
    if symbol:
        set_symbol(parsed, symbol)
    if parsed.symbol:
        claim = (parsed.symbol, parsed.language)
        if claim in claimed:
            return FileResult(
                file.name,
                "failed",
                parsed.symbol,
                reason=_("%(other)s claims the symbol %(symbol)s already")
                % {"other": claimed[claim], "symbol": parsed.symbol},
                remedy=_("Keep one of the two, or give the right symbol with --symbol or --metadata."),
            )
        claimed[claim] = file.name
    try:
        outcome = save_record(parsed, sample=sample, dry_run=dry_run)
    except (DatabaseError, ValueError) as error:
        return FileResult(
            file.name,
            "failed",
            parsed.symbol,
            reason=_("the database refused it (%(error)s)") % {"error": " ".join(str(error).split())},
            remedy=_("Run `manage.py migrate`; if that doesn't help, report the file."),
        )
    return FileResult(file.name, outcome.result, outcome.symbol, outcome.path, warnings=outcome.warnings)


def parse_all(files: Iterator[SourceFile], jobs: int) -> Iterator[tuple[SourceFile, ParsedDocument | tuple[str, str]]]:
    """Files with what was read from them, in order; at most four files a process are in memory at once.

    The next files are read in the other processes while the caller stores this one.
    """
    if jobs <= 1:
        yield from ((file, parse_file(file)) for file in files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        under_way = deque((file, pool.submit(parse_file, file)) for file in islice(files, jobs * 4))
        while under_way:
            file, parsed = under_way.popleft()
            if (following := next(files, None)) is not None:
                under_way.append((following, pool.submit(parse_file, following)))
            yield file, parsed.result()


def parse_file(file: SourceFile) -> ParsedDocument | tuple[str, str]:
    """The parsed document, or (reason, remedy) where the file can't be read."""
    if file.problem:
        return file.problem, file.remedy
    try:
        return parse_source(file.data, file.name)
    except SourceError as error:
        reason, remedy = explain(error)
        return reason, remedy
    except RecursionError:
        return _("the text nests deeper than can be read"), _("Report the file.")


def explain(error: SourceError) -> tuple[str, str]:
    """Reason and remedy of a file that is no readable text, in the reader's language."""
    return {
        "empty": (_("the file is empty"), _("Extract its text again, or leave it out.")),
        "binary": (_("the file is binary, not text"), _("Extract the text first, for instance with pdftotext.")),
        "xml": (str(error), _("Fetch the file again; only the UN’s own XML (Akoma Ntoso) is read.")),
        "encoding": (_("its encoding is not known"), _("Save it as UTF-8, GB18030 or UTF-16.")),
    }.get(error.code, (str(error), _("Report the file.")))
