"""Words of an element with marks in them for footnote calls and links, and those marks taken out again."""

import re
from dataclasses import dataclass

from resolutions.parsing.clean import INVISIBLE, TO_SUPERSCRIPT, tighten
from resolutions.parsing.offsets import carry_over

from .tree import tag

MARK = re.compile("\ue000([^\ue000\ue001]*)\ue001")
# Arabic texts print a call in brackets.
IN_BRACKETS = re.compile("[(⁽] ?(\ue000n[^\ue000\ue001]*\ue001) ?[)⁾]")


@dataclass
class Anchor:
    """A link of the markup: its words, where in a text they stand, and the address it leads to."""

    text: str
    start: int
    end: int
    href: str
    where: str = ""


def marked_words(element, blocks: set[str], notes: list) -> str:
    """Text below an element without nested `blocks`; a footnote's call and a link's ends are marks in it.

    The notes met on the way are added to `notes`, as elements.
    """
    pieces: list[str] = []
    _gather(element, blocks, notes, pieces)
    return IN_BRACKETS.sub(r"\1", "".join(pieces))


def _gather(element, blocks, notes, pieces):
    pieces.append(_safe(element.text))
    for child in element:
        name = tag(child)
        if name == "authorialNote":
            notes.append(child)
            pieces.append(f"\ue000n{child.get('marker') or '*'}\ue001")
        elif name == "a":
            pieces.append("\ue000<\ue001")
            _gather(child, blocks, notes, pieces)
            pieces.append(f"\ue000>{_safe(child.get('href'))}\ue001")
        elif name == "eol":
            pieces.append(" ")
        elif name == "sup":
            pieces.append(_safe("".join(child.itertext())).translate(TO_SUPERSCRIPT))
        elif name and name != "num" and name not in blocks:
            _gather(child, blocks, notes, pieces)
        pieces.append(_safe(child.tail))


def _safe(text: str | None) -> str:
    """The text without the marks' own characters and without invisible ones."""
    return INVISIBLE.sub("", re.sub("[\ue000\ue001]", "", text)) if text else ""


def take_marks(marked: str) -> tuple[str, list[tuple[str, int]], list[Anchor]]:
    """The words in official typography, the footnote calls as (mark, offset), the links with their places."""
    bare: list[str] = []
    marks: list[tuple[str, int]] = []
    done = length = 0
    for match in MARK.finditer(marked):
        bare.append(marked[done : match.start()])
        length += match.start() - done
        done = match.end()
        marks.append((match[1], length))
    bare.append(marked[done:])
    whole = "".join(bare)
    tight = tighten(whole)
    places = carry_over(whole, tight, [offset for _mark, offset in marks])
    calls, anchors, opened = [], [], 0
    for (mark, _offset), place in zip(marks, places, strict=True):
        if mark.startswith("n"):
            calls.append((mark[1:], place))
        elif mark == "<":
            opened = place
        elif text := tight[opened:place].strip():
            start = tight.index(text, opened)
            last = anchors[-1] if anchors else None
            if last and last.href == mark[1:] and not tight[last.end : start].strip():
                # One link may come in pieces: <a>41</a><a>5</a><a> (V)</a>.
                start = last.start
                anchors.pop()
            anchors.append(Anchor(tight[start:place].strip(), start, place, mark[1:]))
    return tight, calls, anchors
