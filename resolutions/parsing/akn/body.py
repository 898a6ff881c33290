"""The markup's paragraphs, headings, lists, tables and annexes in reading order, with their footnotes and links."""

import itertools
import re

from resolutions.parsing.clean import FROM_SUPERSCRIPT, INVISIBLE, SUPERSCRIPTS, TO_SUPERSCRIPT, tighten
from resolutions.parsing.formulas import FORMULA, is_formula
from resolutions.parsing.labels import Levels, read_heading_label, read_label
from resolutions.parsing.page.furniture import is_rule
from resolutions.parsing.records import Footnote, Note, Paragraph, ParsedDocument
from resolutions.parsing.subheadings import opening_verb

from .tree import find_all, tag, words_of
from .words import Anchor, marked_words, take_marks

# Elements that hold words of their own, and those that number what they hold.
LEAVES = {"p", "crossHeading", "subheading", "heading"}
UNITS = {"paragraph", "point", "item"}
BLOCKS = LEAVES | UNITS | {"list", "sublist", "blockList", "table", "embeddedStructure", "section", "part", "container"}
HEADINGS = {"crossHeading", "subheading", "heading"}
# H1, H23, HCh: the style of a heading, in a paragraph without a number.
HEADING_CLASS = re.compile(r"H[\dC]")
# No call is the 2 of m².
SUPERSCRIPT = re.compile(f"(?<![A-Za-z])[{SUPERSCRIPTS}]+")
SKIPPED = {"num", "meta", "conclusions", "collectionBody", "documentRef", "img", ""}


def read_bodies(root, document: ParsedDocument) -> tuple[list[Paragraph], list[Footnote], list[Anchor]]:
    """Paragraphs of all parts and annexes, footnotes in order of their calls, links with the paragraph they stand in."""
    reader = _Reader(document)
    for element in root:
        reader.walk(element, "operative")
    # A rule is part of the text above a legend only.
    rows = itertools.pairwise([*reader.paragraphs, None])
    paragraphs = [row for row, below in rows if not is_rule(row.text) or (below and below.text.startswith("*"))]
    return paragraphs, reader.footnotes, reader.anchors


class _Reader:
    def __init__(self, document: ParsedDocument):
        self.document = document
        self.paragraphs: list[Paragraph] = []
        self.footnotes: list[Footnote] = []
        self.anchors: list[Anchor] = []
        self.levels = Levels()
        self.label: str | None = None
        # The number of a section whose heading is to come
        self.section: str | None = None
        self.is_heading = False
        self.has_numbers = False
        # The last paragraph's own figure
        self.figure = 0

    def walk(self, element, kind: str):
        """Nothing; adds what stands below the element, whose paragraphs are of that kind."""
        name = tag(element)
        if name in ("coverPage", "preface"):
            self.head(element)
        elif name in SKIPPED:
            return
        elif name == "table":
            self.table(element, kind)
        elif name in UNITS:
            self.unit(element, kind)
        elif name in LEAVES or _holds_words(element):
            self.leaf(element, name, kind)
        else:
            if name == "preamble":
                kind = "preambular"
            elif name == "mainBody" and kind == "preambular":
                kind = "operative"
            elif name == "attachments":
                kind = "annex"
            number = next((words_of(child).strip(" .．、") for child in element if tag(child) == "num"), None)
            self.section = number or self.section
            for child in element:
                self.walk(child, kind)

    def unit(self, element, kind: str):
        number = next((child for child in element if tag(child) == "num"), None)
        self.label = INVISIBLE.sub("", words_of(number)) if number is not None else None
        self.is_heading = bool(HEADING_CLASS.match(element.get("class") or "")) and number is None
        if number is not None and number.tail and number.tail.strip() and len(element) == 1:
            self.add(number.tail, [], "heading" if self.is_heading else kind)
        for child in element:
            self.walk(child, kind)
        self.label, self.is_heading = None, False

    def leaf(self, element, name: str, kind: str):
        notes: list = []
        marked = marked_words(element, BLOCKS, notes)
        words = tighten(re.sub("\ue000.*?\ue001", "", marked))
        if is_formula(words) or (tag(element.getparent()) == "formula" and FORMULA.fullmatch(words)):
            self.formula(words)
        elif words:
            is_preamble = element.get("refersTo") == "#preamble"
            if is_preamble:
                kind = "preambular"
            elif name in HEADINGS or self.is_heading:
                kind = "heading"
            self.add(marked, notes, kind)
        for child in element.iter():
            if child is not element and tag(child) in BLOCKS and _nearest(child, element):
                self.walk(child, kind if kind != "heading" else "operative")

    def formula(self, words: str):
        """Nothing; the first enacting formula is the document's, a later one the heading of a part."""
        if not self.document.formula and not self.paragraphs:
            self.document.formula = words
        else:
            self.paragraphs.append(Paragraph("heading", words))
        self.levels, self.has_numbers = Levels(), False

    def head(self, element):
        """Nothing; the notes that a cover or title calls, and the letter and title of a part (75/101 A), which stands below
        the whole document's."""
        for note in find_all(element, "authorialNote"):
            self.footnote(note)
            self.document.head_notes.append(note.get("marker") or "*")
        if tag(element) == "preface" and tag(element.getparent().getparent()) == "component":
            words = tighten(words_of(element))
            if words and words != (self.document.title or ""):
                self.paragraphs.append(Paragraph("heading", words))

    def table(self, element, kind: str):
        """Nothing; each row a paragraph, its cells parted by a bar."""
        for row in (child for child in element.iter() if tag(child) == "tr"):
            notes: list = []
            cells = [marked_words(cell, {"table"}, notes).strip() for cell in row]
            if any(cells):
                self.add(" | ".join(cells), notes, kind)

    def add(self, marked: str, notes: list, kind: str):
        text, calls, anchors = take_marks(SUPERSCRIPT.sub(self._called_again, marked))
        if not text:
            return
        number, level, cut = None, 0, 0
        # What stands below a paragraph's own heading has its number.
        printed, self.label = (None, self.label) if kind == "heading" else (self.label, None)
        section, self.section = self.section, None
        if section and kind != "heading":
            self.paragraphs.append(Paragraph("heading", section))
        if kind == "heading":
            number, rest = read_heading_label(text)
            cut = len(text) - len(rest.strip()) if number else 0
            number = number or section
        else:
            label = read_label(f"{printed} x") if printed else self._label_in(text)
            if label:
                number, level = label.printed, self.levels.of(label)
                self.figure = label.value if label.kind == "figure" else self.figure
                cut = 0 if printed else text.index(label.rest, 1) if label.rest else 0
                kind = "operative" if label.kind == "figure" and kind == "preambular" else kind
            elif printed:
                number = printed.strip(".．、 ") or None
            else:
                self.levels.unlabelled()
                if kind == "operative" and not self.has_numbers and text[-1] in "，،":
                    # Markup that put the end of the preamble into the body: 根据《联合国宪章》第七章采取行动，
                    kind = "preambular"
            self.has_numbers = self.has_numbers or (number or "").isdigit()
        text = text[cut:]
        verb = opening_verb(kind, text, number, level, self.document.language)
        paragraph = Paragraph(kind, text, number, level, verb)
        paragraph.notes = [Note(mark, max(0, offset - cut)) for mark, offset in calls]
        self.paragraphs.append(paragraph)
        for anchor in anchors:
            anchor.start, anchor.end, anchor.where = anchor.start - cut, anchor.end - cut, paragraph
            self.anchors.append(anchor)
        for note in notes:
            self.footnote(note)

    def _called_again(self, raised: re.Match) -> str:
        """The call of a note that was called before, of which the markup has the figure alone; else what is printed."""
        mark = raised[0].translate(FROM_SUPERSCRIPT)
        return f"\ue000n{mark}\ue001" if any(note.mark == mark for note in self.footnotes) else raised[0]

    def _label_in(self, text: str):
        """A label that the markup left among the words, as it does with (a) in session 75; a figure only where it is the
        first or goes on with those before, and not of a table's row."""
        label = read_label(text)
        if not label or not label.rest:
            return None
        counted = label.kind == "figure"
        return None if counted and (" | " in text or label.value not in (1, self.figure + 1)) else label

    def footnote(self, element):
        """Nothing; a note called twice is kept once. Its own mark in front of it is none of its words."""
        mark = element.get("marker") or "*"
        printed = re.escape(mark.translate(TO_SUPERSCRIPT))
        marked = re.sub(rf"^\s*(?:\(\s*\)|{printed})\s*", "", marked_words(element, set(), []))
        text, _calls, anchors = take_marks(marked)
        if not text or any(note.mark == mark and note.text == text for note in self.footnotes):
            return
        self.footnotes.append(Footnote(mark, text))
        for anchor in anchors:
            anchor.where = f"fn{mark}"
            self.anchors.append(anchor)


def _holds_words(element) -> bool:
    """True where words stand in the element itself, as they may in the introduction of a list."""
    return any(text and text.strip() for text in (element.text, *(child.tail for child in element)))


def _nearest(block, leaf) -> bool:
    """True where no other block stands between a block and the leaf it is nested in."""
    parent = block.getparent()
    while parent is not leaf:
        if tag(parent) in BLOCKS or tag(parent) == "authorialNote":
            return False
        parent = parent.getparent()
    return True
