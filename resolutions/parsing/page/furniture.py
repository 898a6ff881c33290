"""What a page carries besides its text: running heads, page numbers, job numbers, bar codes."""

import re
from collections import Counter

from resolutions.citations.symbols import parse_symbol

from ..blocks import Block
from ..clean import tighten
from ..formulas import NUMBER, is_formula
from ..head.masthead import SYMBOL_LINE
from ..labels import read_label
from .lines import ENDS_CLAUSE, ends_sentence
from .page_numbers import find_page_numbers

# Any of these marks a line as a page's foot or head …
MARKS = r"""
    \d{1,3}\s?/\s?\d{1,3}                                    # 2/9
  | -\s?\d{1,3}\s?-  | 第\s?\d{1,3}\s?页(?:[，,]?\s?共\s?\d{1,3}\s?页)? | Page\s\d+(?:\sof\s\d+)?
  | (?:(?:GE|N|V|K|MM)\.?)?\d{2}-\d{4,6}(?:\s?\*)? | (?:GE|N|V|K|MM)\.?\d{6,8}(?:\[[A-Z]\])? # 21-09409, GE.23-19702, K2200712[C]
  | \d{2}\s\d{5}                                          # 03 41253, which no figure with its thousands apart is
  | [*]\s?\d{6,9}\s?[*]                                    # *2109409*, the bar code
  | 请回收.{0,3} | Please\srecycle.{0,3} | Merci\sde\srecycler.{0,3} | Se\sruega\sreciclar.{0,3} | Просьба\sотправить\sна.{0,30}
  | /\s?\.\.\.
  | 返回(?:页首|顶部) | Back\sto\stop | (?:版权|Copyright|©)[^。]{0,60}    # of a page of the web
"""
# … on which only page numbers, languages and dates stand beside it: 2 GE.23-06712, 21-09409 (C) 140721 150721
BESIDE = r"\d{1,3} | \([A-Za-z]\) | \d{6}"
FURNITURE = re.compile(rf"(?x) (?:(?:{BESIDE})\s)* (?:{MARKS}) (?:\s(?:{MARKS}|{BESIDE}))*")
# 140721 150721, below the job's number
DATES = re.compile(r"\d{6}(?: \d{6})?")
# Lines in which the job's number stands below its dates
DATES_ABOVE = 4
ANY_NUMBER = re.compile(r"\d{1,4}\s?/\s?\d{1,4}")
PAGE_NUMBER = re.compile(r"\d{1,3}")
# A/48/L.27 / Chinese / Page 2
LANGUAGE = re.compile("Chinese|English|French|Spanish|Russian|Arabic|Français|Español|Русский", re.I)
# The rule above notes, and above what explains the stars of a list, where it is part of the text.
RULE = re.compile("[_＿]{3,}|[-–—─━](?: ?[-–—─━]){2,}")
# Most lines are told by their first letter to be neither a rule nor furniture, which may begin with a figure too.
RULE_INITIALS = frozenset("_＿-–—─━")
FURNITURE_INITIALS = frozenset("-第PGNVKMSП*请/(返B版C©")
# Longer lines are text, whatever they begin with.
LONGEST_HEAD, LONGEST_FURNITURE = 120, 80
# Fewer characters may be a title's by chance.
SHORTEST_TITLE = 8
# A running head says something: no letter or figure alone.
HEAD_WORDS = re.compile(r"[^\W\d_]\W*[^\W\d_]")
SENTENCE_ENDS = "。；，：;:,"
# Letters of a line that may have been cut in mid-sentence.
SHORTEST_CUT = 20
# Lines among which the masthead is.
MASTHEAD = 40


def drop_furniture(blocks: list[Block], cut: bool = False) -> list[Block]:
    """The blocks without page furniture; the block behind a dropped one knows that a page ended before it. A rule stays
    above a line that begins with a star: it may be a legend. `cut`: lines were cut at a width."""
    own = _own_symbols(blocks)
    texts = [block.text.strip() for block in blocks]
    kept: list[Block] = []
    titles, numbers = _titles(blocks), find_page_numbers(blocks)
    running_heads = _running_heads(blocks, texts, numbers, cut)
    seen, repeated = set(titles), titles | running_heads
    # A running head may have its title or the page's number below it.
    page = headed = ruled = False
    for place, (block, text, following) in enumerate(zip(blocks, texts, [*texts[1:], ""], strict=False)):
        page = page or block.page_before
        is_text = len(text) > LONGEST_HEAD or (len(text) > SHORTEST_CUT and text[-1] in SENTENCE_ENDS)
        last = kept[-1].text if kept and not page else ""
        titled = 0 < len(last) <= LONGEST_NUMBER and NUMBER_ALONE.fullmatch(last.strip())
        if titled or (is_text and not headed and text not in repeated):
            # Nothing that a page adds is so long, or ends so, or stands below a resolution's number.
            block.page_before, block.below_rule = page, ruled
            kept.append(block)
            page = ruled = False
            continue
        rule = is_rule(text)
        if rule and following.startswith("*"):
            block.page_before = page
            kept.append(block)
            page = headed = False
            continue
        # The masthead's own lines come first and stay.
        inside = len(kept) > 6 or (page and text in seen)
        running = _names(own, text) and (inside or (kept and len(text.split()) > 1))
        # A title is as long as it is, and may stand elsewhere in the text on several lines.
        of_title = text in titles or (headed and _is_of_title(text, titles))
        again = (text in seen and _may_head(text)) or of_title
        heads = running or (again and (inside or headed) and (headed or _names(own, following)))
        if (
            rule
            or place in numbers
            or (_is_furniture(text) and not _is_cut_number(texts, place))
            or heads
            or (text in running_heads and (page or text in seen))
            or (headed and (PAGE_NUMBER.fullmatch(text) or (LANGUAGE.fullmatch(text) and _is_furniture(following))))
            or (DATES.fullmatch(text) and (page or any(map(_is_furniture, texts[place + 1 : place + DATES_ABOVE]))))
        ):
            page, headed, ruled = True, heads, rule
            continue
        seen.add(text)
        block.page_before, block.below_rule = page, ruled
        kept.append(block)
        page = headed = ruled = False
    return kept


def _running_heads(blocks: list[Block], texts: list[str], numbers: set[int], cut: bool) -> set[str]:
    """Lines that stand three times or more, most times at a page's end; where nothing shows one, at times in mid-sentence
    (of lines that were cut, all do). A table's cells and headings that come again do neither. A label or a figure is none,
    nor what ends as a sentence does."""
    often = {
        text
        for text, count in Counter(texts).items()
        if count >= 3 and text[-1:] not in SENTENCE_ENDS and HEAD_WORDS.search(text)
    }
    if not often:
        return set()
    beside = [place in numbers or _is_furniture(text) for place, text in enumerate(texts)]
    at_end = [
        block.page_before
        or (place > 0 and beside[place - 1])
        or (place + 1 < len(blocks) and (beside[place + 1] or blocks[place + 1].page_before))
        for place, block in enumerate(blocks)
    ]
    marked = any(at_end)
    times, ends = Counter(), Counter()
    for place, text in enumerate(texts):
        if text not in often or read_label(text):
            continue
        times[text] += 1
        if marked:
            near = [other for other in range(max(0, place - 1), min(len(texts), place + 2)) if texts[other] in often]
            ends[text] += any(at_end[other] and (other == place or texts[other] != text) for other in near)
        elif not cut:
            before, behind = texts[place - 1] if place else "", texts[place + 1] if place + 1 < len(texts) else ""
            ends[text] += 2 * (len(before) > SHORTEST_CUT and not _ends(before) and _ends(behind))
    return {text for text, count in times.items() if ends[text] * 2 > count}


def _ends(text: str) -> bool:
    return ends_sentence(text) or ENDS_CLAUSE.search(text) is not None


def is_rule(text: str) -> bool:
    """True for the rule above notes, or above what explains the stars of a list, where it is part of the text."""
    return text[:1] in RULE_INITIALS and RULE.fullmatch(text) is not None


def _is_furniture(text: str) -> bool:
    """True for a page's number, a job number, a bar code and their like."""
    if len(text) > LONGEST_FURNITURE:
        return False
    first = text[:1]
    return (first in FURNITURE_INITIALS or first.isdecimal()) and FURNITURE.fullmatch(text) is not None


def _is_cut_number(texts: list[str], place: int) -> bool:
    """True for a resolution's number that lines' ends part from its words: …大会第 / 62/63 / 、63/119号决议."""
    if "/" not in texts[place] or not ANY_NUMBER.fullmatch(texts[place]):
        return False
    before, behind = texts[place - 1] if place else "", texts[place + 1] if place + 1 < len(texts) else ""
    return before.endswith(("第", "和", "、", "及", "至")) or behind.startswith(("号", "、"))


def _may_head(text: str) -> bool:
    """True for a line that isn't too long for a running head, and doesn't end as a sentence does."""
    return len(text) <= LONGEST_HEAD and text[-1:] not in SENTENCE_ENDS + ")"


def _names(own: set[str], text: str) -> bool:
    """True for a line that may be a running head and has one of the document's own symbols at an end."""
    if "/" not in text:
        return False
    # S/RES/9002(2846) ends in a bracket too.
    head = _may_head(text) or (len(text) <= LONGEST_HEAD and text[-1:] == ")")
    return head and bool(own & set(_outer_symbols(text)))


# 75/307. 联合国同…: the line that numbers a resolution.
NUMBER_LINE = re.compile(rf"({NUMBER})(?:\s?[A-Z](?:\s?[-–和]\s?[A-Z])?)?\.\s")


# 77/99. above its title, with the blanks around it
LONGEST_NUMBER = 40
NUMBER_ALONE = re.compile(rf"{NUMBER}(?: [A-Z])?[.．]")


def _is_of_title(text: str, titles: set[str]) -> bool:
    """True for the title's beginning, or where the title's first line is but the beginning of this."""
    long = (title for title in titles if min(len(title), len(text)) >= SHORTEST_TITLE)
    return any(title.startswith(text) or text.startswith(title) for title in long)


SYMBOL_START = re.compile(r"[A-Z]{1,5}/")
# S/RES/2719 (2023), A/RES/75/257 B: the blank that a Council's symbol is printed with, and a part's letter
BEFORE_YEAR = re.compile(r"(?<=\d) (?=\(\d{4}\)(?:\s|$)|[A-Z](?:-[A-Z])?(?:\s|$))")


def _own_symbols(blocks: list[Block]) -> set[str]:
    """The document's symbol as its masthead and its number line state it, canonical."""
    own = set()
    for block in blocks[:MASTHEAD]:
        text = block.text.strip()
        if is_formula(text):
            # A symbol alone on a line of the body is a note's words.
            break
        if "/" not in text:
            continue
        number, stated = NUMBER_LINE.match(text), SYMBOL_LINE.fullmatch(tighten(text))
        symbol = parse_symbol(number[1]) if number else parse_symbol(stated["symbol"]) if stated else None
        if symbol:
            own.add(str(symbol))
    return own


def _titles(blocks: list[Block]) -> set[str]:
    """The title as number lines have it, which a running head may repeat."""
    lines = (block.text.strip() for block in blocks[:MASTHEAD] if "/" in block.text)
    return {line[match.end() :] for line in lines if (match := NUMBER_LINE.match(line))}


def _outer_symbols(line: str) -> list[str]:
    """Canonical symbols that a line begins or ends with (`A/RES/75/307 title`, `S/RES/2719 (2023)`)."""
    words = BEFORE_YEAR.sub("", line).split()
    found = [parse_symbol(word) for word in {words[0], words[-1]} if SYMBOL_START.match(word)] if words else []
    return [str(symbol) for symbol in found if symbol]
