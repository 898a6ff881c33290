"""The document checks its parser: what doesn't add up becomes a warning, never a guess."""

from .records import ParsedDocument


def check(document: ParsedDocument):
    """Nothing; adds a warning for each check that fails."""
    _numbers(document)
    _notes(document)
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


def _notes(document: ParsedDocument):
    """Every footnote call has its note, every note its call."""
    called = {note.mark for paragraph in document.paragraphs for note in paragraph.notes}
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
