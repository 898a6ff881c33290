"""Corrections made and undone, each with its effect on every row in one transaction."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import timezone

from resolutions.corrections.applying import SUBJECTS, apply_corrections, citation_place, container_place, place_of
from resolutions.ingest.effective import CATALOGUE, NOTHING, as_column, parsed_facts, refresh_document
from resolutions.ingest.relations import relate
from resolutions.models import Correction, Document
from resolutions.parsing.records import ParsedDocument, read_plain


class Refusal(Exception):
    """What was asked would lose something, or makes no sense; the message says why, in the reader's language."""


@dataclass
class Edit:
    """One thing an editor wants: `position` is that of the row in the effective record of the language's text.

    An added citation's `position` is that of its paragraph among head (0), paragraphs and footnotes.
    """

    subject: str
    field: str = ""
    value: Any = None
    action: str = "change"
    language: str = ""
    position: int | None = None


@transaction.atomic
def correct(document: Document, edits: list[Edit], editor=None, reason: str = "", follow: bool = True) -> int:
    """How many corrections were made, changed or taken back; the effective rows are written with them.

    Without `follow` the caller calls `relate` for this document and others at once.
    """
    document = locked(document)
    desk = Desk(document)
    made = sum(desk.correct(edit, editor, reason) for edit in edits)
    if made:
        refresh_document(document)
        if follow:
            relate([document.path])
    return made


def locked(document: Document) -> Document:
    """The document as it stands now, kept from others until the transaction ends."""
    return Document.objects.select_for_update().get(pk=document.pk)


class Reading:
    """A text as the parser read it and as it stands, for many edits of it."""

    def __init__(self, plain: dict, effective: dict):
        self.plain, self.effective = plain, effective

    @cached_property
    def parsed_record(self) -> ParsedDocument:
        return read_plain(self.plain)

    @cached_property
    def record(self) -> ParsedDocument:
        return read_plain(self.effective)


class Desk:
    """A document's corrections and texts as they stood before the first edit: positions in edits are those of then."""

    def __init__(self, document: Document):
        self.document = document
        self.before = list(document.corrections.all())
        self.readings: dict[str, Reading] = {}

    @cached_property
    def parsed_facts(self) -> dict:
        return parsed_facts(self.document)

    def reading(self, language: str) -> Reading:
        if language == CATALOGUE and language not in self.readings:
            plain = self.document.catalogue or NOTHING
            own = [c for c in self.before if c.language == CATALOGUE]
            self.readings[language] = Reading(plain, apply_corrections(plain, own))
        if language not in self.readings:
            text = self.document.texts.filter(language=language).first()
            self.readings[language] = Reading(text.parsed_record, text.record) if text else Reading(NOTHING, NOTHING)
        return self.readings[language]

    def correct(self, edit: Edit, editor, reason: str) -> bool:
        """True where the edit changes something."""
        if edit.subject == Correction.Subject.DOCUMENT:
            standing = next((c for c in self.before if (c.subject, c.field) == (edit.subject, edit.field)), None)
            return _put(standing, self.document, edit, self.parsed_facts[edit.field], {}, editor, reason)
        reading = self.reading(edit.language)
        if edit.action == "add":
            place = container_place(reading.parsed_record, edit.position) if edit.subject == "citation" else {}
            _save(Correction(place=place), self.document, edit, None, editor, reason)
            return True
        own = [c for c in self.before if (c.subject, c.language) == (edit.subject, edit.language)]
        here = [c for c in own if c.position == edit.position]
        added = next((c for c in here if c.action == "add"), None)
        if added:
            return _change_added(added, edit, editor, reason)
        place, row = self._place(reading, edit, own)
        if edit.action == "drop":
            _save(Correction(place=place), self.document, edit, row, editor, reason)
            return True
        standing = next((c for c in here if (c.action, c.field) == ("change", edit.field)), None)
        parsed = standing.found if standing else row[edit.field]
        return _put(standing, self.document, edit, parsed, place, editor, reason)

    def _place(self, reading: Reading, edit: Edit, own: list[Correction]) -> tuple[dict, dict]:
        """How the edit's row is found again, and the row as the parser reads it."""
        rows = SUBJECTS[edit.subject].rows
        if edit.subject == "citation":
            place = citation_place(reading.parsed_record, reading.record, edit.position)
            return place, reading.effective[rows][edit.position]
        dropped = {c.place["position"] for c in own if c.action == "drop" and c.state != "unmatched"}
        index = [i for i in range(len(reading.plain[rows])) if i not in dropped][edit.position]
        return place_of(reading.parsed_record, edit.subject, index), reading.plain[rows][index]


def _change_added(added: Correction, edit: Edit, editor, reason: str) -> bool:
    """True where something changed; what an editor added is changed or taken away without a trace of a parsed value."""
    if edit.action == "drop":
        added.delete()
        return True
    if added.value.get(edit.field) == edit.value:
        return False
    added.value = added.value | {edit.field: edit.value}
    added.reason, added.editor, added.editor_name = reason, editor, _name(editor)
    added.save()
    return True


def _put(standing, document, edit, parsed, place, editor, reason) -> bool:
    """True where something changed; a value equal to the parsed one needs no correction."""
    if edit.value == parsed:
        if standing:
            _forget(document, standing)
        return bool(standing)
    if standing and standing.value == edit.value:
        return False
    correction = standing or Correction(place=place)
    _save(correction, document, edit, parsed, editor, reason)
    return True


def _save(correction: Correction, document, edit: Edit, parsed, editor, reason):
    correction.document, correction.language = document, edit.language
    correction.subject, correction.action, correction.field = edit.subject, edit.action, edit.field
    correction.parsed = correction.found = parsed
    correction.value, correction.reason = edit.value, reason
    correction.editor, correction.editor_name = editor, _name(editor)
    correction.made_at = timezone.now()
    correction.save()


def _name(editor) -> str:
    return editor.get_username() if editor else ""


@transaction.atomic
def undo(correction: Correction):
    """Nothing; the parser's value stands again, everywhere. Refusal where a symbol can't be given back."""
    from .symbols import take_back

    document = locked(correction.document)
    if correction.moves:
        take_back(document, correction)
    else:
        _forget(document, correction)
        refresh_document(document)
        relate([document.path])


def _forget(document: Document, correction: Correction):
    """Nothing; the correction is gone (its history stays), and a column has what the parser reads."""
    if correction.subject == Correction.Subject.DOCUMENT and correction.field != "subjects":
        setattr(document, correction.field, as_column(correction.field, correction.found))
    correction.delete()


@transaction.atomic
def keep(correction: Correction):
    """Nothing; the editor has seen what the parser reads now, and the correction stands over it."""
    document = locked(correction.document)
    correction.parsed = correction.found
    correction.state = Correction.State.IN_FORCE
    correction.save()
    refresh_document(document)
    relate([document.path])
