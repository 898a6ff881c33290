"""Files read, in other processes where asked, and gathered in batches for storing."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import NamedTuple

from resolutions.comparing.wording import fingerprints
from resolutions.parsing import ParsedDocument, parse_source
from resolutions.search.analyser import terms_in_line

from .files import SourceFile
from .refusals import explain

# Files stored in one transaction, and indexed in one go; so many characters of text end a batch earlier.
BATCH, LONGEST_BATCH = 25, 5_000_000


class Reading(NamedTuple):
    """What was read from the file of this name: `parsed` is (reason, remedy) where it can't be read; `bands` and `terms`
    are the fingerprints and the terms (in a line) of its paragraphs by their words."""

    file: str
    parsed: ParsedDocument | tuple[str, str]
    bands: dict[str, list[int]] = {}
    terms: dict[str, str] = {}

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
    except Exception as error:
        # One file stops no other, whatever is in it.
        return explain(error, file.name)


def read_alone(file: SourceFile) -> Reading:
    return Reading(file.name, parse_file(file))


def read_for_storing(file: SourceFile) -> Reading:
    """The file as it was read, with what takes as long to work out as to read it, and needs no database either."""
    parsed = parse_file(file)
    words = [paragraph.text for paragraph in parsed.paragraphs] if isinstance(parsed, ParsedDocument) else []
    bands = dict(zip(words, fingerprints(words), strict=True))
    return Reading(file.name, parsed, bands, {said: terms_in_line(said) for said in bands})


def read_all(
    files: Iterator[SourceFile], jobs: int, read: Callable[[SourceFile], Reading] = read_alone
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


def batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    """The readings in lists of BATCH, or of fewer where their texts are long."""
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == BATCH or sum(one.size for one in batch) > LONGEST_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
