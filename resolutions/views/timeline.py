"""The timeline of an agenda thread: its documents session by session and what joins them, as a picture and as a table."""

from collections import defaultdict

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.charts.columns import Box, Column, Line, draw_columns
from resolutions.models import AgendaThread, Document, Relation
from resolutions.models.documents import Kind
from resolutions.models.sessions import session_name

# Documents of one session and of the whole picture; the newest sessions are shown.
MOST_OF_SESSION, MOST = 12, 60
# Room between sessions, in which the lines run.
GAP = 46


def timeline_of(thread: AgendaThread, sessions: list[tuple[str, list[dict]]]) -> dict:
    """Context of `agenda/_timeline.html` from the thread's sessions, newest first (label, rows of `documents`): empty where
    fewer than two documents are held, else the picture, its `timeline` rows oldest first, and `earlier`, whether older
    sessions are left out. One query."""
    shown, earlier = choose(sessions)
    documents = {document.pk: document for _label, found, _more in shown for document in found}
    if len(documents) < 2:
        return {}
    relations = Relation.objects.filter(document__in=documents, related__in=documents).order_by("pk")
    joined = list(relations.values_list("document", "related"))
    earlier_texts = defaultdict(list)
    for later, related in joined:
        earlier_texts[later].append(documents[related])
    rows = [
        {
            "label": label,
            "documents": [{"document": document, "goes_back_to": earlier_texts[document.pk]} for document in found],
            "more": more,
            "url": address_of(thread, label),
        }
        for label, found, more in reversed(shown)
    ]
    columns = [_column(row, thread) for row in rows]
    lines = [Line(later, related) for later, related in joined]
    says = _("Timeline of %(thread)s; the same as a table follows.") % {"thread": thread}
    return {
        "timeline": rows,
        "timeline_total": len(documents),
        "earlier": earlier,
        "picture": mark_safe(draw_columns(columns, lines, says=says, gap=GAP)),
    }


def choose(sessions: list[tuple[str, list[dict]]]) -> tuple[list[tuple[str, list[Document], int]], bool]:
    """(session, documents, how many more it has) newest first, each document once, resolutions before others; and whether
    there was no room for all sessions."""
    shown, seen, room = [], set(), MOST
    for label, items in sessions:
        found = {document.pk: document for row in items for document in row["documents"] if document.pk not in seen}
        kept = sorted(found.values(), key=lambda document: (document.kind != Kind.RESOLUTION, document.sort_key))
        kept = kept[:MOST_OF_SESSION]
        if len(kept) > room:
            return shown, True
        if kept:
            seen |= set(found)
            room -= len(kept)
            shown.append((label, kept, len(found) - len(kept)))
    return shown, False


def address_of(thread: AgendaThread, label: str) -> str:
    """The list of a thread's documents of one session."""
    return f"{reverse('document-list')}?{urlencode({'agenda': thread.slug} | ({'session': label} if label else {}))}"


def _column(row: dict, thread: AgendaThread) -> Column:
    boxes = [_box(entry["document"], thread) for entry in row["documents"]]
    if row["more"]:
        more = ngettext("%(n)s more", "%(n)s more", row["more"]) % {"n": row["more"]}
        # No document has this key; one column's place among the rest is its own.
        boxes.append(Box(f"more {row['label']}", more, "", f"{_name(row['label'])} · {more}", row["url"], "not-held"))
    return Column(_name(row["label"]), boxes, row["url"])


def _name(label: str) -> str:
    return session_name(label) if label else _("Session not stated")


def _box(document: Document, thread: AgendaThread) -> Box:
    """A document's box: its title where it is another than the thread's, else its kind."""
    title = document.get_title()
    kind = document.get_kind_display()
    date = document.date.isoformat() if document.date else ""
    says = " · ".join(filter(None, [document.get_label(), title, kind, date]))
    note = title if title and title != str(thread) else kind
    return Box(document.pk, document.get_label(), note, says, document.get_absolute_url())
