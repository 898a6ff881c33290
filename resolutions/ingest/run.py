"""A run of ingest: files parsed (in processes where asked), saved some at a time, counted and reported."""

import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resolutions.comparing.wording import fingerprint
from resolutions.models import AgendaThread
from resolutions.parsing import ParsedDocument, SourceError, parse_source
from resolutions.search.indexing import indexed_together

from .files import SourceFile, find_files
from .metadata import apply_metadata, row_for, set_symbol
from .relations import find_relations, index_wordings
from .review import review_threads
from .saving import save_record

# Files stored in one transaction, and indexed in one go; so many characters of text end a batch earlier.
BATCH, LONGEST_BATCH = 25, 5_000_000
# What a file is refused for; anything else is a fault of the program's.
EXPECTED = (DatabaseError, ValueError)


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
    for batch in _batches(readings):
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
    """What was read from the file of this name: `parsed` is (reason, remedy) where it can't be read; `bands` are the
    fingerprints of its paragraphs by their words."""

    file: str
    parsed: ParsedDocument | tuple[str, str]
    bands: dict[str, list[int]] = {}

    @property
    def size(self) -> int:
        """Characters of the source text."""
        return len(self.parsed.source.text) if isinstance(self.parsed, ParsedDocument) else 0


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
    return Reading(file.name, parse_file(file))


def with_bands(file: SourceFile) -> Reading:
    """The file as it was read, with what takes as long to work out as to read it, and needs no database either."""
    parsed = parse_file(file)
    paragraphs = parsed.paragraphs if isinstance(parsed, ParsedDocument) else []
    return Reading(file.name, parsed, {paragraph.text: fingerprint(paragraph.text) for paragraph in paragraphs})


def read_all(
    files: Iterator[SourceFile], jobs: int, read: Callable[[SourceFile], Reading] = without_bands
) -> Iterator[Reading]:
    """What was read from the files, in their order; the next ones, a batch and four a process at most, are read in other
    processes while the caller stores these."""
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


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    """The readings in lists of BATCH, or of fewer where their texts are long."""
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == BATCH or sum(one.size for one in batch) > LONGEST_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


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
        return FileResult(file, "failed", reason=parsed[0], remedy=parsed[1])
    apply_metadata(parsed, row_for(metadata, file))
    if symbol:
        set_symbol(parsed, symbol)
    if parsed.symbol:
        claim = (parsed.symbol, parsed.language)
        if claim in claimed:
            return FileResult(
                file,
                "failed",
                parsed.symbol,
                reason=_("%(other)s claims the symbol %(symbol)s already")
                % {"other": claimed[claim], "symbol": parsed.symbol},
                remedy=_("Keep one of the two, or give the right symbol with --symbol or --metadata."),
            )
        claimed[claim] = file
    return None


def _store_together(
    batch: list[Reading], refused: list[FileResult | None], changed: set[int], *, sample: bool, dry_run: bool
) -> list[FileResult]:
    """What became of each file; `changed` gets the keys of the documents that are to be related.

    All that weren't refused are stored in one transaction, in which a file that fails stops no other; it is tried once
    more alone, as another process may have stood in its way. Where the whole fails, each is stored alone.
    """
    results, options = list(refused), {"sample": sample, "dry_run": dry_run}
    try:
        with transaction.atomic():
            keys = _store(batch, results, **options)
            if transaction.get_rollback():
                raise DatabaseError("the transaction can't be completed")
        changed |= keys
    except Exception as error:
        if len(batch) == 1:
            if not isinstance(error, EXPECTED):
                raise
            return [_refusal(batch[0], error)]
        results = list(refused)
    return [
        result or _store_together([reading], [None], changed, **options)[0]
        for reading, result in zip(batch, results, strict=True)
    ]


def _store(batch: list[Reading], results: list[FileResult | None], sample: bool, dry_run: bool) -> set[int]:
    """Keys of the documents stored anew; `results` has what became of each file, None where it failed among others."""
    keys: set[int] = set()
    # A dry run takes each file back at once: nothing is left to be indexed together.
    with nullcontext(keys) if dry_run else indexed_together() as keys:
        for n, reading in enumerate(batch):
            if results[n] is None:
                try:
                    outcome = save_record(reading.parsed, sample=sample, dry_run=dry_run)
                except EXPECTED:
                    if len(batch) == 1:
                        raise
                    continue
                results[n] = FileResult(
                    reading.file, outcome.result, outcome.symbol, outcome.path, warnings=outcome.warnings
                )
    if keys:
        index_wordings(sorted(keys), {words: bands for reading in batch for words, bands in reading.bands.items()})
    return keys


def _refusal(reading: Reading, error: Exception) -> FileResult:
    return FileResult(
        reading.file,
        "failed",
        reading.parsed.symbol,
        reason=_("the database refused it (%(error)s)") % {"error": " ".join(str(error).split())},
        remedy=_("Run `manage.py migrate`; if that doesn't help, report the file."),
    )
