"""Labels that extraction put on lines of their own, back before their words."""

import itertools
import re
from dataclasses import replace

from ..blocks import Block
from ..clean import SUPERSCRIPTS
from ..formulas import NUMBER, is_formula
from ..labels import read_label
from .lines import line_width

# 1.  (a)  ㈠  一.  B.  •
LABEL = re.compile(
    r"\d{1,3}[.．、]|[(（][a-z]{1,4}[)）]|[㈠-㈩]|[(（]?[一二三四五六七八九十]{1,3}(?:[.．、]|[)）])|(?:[A-Z]|[IVX]{2,5})[.．]|[•●▪◦·]"
)
# 9. and (b) go on with others.
FURTHER_LABEL = re.compile(r"(?:[2-9]|[1-9]\d{1,2})[.．、]|[(（][b-z][)）]")
# What ends a paragraph of the text below its first, or leads to those below it
CLAUSE_ENDS = re.compile(
    rf"[；;。.：:](?:[\d{SUPERSCRIPTS}]{{0,3}}|\[\^?\d{{1,3}}\])\s*$|\b(?:and|or)$|[；，][和或及]$"
)
# Letters of a line that a heading is shorter than
SHORTEST_LINE = 20
# Of the text's wider lines the share that one fills which goes on below
FULL = 0.8
# 64/198. above its title
NUMBER_ALONE = re.compile(rf"({NUMBER}(?: [A-Z])?)[.．]?")
# What a title may be: no number's other half, no call, no line of a masthead that has a symbol
TITLE = re.compile(r"(?!号)(?:\d{4}\s?年|[^\W\d_])[^/\d]{3,}")
# Lines of a head; letters of a label with the blanks before it
LONGEST_HEAD, LONGEST_LABEL = 40, 60


def join_labels(blocks: list[Block]) -> list[Block]:
    """The blocks; a label that stands alone is put before the words that it is of: those below it, or below other labels
    with it, or the line above that it fell behind."""
    labelled = any(map(_is_label, blocks))
    if labelled:
        blocks = _labelled_below(_labelled_above(blocks))
    joined: list[Block] = []
    above: Block | None = None
    for place, block in enumerate(blocks):
        if above:
            block, above = replace(above, text=f"{above.text.strip()} {block.text.strip()}"), None
        elif place < LONGEST_HEAD and _numbers_title(block, blocks[place + 1 : place + 2]):
            above = replace(block, text=f"{NUMBER_ALONE.fullmatch(block.text.strip())[1]}.")
            continue
        elif labelled and _is_label(block) and any(map(_may_be_labelled, blocks[place + 1 : place + 2])):
            above = block
            continue
        joined.append(block)
    return joined


def _is_label(block: Block) -> bool:
    return len(block.text) < LONGEST_LABEL and LABEL.fullmatch(block.text.strip()) is not None


def _labelled_above(blocks: list[Block]) -> list[Block]:
    """The blocks, a label that goes on with those before put in front of the line above it, where that begins a paragraph
    and doesn't end one: 还强调…一切行为， / 9. / 以及一切挑衅；"""
    placed: list[Block] = []
    widths = sorted(line_width(block.text) for block in blocks)
    full = FULL * widths[len(widths) * 19 // 20] if widths else 0
    for place, block in enumerate(blocks):
        further = FURTHER_LABEL.fullmatch(block.text.strip()) and not block.page_before
        behind = further and len(placed) > 1 and place + 1 < len(blocks)
        if behind and _begins_only(*placed[-2:]) and line_width(placed[-1].text) >= full:
            placed[-1] = replace(placed[-1], text=f"{block.text.strip()} {placed[-1].text.strip()}")
        else:
            placed.append(block)
    return placed


def _begins_only(before: Block, line: Block) -> bool:
    """True for a line without a label that begins a paragraph and doesn't end it."""
    ended = CLAUSE_ENDS.search(before.text) and not _is_label(before)
    return bool(ended) and not CLAUSE_ENDS.search(line.text) and read_label(line.text.strip()) is None


def _labelled_below(blocks: list[Block]) -> list[Block]:
    """The blocks; of labels that stand below one another each is put in front of its own of as many paragraphs below."""
    labelled = list(blocks)
    taken: set[int] = set()
    for place, block in enumerate(blocks):
        if place in taken or not _is_label(block):
            continue
        labels = list(itertools.takewhile(lambda n: _is_label(blocks[n]), range(place, len(blocks))))
        if len(labels) > 1 and _leads_to_list(blocks, labels):
            # …建议： / 3. / (a) / 制定…: the first is that of the line above.
            above = labelled[place - 1]
            labelled[place - 1] = replace(above, text=f"{block.text.strip()} {above.text.strip()}")
            taken.add(labels.pop(0))
        starts = _starts(blocks, labels[-1] + 1, len(labels)) if len(labels) > 1 else []
        for label, start in zip(labels, starts, strict=False):
            words = f"{blocks[label].text.strip()} {blocks[start].text.strip()}"
            labelled[start] = replace(blocks[start], text=words, page_before=blocks[label].page_before)
        taken.update(labels if starts else ())
    return [block for place, block in enumerate(labelled) if place not in taken]


def _leads_to_list(blocks: list[Block], labels: list[int]) -> bool:
    """True where the line above labels has none, begins a paragraph and leads to items, of which the second label is the
    first's."""
    figure, item = (read_label(f"{blocks[label].text.strip()} x") for label in labels[:2])
    if not (figure and item and figure.kind == "figure" and item.kind != "figure" and labels[0] > 1):
        return False
    before, above = blocks[labels[0] - 2], blocks[labels[0] - 1]
    begun = CLAUSE_ENDS.search(before.text) or len(before.text) < SHORTEST_LINE
    return above.text.rstrip().endswith(("：", ":")) and bool(begun) and read_label(above.text.strip()) is None


def _starts(blocks: list[Block], at: int, count: int) -> list[int]:
    """Places of the first lines of so many paragraphs, none with a label; empty where there are fewer."""
    starts: list[int] = []
    for place in range(at, min(len(blocks), at + LONGEST_HEAD)):
        if not starts or CLAUSE_ENDS.search(blocks[place - 1].text):
            if not _may_be_labelled(blocks[place]):
                break
            starts.append(place)
        if len(starts) == count:
            return starts
    return []


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
