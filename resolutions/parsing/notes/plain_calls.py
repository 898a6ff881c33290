"""Calls of notes that extraction made plain digits, told from numbers by what stands around them and by their order."""

import re
from bisect import bisect_left
from dataclasses import replace

from ..blocks import Block
from ..clean import HAN, SUPERSCRIPTS, TO_SUPERSCRIPT
from ..formulas import find_formula
from ..records import Footnote

# What stands before a number that is one, and what is counted with it: 第2 段, 近3 亿.
COUNTING, COUNTED = "第近达至共为有前后逾超每", "年月日个段号条款项章节次届名国亿万千百周天岁分位票种份页"
# Words behind which a number is one: article 3 and
COUNTS = (
    "article|articles|section|chapter|part|annex|goal|goals|target|option|phase|paragraph|paragraphs|page|rule|item|items"
    "|resolution|decision|table|figure|box|group|committee|volume|regulation|principle|protocol|step|level|category|class"
    "|day|week|year|of|the|to|for|in|by|and|or|than|least|over|about|from|with|on|at|under|see|only"
)
NOT_COUNTING = "".join(rf"(?<!\b{word})" for word in COUNTS.split("|"))
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A/78/L.1, A/C.5/78/SR.2, No.5, Res.1: a number behind these is a symbol's or a title's
SYMBOL_BEFORE = re.compile(
    r"(?:[A-Z]/[A-Za-z\d./()-]*\.|(?<![A-Za-z])(?i:Rev|Add|Corr|Nos?|PV|SR|Res|Dec|vol|chap|sect|paras?)\.|[A-Z]{3}\.)\s?$"
)
LONGEST_SYMBOL = 40
# How a call that became a plain digit stands in the words, and how well that tells it from a number.
PLAIN_CALLS = (
    # 宣言》，1 并, 公约》3和: close behind a point or bracket; 公约2 和: a blank behind it alone; 公约，2,3: several calls
    (
        3,
        re.compile(
            r"(?<=[，。；：、》”）)])\s?(\d{1,3})(?=\s|[，。；：、》”)]|,\s?\d{1,3}(?![\d/])|$)" rf"(?! ?[{COUNTED}])"
        ),
    ),
    (1, re.compile(rf"(?<=[，。；》”）)]\d)[,、 ]\s?(\d{{1,3}})(?=\s|[，。；：、》”){HAN}]|$)(?! ?[{COUNTED}])")),
    # 公约》1于, 宣言》，1其中, 纲领》、2《北京…》
    (
        3,
        re.compile(
            rf"(?:(?<=[》”）)])|(?<=[》”）)][，；、])|(?<=[》”）)] [，；、])) ?(\d{{1,3}})(?=[{HAN}《“])(?![{COUNTED}])"
        ),
    ),
    (3, re.compile(rf"(?<=[{HAN}])(?<![{COUNTING}])(\d{{1,3}})(?= [{HAN}])(?! ?[{COUNTED}])")),
    # women,5 and women, 5 and
    (3, re.compile(r"(?<!\d[.,])(?<=[a-zа-яё\u0620-\u064a.,;:)”»،])(\d{1,3})(?=[\s.,;:)،]|$)")),
    (3, re.compile(r"(?<=[a-z”)][,;:]) (\d{1,3})(?=[\s.,;:)]|$)|(?<=[a-z”)]\.) (\d{1,3})$")),
    # the two commissions 3 and; in 2030 6 and
    (2, re.compile(rf"(?i:(?<=[a-z”)]){NOT_COUNTING}) (\d{{1,3}})(?=\s+[a-z]|[.,;:)]|\s*$)")),
    (1, re.compile(r"(?<=\d{4}) (\d{1,3})(?=\s+[a-z]|[.,;:)]|\s*$)")),
    # 21 May 2024,8 and 20306 for 2030 and 6: no number has four figures before a comma
    (2, re.compile(r"(?<=\d{4}[,;])(\d{1,3})(?=\s|$)")),
    (1, re.compile(r"(?:(?<=\b19\d\d)|(?<=\b20\d\d))(\d{1,2})(?=[\s,.;:)]|$)")),
    # Agenda 21,2 the; Agenda 21, 2 the, but not 21 May, 8 June
    (1, re.compile(r"(?<=\d[,;])(\d{1,2})(?=\s|$)")),
    (1, re.compile(rf"(?<=\d[,;]) (\d{{1,3}})(?=\s(?!{MONTHS})[A-Za-z]|$)")),
)
# 报告1以及, 第43/15号8、 and 报告 1 以及: a number, too, may stand so; numbers of one text all have blanks beside them, or none.
BEHIND = rf"\s?[，。；：、》”）)]|$)(?! ?[{COUNTED}])"
GLUED = rf"(?<=[{HAN}，；、])(\d{{1,3}})(?=[{HAN}《“]|(?:19|20)\d\d ?年|{BEHIND}"
APART = rf"(?<=[{HAN}]) (\d{{1,3}})(?= ?[{HAN}《“]|{BEHIND}"
NUMBER_GLUED, NUMBER_APART = re.compile(rf"[{HAN}]\d\d"), re.compile(rf"[{HAN}] \d\d")


RAISED = re.compile(f"[{SUPERSCRIPTS[1:]}]")
# What a text that has calls has the first of
FIRST_CALL = re.compile(r"1(?:(?<=[^\d./(（ -]1)|(?<=[，。；：、》”）),;:a-z\u4e00-\u9fff] 1))(?![\d./年月日)）-])")
# Calls that a text without notes may have, how few may be none, and the share of them that shows all
MOST_CALLS, FEWEST_CALLS, FEWEST_OF_ALL = 200, 3, 0.8


def raise_plain_calls(blocks: list[Block], notes: list[Footnote]) -> list[Block]:
    """Blocks in which the calls of plain-digit footnotes are superscripts again."""
    marks = [note.mark for note in notes if note.mark.isdigit()]
    texts = [block.text for block in blocks]
    if not (marks or any(map(FIRST_CALL.search, texts))) or any(map(RAISED.search, texts)):
        return blocks
    for place, match in reversed(_calls_in_order(texts, marks) if marks else _calls_without_notes(texts)):
        text = texts[place]
        mark = match[match.lastindex].translate(TO_SUPERSCRIPT)
        texts[place] = f"{text[: match.start()]}{mark}{text[match.end() :]}"
    return [replace(block, text=text) for text, block in zip(texts, blocks, strict=True)]


def _calls_in_order(texts: list[str], marks: list[str], surest: bool = False) -> list[tuple[int, re.Match]]:
    """(place of a text, match in it) of the marks' calls, each behind the one before: of all ways to choose them the one that
    tells most; of the `surest` alone those that hardly a number stands like. Time grows with the numbers in the texts."""
    found: dict[str, list[tuple[tuple[int, int], int, re.Match]]] = {mark: [] for mark in marks}
    patterns = (*PLAIN_CALLS, *_between_han(texts))
    formula = find_formula(texts) or 0
    for place, text in enumerate(texts):
        for weight, pattern in patterns:
            if (weight == 1 and place < formula) or (surest and weight < 3):
                # Of the numbers in a head few are calls.
                continue
            for match in pattern.finditer(text):
                mark, start = match[match.lastindex], match.start(match.lastindex)
                if mark in found and not SYMBOL_BEFORE.search(text, max(0, start - LONGEST_SYMBOL), start):
                    found[mark].append(((place, match.start()), weight, match))
    # The best that ends at a place, further on and better the one than the other: (place, what it tells, its calls).
    ends: list[tuple[tuple[int, int], int, tuple]] = [((-1, 0), 0, ())]
    for mark in marks:
        for at, weight, match in sorted(found[mark], key=lambda call: call[:2], reverse=True):
            n = bisect_left(ends, at, key=lambda end: end[0])
            _place, told, calls = ends[n - 1]
            end = (at, told + weight, ((at[0], match), calls))
            worse = next((k for k in range(n, len(ends)) if ends[k][1] > end[1]), len(ends))
            if worse > n or n == len(ends) or ends[n][1] > end[1]:
                ends[n:worse] = [end]
    chosen, calls = [], ends[-1][2]
    while calls:
        call, calls = calls
        chosen.append(call)
    return chosen[::-1]


def _calls_without_notes(texts: list[str]) -> list[tuple[int, re.Match]]:
    """The same of a text whose notes were left out: where sure ones count from 1 on almost without a gap, they and what fills
    the gaps; else none."""
    sure = _calls_in_order(texts, [str(n) for n in range(1, MOST_CALLS)], surest=True)
    counted = [int(match[match.lastindex]) for _place, match in sure]
    if len(counted) < FEWEST_CALLS or len(counted) < counted[-1] * FEWEST_OF_ALL:
        return []
    return _calls_in_order(texts, [str(n) for n in range(1, counted[-1] + 1)])


def _between_han(texts: list[str]) -> list[tuple[int, re.Pattern]]:
    """How a call stands between Chinese words: a digit that has blanks where numbers have none, or none where they have."""
    glued = sum(len(NUMBER_GLUED.findall(text)) for text in texts)
    apart = sum(len(NUMBER_APART.findall(text)) for text in texts)
    told = (GLUED, apart > 4 * glued), (APART, glued > 4 * apart)
    return [(3 if sure else 1, re.compile(f"(?<![{'第' if sure else COUNTING}]){call}")) for call, sure in told]
