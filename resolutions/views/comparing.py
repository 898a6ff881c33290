"""Compared paragraphs as a page shows them: words that went and came as safe HTML, and links from change to change."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from resolutions.comparing.comparison import BREAK, COUNTERS, KEPT, ComparedRow, Comparison, Unit
from resolutions.comparing.words import CHANGED, COUNTER, SAME, Piece
from resolutions.models import Footnote, Paragraph
from resolutions.parsing.subheadings import find_headings


def units_of(rows) -> list[Unit]:
    """Units of a text's paragraphs or footnotes, in the order of the rows (the query is the caller's)."""
    rows = list(rows)
    headings = find_headings(rows) if rows and isinstance(rows[0], Paragraph) else ()
    return [
        Unit(row.anchor, row.words, row.mark)
        if isinstance(row, Footnote)
        else Unit(row.anchor, row.words, row.number, "heading" if place in headings else "", row.level)
        for place, row in enumerate(rows)
    ]


@dataclass
class ShownRow:
    """A row of the page. `skipped`: paragraphs left out; `departure`: where a moved one stood."""

    kind: str
    status: str = ""
    id: str = ""
    change: int = 0
    previous: str = ""
    following: str = ""
    tags: list[str] = field(default_factory=list)
    before: list[Unit] = field(default_factory=list)
    after: list[Unit] = field(default_factory=list)
    before_html: str = ""
    after_html: str = ""
    one_html: str = ""
    skipped: int = 0

    @property
    def heading(self) -> bool:
        return (self.after or self.before)[0].kind == "heading"


def shown_rows(
    comparison: Comparison, *, only: bool, counters: bool, start: int = 0, prefix: str = "c"
) -> tuple[list[ShownRow], int]:
    """The rows to be shown, and how many of them are changes. `only`: runs of kept paragraphs become one line."""
    shown: list[ShownRow] = []
    changes = 0
    for row, departure in comparison.with_departures():
        if departure:
            shown.append(ShownRow("departure", id=f"{prefix}-from-{row.place}", before=row.before, after=row.after))
            continue
        change = row.is_change(counters)
        if only and not change:
            if not shown or shown[-1].kind != "skipped":
                shown.append(ShownRow("skipped"))
            shown[-1].skipped += 1
            continue
        changes += change
        shown.append(_shown(row, counters, start + changes if change else 0, prefix))
    return shown, changes


def link_changes(rows: list[ShownRow]):
    """Nothing; each change of the page knows the one before it and the one after."""
    for earlier, later in pairwise(row for row in rows if row.change):
        earlier.following, later.previous = later.id, earlier.id


def _shown(row: ComparedRow, counters: bool, change: int, prefix: str) -> ShownRow:
    status = KEPT if row.status == COUNTERS and not counters else row.status
    return ShownRow(
        row.kind,
        status,
        id=f"{prefix}{change}" if change else "",
        change=change,
        tags=list(_tags(row, status)),
        before=row.before,
        after=row.after,
        before_html=side_html(row.pieces, "before", counters),
        after_html=side_html(row.pieces, "after", counters),
        one_html=one_html(row.pieces, counters),
    )


def _tags(row: ComparedRow, status: str):
    """What became of the row, in the reader's words."""
    if row.kind == "new":
        yield _("new")
    elif row.kind == "gone":
        yield _("gone")
    elif row.kind == "split":
        yield _("split in %(n)s") % {"n": len(row.after)}
    elif row.kind == "merged":
        yield _("merged from %(n)s") % {"n": len(row.before)}
    if row.moved:
        yield _("moved")
    if status == CHANGED:
        yield _("changed")
    elif status == COUNTERS:
        yield _("only numbers tick on")


def _plain(words: str) -> SafeString:
    """Words escaped; a break between paragraphs is a mark and a new line."""
    pilcrow = mark_safe('<span class="pilcrow" aria-hidden="true">¶</span><br>')
    return format_html_join(pilcrow, "{}", ((part,) for part in words.split(BREAK)))


def side_html(pieces: list[Piece], side: str, counters: bool) -> SafeString:
    """One side of a pair: what is its own is marked."""
    name = "del" if side == "before" else "ins"
    html = []
    for piece in pieces:
        words = getattr(piece, side)
        if not words:
            continue
        if piece.kind == CHANGED:
            html.append(format_html("<{}>{}</{}>", name, _plain(words), name))
        elif piece.kind == COUNTER and counters:
            html.append(format_html('<span class="tick">{}</span>', words))
        else:
            html.append(_plain(words))
    return mark_safe("".join(html))


def one_html(pieces: list[Piece], counters: bool) -> SafeString:
    """Both sides in one: what went, then what came."""
    html = []
    for piece in pieces:
        if piece.kind == SAME or (piece.kind == COUNTER and not counters):
            html.append(_plain(piece.after))
            continue
        muted = mark_safe(' class="tick"') if piece.kind == COUNTER else ""
        if piece.before:
            html.append(format_html("<del{}>{}</del>", muted, _plain(piece.before)))
        if piece.after:
            html.append(format_html("<ins{}>{}</ins>", muted, _plain(piece.after)))
    return mark_safe("".join(html))


def title_html(pieces: list[Piece]) -> SafeString:
    """A title with what changed in it."""
    return one_html(pieces, counters=True) if pieces else conditional_escape("")
