"""Ids of paragraphs: unique in a document, the same from run to run."""

import re

from .labels import plain_label
from .records import Paragraph

PREFIXES = {"preambular": "pp", "operative": "op", "heading": "hd", "annex": "an", "text": "tx"}


def name_paragraphs(paragraphs: list[Paragraph]):
    """Nothing; gives each paragraph an id that is unique and the same from run to run: pp1, op37, op37-a, an1-12."""
    counts: dict[str, int] = {}
    taken: set[str] = set()
    again: dict[str, int] = {}
    annexes, parent, sub_parent = 0, "", ""
    for paragraph in paragraphs:
        prefix = PREFIXES[paragraph.kind]
        if paragraph.kind == "heading" and ANNEX_TITLE.search(paragraph.text):
            annexes += 1
        if paragraph.kind == "annex":
            prefix = f"an{max(1, annexes)}-"
        label = plain_label(paragraph.number)
        counts[prefix] = counts.get(prefix, 0) + 1
        if paragraph.kind == "heading" or not label:
            name = f"{prefix}{'u' if paragraph.kind in ('operative', 'text', 'annex') else ''}{counts[prefix]}"
            parent = name if paragraph.kind != "heading" else parent
        elif paragraph.level == 0:
            name = parent = f"{prefix}{label}"
        elif paragraph.level == 1:
            name = sub_parent = f"{parent or prefix}-{label}"
        else:
            name = f"{sub_parent or parent or prefix}-{label}"
        unique, n = name, again.get(name, 2)
        while unique in taken:
            unique, n = f"{name}-{n}", n + 1
        taken.add(unique)
        # So that a label that is printed a thousand times isn't counted from 2 each time.
        again[name] = n
        paragraph.id = unique
        if paragraph.level == 0 and paragraph.kind != "heading":
            parent = unique
        elif paragraph.level == 1:
            sub_parent = unique


ANNEX_TITLE = re.compile(r"^(?:附件|附文|附录|Annex|Appendix)|的附件", re.I)
