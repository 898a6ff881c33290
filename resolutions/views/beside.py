"""A document's text in two languages side by side, paragraph beside paragraph."""

from dataclasses import dataclass, field

from resolutions.comparing.languages import Part, beside, cited_differently, parts_of
from resolutions.models import Citation, Document, Footnote, Paragraph, Text
from resolutions.models.languages import direction, reading_english

from .facts import read_notes
from .landing import count_by_paragraph, find_targets_landings
from .reading import Block, Note, weave_text


@dataclass
class Pair:
    """What stands beside each other: a paragraph in each language, or in one alone; `only_first` and `only_second` are
    the symbols that only the one cites."""

    first: Block | None = None
    second: Block | None = None
    only_first: list[str] = field(default_factory=list)
    only_second: list[str] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        return self.first is None or self.second is None


@dataclass
class Side:
    """A text's rows, and what the page shows of them."""

    text: Text
    paragraphs: list[Paragraph]
    footnotes: list[Footnote]
    citations: list[Citation]
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def dir(self) -> str:
        return direction(self.language)

    @property
    def parts(self) -> list[Part]:
        anchors = {p.pk: p.anchor for p in self.paragraphs}
        marks = {note.pk: f"fn{note.mark}" for note in self.footnotes}
        return parts_of(
            [(p.anchor, p.kind, p.number, p.level, p.verb, [n["mark"] for n in p.notes]) for p in self.paragraphs],
            [
                (anchors.get(c.paragraph_id) or marks.get(c.footnote_id, "head"), c.target.symbol or c.target.path)
                for c in self.citations
                if c.target and c.origin != Citation.Origin.NAME
            ],
        )


def pairs_of(first: Side, second: Side) -> tuple[bool, list[Pair]]:
    """Whether the two have one structure, and the pairs in reading order; no query."""
    parts, others = first.parts, second.parts
    equal, rows = beside(parts, others)
    pairs = []
    for row in rows:
        a = row.before[0] if row.before else None
        b = row.after[0] if row.after else None
        pair = Pair(first.blocks[a] if a is not None else None, second.blocks[b] if b is not None else None)
        if not pair.alone:
            pair.only_first, pair.only_second = cited_differently(parts[a], others[b])
        pairs.append(pair)
    return equal, pairs


def read_sides(document: Document, texts: list[Text], spans=None) -> list[Side]:
    """The texts woven, the ids of the second with a prefix (`en-op1`); four queries however many there are."""
    keys = [text.pk for text in texts]
    paragraphs = Paragraph.objects.filter(text__in=keys).order_by("position")
    citations = Citation.objects.filter(text__in=keys).select_related("target").order_by("position")
    rows, mentions = list(paragraphs), list(citations)
    landings = find_targets_landings(mentions, texts[0].language)
    sides = []
    for text in texts:
        side = Side(
            text,
            [p for p in rows if p.text_id == text.pk],
            read_notes(text),
            [c for c in mentions if c.text_id == text.pk],
        )
        first = not sides
        side.blocks, side.notes = weave_text(
            side.paragraphs,
            side.footnotes,
            side.citations,
            landings=landings,
            cited=count_by_paragraph(document, side.paragraphs) if first else None,
            prefix="" if first else f"{text.language}-",
            spans=spans,
            language="" if text.language == ("en" if reading_english() else "zh") else text.language,
        )
        sides.append(side)
    return sides
