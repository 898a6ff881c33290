"""`python -m resolutions.parsing.one_line.learning FOLDER …`: makes `starts.weights` anew from official XML, where a
preamble's paragraphs are known. The same files give the same weights."""

import sys
from pathlib import Path

from resolutions.parsing import SourceError, parse_source

from .starts import WEIGHTS_FILE, learn


def preambles(folders: list[str]) -> list[list[str]]:
    """The preambles of all Chinese files below the folders, each as its paragraphs."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.xml")):
            try:
                record = parse_source(path.read_bytes(), str(path))
            except SourceError:
                continue
            paragraphs = [p.text for p in record.paragraphs if p.kind == "preambular" and p.level == 0]
            if record.language == "zh" and len(paragraphs) > 1:
                found.append(paragraphs)
    return found


if __name__ == "__main__":
    examples = preambles(sys.argv[1:])
    if not examples:
        sys.exit("No Chinese XML with a preamble was found. Name folders that hold some.")
    WEIGHTS_FILE.write_bytes(learn(examples))
    print(f"{len(examples)} preambles, {sum(map(len, examples))} paragraphs: {WEIGHTS_FILE.name} is made anew.")
