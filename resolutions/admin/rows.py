"""Forms of a list's rows against what stands there now: what was typed becomes edits, what somebody else did is told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from resolutions.editing.corrections import Edit
from resolutions.models import Correction


@dataclass
class Row:
    """A row as the page shows it: its form, and the corrections that stand over it by field."""

    form: object
    position: int
    corrected: list[Correction]
    anchor: str = ""
    mark: str = ""
    extra: object = None


def corrections_by_row(corrections, subject: str, language: str) -> dict[int, list[Correction]]:
    """The corrections of a subject by the position of their row."""
    rows = {}
    for correction in corrections:
        if (correction.subject, correction.language) == (subject, language) and correction.position is not None:
            rows.setdefault(correction.position, []).append(correction)
    return rows


def find_row(rows: list[dict], form, position: int) -> int | None:
    """Where the row stands that the form was made of: at its position, else wherever its values are now."""
    was = form.was_row()
    same = [n for n, row in enumerate(rows) if {name: row.get(name) for name in was} == was]
    if same:
        return min(same, key=lambda n: abs(n - position))
    return position if position < len(rows) else None


def row_edits(subject: str, language: str, form, position: int, rows: list[dict]) -> list[Edit]:
    """The edits that a changed row's form asks for; its errors name what somebody else did meanwhile."""
    dropped = form.cleaned_data.get("drop")
    if not (dropped or form.has_changed()):
        return []
    at = find_row(rows, form, position)
    if at is None:
        form.add_error(None, _("Somebody else took this row out meanwhile."))
        return []
    current = rows[at]
    if dropped:
        was = form.was_row()
        if {name: current.get(name) for name in was} != was:
            form.add_error(
                None, _("Somebody else changed this row meanwhile. Look at the page again before dropping it.")
            )
            return []
        return [Edit(subject, action="drop", language=language, position=at)]
    return [Edit(subject, field, value, "change", language, at) for field, value in form.changes(current).items()]
