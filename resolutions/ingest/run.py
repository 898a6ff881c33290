"""A run of ingest: files parsed (in processes where asked), saved some at a time, counted and reported."""

import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resolutions.comparing.wording import fingerprint
from resolutions.models import AgendaThread, Document
from resolutions.parsing import ParsedDocument, SourceError, parse_source
from resolutions.search.indexing import indexed_together

from .files import SourceFile, find_files
from .metadata import apply_metadata, row_for, set_symbol
from .relations import find_relations, index_wordings
from .review import review_threads
from .saving import save_record

# Files stored in one transaction, and indexed in one go.
BATCH = 25


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
    changed: set[int] = set()
    readings = read_all(files or find_files(paths), jobs, with_bands)
    while batch := list(islice(readings, BATCH)):
        results = [_prepare(reading, symbol, metadata or {}, claimed) for reading in batch]
        if any(result is None for result in results):
            results = _store_together(batch, results, changed, sample=sample, dry_run=dry_run)
        for result in results:
            report.files.append(result)
            on_result(result)
    if not dry_run:
        find_relations(changed)
        review_threads(list(AgendaThread.objects.filter(pk__gt=newest)))
    return report


# --- reading ----------------------------------------------------------------------------------------------------


class Reading(NamedTuple):
    """What was read from a file: `parsed` is (reason, remedy) where it can't be read; `bands` are the fingerprints of its
    paragraphs by their words."""

    file: SourceFile
    parsed: ParsedDocument | tuple[str, str]
    bands: dict[str, list[int]] = {}


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


def without_bands(file: SourceFile) -> Reading:
    return Reading(file, parse_file(file))


def with_bands(file: SourceFile) -> Reading:
    """The file as it was read, with what takes as long to work out as to read it, and needs no database either."""
    parsed = parse_file(file)
    paragraphs = parsed.paragraphs if isinstance(parsed, ParsedDocument) else []
    return Reading(file, parsed, {paragraph.text: fingerprint(paragraph.text) for paragraph in paragraphs})


def read_all(
    files: Iterator[SourceFile], jobs: int, read: Callable[[SourceFile], Reading] = without_bands
) -> Iterator[Reading]:
    """What was read from the files, in their order; the next ones are read in other processes while the caller stores
    these."""
    if jobs <= 1:
        yield from map(read, files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        under_way = deque(pool.submit(read, file) for file in islice(files, BATCH + jobs * 4))
        while under_way:
            reading = under_way.popleft()
            if (following := next(files, None)) is not None:
                under_way.append(pool.submit(read, following))
            yield reading.result()


def explain(error: SourceError) -> tuple[str, str]:
    """Reason and remedy of a file that is no readable text, in the reader's language."""
    return {
        "empty": (_("the file is empty"), _("Extract its text again, or leave it out.")),
        "binary": (_("the file is binary, not text"), _("Extract the text first, for instance with pdftotext.")),
        "xml": (str(error), _("Fetch the file again; only the UN’s own XML (Akoma Ntoso) is read.")),
        "encoding": (_("its encoding is not known"), _("Save it as UTF-8, GB18030 or UTF-16.")),
    }.get(error.code, (str(error), _("Report the file.")))


# --- storing ----------------------------------------------------------------------------------------------------


def _prepare(reading: Reading, symbol, metadata, claimed) -> FileResult | None:
    """Why the file can't be stored, or None; what was said of it beside its text is applied."""
    file, parsed = reading.file, reading.parsed
    if not isinstance(parsed, ParsedDocument):
        return FileResult(file.name, "failed", reason=parsed[0], remedy=parsed[1])
    apply_metadata(parsed, row_for(metadata, file.name))
    if symbol:
        set_symbol(parsed, symbol)
    claim = (parsed.symbol, parsed.language)
    if parsed.symbol and claim in claimed:
        return FileResult(
            file.name,
            "failed",
            parsed.symbol,
            reason=_("%(other)s claims the symbol %(symbol)s already")
            % {"other": claimed[claim], "symbol": parsed.symbol},
            remedy=_("Keep one of the two, or give the right symbol with --symbol or --metadata."),
        )
    claimed[claim] = file.name
    return None


def _store_together(
    batch: list[Reading], refused: list[FileResult | None], changed: set[int], *, sample: bool, dry_run: bool
) -> list[FileResult]:
    """What became of each file that wasn't refused; `changed` gets the keys of the documents that are to be related.

    All are stored in one transaction, in which a file that fails stops no other; where the whole of it fails, each is
    in one of its own.
    """
    try:
        with transaction.atomic():
            with indexed_together():
                results = [why or _store(reading, sample, dry_run) for reading, why in zip(batch, refused, strict=True)]
            stored = [result.path for result in results if result.result in ("added", "updated")]
            if dry_run or not stored:
                return results
            keys = list(Document.objects.filter(path__in=stored).values_list("pk", flat=True))
            index_wordings(keys, {words: bands for reading in batch for words, bands in reading.bands.items()})
    except DatabaseError as error:
        if len(batch) == 1:
            return [_refusal(batch[0], error)]
        alone = {"sample": sample, "dry_run": dry_run}
        return [
            why or _store_together([reading], [None], changed, **alone)[0]
            for reading, why in zip(batch, refused, strict=True)
        ]
    changed.update(keys)
    return results


def _store(reading: Reading, sample: bool, dry_run: bool) -> FileResult:
    try:
        outcome = save_record(reading.parsed, sample=sample, dry_run=dry_run)
    except (DatabaseError, ValueError) as error:
        return _refusal(reading, error)
    return FileResult(reading.file.name, outcome.result, outcome.symbol, outcome.path, warnings=outcome.warnings)


def _refusal(reading: Reading, error: Exception) -> FileResult:
    return FileResult(
        reading.file.name,
        "failed",
        reading.parsed.symbol,
        reason=_("the database refused it (%(error)s)") % {"error": " ".join(str(error).split())},
        remedy=_("Run `manage.py migrate`; if that doesn't help, report the file."),
    )
