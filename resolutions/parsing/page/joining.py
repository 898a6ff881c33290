"""Lines that were cut at a width as paragraphs: one goes on where the next line's first word had no room."""

import re

from resolutions.reference.verbs import opens_preamble

from ..blocks import Block, glue
from ..clean import FROM_SUPERSCRIPT, SUPERSCRIPTS, tighten
from ..closing import CHOICE
from ..formulas import is_annex, is_formula
from ..head.adoption import CLOSE_LINE, begins_decision
from ..head.agenda import AGENDA_LINE, parse_agenda
from ..head.heading import OPENS_TITLE, begins_alone, is_whole
from ..head.sponsors import DRAFT_ALONE, DRAFT_HEAD, opens_sponsors
from ..labels import HEADING_ALONE
from .heading_lines import find_heading_lines
from .hyphens import find_words, join_divided
from .indents import are_set_in, indent_of, stands_set_in
from .lines import (
    BEGINS_NOTHING,
    ENDS_CLAUSE,
    FIRST_NUMBER,
    LEADERS,
    NUMBERED,
    STARTS_LINE,
    STARTS_PARAGRAPH,
    UNCUT,
    WIDEST_PAGE,
    ends_sentence,
    line_width,
    room_of,
    wrap_width,
)
from .preamble_lines import find_preamble_lines

LABELLED = re.compile(
    r"\s*(?:\d{1,3}\.|\([a-z]{1,4}\)|[㈠-㈩]|[(（][一二三四五六七八九十]{1,3}[)）]|[•●▪◦–-])\s(?!分?[段款])"
)
DASHES = ("–", "—")
BULLETS = tuple("•●▪◦·")
# A list of names goes on behind these.
LISTING = ("、", ",", "，", "和", " and")
# Fewer gaps than one in so many lines part no paragraphs.
FEW_GAPS = 30
# So much of a full line's width a line may have that stops before a long word.
NEARLY_FULL, NEARLY_FULL_HAN = 0.75, 0.9
# A head has fewer paragraphs.
LONGEST_HEAD = 40
# 3 A/901/5., ³A/901/5.
NOTE_MARK = re.compile(rf"(\d{{1,3}}(?=\s+\S)|[{SUPERSCRIPTS}]{{1,3}}(?=\s?\S))")
# III, 三, B.
LABEL_ALONE = re.compile(rf"(?:{HEADING_ALONE})\s?[.．、]?")
# 一. 导言, 二、提案的审议情况, A. 储存能力
HEADING_LABELLED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|[A-Z](?=[.．、]\s?[\u4e00-\u9fff]))(?:[.．]\s|、)\S[^，。；]{1,24}$"
)
# What stands above a letter's signature, line by line, and the name itself
OFFICE = re.compile(r"(?:临时代办|常驻副?代表|特命全权大使|大使|外交部长)[，,]?|[^，。；]{2,24}[(（]签[名字][)）]")
# In ideographs.
NARROW_WORD = 2


def join_lines(lines: list[Block], language: str) -> list[Block]:
    """Paragraphs of lines cut at a width."""
    return _Joiner(lines, language).read()


class _Joiner:
    """The lines taken one by one: `pieces` are those of the paragraph under way, which stands last among the `found`."""

    def __init__(self, lines: list[Block], language: str):
        self.lines, self.language = lines, language
        width, lack = wrap_width([line.text for line in lines]) or (WIDEST_PAGE, WIDEST_PAGE / 4)
        # A line that is as wide was filled.
        self.filled = width - lack
        self.words = find_words(line.text for line in lines) if language == "en" else set()
        gaps = sum(line.gap and not line.page_before for line in lines[1:])
        self.gap_each_line = gaps > 0.8 * len(lines)
        # Whether paragraphs are set in.
        self.indents = are_set_in(lines, gaps if self.gap_each_line else 0)
        # Whether nothing else shows where one begins.
        self.unmarked = not self.indents and (self.gap_each_line or gaps * FEW_GAPS < len(lines))
        self.preamble_lines: set[int] | None = None
        self.found: list[Block] = []
        self.pieces: list[str] = []
        # The line before, and whether the paragraph of which it is a line was set in.
        self.last, self.set_in = "", False
        # The blanks before its first line, and before its second where there is one.
        self.first_indent, self.indent = 0, None
        self.head = self.preamble = True
        # How many items of the agenda the head has named.
        self.items = 0
        # Whether the paragraph under way is a note, the last note's mark, and the number of the last paragraph that has one.
        self.in_note, self.note, self.number = False, 0, 0

    def read(self) -> list[Block]:
        headings = find_heading_lines(self.lines) if self.unmarked else ()
        if self.unmarked and self.language == "zh":
            self.preamble_lines = find_preamble_lines(self.lines, self.filled)
        for place, line in enumerate(self.lines):
            text = line.text.strip()
            self.preamble = self.preamble and not FIRST_NUMBER.match(text)
            self.head = self.head and len(self.found) < LONGEST_HEAD and not is_formula(text)
            # A decision's first words, behind which no head goes on.
            decides = self.head and begins_decision(text)
            note = self._is_note(line, text)
            begins = not self.found or note or decides or place in headings or self._begins(place, line, text)
            self.head = self.head and not decides
            if not begins and self._goes_on(place, line, text):
                self.indent = indent_of(line) if self.indent is None else self.indent
                self.pieces.append(text)
            else:
                self._end()
                set_in = stands_set_in(line, self.lines[place + 1 : place + 2]) if self.indents else None
                self.found.append(Block(text, line.page_before, line.gap, line.below_rule, set_in))
                self.pieces, self.set_in, self.in_note = [text], self._is_set_in(line), note
                self.first_indent, self.indent = indent_of(line), None
                if self.head and AGENDA_LINE.fullmatch(text):
                    self.items = len({item.number for item in parse_agenda(text, [])[0]})
                self.number = int(number[1]) if (number := NUMBERED.match(text)) else self.number
            self.last = line.text
        self._end()
        return self.found

    def _end(self):
        if self.found:
            self.found[-1].text = glue(*join_divided(self.pieces, self.words) if self.words else self.pieces)

    def _is_set_in(self, line: Block) -> bool:
        return self.indents and line.text.startswith(" ")

    # --- what begins a paragraph, whatever stands before it ---

    def _begins(self, place: int, line: Block, text: str) -> bool:
        return (
            line.page_before
            or is_annex(text)
            or is_formula(self.last)
            or (OFFICE.fullmatch(text) is not None and (ends_sentence(self.last) or not self._is_filled()))
            or CHOICE.match(text) is not None
            or CLOSE_LINE.fullmatch(tighten(self.last)) is not None
            or LEADERS.search(text) is not None
            or LEADERS.search(self.last) is not None
            or self._is_beside_label(text)
            or self._has_next_number(text)
            or (self.head and self._begins_in_head(text))
            or (self.preamble and self._opens_preamble(place, text))
        )

    def _is_note(self, line: Block, text: str) -> bool:
        """True for a note's first line, below the rule or the note before it."""
        if not (mark := NOTE_MARK.match(text)):
            return False
        # A raised call may begin a line, too, in mid-sentence or behind it.
        number = int(mark[1].translate(FROM_SUPERSCRIPT))
        raised = text[0] in SUPERSCRIPTS and number == self.note + 1 and (self.in_note or ends_sentence(self.last))
        if line.below_rule or raised:
            self.note = number
        return line.below_rule or raised

    def _has_next_number(self, text: str) -> bool:
        """True for the paragraph whose number follows the last one's, also below a heading, which has no point."""
        number = NUMBERED.match(text)
        return number is not None and int(number[1]) == self.number + 1

    def _is_beside_label(self, text: str) -> bool:
        """True for a heading's label that stands alone on a line, and for the heading's words below it."""
        above = " ".join(self.pieces) if len(self.pieces) < 3 else ""
        if LABEL_ALONE.fullmatch(above) or DRAFT_HEAD.fullmatch(above) or is_annex(above):
            return True
        # An annex's title ends where its line does.
        if len(self.found) > 1 and is_annex(self.found[-2].text) and not self._is_filled():
            return True
        ended = ends_sentence(self.last) or (ENDS_CLAUSE.search(self.last) is not None and not self._is_filled())
        alone = LABEL_ALONE.fullmatch(text) is not None and ended
        apart = ends_sentence(self.last) or not self._is_filled()
        return alone or (HEADING_LABELLED.match(text) is not None and apart)

    def _begins_in_head(self, text: str) -> bool:
        if len(self.pieces) < LONGEST_HEAD and (begins_alone(text) or is_whole(glue(*self.pieces))):
            return True
        # A letter's title begins with its date.
        room = room_of(self.last) + line_width(UNCUT.match(text)[0]) <= self.filled + 0.5
        if room and OPENS_TITLE.match(tighten(text)):
            return True
        # Each of several agenda items has a title of its own.
        if self.items > 1 and not self._is_filled():
            return True
        # The list of sponsors begins below an agenda item's title.
        listed = self.pieces[-1].endswith(LISTING) or opens_sponsors(self.pieces[0])
        return not listed and opens_sponsors(text)

    def _is_filled(self) -> bool:
        """True where the line before has no room for a word more."""
        return room_of(self.last) > self.filled - NARROW_WORD

    def _opens_preamble(self, place: int, text: str) -> bool:
        """True for a paragraph's first words behind a comma, though the line before be full by chance: what tells is a
        capital, or the call of a note, which mostly stands at a paragraph's end; else the words alone."""
        # Below a heading, which has no point.
        alone = len(self.pieces) == 1 and not (
            self._is_filled() or ends_sentence(self.last) or ENDS_CLAUSE.search(self.last)
        )
        if alone and not self.head and opens_preamble(text, self.language):
            return True
        if self.preamble_lines is not None:
            return place in self.preamble_lines
        clause = ENDS_CLAUSE.search(self.last)
        told = self.unmarked or text[0].isupper() or (clause and clause[1])
        return bool(clause and told and opens_preamble(text, self.language))

    # --- what goes on ---

    def _goes_on(self, place: int, line: Block, text: str) -> bool:
        """True where the line is the rest of the paragraph under way."""
        if self._is_inside(place, line, text):
            return True
        return not STARTS_LINE.match(line.text) and self._had_no_room(place, line, text)

    def _is_heading(self, place: int, text: str) -> bool:
        """True for a short line without a point, behind the comma of one that wasn't full, above what is numbered or set in."""
        below = self.lines[place + 1] if place + 1 < len(self.lines) else None
        if below is None or self._is_filled() or not ENDS_CLAUSE.search(self.last):
            return False
        if ends_sentence(text) or ENDS_CLAUSE.search(text) or room_of(text) * 2 > self.filled:
            return False
        return NUMBERED.match(below.text.strip()) is not None or (
            self._is_set_in(below) and text[0].isupper() >= text[0].isascii()
        )

    def _is_inside(self, place: int, line: Block, text: str) -> bool:
        """True where the paragraph can't have ended with the line before, full or not."""
        if self.head and self.pieces[-1].endswith(("：", ":")) and DRAFT_ALONE.fullmatch(text):
            return True
        # A note's words may stand further in than its mark, and no comma ends them.
        if (
            self.in_note
            and (self.gap_each_line or not line.gap)
            and (line.text.startswith(" ") or not ends_sentence(self.last))
        ):
            return True
        # Within a paragraph that was set in, only a point ends a line that isn't full.
        if not self._below_set_in(line, text) or STARTS_LINE.match(line.text) or ends_sentence(self.last):
            return False
        if self._is_heading(place, text):
            return False
        return not (LABELLED.match(line.text) and ENDS_CLAUSE.search(self.last))

    def _below_set_in(self, line: Block, text: str) -> bool:
        """True where the line stands as a paragraph's further lines do: at the margin below a first one that was set in,
        or all set in as the second is, further or less than the first."""
        if text.startswith(BULLETS) or not self.indents:
            return False
        if not self._is_set_in(line):
            return self.set_in
        if self.indent is not None:
            away = abs(indent_of(line) - self.indent)
            return away < min(2, abs(indent_of(line) - self.first_indent))
        return abs(indent_of(line) - self.first_indent) > 1 and LABELLED.match(self.pieces[0]) is not None

    def _had_no_room(self, place: int, line: Block, text: str) -> bool:
        """True where the line's first word had no room on the line before, or that one ended in mid-sentence."""
        before = self.last.strip()
        # A line below one that was set in and lacks room for little begins nothing: what begins is set in.
        filled = self.filled - self._below_set_in(line, text)
        full = room_of(self.last) + line_width(UNCUT.match(text)[0]) > filled + 0.5
        ends_there = ends_sentence(before)
        ends = ends_there or ENDS_CLAUSE.search(before)
        indented = line.text.startswith(" ")
        # Where paragraphs are set in, a number at a full line's margin may be part of the sentence.
        in_sentence = self.indents and full and not ends and not indented
        # So may a dash in mid-sentence.
        dash = text.startswith(DASHES) and not ends
        if STARTS_PARAGRAPH.match(line.text) and not (in_sentence or dash):
            return False
        if self.gap_each_line:
            nearly = room_of(self.last) > self.filled * NEARLY_FULL
            if nearly and not (self.head or ends_there) and self._begins_nothing(text):
                return True
            if indented:
                # A page's first line keeps the margin's blank although the sentence goes on (no blank line between).
                return full and not line.gap and not ends_there
            if not ends_there and before.startswith(BULLETS) and len(before) > 30:
                return True
            return full or self._stands_in_sentence(place, text)
        # All lines of a sub-paragraph or a note may be set in.
        hangs = self.last.startswith(" ") and full and not ends
        if line.gap or (self.indents and indented and not (hangs or self._below_set_in(line, text))):
            return False
        if self._is_heading(place, text):
            return False
        # Behind a comma, a line that isn't full is a paragraph's last, if not within a list: 58/9 of …, / 58/289 of …
        return (
            full
            or not ends
            or (not ends_there and (self._begins_nothing(text) or self._stands_in_sentence(place, text)))
        )

    def _begins_nothing(self, text: str) -> bool:
        """True for what begins no paragraph; with small letters Russian ones do."""
        return BEGINS_NOTHING.match(text) is not None and not (self.language == "ru" and text[0].isalpha())

    def _stands_in_sentence(self, place: int, text: str) -> bool:
        """True behind the comma of a line that is nearly full, where the words don't open a preamble's paragraph and
        nothing else would show that one begins; Chinese lines are full to the letter."""
        if not self.unmarked or self.head:
            return False
        chinese = self.language == "zh"
        if room_of(self.last) < self.filled * (NEARLY_FULL_HAN if chinese else NEARLY_FULL):
            return False
        if not ENDS_CLAUSE.search(self.last):
            # Below a number, what has none of its own is part of a sentence.
            return bool(self.number) and self.last.rstrip().endswith(("；", ";"))
        if chinese and self.preamble and self.preamble_lines is not None:
            return place not in self.preamble_lines
        return not opens_preamble(text, self.language)
