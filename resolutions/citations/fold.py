"""A copy of a text, character for character, in which one spelling stands for several."""

import re

FOLDED = {0xFF01 + n: 0x21 + n for n in range(94)}
FOLDED |= {ord(c): " " for c in "\u00a0\u2002\u2003\u2009\u202f\u3000\t\n"}
FOLDED |= {ord(c): "-" for c in "‐‑‒–—−"}
FOLDED |= {ord("⁄"): "/", ord("∕"): "/"}
# Points of Chinese stay what they are: they bound clauses.
for point in "，；：！？（）":
    FOLDED.pop(ord(point), None)
FOLDED |= {ord("（"): "(", ord("）"): ")"}


FOLDABLE = re.compile("[" + re.escape("".join(map(chr, sorted(FOLDED)))) + "]")


def fold(text: str) -> str:
    """The text with full-width letters and figures, blanks, dashes and slashes made plain; same length."""
    return text.translate(FOLDED) if FOLDABLE.search(text) else text
