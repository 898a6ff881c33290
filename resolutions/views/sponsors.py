"""Who sponsored the texts of a series: as bars, and as a table of the same."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from resolutions.charts.bars import Bar, draw_bars
from resolutions.models import Document, Sponsorship


@dataclass
class SponsorRow:
    """A State (or a name that is none's), and what it was to each text: `sponsor`, `joined` or nothing."""

    sponsor: Sponsorship
    parts: list[str]

    @property
    def times(self) -> int:
        return sum(bool(part) for part in self.parts)


def sponsors_through(texts: list[tuple[Document, list[Sponsorship]]]) -> dict:
    """`sponsor_rows`, those of most texts first, `sponsor_texts` and `sponsor_picture`; empty where fewer than two texts
    name sponsors. No query."""
    texts = [(document, sponsors) for document, sponsors in texts if sponsors]
    if len(texts) < 2:
        return {}
    rows: dict[str, SponsorRow] = {}
    for n, (_document, sponsors) in enumerate(texts):
        for sponsor in sponsors:
            row = rows.setdefault(sponsor.state_id or sponsor.name, SponsorRow(sponsor, [""] * len(texts)))
            row.parts[n] = "joined" if sponsor.additional else "sponsor"
    return {
        "sponsor_texts": [document for document, _sponsors in texts],
        "sponsor_rows": sorted(rows.values(), key=lambda row: (-row.times, str(row.sponsor.state or row.sponsor.name))),
        "sponsor_picture": mark_safe(_draw([document for document, _sponsors in texts], list(rows.values()))),
    }


def _draw(documents: list[Document], rows: list[SponsorRow]) -> str:
    bars = []
    for n, document in enumerate(documents):
        here = [row for row in rows if row.parts[n]]
        again = sum(any(row.parts[:n]) for row in here)
        figures = {"document": document.get_label(), "again": again, "new": len(here) - again}
        says = _("%(document)s: %(again)d sponsored an earlier text too, %(new)d for the first time") % figures
        label = document.session_label or str(document.year or "")
        bars.append(Bar(label, (again, len(here) - again), says, document.get_absolute_url()))
    return draw_bars(bars, says=_("Sponsors of each text; the same as a table follows."))
