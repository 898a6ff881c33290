"""Paragraphs of letters, notes and reports, and of drafts that they set out."""

import re

from .blocks import Block, glue
from .body import CLOSED, Piece, bare_end, read_body
from .clean import tighten
from .formulas import is_annex, is_formula
from .head.heading import OFFICER
from .head.sponsors import DRAFT_HEAD, RECOMMENDS
from .labels import HEADING_ALONE, Levels, read_heading_label, read_label
from .page.furniture import is_rule
from .page.lines import LEADERS

# A letter's annex is announced by the letter's own title: …给秘书长的信的附件; Annex to the letter dated 29 April 2024 from …
LETTER_ANNEX = re.compile(
    r".{4,200}(?:信|照会|函)的?附件[一二三四五六七八九十]{0,3}"
    r"|Annex(?: [IVX]{1,4})? to the (?:identical letters|letter|note verbale) dated .{5,300}"
)
# 阿卜杜·阿巴里(签名)
SIGNED = re.compile(r"[(（]签[名字][)）]$|\(Signed\)")
# [原件：法文]
IN_BRACKETS = re.compile(r"[\[［].{1,40}[\]］]")
# Lines below a signature, (Signed) A. B. / Ambassador / Permanent Representative, that are text.
OFFICES = 3
IN_SENTENCE = re.compile(r"[^。；：！？;:!?.”）)]$")
# A table's row: its cells parted by bars or tabs, or figures alone.
ROW = re.compile(r"[^|\t]*[|\t].*|[\d\s.,%()（）–—-]+|…+")


def read_prose(blocks: list[Block], language: str = "zh", style: str = "plain") -> list[Piece]:
    """Paragraphs of a letter, note or report, with its headings, annexes, and the drafts that it recommends."""
    pieces: list[Piece] = []
    kind, levels, number_before, skip_to, signed = "text", Levels(), 0, 0, 0
    # The blocks that go on with the last piece
    rest: list[str] = []
    for i, block in enumerate(blocks):
        if i < skip_to:
            continue
        words = tighten(block.text)
        label = read_label(block.text)
        opens = is_annex(words) or LETTER_ANNEX.fullmatch(words) or is_formula(words)
        if pieces and not (opens or label) and _is_open(pieces[-1], rest) and not ROW.fullmatch(words):
            rest.append(block.text)
            continue
        _put_together(pieces, rest)
        if is_annex(words) or LETTER_ANNEX.fullmatch(words):
            kind = "annex"
            pieces.append(Piece("heading", block.text))
        elif is_formula(words):
            skip_to = _draft_end(blocks, i + 1, number_before)
            pieces.append(Piece("heading", block.text))
            pieces.extend(read_body(blocks[i + 1 : skip_to], language, style))
        else:
            pieces.append(_read_piece(block.text, words, kind, levels))
            if len(pieces) > 1 and _is_heading_of(pieces[-2], pieces[-1]):
                label = pieces.pop(-2)
                pieces[-1].number = label.text.strip()
            if label and label.kind == "figure" and pieces[-1].kind != "heading":
                number_before = label.value
            if SIGNED.search(words):
                _unhead_signature(pieces, kind)
                signed = OFFICES
            elif signed and pieces[-1].kind == "heading" and not pieces[-1].number:
                pieces[-1].kind, signed = kind, signed - 1
            else:
                signed = 0
    _put_together(pieces, rest)
    return pieces


def _put_together(pieces: list[Piece], rest: list[str]):
    """Nothing; the last piece has the blocks that go on with it, and none are left."""
    if rest:
        pieces[-1].text = glue(pieces[-1].text, *rest)
        rest.clear()


def _read_piece(text: str, words: str, kind: str, levels: Levels) -> Piece:
    """A block as a paragraph, a row of a table, or a heading: short, and without a point at its end."""
    label = read_label(text)
    if ROW.fullmatch(words) or OFFICER.match(words) or is_rule(words) or IN_BRACKETS.fullmatch(words):
        return Piece(kind, text)
    if label:
        closed = bare_end(label.rest).endswith(CLOSED) or _is_cut(label.rest)
        is_head = label.kind == "figure" and len(words) < 60 and not closed
        return Piece("heading" if is_head else kind, label.rest, label.printed, levels.of(label))
    if len(words) < 60 and not bare_end(text).endswith(CLOSED) and not _is_cut(words):
        number, rest = read_heading_label(text)
        return Piece("heading", rest, number)
    return Piece(kind, text)


def _draft_end(blocks: list[Block], start: int, number_before: int) -> int:
    """Position behind the draft that begins at `start`: the next draft's heading, or the report's next paragraph; one that
    is quoted ends with its quotation."""
    quoted = blocks[start - 1].text.lstrip().startswith(("“", "「"))
    for i in range(start, len(blocks)):
        words = tighten(blocks[i].text)
        if quoted and words.endswith(("”", "”。", "」", "”;", "”.")):
            return i + 1
        if DRAFT_HEAD.fullmatch(words):
            return i
        label = read_label(words)
        if label and label.kind == "figure" and label.value == number_before + 1 and RECOMMENDS.search(words[:60]):
            return i
    return len(blocks)


def _unhead_signature(pieces: list[Piece], kind: str):
    """Nothing; a signature and the offices printed above it are text, short as they are."""
    for piece in reversed(pieces[-4:]):
        words = tighten(piece.text)
        if piece.kind != "heading" or piece.number or len(words) > 30 or is_annex(words):
            break
        piece.kind = kind


def _is_heading_of(label: Piece, piece: Piece) -> bool:
    """True for a heading whose label, II or 二, stands alone above it."""
    both = label.kind == piece.kind == "heading" and not (label.number or piece.number)
    return both and re.fullmatch(HEADING_ALONE, label.text.strip()) is not None


def _is_cut(words: str) -> bool:
    """True for a line that is too much of a sentence for a heading, though it has no point at its end."""
    return "。" in words or (len(words) > 25 and "，" in words)


def _is_open(piece: Piece, rest: list[str]) -> bool:
    """True where a text paragraph, with what goes on with it, stopped in mid-sentence, as at a page's end."""
    last = rest[-1] if rest else piece.text
    if not IN_SENTENCE.search(bare_end(last)) or LEADERS.search(last):
        return False
    if rest:
        return True
    is_text = piece.kind in ("text", "annex") and (len(piece.text) > 60 or _is_cut(piece.text))
    return is_text and not ROW.fullmatch(piece.text)
