"""Labels that extraction put on lines of their own, and notes' marks that it put in a column, back before their words."""

import re
from dataclasses import replace

from ..blocks import Block
from ..clean import FROM_SUPERSCRIPT, SUPERSCRIPTS
from ..formulas import NUMBER, is_formula
from ..labels import read_label
from .lines import ends_sentence

# 1.  (a)  ㈠  一.  B.  •
LABEL = re.compile(
    r"\d{1,3}[.．、]|[(（][a-z]{1,4}[)）]|[㈠-㈩]|[(（]?[一二三四五六七八九十]{1,3}(?:[.．、]|[)）])|(?:[A-Z]|[IVX]{2,5})[.．]|[•●▪◦·]"
)
# 64/198. above its title
NUMBER_ALONE = re.compile(rf"({NUMBER}(?: [A-Z])?)[.．]?")
# What a title may be: no number's other half, no call, no line of a masthead that has a symbol
TITLE = re.compile(r"[^\W\d_][^/\d]{3,}")
# Lines of a head; letters of a label with the blanks before it
LONGEST_HEAD, LONGEST_LABEL = 40, 60
MARK = re.compile(rf"\d{{1,3}}|[{SUPERSCRIPTS}]{{1,3}}")


def join_labels(blocks: list[Block]) -> list[Block]:
    """The blocks; a label that stands alone is put before the words that stand below it."""
    joined: list[Block] = []
    above: Block | None = None
    for place, block in enumerate(blocks):
        if above:
            block, above = replace(above, text=f"{above.text.strip()} {block.text.strip()}"), None
        elif place < LONGEST_HEAD and _numbers_title(block, blocks[place + 1 : place + 2]):
            above = replace(block, text=f"{NUMBER_ALONE.fullmatch(block.text.strip())[1]}.")
            continue
        elif (
            len(block.text) < LONGEST_LABEL
            and LABEL.fullmatch(block.text.strip())
            and any(map(_may_be_labelled, blocks[place + 1 : place + 2]))
        ):
            above = block
            continue
        joined.append(block)
    return joined


def _numbers_title(block: Block, below: list[Block]) -> bool:
    """True for a resolution's number that stands alone above its title."""
    number = NUMBER_ALONE.fullmatch(block.text.strip())
    title = below[0].text.strip() if below else ""
    return number is not None and TITLE.match(title) is not None and not is_formula(title)


def _may_be_labelled(block: Block) -> bool:
    """True for words that the label above them can be of: they have none of their own, and no page ends between them, where
    notes may stand."""
    text = block.text.strip()
    return not (block.page_before or text[:1] in SUPERSCRIPTS or read_label(f"{text} "))


def join_columns(blocks: list[Block]) -> list[Block]:
    """The blocks; where notes' marks stand below one another, and their words below all of them, each stands before its
    own."""
    joined: list[Block] = []
    done = 0
    for place, block in enumerate(blocks):
        if place < done:
            continue
        marks = _marks(blocks, place) if block.below_rule else []
        starts = _starts(blocks, place + len(marks), len(marks)) if len(marks) > 1 else []
        if not starts:
            joined.append(block)
            continue
        done = starts[-1] + 1
        words = dict(zip(starts, marks, strict=True))
        for line in range(starts[0], done):
            text = blocks[line].text.strip()
            joined.append(replace(blocks[line], text=f"{words[line]} {text}") if line in words else blocks[line])
        joined[starts[0] - done].below_rule = True
    return joined


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
    for place in range(at, len(blocks)):
        if blocks[place].page_before:
            break
        if not starts or blocks[place].gap or ends_sentence(blocks[place - 1].text):
            starts.append(place)
            if len(starts) == count:
                return starts
    return []
