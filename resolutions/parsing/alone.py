"""Labels and notes' marks that extraction put on lines of their own, back before their words."""

import re
from dataclasses import replace

from .blocks import Block
from .clean import FROM_SUPERSCRIPT, SUPERSCRIPTS
from .labels import read_label
from .lines import ends_sentence

# 1.  (a)  ㈠  一.  B.  •
LABEL = re.compile(
    r"\d{1,3}[.．、]|[(（][a-z]{1,4}[)）]|[㈠-㈩]|[(（]?[一二三四五六七八九十]{1,3}(?:[.．、]|[)）])|(?:[A-Z]|[IVX]{2,5})[.．]|[•●▪◦·]"
)
MARK = re.compile(rf"\d{{1,3}}|[{SUPERSCRIPTS}]{{1,3}}")


def join_alone(blocks: list[Block]) -> list[Block]:
    """The blocks; a label or a note's mark that stands alone is put before the words that stand below it. Several notes'
    marks may stand below one another, and their words below all of them."""
    joined: list[Block] = []
    # The mark of the last note on this page.
    note = i = 0
    while i < len(blocks):
        block, text = blocks[i], blocks[i].text.strip()
        note = 0 if block.page_before and not block.below_rule else note
        marks = (
            _marks(blocks, i)
            if block.below_rule or (note and text.translate(FROM_SUPERSCRIPT) == str(note + 1))
            else []
        )
        if marks and (starts := _starts(blocks, i + len(marks), len(marks))):
            words = dict(zip(starts, marks, strict=True))
            for n in range(starts[0], starts[-1] + 1):
                mark = words.get(n)
                joined.append(_before(blocks[n], mark, blocks[i] if n == starts[0] else None))
            note, i = _number(marks[-1]), starts[-1] + 1
        elif LABEL.fullmatch(text) and i + 1 < len(blocks) and _is_labelled_by(blocks[i + 1]):
            joined.append(_before(blocks[i + 1], text, block))
            i += 2
        else:
            joined.append(block)
            i += 1
    return joined


def _is_labelled_by(block: Block) -> bool:
    """True for words that the label above them can be of: they have none of their own, and no page ends between them, where
    notes may stand."""
    text = block.text.strip()
    return not (block.page_before or text[:1] in SUPERSCRIPTS or read_label(f"{text} "))


def _marks(blocks: list[Block], at: int) -> list[str]:
    """The marks that stand alone from there on, as printed, each the next number."""
    marks: list[str] = []
    for block in blocks[at:]:
        text = block.text.strip()
        if not MARK.fullmatch(text) or (marks and _number(text) != _number(marks[-1]) + 1):
            break
        marks.append(text)
    return marks


def _number(mark: str) -> int:
    return int(mark.translate(FROM_SUPERSCRIPT))


def _starts(blocks: list[Block], at: int, count: int) -> list[int]:
    """Places of the first lines of so many notes, each behind a blank line or a sentence's end; empty where there are
    fewer."""
    starts: list[int] = []
    for n in range(at, len(blocks)):
        if blocks[n].page_before:
            break
        if not starts or blocks[n].gap or ends_sentence(blocks[n - 1].text):
            starts.append(n)
            if len(starts) == count:
                return starts
    return []


def _before(block: Block, mark: str | None, first: Block | None) -> Block:
    """The block with the mark before its words; it stands where the mark's own block stood."""
    if mark is None:
        return block
    block = replace(block, text=f"{mark} {block.text.strip()}")
    return replace(first, text=block.text) if first else block
