"""A text that came as one line, its words apart, cut again into the blocks of which it was printed."""

import itertools
import re

from resolutions.reference.verbs import opens_preamble

from .blocks import Block
from .clean import tighten
from .starts import JOINT, cut_preamble

NUMBER = re.compile(r"(?<!\S)(?:ES-|S-)?\d{1,4}\s?/\s?\d{1,4}(?: [A-Z](?:-[A-Z])?)?\s?\.\s")
COUNCIL_NUMBER = re.compile(r"第\s?\d{1,5}\s?[(（]\s?\d{4}\s?[)）]\s?号\s?决议")
# [根据第三委员会的报告(A/75/478，第9段)通过]
ORIGIN = re.compile(r"\[.{4,600}?\](?=\s|$)")
# 大会， …; without a comma where a number or 正式决定： follows
OPENING = re.compile(
    r"(?<=\s)(?:(?:大\s?会|安全\s?理事会|经济\s?及\s?社会\s?理事会|人权\s?理事会)(?:\s?[，,]\s|\s(?=1\s?\.\s)|\s(?:正式\s?)?决定\s?：\s)"
    r"|The General Assembly, )"
)
CLOSE = re.compile(
    r"\s(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s?(第?\s?\d{1,5}\s?次\s?(?:全体\s?)?会议(?:\s?\(\s?续会\s?\))?)\s*$"
)
HEAD_JOINTS = re.compile(
    r"(?=第\s?[\d〇零一二三四五六七八九十百]+\s?届)|(?<=会议)\s(?=议程)|(?=议程\s?项目)|(?=\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
)
# 12. behind a blank: a number's label; (a), (ii) behind a point: a sub-paragraph's
FIGURE = re.compile(r"(?<!\S)(\d{1,3})\s?[.．、]\s(?=\D)")
LETTER = re.compile(r"(?<=[，；：、。,;:])\s*(?=\(\s?([a-z]{1,4})\s?\))")
ENDS = re.compile(r"[；。：;:.!?！？][”’」』）)》]*\s*")
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def cut_segmented(text: str, language: str) -> list[Block]:
    """Blocks of a text that came as one line: head, formula, body and close; one block where no formula is found."""
    text = text.strip()
    number, council = NUMBER.search(text), COUNCIL_NUMBER.search(text)
    numbered_to = (number or council).end() if number or council else 0
    opening = next((match for match in OPENING.finditer(text) if match.start() >= numbered_to - 1), None)
    if not opening:
        return [Block(text)]
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
    blocks.append(Block(opening[0].strip()))
    body = text[opening.end() :].strip()
    close = CLOSE.search(body)
    closing = [Block(close[1]), Block(close[2])] if close else []
    return blocks + cut_body(body[: close.start()] if close else body, language) + closing


def _head_lines(words: str) -> list[str]:
    """The run of a head as lines: session, agenda item, adoption."""
    return [tighten(piece) for piece in HEAD_JOINTS.split(words) if piece and piece.strip()]


def cut_body(text: str, language: str) -> list[Block]:
    """Blocks of a body: cut before each number of a series, each (a) or (i) of one, each opening verb."""
    cuts = [0, *_number_cuts(text), len(text)]
    blocks: list[str] = []
    for n, (start, end) in enumerate(itertools.pairwise(cuts)):
        piece = text[start:end].strip()
        tail = ""
        if end < len(text):
            piece, tail = _heading_behind(piece)
        if n == 0:
            blocks.extend(_cut_unnumbered(piece, language))
        else:
            blocks.extend(_cut_letters(piece))
        blocks.append(tail)
    return [Block(block) for block in blocks if block]


def _number_cuts(text: str) -> list[int]:
    """Where numbered paragraphs begin: each figure one more than the last, or 1 again where a part begins."""
    cuts, last = [], 0
    for match in FIGURE.finditer(text):
        figure = int(match[1])
        if figure == last + 1 or (figure == 1 and last > 1):
            cuts.append(match.start())
            last = figure
    return cuts


def _heading_behind(piece: str) -> tuple[str, str]:
    """The piece without the short heading that stands at its end, behind the last full stop, and the heading."""
    ends = [match.end() for match in ENDS.finditer(piece)]
    if not ends or len(piece) - ends[-1] > 100 or len(tighten(piece[ends[-1] :])) > 45:
        return piece, ""
    return piece[: ends[-1]].strip(), piece[ends[-1] :].strip()


def _cut_letters(text: str) -> list[str]:
    """A numbered paragraph and its (a), (b) …, (i), (ii) … as pieces."""
    cuts, letter, roman = [0], "`", 0
    for match in LETTER.finditer(text):
        label = match[1]
        if roman and label == ROMANS[roman]:
            roman += 1
        elif label == chr(ord(letter) + 1):
            letter, roman = label, 0
        elif label == "i":
            roman = 1
        elif label == "a":
            letter, roman = "a", 0
        else:
            continue
        cuts.append(match.start())
    return [text[a:b].strip() for a, b in itertools.pairwise([*cuts, len(text)])]


def _cut_unnumbered(text: str, language: str) -> list[str]:
    """Preambular paragraphs of a run, and what is set out under them."""
    if language == "zh":
        pieces = cut_preamble(tighten(text))
    else:
        joints = [match.end() for match in JOINT.finditer(text) if opens_preamble(text[match.end() :][:60], language)]
        pieces = [text[a:b].strip() for a, b in itertools.pairwise([0, *joints, len(text)])]
    return [part for piece in pieces for part in _cut_letters(piece)]
