"""The column beside a text: its paragraphs by their opening words, under its headings."""

from dataclasses import dataclass, field

from resolutions.models import Paragraph
from resolutions.parsing.subheadings import find_headings, is_label

# Characters of a heading and of an opening phrase that the column has room for.
HEADING, VERB = 40, 18


@dataclass
class Entry:
    """A place to go to: `number` and `verb` as printed, either may be empty."""

    anchor: str
    number: str
    verb: str


@dataclass
class Section:
    """What stands under a heading (`title`, none before the first): the preamble's entries, then the numbered ones."""

    anchor: str = ""
    title: str = ""
    preamble: list[Entry] = field(default_factory=list)
    operative: list[Entry] = field(default_factory=list)

    @property
    def has_verbs(self) -> bool:
        return 2 * sum(bool(entry.verb) for entry in self.operative) > len(self.operative)


def contents_of(paragraphs: list[Paragraph]) -> list[Section]:
    """The sections of a text in its order; a heading directly under another one begins a section of its own, unless that
    is nothing but a label (二)."""
    sections = [Section()]
    headings = find_headings(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        verb = shorten(paragraph.verb, VERB)
        if place in headings:
            title = f"{paragraph.number} {paragraph.words}".strip().rstrip("：:")
            above = sections[-1]
            if is_label(above.title) and not above.preamble and not above.operative:
                above.title = shorten(f"{above.title} {title}", HEADING)
            else:
                sections.append(Section(paragraph.anchor, shorten(title, HEADING)))
        elif paragraph.kind == Paragraph.Kind.PREAMBULAR and verb:
            sections[-1].preamble.append(Entry(paragraph.anchor, "", verb))
        elif not paragraph.level and (paragraph.number or (verb and paragraph.kind == Paragraph.Kind.OPERATIVE)):
            sections[-1].operative.append(Entry(paragraph.anchor, paragraph.number.rstrip(" -."), verb))
    return [section for section in sections if section.title or section.preamble or section.operative]


def shorten(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
