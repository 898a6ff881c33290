"""Lines that were cut at a width as paragraphs: one goes on where the next line's first word had no room."""

import re

from resolutions.reference.verbs import opens_preamble

from .blocks import Block, glue
from .formulas import is_formula
from .heading import is_head_line, is_whole
from .lines import (
    ENDS_CLAUSE,
    FIRST_NUMBER,
    STARTS_LINE,
    STARTS_PARAGRAPH,
    UNCUT,
    WIDEST_PAGE,
    ends_sentence,
    line_width,
    room_of,
    wrap_width,
)
from .sponsors import DRAFT_ALONE, opens_sponsors

LABELLED = re.compile(r"\s*(?:\d{1,3}\.|\([a-z]{1,4}\))\s")
BULLETS = tuple("•●▪◦·")
# A list of names goes on behind these.
LISTING = ("、", ",", "，", "和", " and")
# A head has fewer paragraphs.
LONGEST_HEAD = 40
# Small letters and a resolution's number begin no paragraph of a preamble.
BEGINS_NOTHING = re.compile(r"[a-zа-я]|\d{1,4}/\d")
# 3 A/901/5.: a note's mark that extraction made a plain digit, its words behind it or on the next line
NOTE_MARK = re.compile(r"(\d{1,3})(?=\s+\S|$)")
# III, 三, B.
LABEL_ALONE = re.compile(r"(?:[IVX]{1,5}|[A-Z]|[一二三四五六七八九十]{1,3})\s?[.．、]?")
NUMBERED = re.compile(r"(\d{1,3})\.\s")


def join_lines(lines: list[Block], language: str) -> list[Block]:
    """Paragraphs of lines cut at a width."""
    return _Joiner(lines, language).read(lines)


class _Joiner:
    """The lines taken one by one: `pieces` are those of the paragraph under way, which stands last among the `found`."""

    def __init__(self, lines: list[Block], language: str):
        self.language = language
        width, lack = wrap_width([line.text for line in lines]) or (WIDEST_PAGE, WIDEST_PAGE / 4)
        # A line that is as wide was filled.
        self.filled = width - lack
        gaps, set_in = sum(line.gap for line in lines[1:]), sum(line.text.startswith(" ") for line in lines)
        self.gap_each_line = gaps > 0.8 * len(lines)
        # Whether paragraphs are set in.
        self.indents = set_in * 12 > gaps if self.gap_each_line else len(lines) / 12 < set_in < len(lines) / 2
        # Whether nothing else shows where one begins.
        self.unmarked = not self.indents and not gaps
        self.found: list[Block] = []
        self.pieces: list[str] = []
        # The line before, and whether the paragraph of which it is a line was set in.
        self.last, self.set_in = "", False
        self.head = self.preamble = True
        # The mark of the note under way, and the number of the last paragraph that has one.
        self.note = self.number = 0

    def read(self, lines: list[Block]) -> list[Block]:
        for line in lines:
            text = line.text.strip()
            self.preamble = self.preamble and not FIRST_NUMBER.match(text)
            self.head = self.head and len(self.found) < LONGEST_HEAD and not is_formula(text)
            if self.found and not self._begins(line, text) and self._goes_on(line, text):
                self.pieces.append(text)
            else:
                self._end()
                self.found.append(Block(text, line.page_before, line.gap, line.below_rule))
                self.pieces, self.set_in = [text], self._is_set_in(line)
                self.number = int(number[1]) if (number := NUMBERED.match(text)) else self.number
            self.last = line.text
        self._end()
        return self.found

    def _end(self):
        if self.found:
            self.found[-1].text = glue(*self.pieces)

    def _is_set_in(self, line: Block) -> bool:
        return self.indents and line.text.startswith(" ")

    # --- what begins a paragraph, whatever stands before it ---

    def _begins(self, line: Block, text: str) -> bool:
        return (
            self._is_note(line, text)
            or line.page_before
            or self._is_beside_label(text)
            or self._has_next_number(text)
            or (self.head and self._begins_in_head(text))
            or (self.preamble and self._opens_preamble(text))
        )

    def _is_note(self, line: Block, text: str) -> bool:
        """True for a note's first line, below the rule or the note before it."""
        mark = NOTE_MARK.match(text)
        if mark and (line.below_rule or (self._in_note(line) and int(mark[1]) == self.note + 1)):
            self.note = int(mark[1])
            return True
        return False

    def _has_next_number(self, text: str) -> bool:
        """True for the paragraph whose number follows the last one's, also below a heading, which has no point."""
        number = NUMBERED.match(text)
        return number is not None and int(number[1]) == self.number + 1

    def _is_beside_label(self, text: str) -> bool:
        """True for a heading's label that stands alone on a line, and for the heading's words below it."""
        alone = LABEL_ALONE.fullmatch(text) is not None and ends_sentence(self.last)
        return alone or LABEL_ALONE.fullmatch(" ".join(self.pieces)) is not None

    def _in_note(self, line: Block) -> bool:
        return bool(self.note) and self.pieces[0].split(" ")[0] == str(self.note) and not line.page_before

    def _begins_in_head(self, text: str) -> bool:
        if len(self.pieces) < LONGEST_HEAD and (is_head_line(text) or is_whole(glue(*self.pieces))):
            return True
        # The list of sponsors begins below an agenda item's title.
        listed = self.pieces[-1].endswith(LISTING) or opens_sponsors(self.pieces[0])
        return not listed and opens_sponsors(text)

    def _opens_preamble(self, text: str) -> bool:
        """True for a paragraph's first words behind a comma, though the line before be full by chance: what tells is a
        capital, or the call of a note, which mostly stands at a paragraph's end; else the words alone."""
        clause = ENDS_CLAUSE.search(self.last)
        told = self.unmarked or text[0].isupper() or (clause and clause[1])
        return bool(clause and told and opens_preamble(text, self.language))

    # --- what goes on ---

    def _goes_on(self, line: Block, text: str) -> bool:
        """True where the line is the rest of the paragraph under way."""
        if self._is_inside(line, text):
            return True
        return not STARTS_LINE.match(line.text) and self._had_no_room(line, text)

    def _is_inside(self, line: Block, text: str) -> bool:
        """True where the paragraph can't have ended with the line before, full or not."""
        if self.head and self.pieces[-1].endswith(("：", ":")) and DRAFT_ALONE.fullmatch(text):
            return True
        # A note's words may stand below its mark, and further in than the mark.
        if self._in_note(line) and not line.gap and (self.pieces[0] == str(self.note) or line.text.startswith(" ")):
            return True
        # Within a paragraph that was set in, only a point ends a line that isn't full.
        if not self._below_set_in(line, text) or STARTS_LINE.match(line.text) or ends_sentence(self.last):
            return False
        return not (LABELLED.match(line.text) and ENDS_CLAUSE.search(self.last))

    def _below_set_in(self, line: Block, text: str) -> bool:
        """True at the margin below a paragraph's first line, which was set in."""
        return self.set_in and not self._is_set_in(line) and not text.startswith(BULLETS)

    def _had_no_room(self, line: Block, text: str) -> bool:
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
        if STARTS_PARAGRAPH.match(line.text) and not in_sentence:
            return False
        if self.gap_each_line:
            if indented:
                # A page's first line keeps the margin's blank although the sentence goes on (no blank line between).
                return full and not line.gap and not ends_there
            return full or (before.startswith(BULLETS) and not ends_there and len(before) > 30)
        # All lines of a sub-paragraph or a note may be set in.
        hangs = self.last.startswith(" ") and full and not ends
        if line.gap or (self.indents and indented and not hangs):
            return False
        # Behind a comma, a line that isn't full is a paragraph's last, if not within a list: 58/9 of …, / 58/289 of …
        return full or not ends or (not ends_there and bool(BEGINS_NOTHING.match(text)))
