"""Words with their links: a paragraph's or footnote's citations, footnote calls and opening verb as safe HTML."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from resolutions.models import Citation, Footnote, Paragraph
from resolutions.parsing.page.furniture import is_rule
from resolutions.parsing.subheadings import find_headings
from resolutions.search.hits import mark
from resolutions.search.indexing import place_of_paragraph


@dataclass
class Block:
    """A paragraph as the page shows it; `kind` is `heading` where it reads as one, `rule` for a line above a legend."""

    anchor: str
    kind: str
    number: str
    level: int
    html: SafeString
    cited: int = 0

    @property
    def label(self) -> str:
        """The number as it stands before the paragraph: `37.`, `(a)`; what is printed otherwise stays (`1 -`)."""
        return f"{self.number}." if self.number[-1:].isalnum() and not self.level else self.number


@dataclass
class Note:
    """A footnote as the page shows it, with the ids of the places that call it."""

    anchor: str
    mark: str
    html: SafeString
    calls: list[str] = field(default_factory=list)


def weave_text(
    paragraphs: list[Paragraph],
    footnotes: list[Footnote],
    citations: list[Citation],
    *,
    landings: dict[int, str] | None = None,
    cited: dict[str, int] | None = None,
    prefix: str = "",
    spans=None,
    language: str = "",
):
    """(blocks, notes) of a text, from rows that were fetched already; no query.

    `landings`: a citation's key → the anchor in the cited text; `cited`: an anchor → how many documents cite it by number;
    `prefix` stands before every id, where two texts are on one page; `spans(words, place)` gives what is to be marked:
    the hits of a search that led here; links lead to texts in `language`, where it isn't the page's own.
    """
    landings, cited = landings or {}, cited or {}
    spans = spans or (lambda words, place: [])
    inside = defaultdict(list)
    for citation in citations:
        inside[(citation.paragraph_id, citation.footnote_id)].append(citation)
    notes = {note.mark: note for note in reversed(footnotes)}
    calls = defaultdict(list)
    headings = find_headings(paragraphs)
    blocks = []
    for place, paragraph in enumerate(paragraphs):
        called = []
        for note in paragraph.notes:
            footnote = notes.get(note["mark"])
            if footnote:
                ids = calls[footnote.pk]
                ids.append(f"{prefix}fnref-{footnote.anchor.removeprefix('fn-')}" + (f"-{len(ids) + 1}" if ids else ""))
                called.append((note["offset"], footnote, ids[-1], f"{prefix}{footnote.anchor}"))
        marked = spans(paragraph.words, place_of_paragraph(paragraph.kind))
        html = weave(
            paragraph.words, inside[(paragraph.pk, None)], called, len(paragraph.verb), landings, marked, language
        )
        anchor = f"{prefix}{paragraph.anchor}"
        number_cited = cited.get(paragraph.anchor, 0)
        kind = "heading" if place in headings else "rule" if is_rule(paragraph.words) else paragraph.kind
        # Of what the record calls headings, only an enacting formula reads as none.
        if kind == Paragraph.Kind.HEADING and place not in headings:
            kind = "formula"
        blocks.append(Block(anchor, kind, paragraph.number, paragraph.level, html, number_cited))
    shown = [
        Note(
            f"{prefix}{note.anchor}",
            note.mark,
            weave(
                note.words,
                inside[(None, note.pk)],
                landings=landings,
                spans=spans(note.words, "footnote"),
                language=language,
            ),
            calls[note.pk],
        )
        for note in footnotes
    ]
    return blocks, shown


def citing_paragraphs(paragraphs: list[Paragraph], footnotes: list[Footnote], citations: list[Citation]) -> dict:
    """Citation's key → the paragraph it counts for: its own, or the first that calls the footnote in which it stands;
    None for the words on the adoption and for a note that nothing calls. No query."""
    by_key = {paragraph.pk: paragraph for paragraph in paragraphs}
    callers = {note.pk: note.caller_id for note in footnotes}
    return {c.pk: by_key.get(c.paragraph_id or callers.get(c.footnote_id)) for c in citations}


def weave(words: str, citations=(), calls=(), verb: int = 0, landings=None, spans=(), language="") -> SafeString:
    """The words escaped, with links, calls, the opening verb and spans marked up; overlapping citations are left out."""
    landings = landings or {}
    marks = [(offset, 0, offset, call_html(note, *ids)) for offset, note, *ids in calls]
    end = 0
    for citation in sorted(citations, key=lambda c: (c.start, -c.end)):
        if citation.start >= end and citation.target and words[citation.start : citation.end] == citation.words:
            linked = mark(words, spans, citation.start, citation.end)
            link = link_html(citation, linked, landings.get(citation.pk), language)
            marks.append((citation.start, 1, citation.end, link))
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


def call_html(note: Footnote, call_id: str, note_id: str) -> SafeString:
    return format_html(
        '<sup class="call"><a id="{}" href="#{}" aria-label="{}">{}</a></sup>',
        call_id,
        note_id,
        _("footnote %(mark)s") % {"mark": note.mark},
        note.mark,
    )


def link_html(citation: Citation, words: SafeString, landing: str | None = None, language: str = "") -> SafeString:
    """A link to the cited document, or to the place in it that is cited; its title, or that we don't hold it, is said on
    hover and to screen readers, and the list of what is cited (`data-card`) tells more."""
    target = citation.target
    held = _("text held here") if target.held else _("text not held here")
    by_name = _("by the name that this text gives it") if citation.origin == Citation.Origin.NAME else ""
    title = " · ".join(filter(None, [target.get_label(), target.get_title(), held, by_name]))
    return format_html(
        '<a class="cite {}{}" href="{}{}{}" title="{}" data-card="cited-{}">{}</a>',
        "held" if target.held else "not-held",
        " by-name" if citation.origin == Citation.Origin.NAME else "",
        target.get_absolute_url(),
        f"?lang={language}" if language and target.held else "",
        f"#{landing}" if landing else "",
        title,
        target.pk,
        words,
    )
