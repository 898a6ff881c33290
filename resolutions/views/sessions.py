"""Figures counted session by session: as rows of a table, and as a picture of the same."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from resolutions.charts.bars import Bar, draw_bars
from resolutions.models.sessions import session_name


@dataclass
class SessionRow:
    """One session of one organ (`A`, `S`, `A/HRC`): a number a series, and the list of what was counted."""

    organ: str
    label: str
    values: list[int]
    url: str

    @property
    def total(self) -> int:
        return sum(self.values)

    @property
    def name(self) -> str:
        return session_name(self.label) if self.label else _("Session not stated")


def count_by_session(rows, series: str, values: list, url: Callable[[str], str]) -> list[SessionRow]:
    """Rows newest session first, made of counts by body, session and a series; `url` makes the address of a session's list."""
    found: dict[tuple, SessionRow] = {}
    for row in rows:
        label = row["document__session_label"]
        organ = organ_of(row["document__body"])
        # The General Assembly's special sessions, whose number is no place in time, stand behind its regular ones.
        key = (organ, row["document__session"] or 0, label)
        made = found.setdefault(key, SessionRow(organ, label, [0] * len(values), url(label)))
        made.values[values.index(row[series])] += row["n"]
    organs = sorted({key[0] for key in found}, key=lambda organ: (organ != "A", organ))
    return [found[key] for organ in organs for key in sorted(found, reverse=True) if key[0] == organ]


def organ_of(body: str) -> str:
    """The organ whose sessions a body's documents are numbered by: `A` for its committees, `A/HRC` for itself."""
    return body if body.startswith("A/HRC") else body.partition("/")[0]


def session_bars(rows: list[SessionRow], series: list[str], says: str) -> str:
    """The General Assembly's sessions as safe SVG, oldest first; empty for fewer than two, which need no picture."""
    shown = [row for row in reversed(rows) if row.organ == "A" and row.label]
    if len(shown) < 2:
        return ""
    bars = [
        Bar(
            row.label,
            tuple(row.values),
            _("%(session)s: %(figures)s")
            % {
                "session": row.name,
                "figures": _(", ").join(f"{name} {n}" for name, n in zip(series, row.values, strict=True) if n),
            },
            row.url,
        )
        for row in shown
    ]
    return mark_safe(draw_bars(bars, says=_("%(what)s; the same as a table follows.") % {"what": says}))
