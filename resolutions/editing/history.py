"""What was changed, when and by whom; and the way back to an earlier state."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.ingest.effective import as_column, refresh_document
from resolutions.ingest.relations import relate
from resolutions.models import Correction, Document, Relation
from resolutions.models.documents import Kind

from .corrections import Refusal, locked
from .relations import restore_relations
from .symbols import give_symbol, take_back


@dataclass
class Step:
    """One change: the fields with their old and new values, and the moment to which one can go back."""

    at: dt.datetime
    who: str
    what: str
    how: str
    values: list[tuple[str, Any, Any]]
    reason: str = ""
    restorable: bool = False

    @property
    def moment(self) -> str:
        return self.at.isoformat()


SHOWN = ["title", "title_en", "symbol", "path", "body", "kind", "session", "session_label", "date", "meeting"]
SHOWN += ["committee", "held"]


def steps_of(document: Document) -> list[Step]:
    """Every change of a document's corrections, relations and columns, newest first; three queries."""
    steps = [*_correction_steps(document), *_relation_steps(document), *_column_steps(document)]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _correction_steps(document: Document):
    last: dict[int, Any] = {}
    past = Correction.history.filter(document=document).select_related("history_user").order_by("history_date", "pk")
    for row in past:
        before = last.get(row.id)
        if row.history_type == "-":
            values, how = [(row.instance.field_name, row.value, row.found)], _("undone")
            last.pop(row.id, None)
        else:
            old = before.value if before else row.parsed
            values, how = [(row.instance.field_name, old, row.value)], _("corrected")
            if before and before.value == row.value:
                values = [(_("state"), before.get_state_display(), row.get_state_display())]
                how = _("looked at again")
            last[row.id] = row
        told = before is None or before.value != row.value or row.history_type == "-"
        who = row.history_user.get_username() if row.history_user else row.editor_name if told else ""
        yield Step(row.history_date, who, row.instance.what, how, values, row.reason, True)


def _relation_steps(document: Document):
    last: dict[int, Any] = {}
    past = Relation.history.filter(document=document).select_related("related", "history_user")
    for row in past.order_by("history_date", "pk"):
        before, undone = last.get(row.id), row.history_type == "-"
        who = row.history_user.get_username() if row.history_user else ""
        names = [str(relation.related or "–") if relation else None for relation in (before, row)]
        values = [(row.get_kind_display(), names[1], None) if undone else (row.get_kind_display(), *names)]
        how = _("undone") if undone else _("corrected")
        yield Step(row.history_date, who, row.get_kind_display(), how, values, "", True)
        last[row.id] = row


def _column_steps(document: Document):
    before = None
    for row in Document.history.filter(id=document.pk).select_related("history_user").order_by("history_date", "pk"):
        names = [name for name in SHOWN if before is None or getattr(row, name) != getattr(before, name)]
        values = [
            (Document._meta.get_field(name).verbose_name, _shown(before, name), _shown(row, name))
            for name in names
            if before is not None or getattr(row, name)
        ]
        if values:
            who = row.history_user.get_username() if row.history_user else ""
            yield Step(row.history_date, who, _("document"), _("stored"), values)
        before = row


def _shown(row, name: str):
    """A column's value in the reader's words; None where there was no row."""
    value = getattr(row, name, None)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return dict(Kind.choices).get(value, value) if name == "kind" else value


@transaction.atomic
def restore(document: Document, moment: dt.datetime) -> int:
    """How many corrections were changed, so that those in force at the moment are in force again, and no others."""
    document = locked(document)
    past = {row.pk: row for row in Correction.history.as_of(moment).filter(document=document)}
    changed = 0
    for correction in document.corrections.all():
        then = past.get(correction.pk)
        if then and then.value == correction.value:
            continue
        changed += 1
        if correction.moves:
            if then is None:
                take_back(document, correction)
            elif correction.field == "symbol":
                give_symbol(document, then.value, then.editor, then.reason)
        elif then is None:
            if correction.subject == Correction.Subject.DOCUMENT and correction.field != "subjects":
                column = {correction.field: as_column(correction.field, correction.found)}
                Document.objects.filter(pk=document.pk).update(**column)
            correction.delete()
        document = locked(document)
    for pk, then in past.items():
        standing = document.corrections.filter(pk=pk).first()
        if standing and standing.value == then.value:
            continue
        if not then.moves:
            changed += not standing
            then.document = document
            then.editor = get_user_model().objects.filter(pk=then.editor_id).first()
            then.save()
        elif not standing and then.field == "symbol":
            changed += 1
            document = give_symbol(document, then.value, then.editor, then.reason)
        elif not standing:
            raise Refusal(_("A merge can't be restored; merge the two documents again."))
    refresh_document(document)
    changed += restore_relations(document, moment)
    relate([document.path])
    return changed
