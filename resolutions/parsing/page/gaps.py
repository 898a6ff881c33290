"""Lines of paragraphs that blank lines part: what pandoc cuts where a blank stands, at no width of a page."""

import re
from dataclasses import replace

from ..blocks import Block, glue
from ..formulas import NUMBER
from ..head.masthead import is_head_line
from ..labels import read_label
from .lines import BEGINS_NOTHING, BREAKS_OFF, ENDS_CLAUSE, STARTS_LINE, STARTS_PARAGRAPH, ends_sentence, line_width

# A blank line stands above so many of the lines where it parts paragraphs.
MOST_GAPS = 0.5
# Narrower lines are those of a masthead, or headings.
NARROWEST = 20
# 77/521. 渡口: the text stands below its title.
TITLE = re.compile(rf"{NUMBER}[.．]")
# 反对：…, *, a table's row, a rule: lines of their own
OWN_LINE = re.compile(r"\s*(?:\S{1,8}\s?[：:]|[*|+_[]|[-–—]{2})")


def join_between_gaps(blocks: list[Block]) -> list[Block]:
    """The blocks; where blank lines part paragraphs, a line that none stands above goes on with the one before it, if that
    breaks off."""
    if sum(block.gap for block in blocks) < MOST_GAPS * len(blocks):
        return blocks
    joined: list[Block] = []
    for block in blocks:
        if (
            joined
            and not (block.gap or block.page_before or block.below_rule)
            and _goes_on(joined[-1].text, block.text)
        ):
            joined[-1] = replace(joined[-1], text=glue(joined[-1].text.rstrip(), block.text.strip()))
        else:
            joined.append(block)
    return joined


def _goes_on(before: str, text: str) -> bool:
    before = before.rstrip()
    if BREAKS_OFF.search(before):
        return True
    if line_width(before) < NARROWEST or "|" in before or ends_sentence(before) or TITLE.match(before):
        return False
    if OWN_LINE.match(text) or STARTS_LINE.match(text) or STARTS_PARAGRAPH.match(text) or read_label(text.strip()):
        return False
    if is_head_line(before) or is_head_line(text):
        return False
    return not ENDS_CLAUSE.search(before) or BEGINS_NOTHING.match(text) is not None
