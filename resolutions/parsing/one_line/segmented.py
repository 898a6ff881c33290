"""A text that came as one line, its words apart, cut again into the blocks of which it was printed."""

import itertools
import re

from resolutions.reference.verbs import find_verb

from ..blocks import Block
from ..clean import HAN, tighten
from .listed import cut_listed
from .series import cut_labelled, find_labels
from .starts import JOINT, find_starts

BETWEEN_HAN = re.compile(f"(?<=[{HAN}])(?=[{HAN}])")


def _apart(pattern: str) -> str:
    """The pattern with room for a blank between any two ideographs: a text may be cut into words or into characters."""
    return BETWEEN_HAN.sub(r"\\s?", pattern)


NUMBER = re.compile(r"(?<!\S)(?:ES-|S-)?\d{1,4}\s?/\s?\d{1,4}(?: [A-Z](?:-[A-Z])?)?\s?\.\s")
COUNCIL_NUMBER = re.compile(_apart(r"第\s?\d{1,5}\s?[(（]\s?\d{4}\s?[)）]\s?(?:号\s?)?决议"))
# [根据第三委员会的报告(A/75/478，第9段)通过]
ORIGIN = re.compile(r"\[.{4,600}?\](?=\s|$)")
# 大会， …; without a comma where a number or 正式决定： follows
OPENING = re.compile(
    _apart(
        r"(?<=\s)(?:(?:大会|安全理事会|经济及社会理事会|人权理事会)"
        r"(?:\s?[，,]\s|\s(?=1\s?\.\s)|\s(?=建议大会)|\s(?:正式\s?)?决定\s?：\s)"
    )
    + r"|The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council), )"
)
DATE = r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
MEETING = _apart(r"第?\s?\d{1,5}\s?次\s?(?:全体\s?)?会议(?:\s?\(\s?续会\s?\))?")
# The days on which it was considered, then the meetings; nearly always one of each.
CLOSE = re.compile(rf"\s({DATE}(?:\s{DATE}){{0,15}})\s?({MEETING}(?:\s{MEETING}){{0,15}})(?=\s*$|\s{_apart('附件')}\s)")
# 附件 二 …, behind the close and behind another annex
ANNEX = re.compile(rf"(?:^|(?<=[。；]))\s*({_apart('附件')}(?:\s?[一二三四五六七八九十]{{1,3}})?)(?=\s)")
RECOMMENDS = re.compile(_apart("建议大会"))
# 18 November 2024 39th plenary meeting
CLOSE_EN = re.compile(
    r"\s(\d{1,2} [A-Z][a-z]{2,8} \d{4})\s(\d{1,5}(?:st|nd|rd|th)(?: \(resumed\))? (?:plenary )?meeting)(?: \(resumed\))?\s*$"
)
# 建议 大会 通过 下列 决议 草案 ： 大会 ，
INNER_OPENING = re.compile(_apart(r"(建议大会通过下列决议草案\s?：?)\s(大会\s?[，,])\s"))
HEAD_JOINTS = re.compile(rf"(?=第\s?[\d〇零一二三四五六七八九十百]+\s?届)|(?<=会议)(?=议程)|(?=议程\s?项目)|(?={DATE})")
# 在 2847年 10月 6日 大会 第 12 次 全体会议 (续会): how a decision begins, which has no formula
DECIDED = re.compile(
    _apart(
        rf"(?<=\s)(?:[在于]\s|大会\s)?{DATE}(?!\s?起|\s?止)[^。；]{{0,60}}?第\s?\d{{1,5}}\s?次\s?(?:全体\s?)?会议(?!\s*$)"
    )
)
DAY = re.compile(rf"(?<=\s)(?:[在于]\s)?{DATE}\s?，")
DECIDES = re.compile(r"(?:特此|兹|正式)?(?:决定|建议|核可|核准|批准|通过|授权|宣布)(?!了)")
# 12. behind a blank: a number's label, but not that of target 9.c
FIGURE = re.compile(r"(?<!\S)(\d{1,3})\s?[.．、]\s(?=\D)(?![a-z]\s)")
# 项目 12. 社会 发展: of an agenda that a decision sets out
ITEM_BEFORE = re.compile(_apart(r"(?:项目|Item)\s$"))
# 目标 1. 消除贫困: of the goals that a paragraph names
GOAL_BEFORE = re.compile(_apart(r"(?:目标|Goal)\s$"))
ENDS = re.compile(r"[；。：;:.!?！？][”’」』）)》]*\s*")
COMMA_OR_END = re.compile(r"[，,；。：;:.!?！？][”’」』）)》]*\s*")
# … 和 越南 。 *** ____: the stars behind a list's last name
STARS_BEHIND = re.compile(r"\s*。\s*(\*+)(?=\s*_)")
SENTENCE = re.compile(r"(?<=。)(?!\s*[”’」』）)》])\s*|\s(?=项\s?目\s\d{1,3}\s?\.\s)|(_{3,})")


def cut_segmented(text: str, language: str) -> list[Block]:
    """Blocks of a text that came as one line: head, formula, body and close; one block where no body's begin is found."""
    text = text.strip()
    first = OPENING.search(text)
    # A number behind the formula is one that is cited.
    head_end = first.start() + 1 if first else len(text)
    number, council = NUMBER.search(text, 0, head_end), COUNCIL_NUMBER.search(text, 0, head_end)
    numbered_to = (number or council).end() if number or council else 0
    opening = next((match for match in OPENING.finditer(text) if match.start() >= numbered_to - 1), None)
    if not opening:
        return _cut_without_formula(text, number, council, language)
    head = text[: opening.start()].strip()
    origin = ORIGIN.search(head)
    starts = [m.start() for m in (origin, number, council) if m and m.start() < len(head)]
    ends = [m.end() for m in (origin, council) if m and m.end() < len(head)]
    blocks = []
    for a, b in itertools.pairwise(sorted({0, len(head), *starts, *ends})):
        piece = head[a:b].strip()
        if a == 0 and not (number and number.start() == 0):
            blocks.extend(Block(line) for line in _head_lines(piece))
        elif piece:
            blocks.append(Block(piece))
    # 经济及社会理事会 建议大会…: printed without its comma.
    bare = RECOMMENDS.match(text, opening.end()) is not None
    blocks.append(Block(opening[0].strip() + "，" * bare))
    body, closing = _take_close(text[opening.end() :].strip())
    # What a council recommends to the Assembly has a formula of its own.
    inner = INNER_OPENING.match(body)
    if inner:
        blocks += [Block(inner[1].strip()), Block(inner[2].strip())]
        body = body[inner.end() :]
    return blocks + cut_body(body, language) + closing


def _cut_without_formula(text: str, number, council, language: str) -> list[Block]:
    """Blocks of a decision, whose first words are the day and the meeting, or of a Council's text; else one block."""
    begun = DECIDED.search(text, number.end()) if number else None
    if begun:
        start = begun.start()
        # A title has no full stop: 2846年12月1日，委员会开会选举主席。 is the decision's first sentence.
        day = DAY.search(text, number.end(), start)
        if day and "。" in text[day.start() : start]:
            start = day.start()
        body, closing = _take_close(text[start:])
        head = [Block(line) for line in _head_lines(text[: number.start()])]
        titled = f"{number[0].strip()} {tighten(text[number.end() : start])}"
        return [*head, Block(titled), *_cut_decision(body), *closing]
    if council:
        body, closing = _take_close(text[council.end() :])
        head = [Block(line) for line in _head_lines(text[: council.start()])]
        return [*head, Block(council[0]), *cut_body(body.strip(), language), *closing]
    return [Block(text)]


def _cut_decision(body: str) -> list[Block]:
    """Blocks of a decision, whose paragraphs are sentences, numbered or not."""
    body = STARS_BEHIND.sub(r"\1。", body)
    pieces: list[str] = []
    for start, end in itertools.pairwise([0, *_number_cuts(body, items=True), len(body)]):
        piece, tail = _heading_behind(body[start:end].strip(), ENDS) if end < len(body) else (body[start:], "")
        listed = (item for sentence in SENTENCE.split(piece) if sentence for item in cut_listed(sentence))
        pieces += [part for item in listed for part in cut_labelled(item)] + [tail]
    return [Block(piece) for piece in pieces if piece]


def _take_close(body: str) -> tuple[str, list[Block]]:
    """The body without the lines that close it, and those lines, with the annexes that stand below them."""
    annexes: list[Block] = []
    if close := CLOSE.search(body):
        annexes = _cut_annexes(body[close.end() :].strip())
        lines = [*re.findall(DATE, close[1]), *re.findall(MEETING, close[2])]
    elif close := CLOSE_EN.search(body, max(0, len(body) - 120)):
        lines = [close[1], close[2]]
    else:
        return body, []
    return body[: close.start()], [Block(line) for line in lines] + annexes


def _cut_annexes(text: str) -> list[Block]:
    """Blocks of the annexes behind a close, which are in Chinese: heading, title and what is numbered."""
    _before, *parts = ANNEX.split(text)
    blocks: list[Block] = []
    for heading, words in zip(parts[::2], parts[1::2], strict=True):
        blocks += [Block(tighten(heading)), *cut_body(words.strip(), "zh")]
    return blocks


def _head_lines(words: str) -> list[str]:
    """The run of a head as lines: session, agenda item, adoption."""
    return [tighten(piece) for piece in HEAD_JOINTS.split(tighten(words)) if piece and piece.strip()]


def cut_body(text: str, language: str) -> list[Block]:
    """Blocks of a body: cut before each number of a series, each (a) or (i) of one, each opening verb."""
    cuts = [0, *_number_cuts(text), len(text)]
    blocks: list[str] = []
    for n, (start, end) in enumerate(itertools.pairwise(cuts)):
        piece = text[start:end].strip()
        tail = ""
        if end < len(text):
            # A preamble's last paragraph ends in a comma.
            piece, tail = _heading_behind(piece, ENDS if n else COMMA_OR_END)
        blocks.extend(cut_labelled(piece) if n else _cut_unnumbered(piece, language, end == len(text)))
        blocks.append(tail)
    return [Block(block) for block in blocks if block]


def _number_cuts(text: str, items: bool = False) -> list[int]:
    """Where numbered paragraphs begin: each figure one more than the last, or 1 again where a part begins, or a list
    (an agenda) within a paragraph, behind which the outer series goes on. `items`: 项目 1. may be an agenda item."""
    cuts, last, outer = [], 0, 0
    for match in FIGURE.finditer(text):
        nouns = (GOAL_BEFORE, ITEM_BEFORE) if items else (GOAL_BEFORE,)
        if any(noun.search(text, max(0, match.start() - 5), match.start()) for noun in nouns):
            continue
        figure = int(match[1])
        if figure == 1 and last > 1:
            outer = max(outer, last)
        elif outer and figure == outer + 1 != last + 1:
            outer = 0
        elif figure != last + 1:
            continue
        cuts.append(match.start())
        last = figure
    return cuts


def _heading_behind(piece: str, ends: re.Pattern) -> tuple[str, str]:
    """The piece without the short heading that stands at its end, behind the last full stop, and the heading."""
    found = [match.end() for match in ends.finditer(piece)]
    if not found or len(piece) - found[-1] > 100 or len(tighten(piece[found[-1] :])) > 45:
        return piece, ""
    return piece[: found[-1]].strip(), piece[found[-1] :].strip()


def _cut_unnumbered(text: str, language: str, whole: bool) -> list[str]:
    """Preambular paragraphs of a run, what is set out under them, and where the run is the whole body the operative
    paragraph that ends it."""
    if language == "zh":
        text = tighten(text)
    labels = find_labels(text)
    # What (a) sets out goes on to (b).
    set_out = range(labels[0], labels[-1]) if labels else range(0)
    if language == "zh":
        joints = find_starts(text, set_out)
        joints += _decision_in(text[: labels[0]] if labels else text, joints[-1]) if whole else []
    else:
        ends = (match.end() for match in JOINT.finditer(text))
        joints = [joint for joint in ends if joint not in set_out and find_verb(text[joint:][:60], language)]
    cuts = sorted({0, *labels, *joints, len(text)})
    return [text[a:b].strip() for a, b in itertools.pairwise(cuts)]


def _decision_in(text: str, start: int) -> list[int]:
    """Where, behind the start of the last paragraph, what is decided begins: …严重关切，决定撤销…。; [] where it doesn't."""
    if not text.rstrip().endswith(("。", "：")):
        return []
    ends = (match.end() for match in JOINT.finditer(text, start))
    return next(([end] for end in ends if DECIDES.match(text, end)), [])
