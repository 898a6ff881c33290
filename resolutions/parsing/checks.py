"""The document checks its parser: what doesn't add up becomes a warning, never a guess."""

import re

from .formulas import NUMBER, is_formula
from .records import ParsedDocument

# 70/2. 渡船; 第2629(2022)号决议: the line that numbers a resolution, which its opening words follow soon.
NUMBERED = re.compile(rf"(?:{NUMBER}[.．]|第\d{{1,5}}\s?\(\d{{4}}\)号决议$|[Rr]esolution \d{{1,5}} \(\d{{4}}\)$)")
OPENS_WITHIN = 4


def check(document: ParsedDocument):
    """Nothing; adds a warning for each check that fails."""
    _numbers(document)
    _notes(document)
    _other_documents(document)
    for sponsor in document.sponsors:
        if sponsor.code is None:
            document.warn("sponsor-unknown", f"“{sponsor.name}” is the name of no State that is known.", "head")
    if document.kind == "other" and not document.title:
        document.warn("kind-unknown", "The text doesn't say what kind of document it is.")
    if not document.paragraphs:
        document.warn("no-paragraphs", "No paragraph was found in the text.")


def _numbers(document: ParsedDocument):
    """Operative paragraphs run 1…n (again from 1 in each part)."""
    last = 0
    for paragraph in document.paragraphs:
        if paragraph.kind != "operative" or paragraph.level or not (paragraph.number or "").isdigit():
            continue
        number = int(paragraph.number)
        if number not in (last + 1, 1):
            document.warn("numbering-gap", f"Paragraph {number} follows paragraph {last}.", paragraph.id)
        last = number


def _other_documents(document: ParsedDocument):
    """A file holds one document: below a resolution no other is numbered and opened."""
    if document.kind not in ("resolution", "decision"):
        return
    paragraphs = document.paragraphs
    for n, paragraph in enumerate(paragraphs):
        if NUMBERED.match(paragraph.text) and any(is_formula(p.text) for p in paragraphs[n + 1 : n + OPENS_WITHIN]):
            words = f"Another document begins here: “{paragraph.text[:80]}”. Give each a file of its own."
            document.warn("several-documents", words, paragraph.id)


def _notes(document: ParsedDocument):
    """Every footnote call has its note, every note its call."""
    called = set(document.head_notes) | {note.mark for paragraph in document.paragraphs for note in paragraph.notes}
    noted = {note.mark for note in document.footnotes}
    for paragraph in document.paragraphs:
        for note in paragraph.notes:
            if note.mark not in noted:
                document.warn(
                    "footnote-missing", f"Footnote {note.mark} is called, but its text isn't there.", paragraph.id
                )
    for mark in sorted(noted - called):
        if not mark.startswith("*"):
            document.warn("footnote-uncalled", f"Footnote {mark} is never called.", f"fn{mark}")
