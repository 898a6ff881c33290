"""A comparison as a Word file with tracked changes: accept all and it is the second text, reject all and it is the first."""

import io
import re
from datetime import datetime
from itertools import count

from docx import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from resolutions.comparing.comparison import BREAK, ComparedRow, Comparison

# What XML can't carry.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
INDENT = 0.9


def tracked_changes(
    comparison: Comparison, *, title: str, note: str, author: str, at: datetime, language: str = "zh-CN"
) -> bytes:
    """The bytes of the .docx file. Numbers stand as in the second text, and are no change."""
    return _Writer(author, at, language).write(comparison, title, note)


class _Writer:
    def __init__(self, author: str, at: datetime, language: str):
        self.author, self.at, self.language = author, at.strftime("%Y-%m-%dT%H:%M:%SZ"), language
        self.ids = count(1)

    def write(self, comparison: Comparison, title: str, note: str) -> bytes:
        file = WordFile()
        file.core_properties.title, file.core_properties.author = FORBIDDEN.sub("", title), self.author
        file.core_properties.created = file.core_properties.modified = datetime.strptime(self.at, "%Y-%m-%dT%H:%M:%SZ")
        self._set_language(file)
        file.add_heading(FORBIDDEN.sub("", title), level=1)
        file.add_paragraph(FORBIDDEN.sub("", note)).runs[0].italic = True
        for row, departure in comparison.with_departures():
            if row.moved:
                self._moved(file, row, departure)
            else:
                self._row(file, row)
        data = io.BytesIO()
        file.save(data)
        return data.getvalue()

    def _set_language(self, file):
        properties = file.styles["Normal"].element.get_or_add_rPr()
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), self.language)
        language.set(qn("w:eastAsia"), self.language)
        properties.append(language)

    # --- rows ---

    def _row(self, file, row: ComparedRow):
        """A row that stayed: words that went and came, and breaks that did."""
        paragraph = self._paragraph(file, (row.after or row.before)[0])
        following = iter(row.after[1:])
        for piece in row.pieces:
            if piece.kind == "same":
                self._run(paragraph, piece.after, None)
                continue
            paragraph = self._words(file, paragraph, piece.before, "w:del", None)
            paragraph = self._words(file, paragraph, piece.after, "w:ins", following)
        if not row.before or not row.after:
            self._mark_end(paragraph, "w:ins" if row.after else "w:del")

    def _words(self, file, paragraph, words: str, mark: str, following):
        """The paragraph in which the text goes on: a break ends one, and is tracked like the words."""
        for n, part in enumerate(words.split(BREAK)):
            if n:
                self._mark_end(paragraph, mark)
                paragraph = self._paragraph(file, next(following, None) if following else None)
            if part:
                self._run(paragraph, part, mark)
        return paragraph

    def _moved(self, file, row: ComparedRow, departure: bool):
        """A moved row where it stood (moved from) or stands (moved to, with the words that came on the way)."""
        name = f"move{row.place}"
        mark, units = ("w:moveFrom", row.before) if departure else ("w:moveTo", row.after)
        pieces = [(BREAK.join(unit.words for unit in units), mark)]
        if not departure:
            pieces = [(piece.after, mark if piece.kind == "same" else "w:ins") for piece in row.pieces]
        remaining = iter(units)
        paragraph = self._paragraph(file, next(remaining))
        start = self._change(f"{mark}RangeStart")
        start.set(qn("w:name"), name)
        paragraph._p.append(start)
        for words, piece_mark in pieces:
            for n, part in enumerate(words.split(BREAK)):
                if n:
                    self._mark_end(paragraph, mark)
                    paragraph = self._paragraph(file, next(remaining, None))
                if part:
                    self._run(paragraph, part, piece_mark)
        self._mark_end(paragraph, mark)
        end = OxmlElement(f"{mark}RangeEnd")
        end.set(qn("w:id"), start.get(qn("w:id")))
        paragraph._p.append(end)

    def _paragraph(self, file, unit):
        paragraph = file.add_paragraph()
        if unit:
            if unit.kind == "heading":
                paragraph.style = file.styles["Heading 2"]
            paragraph.paragraph_format.left_indent = Cm(INDENT * unit.level)
            if unit.number:
                paragraph.add_run(f"{unit.number}{'' if unit.level else '.'}\u2002")
        return paragraph

    # --- marks ---

    def _change(self, name: str):
        change = OxmlElement(name)
        change.set(qn("w:id"), str(next(self.ids)))
        change.set(qn("w:author"), self.author)
        change.set(qn("w:date"), self.at)
        return change

    def _run(self, paragraph, words: str, mark: str | None):
        run = OxmlElement("w:r")
        text = OxmlElement("w:delText" if mark == "w:del" else "w:t")
        text.text = FORBIDDEN.sub("", words)
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        if mark is None:
            paragraph._p.append(run)
        else:
            change = self._change(mark)
            change.append(run)
            paragraph._p.append(change)

    def _mark_end(self, paragraph, mark: str):
        """Nothing; the paragraph's end is itself inserted or deleted."""
        properties = paragraph._p.get_or_add_pPr()
        run_properties = properties.find(qn("w:rPr"))
        if run_properties is None:
            run_properties = OxmlElement("w:rPr")
            properties.append(run_properties)
        run_properties.append(self._change(mark))
