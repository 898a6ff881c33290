"""A run of ingest: what was read from files saved some at a time, counted and reported."""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.db import DatabaseError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resolutions.models import AgendaThread
from resolutions.parsing import ParsedDocument
from resolutions.search.indexing import indexed_together

from .files import SourceFile, find_files
from .known import Known
from .metadata import apply_metadata, row_for, set_symbol
from .reading import Reading, batches, read_all, read_for_storing
from .refusals import explain
from .relations import find_relations, index_wordings
from .review import review_threads
from .saving import save_record

FEW_COLLECTIONS = (100_000, 20, 50)


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
    readings = read_all(files or find_files(paths), jobs, read_for_storing)
    with _seldom_collected():
        for batch in batches(readings):
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


@contextmanager
def _seldom_collected():
    """Nothing; inside, Python looks for cycles of objects less often: what a run makes by the hundred thousand has none."""
    before = gc.get_threshold()
    gc.set_threshold(*FEW_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


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

    All that weren't refused are stored in one transaction. Where it fails, each half is stored in one of its own, down to
    single files, so that one that fails stops no other. A dry run tries each file alone.
    """
    options = {"sample": sample, "dry_run": dry_run}
    if len(batch) == 1:
        return [refused[0] or _store_alone(batch[0], changed, **options)]
    if not dry_run:
        try:
            with transaction.atomic():
                results, keys = _store(batch, refused, sample)
        except Exception:  # noqa: S110 - whose fault it is shows where files are stored alone
            pass
        else:
            changed |= keys
            return results
    half = 1 if dry_run else len(batch) // 2
    first = _store_together(batch[:half], refused[:half], changed, **options)
    return first + _store_together(batch[half:], refused[half:], changed, **options)


def _store_alone(
    reading: Reading, changed: set[int], *, sample: bool, dry_run: bool, once_more: bool = True
) -> FileResult:
    """What became of the file; where another process may have stood in its way, it is tried once more."""
    try:
        with transaction.atomic():
            (result,), keys = _store([reading], [None], sample)
            if dry_run:
                transaction.set_rollback(True)
    except Exception as error:
        if once_more and isinstance(error, DatabaseError):
            return _store_alone(reading, changed, sample=sample, dry_run=dry_run, once_more=False)
        reason, remedy = explain(error, reading.file)
        return FileResult(reading.file, "failed", reading.parsed.symbol, reason=reason, remedy=remedy)
    changed |= keys
    return result


def _store(batch: list[Reading], refused: list[FileResult | None], sample: bool) -> tuple[list[FileResult], set[int]]:
    """What became of each file, and the keys of the documents stored anew."""
    results = []
    known = Known([reading.parsed for reading, result in zip(batch, refused, strict=True) if result is None], sample)
    terms = {words: line for reading in batch for words, line in reading.terms.items()}
    with indexed_together(terms) as keys:
        for reading, result in zip(batch, refused, strict=True):
            if result is None:
                stored = save_record(reading.parsed, sample=sample, known=known)
                result = FileResult(reading.file, stored.result, stored.symbol, stored.path, warnings=stored.warnings)
            results.append(result)
    if keys:
        index_wordings(sorted(keys), {words: bands for reading in batch for words, bands in reading.bands.items()})
    return results, keys
