"""Source text as blocks, one a paragraph or piece of one, whatever state of extraction the text came in.

Styles (CONTRACT): `paged` (blocks between blank lines), `plain` (one paragraph a line), `wrapped` (lines cut at a
width), `segmented` (one line, words apart, subject headings on top).
"""

import re
from dataclasses import dataclass

from .clean import HAN, clean_lines, count_han
from .page.lines import without_margin, wrap_width

# %%%HUMAN RIGHTS|RULE OF LAW|
SUBJECTS = re.compile(r"\A\s*%%%([^\n]*)\n?")
# A text of fewer lines came as one.
FEWEST_LINES = 6
# … A/62/439)通过] 62/153. 渡口 大会， 回顾
FORMULA_WITHIN = re.compile(
    r"\s(?:大会|安全理事会|经济及社会理事会|人权理事会)[，,]\s|\sThe (?:General Assembly|Security Council|Human Rights Council), "
)
# Its first paragraph stands behind it, and so much before it.
FIRST_WITHIN, WITHIN = re.compile(r"\s1\s?[.．]\s"), 20
# A blank between two Han characters or their points
BETWEEN_WORDS = re.compile(f" (?<=[{HAN}，；。、] )(?=[{HAN}，；。、])")


@dataclass
class Block:
    """A line or paragraph as printed; `page_before`: a page's end, or notes, stood between it and the last one;
    `gap`: an empty line did; `below_rule`: the rule above notes did. `set_in`: whether a page begins with a line that is
    set in as a paragraph's first is, where that is known."""

    text: str
    page_before: bool = False
    gap: bool = False
    below_rule: bool = False
    set_in: bool | None = None


def read_lines(raw: str) -> tuple[str, list[Block], list[str]]:
    """Style, lines in order (those that aren't empty) and subject headings of a source text."""
    subjects, raw = _take_subjects(raw)
    lines = without_margin(clean_lines(raw.replace("\u2028", "\n").replace("\x0b", "\n")))
    filled = [line for line in lines if line.strip()]
    if subjects or _words_stand_apart(lines) or _came_as_one(filled):
        if len(filled) < FEWEST_LINES:
            return "segmented", [Block(join_words(line.strip())) for line in filled], subjects
        # Its lines are kept: it reads like any other text.
        lines = [BETWEEN_WORDS.sub("", join_words(line)) for line in lines]
        filled = [line for line in lines if line.strip()]
    style = "paged" if len(lines) > 1.5 * len(filled) else "plain"
    if wrap_width(filled):
        return "wrapped", _filled(lines), subjects
    blocks = _filled(lines)
    for block in blocks:
        block.text = block.text.strip()
    return style, blocks, subjects


def _take_subjects(raw: str) -> tuple[list[str], str]:
    match = SUBJECTS.match(raw)
    if not match:
        return [], raw
    return [heading.strip() for heading in match[1].split("|") if heading.strip()], raw[match.end() :]


def _filled(lines: list[str]) -> list[Block]:
    blocks, page, gap = [], False, False
    for line in lines:
        page = page or "\f" in line
        text = line.strip("\f").replace("\f", " ").rstrip()
        if text:
            blocks.append(Block(text, page, gap))
        page, gap = page and not text, not text
    return blocks


def _came_as_one(filled: list[str]) -> bool:
    """True for a text whose lines were put one behind the other, so that its formula stands within a line."""
    if len(filled) >= FEWEST_LINES:
        return False
    found = ((line, FORMULA_WITHIN.search(line, WITHIN)) for line in filled)
    return any(formula and FIRST_WITHIN.search(line, formula.end()) for line, formula in found)


def _words_stand_apart(lines: list[str]) -> bool:
    """True where most Han characters' words are divided by blanks, as in a corpus segmented into words."""
    text = "\n".join(lines)[:20_000]
    apart = len(BETWEEN_WORDS.findall(text))
    # Fewer divide no hundred characters, which need not be counted then.
    return apart > 20 and apart > (han := count_han(text)) / 5 and han > 100


def join_words(text: str) -> str:
    """Segmented Chinese with its words put together again; blanks between Latin words or numbers stay."""
    text = re.sub(r"(?<=\d)\s?([/(])\s?(?=\d)", r"\1", text)
    text = re.sub(r"(?<=[A-Za-z0-9]) (?=[.．](?:\s|$))", "", text)
    text = re.sub(r"(?<=[A-Z0-9.)])\s?/\s?(?=[A-Z0-9(])", "/", text)
    text = re.sub(r"\b(ES|S) ?- ?(?=\d{1,3}/)", r"\1-", text)
    text = re.sub(r"([(\[（《“‘]) ", r"\1", text)
    text = re.sub(r" ([)\]）》”’,;:])", r"\1", text)
    text = re.sub(r"(?<=([*_])) (?=\1)", "", text)
    text = re.sub(r'" ([^"]{1,200}?) "', r'"\1"', text)
    return text


def glue(*pieces: str) -> str:
    """The pieces of a paragraph as one; a blank between two, unless one ends in a stroke within a word."""
    words: list[str] = []
    for piece in pieces:
        if words and words[-1] and not (words[-1].endswith(("/", "-")) and piece[:1].isalnum()):
            words.append(" ")
        words.append(piece)
    return "".join(words)
