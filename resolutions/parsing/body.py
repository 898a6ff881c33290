"""Blocks below the enacting formula as paragraphs: put together across page ends, numbered, told apart by kind."""

import re
from dataclasses import dataclass

from resolutions.reference.verbs import find_verb, opens_preamble

from .blocks import Block, glue
from .clean import SUPERSCRIPTS, tighten
from .heading import FORMULA

# 37.  (a)  (ii)  - (a)  12．  37、 : a printed label at a paragraph's start.
LABEL = re.compile(
    r"(?:[-–•]\s*)?(?:(?P<number>\d{1,3})\s?[.．、](?![\d])|[(（]\s?(?P<sub>[a-z]{1,5}|\d{1,2})\s?[)）])\s*", re.S
)
BULLET = re.compile(r"[•●▪◦·]\s*")
# 一、 二. A. 第一部分: a heading's label, kept as the paragraph's number.
HEADING_LABEL = re.compile(
    r"(?P<label>(?:[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,5})(?=[.．、\s])|第[一二三四五六七八九十]{1,3}[部章节])(?:[.．、]\s*|\s+|(?<=[部章节])(?:分)?\s*)(?=\S)"
)
ANNEX = re.compile(
    r"附件(?:[一二三四五六七八九十]{1,3})?|附文|附录(?:[一二三四五六七八九十]{1,3})?|Annex(?:es)?(?: [IVX]{1,4})?|Appendix(?: [IVX]{1,4})?",
    re.I,
)
# A letter's annex is announced by the letter's own title: …给秘书长的信的附件
LETTER_ANNEX = re.compile(r".{4,200}(?:的信|照会|函)的附件[一二三四五六七八九十]{0,3}")
# A page's end can leave a paragraph's first letter alone; 一 and A alone are headings.
ONE_LETTER = re.compile(r"[^一二三四五六七八九十A-Z]")
CLOSED = re.compile(r"[。；：，！？;:,.!?،؛]$")
ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")


@dataclass
class Piece:
    """A paragraph under way: its words with footnote calls still in them."""

    kind: str
    text: str
    number: str | None = None
    level: int = 0


def read_body(blocks: list[Block], language: str, style: str = "paged") -> list[Piece]:
    """Paragraphs of a resolution, a decision or a draft: preamble, operative part, annexes."""
    return _Reader(language, style).read(blocks)


def read_prose(blocks: list[Block]) -> list[Piece]:
    """Paragraphs of a letter, note or report, with its headings and annexes."""
    pieces: list[Piece] = []
    kind = "text"
    for block in blocks:
        words = tighten(block.text)
        label = LABEL.match(block.text)
        if ANNEX.fullmatch(words) or LETTER_ANNEX.fullmatch(words):
            kind = "annex"
            pieces.append(Piece("heading", block.text))
            continue
        if pieces and not label and not BULLET.match(block.text) and _is_open(pieces[-1]):
            pieces[-1].text = glue(pieces[-1].text, block.text)
            continue
        number, rest, level = None, block.text, 0
        if label:
            number, level = _label(label), 1 if label["sub"] else 0
            rest = block.text[label.end() :]
        is_head = len(words) < 60 and not CLOSED.search(_bare_end(rest)) and not (label and label["sub"])
        if is_head and not BULLET.match(block.text) and not label:
            number, rest = _heading_label(block.text)
        pieces.append(Piece("heading" if is_head and not BULLET.match(block.text) else kind, rest, number, level))
        if SIGNED.search(words):
            _unhead_signature(pieces, kind)
    return pieces


# 阿卜杜·阿巴里(签名); [原件：法文]
SIGNED = re.compile(r"[(（]签[名字][)）]$|^[\[［].{1,30}[\]］]$|\(Signed\)")


def _unhead_signature(pieces: list[Piece], kind: str):
    """Nothing; a signature and the offices printed above it are text, short as they are."""
    for piece in reversed(pieces[-4:]):
        if piece.kind != "heading" or piece.number or len(piece.text.strip()) > 30:
            break
        piece.kind = kind


def _is_open(piece: Piece) -> bool:
    """True where a text paragraph stopped in mid-sentence, as at a page's end."""
    return (
        piece.kind in ("text", "annex")
        and bool(re.search(r"[^。；：！？;:!?.”）)]$", _bare_end(piece.text)))
        and len(piece.text) > 60
    )


class _Reader:
    """The body read block by block; `part` is where in the document the next block stands."""

    def __init__(self, language: str, style: str):
        self.language = language
        # Where pages leave no other trace, a block may be the rest of the last one.
        self.cut_anywhere = style == "paged"
        self.part = "preambular"
        self.pieces: list[Piece] = []
        self.numbers: list[str] = []
        self.last_number = 0

    def read(self, blocks: list[Block]) -> list[Piece]:
        label_alone = ""
        for block in blocks:
            if LABEL.fullmatch(block.text.strip()) and not label_alone:
                # A page can end behind a number.
                label_alone = block.text.strip()
                continue
            self.take(Block(f"{label_alone} {block.text}", block.page_before) if label_alone else block)
            label_alone = ""
        return self.pieces

    def take(self, block: Block):
        words = tighten(block.text)
        if ANNEX.fullmatch(words):
            self.part, self.last_number = "annex", 0
            self.pieces.append(Piece("heading", block.text))
            return
        if FORMULA.fullmatch(words) and words[-1] in "，,،":
            # 大会， again: the next part of the same document (75/101 A and B).
            self.part, self.last_number = "preambular", 0
            self.pieces.append(Piece("heading", block.text))
            return
        label = self._label_of(block.text)
        if label:
            self._take_labelled(block, label)
        elif self._continues(block, words):
            self.pieces[-1].text = glue(self.pieces[-1].text, block.text)
        elif self._is_heading(words):
            number, rest = _heading_label(block.text)
            self.pieces.append(Piece("heading", rest, number))
        else:
            self._take_unlabelled(block, words)

    def _label_of(self, text: str) -> re.Match | None:
        """The block's label, where it can be one: a figure must follow the last one, or begin a series."""
        label = LABEL.match(text)
        if not label or label["sub"]:
            return label if label and text[label.end() :].strip() else None
        figure = int(label["number"])
        follows = self.last_number < figure <= self.last_number + 3 or figure == 1
        if self.part == "preambular" and figure > 3:
            follows = False
        return label if follows and text[label.end() :].strip() else None

    def _take_labelled(self, block: Block, label: re.Match):
        if label["number"]:
            self.last_number = int(label["number"])
        level = 0
        if label["sub"]:
            level = self._sub_level(label["sub"])
        kind = "annex" if self.part == "annex" else "operative"
        if label["number"]:
            self.part = kind
        elif self.part == "preambular" and not self.numbers:
            kind = self._kind_of_sub()
        self.pieces.append(Piece(kind, block.text[label.end() :], _label(label), level))
        self.numbers.append(_label(label))

    def _kind_of_sub(self) -> str:
        """The kind of (a) before any numbered paragraph: that of the paragraph it stands under."""
        return self.pieces[-1].kind if self.pieces and self.pieces[-1].kind != "heading" else "operative"

    def _sub_level(self, letter: str) -> int:
        """1 for (a), 2 for (i); (i) behind (h) is a letter."""
        if not ROMAN.fullmatch(letter):
            return 1
        above = [number for number in self.numbers[-60:] if number.startswith("(")]
        letters = [n.strip("()") for n in above]
        if letter == "i" and letters and letters[-1] == "h":
            return 1
        if letter in ("v", "x") and letters and letters[-1] == chr(ord(letter) - 1):
            return 1
        return (
            2
            if (letters and self.pieces[-1].level >= 1) or letter in ("ii", "iii", "iv")
            else (2 if letters and letter == "i" and self.pieces[-1].number else 1)
        )

    def _continues(self, block: Block, words: str) -> bool:
        """True where the block is the rest of the last paragraph, cut by a page's end or by a note."""
        if not self.pieces or self.pieces[-1].kind == "heading" or BULLET.match(block.text):
            return False
        last = self.pieces[-1]
        end = _bare_end(last.text)
        if ONE_LETTER.fullmatch(words) and CLOSED.search(end):
            return False
        if not CLOSED.search(end):
            return not ANNEX.fullmatch(words)
        if last.kind == "preambular":
            opener = find_verb(words, self.language)
            cut = self.cut_anywhere or block.page_before
            return cut and end[-1] in "，,،" and not opener and not self._is_heading(words)
        if end[-1] in "，,،":
            return True
        return (
            block.page_before
            and last.number is not None
            and not self._is_heading(words)
            and not find_verb(words, self.language)
            and end[-1] in "；;。."
        )

    def _is_heading(self, words: str) -> bool:
        """True for a short line without a point; in the preamble one that opens with a verb is a paragraph cut short."""
        if len(words) > 60 or CLOSED.search(_bare_end(words)) or ONE_LETTER.fullmatch(words):
            return False
        return self.part != "preambular" or not opens_preamble(words, self.language)

    def _take_unlabelled(self, block: Block, words: str):
        kind = self.part
        if (
            kind == "preambular"
            and re.search(r"[。；：;:.؛]$", _bare_end(words))
            and not self._opens_only_preamble(words)
        ):
            # A resolution of one unnumbered paragraph: 决定…。
            kind = "operative"
        self.pieces.append(Piece(kind, block.text))

    def _opens_only_preamble(self, words: str) -> bool:
        end = _bare_end(words)[-1:]
        return end not in "。." and opens_preamble(words, self.language)


def _label(label: re.Match) -> str:
    return label["number"] if label["number"] else f"({label['sub']})"


def _heading_label(text: str) -> tuple[str | None, str]:
    label = HEADING_LABEL.match(text.strip())
    return (label["label"], text.strip()[label.end() :]) if label else (None, text)


def _bare_end(text: str) -> str:
    """The text without what may stand behind its last point: footnote calls, quotation marks, brackets."""
    return re.sub(rf"[\s{SUPERSCRIPTS}*”’」』）)\"]+$", "", text[-60:])
