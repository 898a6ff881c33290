"""SVG elements as strings, whatever stands in a label escaped, and the width of words."""

import unicodedata
from xml.etree import ElementTree

# Width of a letter in ems: Chinese ones are square, others about half as wide.
WIDE, NARROW = 1.0, 0.58


def element(tag: str, *children, text: str | None = None, **attributes) -> ElementTree.Element:
    """An element; `class_` is its class, `_` in a name stands for `-`, and None leaves an attribute out."""
    made = ElementTree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            written = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
            made.set(name.rstrip("_").replace("_", "-"), written)
    made.text = text
    made.extend(child for child in children if child is not None)
    return made


def link(url: str | None, says: str, *children) -> ElementTree.Element:
    """The children as a link that says what it leads to, on hover and to screen readers; a group where there is no address."""
    title = element("title", text=says)
    if not url:
        return element("g", title, *children)
    return element("a", title, *children, href=url, aria_label=says)


def picture(width: float, height: float, *children, says: str) -> str:
    """The SVG; it keeps its proportions, and its links stay links (role `group`, as `img` would hide them)."""
    made = element(
        "svg",
        *children,
        class_="chart",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=round(width),
        height=round(height),
        role="group",
        aria_label=says,
    )
    return ElementTree.tostring(made, encoding="unicode")


def width_of(words: str) -> float:
    """Width in ems, roughly: dashes and quotation marks are as wide as Chinese characters in a Chinese font."""
    return sum(WIDE if unicodedata.east_asian_width(c) in "WF" or c in "—…“”‘’" else NARROW for c in words)


def cut(words: str, ems: float) -> str:
    """The words, cut with `…` where they are wider."""
    if width_of(words) <= ems:
        return words
    kept, room = [], ems - 1
    for letter in words:
        room -= width_of(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"
