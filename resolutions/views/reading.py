"""Words with their links: a paragraph's or footnote's citations, footnote calls and opening verb as safe HTML."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from resolutions.models import Citation, Footnote, Paragraph
from resolutions.search.hits import mark
from resolutions.search.indexing import place_of_paragraph


@dataclass
class Block:
    """A paragraph as the page shows it."""

    anchor: str
    kind: str
    number: str
    level: int
    html: SafeString


@dataclass
class Note:
    """A footnote as the page shows it, with the ids of the places that call it."""

    anchor: str
    mark: str
    html: SafeString
    calls: list[str] = field(default_factory=list)


def weave_text(paragraphs: list[Paragraph], footnotes: list[Footnote], citations: list[Citation], spans=None):
    """(blocks, notes) of a text, from rows that were fetched already; no query.

    `spans(words, place)` gives what is to be marked: the hits of a search that led here.
    """
    spans = spans or (lambda words, place: [])
    inside = defaultdict(list)
    for citation in citations:
        inside[(citation.paragraph_id, citation.footnote_id)].append(citation)
    notes = {note.mark: note for note in reversed(footnotes)}
    calls = defaultdict(list)
    blocks = []
    for paragraph in paragraphs:
        called = []
        for note in paragraph.notes:
            footnote = notes.get(note["mark"])
            if footnote:
                ids = calls[footnote.pk]
                ids.append(f"fnref-{footnote.anchor.removeprefix('fn-')}" + (f"-{len(ids) + 1}" if ids else ""))
                called.append((note["offset"], footnote, ids[-1]))
        marked = spans(paragraph.words, place_of_paragraph(paragraph.kind))
        html = weave(paragraph.words, inside[(paragraph.pk, None)], called, len(paragraph.verb), marked)
        blocks.append(Block(paragraph.anchor, paragraph.kind, paragraph.number, paragraph.level, html))
    shown = [
        Note(
            note.anchor,
            note.mark,
            weave(note.words, inside[(None, note.pk)], spans=spans(note.words, "footnote")),
            calls[note.pk],
        )
        for note in footnotes
    ]
    return blocks, shown


def weave(words: str, citations=(), calls=(), verb: int = 0, spans=()) -> SafeString:
    """The words escaped, with links, calls, the opening verb and spans marked up; overlapping citations are left out."""
    marks = [(offset, 0, offset, call_html(note, call_id)) for offset, note, call_id in calls]
    end = 0
    for citation in sorted(citations, key=lambda c: (c.start, -c.end)):
        if citation.start >= end and citation.target and words[citation.start : citation.end] == citation.words:
            linked = mark(words, spans, citation.start, citation.end)
            marks.append((citation.start, 1, citation.end, link_html(citation, linked)))
            end = citation.end
    if verb and all(start >= verb for start, _order, _end, _html in marks):
        marks.append((0, 0, verb, format_html('<b class="verb">{}</b>', mark(words, spans, 0, verb))))
    pieces, done = [], 0
    for start, _order, stop, html in sorted(marks, key=lambda mark: mark[:3]):
        start, stop = min(start, len(words)), min(stop, len(words))
        if start < done:
            continue
        pieces += [mark(words, spans, done, start), html]
        done = stop
    pieces.append(mark(words, spans, done))
    return mark_safe("".join(pieces))


def call_html(note: Footnote, call_id: str) -> SafeString:
    return format_html(
        '<sup class="call"><a id="{}" href="#{}" aria-label="{}">{}</a></sup>',
        call_id,
        note.anchor,
        _("footnote %(mark)s") % {"mark": note.mark},
        note.mark,
    )


def link_html(citation: Citation, words: SafeString) -> SafeString:
    """A link to the cited document; its title, or that we don't hold it, is said on hover and to screen readers."""
    target = citation.target
    known = target.get_title() or ("" if target.held else _("text not held here"))
    by_name = _("by the name that this text gives it") if citation.origin == Citation.Origin.NAME else ""
    title = " · ".join(filter(None, [target.get_label(), known, by_name]))
    return format_html(
        '<a class="cite {}{}" href="{}" title="{}">{}</a>',
        "held" if target.held else "not-held",
        " by-name" if citation.origin == Citation.Origin.NAME else "",
        target.get_absolute_url(),
        title,
        words,
    )
