"""Finding citations, and parsing as a whole, against eyecite finding citations of American cases."""

from time import process_time

from eyecite import get_citations

from resolutions.citations.finding import find_citations
from resolutions.parsing import parse_source

from .documents import american, english_resolution, resolution
from .ratio import Ratio, seconds

DOCUMENTS = 40
ROUNDS = 5


def measure():
    get_citations(american(2000, 10))  # its tables are read once
    for language, write in (("zh", resolution), ("en", english_resolution)):
        yield from _measure(language, [write(n) for n in range(1, DOCUMENTS + 1)])


def _measure(language: str, texts: list[str]):
    """Both sides read as many documents, each as long and with as many citations."""
    paragraphs = [line for text in texts for line in text.split("\n\n")]
    characters = sum(map(len, texts))
    found = sum(len(find_citations(line, body="A", language=language)) for line in paragraphs)
    prose = [american(characters // len(texts), found // len(texts)) for _text in texts]
    theirs = sum(map(len, prose)) / seconds(lambda: [get_citations(text) for text in prose], ROUNDS, process_time)
    finding = characters / seconds(
        lambda: [find_citations(line, body="A", language=language) for line in paragraphs], ROUNDS, process_time
    )
    parsing = characters / seconds(lambda: [parse_source(text.encode()) for text in texts], ROUNDS, process_time)
    density = f"{1000 * found / characters:.1f} citations in 1000 characters, eyecite {theirs:,.0f} characters/s"
    yield Ratio(
        f"find citations ({language}) : eyecite", finding / theirs, at_least=20, detail=f"{finding:,.0f}/s; {density}"
    )
    yield Ratio(f"parse ({language}) : eyecite finding only", parsing / theirs, at_least=5, detail=f"{parsing:,.0f}/s")
