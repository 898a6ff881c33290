"""Corrections made and undone, each with its effect on every row in one transaction."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from resolutions.corrections.applying import SUBJECTS, citation_place, container_place, place_of
from resolutions.ingest.effective import NOTHING, as_column, parsed_facts, refresh_document
from resolutions.models import Correction, Document
from resolutions.parsing.records import read_plain


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
def correct(document: Document, edits: list[Edit], editor=None, reason: str = "") -> int:
    """How many corrections were made, changed or taken back; the effective rows are written with them."""
    document = locked(document)
    # Positions in the edits are those of the record as it stood before the first of them.
    standing = list(document.corrections.all())
    made = sum(_correct(document, edit, standing, editor, reason) for edit in edits)
    if made:
        refresh_document(document)
    return made


def locked(document: Document) -> Document:
    """The document as it stands now, kept from others until the transaction ends."""
    return Document.objects.select_for_update().get(pk=document.pk)


def _correct(document: Document, edit: Edit, before: list[Correction], editor, reason: str) -> bool:
    if edit.subject == Correction.Subject.DOCUMENT:
        parsed = parsed_facts(document)[edit.field]
        standing = next((c for c in before if (c.subject, c.field) == (edit.subject, edit.field)), None)
        return _put(standing, document, edit, parsed, {}, editor, reason)
    text = document.texts.filter(language=edit.language).first()
    plain, effective = (text.parsed_record, text.record) if text else (NOTHING, None)
    own = [c for c in before if (c.subject, c.language) == (edit.subject, edit.language)]
    if edit.action == "add":
        place = container_place(plain, edit.position) if edit.subject == "citation" else {}
        _save(Correction(place=place), document, edit, None, editor, reason)
        return True
    here = [c for c in own if c.position == edit.position]
    added = next((c for c in here if c.action == "add"), None)
    if added and edit.action == "drop":
        added.delete()
        return True
    if added:
        if added.value.get(edit.field) == edit.value:
            return False
        added.value = added.value | {edit.field: edit.value}
        added.reason, added.editor, added.editor_name = reason, editor, _name(editor)
        added.save()
        return True
    rows = SUBJECTS[edit.subject].rows
    if edit.subject == "citation":
        place, row = citation_place(plain, effective, edit.position), effective[rows][edit.position]
    else:
        dropped = {c.place["position"] for c in own if c.action == "drop" and c.state != "unmatched"}
        index = [i for i in range(len(plain[rows])) if i not in dropped][edit.position]
        place, row = place_of(read_plain(plain), edit.subject, index), plain[rows][index]
    if edit.action == "drop":
        _save(Correction(place=place), document, edit, row, editor, reason)
        return True
    standing = next((c for c in here if (c.action, c.field) == ("change", edit.field)), None)
    parsed = standing.found if standing else row[edit.field]
    return _put(standing, document, edit, parsed, place, editor, reason)


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
