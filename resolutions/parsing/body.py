"""Blocks below the enacting formula as paragraphs: put together across page ends, numbered, told apart by kind."""

import itertools
import re
import string
from dataclasses import dataclass, replace

from resolutions.reference.verbs import find_verb, opens_preamble

from .blocks import Block, glue
from .clean import SUPERSCRIPTS, tighten
from .formulas import formula_body, is_annex, is_formula
from .labels import HEADING_ALONE, Label, Levels, read_heading_label, read_label
from .page.furniture import is_rule
from .page.lines import FIRST_NUMBER, is_open, line_width
from .paragraph_ids import ANNEX_TITLE

# с глубокой озаб / оченностью отмечая: the beginning of an opening that a page's end cut.
LONGEST_CUT_OPENING = 24
# In ideographs.
LONGEST_HEADING = 60
# A page's end can leave a paragraph's first letter alone; 一 and A alone are headings.
ONE_LETTER = re.compile(r"[^一二三四五六七八九十A-Z]")
LONGEST_LABEL = 12
# Brackets, titles and quotations within a sentence are no longer.
LONGEST_OPEN = 300
# Lines of a table's head, and the one above it.
TABLE_LINES = 4
# Between a part's letter and its formula.
PART_LINES = 4
MISREAD_ONE = "lI|"
MISREAD_LABEL = re.compile(r"[lI|]\s?[.．、]\s?")
# 一、重申其第252(1968)号决议；: how texts before 1980 number their paragraphs; without a point it is a heading
HAN_NUMBERED = re.compile(r"([一二三四五六七八九十]{1,3})、\s?(.*[；。][⁰¹²³⁴⁵⁶⁷⁸⁹]*)", re.S)
# 兹宣布如下：: what follows the preamble of a declaration that is annexed
OPENS_DECLARATION = re.compile("兹|郑重?宣布|宣布|Solemnly|Hereby|Proclaims")
# 项目31. 古阿姆集团地区…: the agenda items that a decision lists have no points.
ITEM = re.compile(r"项目\s?\d{1,3}\s?[.．(（]|Item \d{1,3}[.(]")
# A节, 第一节, 第一条: a section's heading, also behind 根据第五委员会的建议，
SECTION = re.compile(r"[A-Z]\s?节|第[一二三四五六七八九十]{1,3}[节章条]")
# 一, IV, A节, 第二部分, Part I. Overall policymaking: a heading's label, with words behind it or none; a letter has a point.
LABEL_LINE = re.compile(
    rf"(?:(?:[一二三四五六七八九十]{{1,3}}|[IVX]{{2,4}}|{SECTION.pattern}|第[一二三四五六七八九十]{{1,3}}(?:部分|编))(?=$|\s)|[A-Z](?:$|[.．、]\s)"
    r"|(?i:Part|Section|Chapter|Article|Partie|Chapitre|Parte|Sección|Capítulo|Artículo|Часть|Раздел|Глава|Статья)"
    r" (?:[IVX]{1,5}|[A-Z]|\d{1,3})\b)",
)
# An item that ends in 和 or `and` goes on in the next line.
LEADS_ON = re.compile(r"(?:[和及与或的、]|\b(?:and|or|of|the|et|ou|des?|y|o|del?|и|или))$")
RECOMMENDED = re.compile("建议|Recommends")
# 选举主席, 通过报告: short items of an agenda begin with the verbs of resolutions, too.
OF_AGENDA = re.compile("选举|通过|审议|介绍|任命")
# Languages whose paragraphs begin with a capital letter.
CAPITALIZED = ("en", "fr", "es")
# Vivement préoccupée, Tomando nota, с удовлетворением отмечая: a participle opens a preambular paragraph
PARTICIPLES = {
    "fr": re.compile(
        r"[A-ZÀÉÊ](?=\S)(?:[\w’'-]+ ){0,3}[\w’'-]*(?:ants?|antes?|ée|ue|euse|ente)\b|[A-ZÀÉÊ][\w’'-]*(?:é|u|ent|eux)(?= (?:par|de|d[’']|qu[e’']))"
    ),
    "es": re.compile(r"[A-ZÁÉ](?=\S)(?:[\w-]+ ){0,3}[\w-]*(?:ndo|ada|ida|ente)\b"),
    "ru": re.compile(r"(?:[\w-]+ ){0,3}[\w-]{2,}(?:ая|яя|уя|ив|ав|ев|ясь|вшись|учи|енная)\b"),
}
BEHIND_POINTS = f'{string.whitespace}\u00a0\u3000{SUPERSCRIPTS}*”’」』）)"'
# 回顾《河流宣言》，1: a call that extraction made a plain digit, and whose note is lost
PLAIN_CALL = re.compile(r"(?<=[，；。]) ?\d{1,2}$|(?<=[a-z”][,;]) ?\d{1,2}$")
CLOSED = tuple("。；：，！？;:,.!?،؛")
# No preambular paragraph ends so.
ENDS_OPERATIVE = tuple("。；：;:.؛")


@dataclass
class Piece:
    """A paragraph under way: its words with footnote calls still in them."""

    kind: str
    text: str
    number: str | None = None
    level: int = 0


def read_body(blocks: list[Block], language: str, style: str, preamble: bool = True) -> list[Piece]:
    """Paragraphs of a resolution, a decision or a draft: preamble (which few decisions have), operative part, annexes."""
    return _Reader(language, style, preamble).read(blocks)


class _Reader:
    """The body read block by block; `part` is where in the document the next block stands."""

    def __init__(self, language: str, style: str, preamble: bool):
        self.language = language
        # Where pages leave no other trace, a block may be the rest of the last one.
        self.cut_anywhere = style == "paged"
        self.a_line_each = style == "plain"
        self.part = self.first_part = "preambular" if preamble else "operative"
        self.pieces: list[Piece] = []
        self.levels = Levels()
        self.last_number = 0
        self.following = ""
        # The figure that a list of its own within a paragraph (1. 2. 3. again) left waiting.
        self.waiting = 0
        # The last paragraph is one of a list whose items have no labels.
        self.listing = False

    def read(self, blocks: list[Block]) -> list[Piece]:
        alone = ""
        for i, block in enumerate(blocks):
            self.following = blocks[i + 1].text if i + 1 < len(blocks) else ""
            text = block.text.strip()
            label = read_label(text) if len(block.text) < LONGEST_LABEL else None
            if label and not label.rest and not alone and not read_label(self.following):
                # A page can end behind a number.
                alone = f"{text} "
                continue
            if (between := self._cut_opening(text)) is not None:
                # … or within the words that open a paragraph.
                alone += f"{text}{between}"
                continue
            self.take(replace(block, text=f"{alone}{block.text}") if alone else block)
            alone = ""
        _unhead_lists(self.pieces, self.first_part)
        _unhead_unlabelled(self.pieces, self.first_part)
        return self.pieces

    def _cut_opening(self, text: str) -> str | None:
        """What belongs between the text and the next block, where only both together open a paragraph; else None."""
        if not self.following or len(text) > LONGEST_CUT_OPENING or not text[-1:].isalpha():
            return None
        for between in ("", " "):
            verb = find_verb(f"{text}{between}{self.following[:100]}", self.language)
            if verb and len(verb) > len(text) + len(between):
                return between
        return None

    def take(self, block: Block):
        if is_annex(block.text):
            self.begin("annex", block)
        elif label := self._label_of(block.text):
            self._take_labelled(label)
        elif is_formula(block.text):
            if self.part == "annex" and not self._stands_below_letter():
                # A declaration that is annexed has a formula and a preamble of its own (A/RES/61/295).
                self.pieces.append(Piece("annex", block.text))
            else:
                # 大会， again: the next part of the same document (75/101 A and B).
                self.begin("preambular", block)
        elif is_rule(words := tighten(block.text)):
            self.pieces.append(Piece(self.part, words))
        elif self._continues(block, words):
            self.pieces[-1].text = glue(self.pieces[-1].text, block.text)
        elif self._is_heading(words):
            number, rest = read_heading_label(block.text)
            self.pieces.append(Piece("heading", rest, number))
        else:
            self._take_unlabelled(block, words)

    def _stands_below_letter(self) -> bool:
        """True where a part's letter, perhaps with its title, is all that stands above."""
        return any(re.fullmatch("[A-Z]|[甲乙丙丁]", piece.text.strip()) for piece in self.pieces[-PART_LINES:])

    def begin(self, part: str, block: Block):
        """Nothing; `block` is the heading of a part with numbers of its own."""
        self.part, self.last_number, self.waiting = part, 0, 0
        self.levels = Levels()
        self.pieces.append(Piece("heading", block.text))

    def _label_of(self, text: str) -> Label | None:
        """The block's label, where it can be one: a figure must follow the last one, or begin a series."""
        label = read_label(text)
        if text[:1] in MISREAD_ONE and not self.last_number and (misread := MISREAD_LABEL.match(text)):
            # l. 请…: a first paragraph asks or decides.
            rest = text[misread.end() :]
            # Above a 1. of its own it is a heading's: I. Values.
            asks = find_verb(rest, self.language) and not FIRST_NUMBER.match(self.following)
            label = Label("1", "figure", rest) if asks else label
        if not label and self.part != "annex" and (han := HAN_NUMBERED.fullmatch(text.strip())):
            label = Label(han[1], "figure", han[2])
        if not label or not label.rest.strip():
            return None
        if label.kind != "figure":
            return label
        figure = label.value
        if label.is_inserted:
            return label if figure == self.last_number else None
        if self.part == "preambular" and figure > 3:
            return None
        last, outer = self.last_number, self.waiting or self.last_number
        goes_on = last < figure <= last + 3 or outer < figure <= outer + 3
        return label if goes_on or figure == 1 else None

    def _take_labelled(self, label: Label):
        self.listing = False
        kind = "annex" if self.part == "annex" else "operative"
        if label.kind == "figure":
            if not label.is_inserted:
                self._count(label)
            self.part = kind
        elif self.part == "preambular" and not self.last_number:
            # (a) before any numbered paragraph is of the kind of the paragraph it stands under.
            kind = self.pieces[-1].kind if self.pieces and self.pieces[-1].kind != "heading" else "operative"
        level = self.levels.of(label)
        self.pieces.append(Piece(kind, label.rest, label.printed, 1 if self.waiting and not level else level))

    def _count(self, label: Label):
        """Nothing; keeps the outer series in mind while an inner one (an agenda set out in a paragraph) runs."""
        figure = label.value
        if figure == 1 and self.last_number and (self.pieces[-1].kind != "heading" or self._stands_below_colon()):
            self.waiting = max(self.waiting, self.last_number)
        elif self.waiting and figure > self.waiting:
            inner = figure == self.last_number + 1
            # 3. may follow 2. of both: an item of an agenda asks nobody for anything.
            words = tighten(label.rest)
            asks = find_verb(words, self.language) and (len(words) > 20 or not OF_AGENDA.match(words))
            if not inner or (figure == self.waiting + 1 and asks):
                self.waiting = 0
        self.last_number = figure

    def _stands_below_colon(self) -> bool:
        """True where the headings above are those of a list or a table: 用途如下： / 款次 / 1. …"""
        above = next((piece for piece in reversed(self.pieces[-TABLE_LINES:]) if piece.kind != "heading"), None)
        return above is not None and bare_end(above.text).endswith(("：", ":"))

    def _continues(self, block: Block, words: str) -> bool:
        """True where the block is the rest of the last paragraph, cut by a page's end or by a note."""
        if not self.pieces or self.pieces[-1].kind == "heading":
            return False
        last = self.pieces[-1]
        end = bare_end(last.text)
        if ONE_LETTER.fullmatch(words) and end.endswith(CLOSED):
            return False
        # A legend's stars, an item's and a section's label begin something.
        if ITEM.match(words) or SECTION.fullmatch(words) or words.startswith("*"):
            return False
        if not end.endswith(CLOSED):
            if last.level and not block.page_before and self._stands_above_number(words):
                return False
            # An item of a list (防治沙尘暴) has no point; where each paragraph is one line it is whole.
            return not (self.a_line_each and not block.page_before and last.level)
        if self.cut_anywhere and self.language in CAPITALIZED and words[:1].islower():
            return True
        if block.page_before and end[-1] not in "。；.;" and is_open(last.text[-LONGEST_OPEN:]):
            return True
        if block.page_before and block.set_in is not None:
            whole = end[-1] in "。." and (self._is_heading(words) or last.number is None)
            return not (block.set_in or whole)
        # Each paragraph of a draft that is quoted opens with a quotation mark.
        words = words.lstrip("“「")
        if last.kind == "preambular":
            participle = self.language in PARTICIPLES and PARTICIPLES[self.language].match(words)
            if block.page_before:
                opener = participle or opens_preamble(words, self.language)
            else:
                opener = participle or not self.cut_anywhere or find_verb(words, self.language)
            return end[-1] in "，,،" and not opener and not self._is_heading(words)
        if self.listing and last.number is None and not block.page_before:
            # 采取以下优先措施： / 启动…， / 停止…，: items without labels
            return False
        if end[-1] in "，,،" and (block.page_before or not self.a_line_each):
            # A declaration that is annexed has a preamble of its own.
            return last.kind != "annex" or not (opens_preamble(words, self.language) or OPENS_DECLARATION.match(words))
        return (
            block.page_before
            and last.number is not None
            and not self._is_heading(words)
            and not find_verb(words, self.language)
            and end[-1] in "；;。."
        )

    def _stands_above_number(self, words: str) -> bool:
        """True for a short line without a point above a numbered paragraph: a heading, also where the item before it
        has no point."""
        if not self._is_heading(words) or LEADS_ON.search(self.pieces[-1].text.rstrip()):
            return False
        if self.language in CAPITALIZED and words[:1].islower():
            return False
        label = read_label(self.following.strip())
        return label is not None and label.kind == "figure"

    def _is_heading(self, words: str) -> bool:
        """True for a short line without a point; in a preamble that pages cut, only for a label or before paragraph 1."""
        if (
            (len(words) > LONGEST_HEADING and line_width(words) > LONGEST_HEADING)
            or bare_end(words).endswith(CLOSED)
            or ONE_LETTER.fullmatch(words)
            or ITEM.match(words)
        ):
            return False
        if SECTION.fullmatch(words):
            return True
        if self.part != "preambular" or (self.pieces and _is_label_alone(self.pieces[-1])):
            return True
        if self.cut_anywhere and self.pieces:
            numbered = re.fullmatch(HEADING_ALONE, words)
            return bool(numbered or FIRST_NUMBER.match(self.following))
        return not find_verb(words, self.language)

    def _take_unlabelled(self, block: Block, words: str):
        if self.part == "operative" and self._opens_section(words):
            self.part, self.last_number, self.waiting, self.levels = "preambular", 0, 0, Levels()
        kind = self.part
        quoted = words[:1] in '“「"' and self.pieces and bare_end(self.pieces[-1].text).endswith(("：", ":"))
        ends = bare_end(words).endswith(ENDS_OPERATIVE) and not quoted
        if kind == "preambular" and ends and not self._opens_only_preamble(words):
            # A resolution of one unnumbered paragraph: 决定…。
            kind = "operative"
        self.levels.unlabelled()
        above = bare_end(self.pieces[-1].text) if self.pieces else ""
        self.listing = kind == "operative" and above.endswith(
            ("：", ":") if not self.listing else ("：", ":", "，", ",")
        )
        self.pieces.append(Piece(kind, block.text))

    def _opens_section(self, words: str) -> bool:
        """True for 回顾…， right below a heading: a section with a preamble and numbers of its own."""
        below_heading = self.last_number and self.pieces[-1].kind == "heading"
        return bool(below_heading and words[-1] in "，," and opens_preamble(words, self.language))

    def _opens_only_preamble(self, words: str) -> bool:
        end = bare_end(words)[-1:]
        return end not in "。." and opens_preamble(words, self.language)


def _is_label_alone(piece: Piece) -> bool:
    """True for a heading that is nothing but 一 or A, whose words stand on the next line."""
    return piece.kind == "heading" and re.fullmatch(HEADING_ALONE, piece.text.strip()) is not None


# So many short lines in a row are a list, not headings: the items left open, the chairs elected.
LIST_LENGTH = 4


def _unhead_lists(pieces: list[Piece], kind: str):
    """Nothing; runs of short lines that looked like headings become paragraphs of the kind before them."""
    opens, run = _part_openings(pieces), []
    for i, piece in enumerate([*pieces, Piece("", "")]):
        # 第一章 and its title, 第一条 and its title follow one another: no list.
        if piece.kind == "heading" and not _is_labelled(piece) and i not in opens:
            run.append(piece)
            continue
        if len(run) >= LIST_LENGTH:
            for line in run:
                line.kind = kind
        run = []
        if piece.kind != "heading":
            kind = piece.kind
        elif is_annex(piece.text):
            kind = "annex"


def _unhead_unlabelled(pieces: list[Piece], part: str):
    """Nothing; a heading without a label in the operative part, or right above it, becomes a paragraph without a number,
    as the UN's own markup has it. `part` is the kind of the first paragraphs."""
    opens = _part_openings(pieces)
    # What stands below a heading, other headings passed over.
    below: list[int | None] = [None] * len(pieces)
    for i in range(len(pieces) - 1, 0, -1):
        passed = pieces[i].kind == "heading" and i not in opens
        below[i - 1] = below[i] if passed else i
    for i, piece in enumerate(pieces):
        if piece.kind != "heading":
            part = piece.kind
        elif i in opens:
            part = "annex" if ANNEX_TITLE.search(piece.text) else "preambular"
        elif part == "annex" or _is_labelled(piece) or (i and _is_label(pieces[i - 1])):
            continue
        # What stands above a part's formula or an annex is its title; above nothing, it is no heading of the body.
        elif below[i] is not None and below[i] not in opens and "operative" in (part, pieces[below[i]].kind):
            piece.kind = "operative"


def _part_openings(pieces: list[Piece]) -> set[int]:
    """Places of the headings that open a part: an annex's title, an enacting formula, and one without its comma where what
    the body recommends stands below (经济及社会理事会 / 建议大会…)."""
    found = set()
    for i, (piece, below) in enumerate(itertools.pairwise([*pieces, Piece("", "")])):
        if piece.kind == "heading":
            words = tighten(piece.text)
            bare = formula_body(words) is not None and RECOMMENDED.match(tighten(below.text))
            if bare or is_formula(words) or ANNEX_TITLE.search(words):
                found.add(i)
    return found


def _is_label(piece: Piece) -> bool:
    """True for a heading that is nothing but its label: the words stand on the next line."""
    return piece.kind == "heading" and LABEL_LINE.fullmatch(piece.text.strip()) is not None


def _is_labelled(piece: Piece) -> bool:
    return bool(piece.number) or LABEL_LINE.match(piece.text.strip()) is not None


def bare_end(text: str) -> str:
    """The end of the text without what may stand behind its last point: footnote calls, quotation marks, brackets."""
    end = text[-60:].rstrip(BEHIND_POINTS)
    return PLAIN_CALL.sub("", end) if end[-1:].isdigit() else end
