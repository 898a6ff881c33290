"""Source text as blocks, one a paragraph or piece of one, whatever state of extraction the text came in.

Styles (CONTRACT): `paged` (blocks between blank lines), `plain` (one paragraph a line), `wrapped` (lines cut at a
width), `segmented` (one line, words apart, subject headings on top).
"""

import itertools
import re
from dataclasses import dataclass

from resolutions.reference.verbs import opens_preamble

from .clean import HAN, SUPERSCRIPTS, clean_lines, count_han
from .formulas import FORMULA_BODIES, is_formula
from .heading import is_head_line, is_whole
from .sponsors import DRAFT_ALONE, opens_sponsors

# %%%HUMAN RIGHTS|RULE OF LAW|
SUBJECTS = re.compile(r"\A\s*%%%([^\n]*)\n?")
# What begins a block of its own even behind a line that was filled to its end: a bullet, a number, a note's mark …
STARTS_PARAGRAPH = re.compile(
    r"\s*(?:[•●▪◦·]\s|\d{1,3}\.\s|\([a-z]{1,4}\)\s|[㈠-㈩]|[(（][一二三四五六七八九十]{1,3}[)）]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s?\S|\*{1,3}\s?\S)"
)
# … and the lines of a head and of a close.
STARTS_LINE = re.compile(
    rf"\s*(?:议程项目|\[|Agenda items? |Resolution adopted |(?:{'|'.join(map(re.escape, FORMULA_BODIES))})[,،]?\s*$"
    r"|(?:ES-|S-)?\d{1,4}/\d{1,4}(?: [A-Z](?:-[A-Z])?)?\. |第\s?\d+\s?\(\d{4}\)\s?号决议\s*$|(?:大会|\S{0,8}理事会)，\s*$"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\S{0,6}(?:大会|理事会)?决议)?\s*$|第\s?\d{1,5}\s?次(?:全体)?会议\s*$"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}\s*$|\d{1,5}(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting(?: \(resumed\))?\s*$)"
)
LABELLED = re.compile(r"\s*(?:\d{1,3}\.|\([a-z]{1,4}\))\s")
# A blank between two Han characters or their points
BETWEEN_WORDS = re.compile(f" (?<=[{HAN}，；。、] )(?=[{HAN}，；。、])")
BULLETS = tuple("•●▪◦·")
# A list of names goes on behind these.
LISTING = ("、", ",", "，", "和", " and")
LONGEST_CUT = 200
# Characters of a line that may be one of a paragraph.
SHORTEST_OF_TEXT = 20
# So many of them show a margin, and it has so many blanks.
FEWEST_LINES, NARROWEST_MARGIN = 8, 2
# A head has fewer paragraphs.
LONGEST_HEAD = 40
# In ideographs.
NARROWEST_PAGE, WIDEST_PAGE = 15, 65
SENTENCE_POINTS = tuple("。；：！？;:!?.؛")
# No. 5, vol. II: words whose full stop ends no sentence
SHORTENED = re.compile(r"\b(?:[Nn]os?|vol|chap|sect|paras?|pp?)\.$")
# In letters.
WIDEST_INDENT = 16
# …行动议程》，3: a call behind the point may be a plain digit
ENDS_CLAUSE = re.compile(r"[，,،]\s?([\d⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3})$")
# Small letters and a resolution's number begin no paragraph of a preamble.
BEGINS_NOTHING = re.compile(r"[a-zа-я]|\d{1,4}/\d")
# 3 A/901/5.: a note's mark that extraction made a plain digit, its words behind it or on the next line
NOTE_MARK = re.compile(r"(\d{1,3})(?=\s+\S|$)")
FIRST_NUMBER = re.compile(r"1\s?[.．、]\s")
# What can't be cut at a line's end: a number, a symbol, a Latin word.
UNCUT = re.compile(r"[0-9A-Za-zÀ-ɏЀ-ӿ\u0600-\u06ff/.()\-]+|.", re.S)


@dataclass
class Block:
    """A line or paragraph as printed; `page_before`: a page's end, or notes, stood between it and the last one;
    `gap`: an empty line did; `below_rule`: the rule above notes did."""

    text: str
    page_before: bool = False
    gap: bool = False
    below_rule: bool = False


def ends_sentence(line: str) -> bool:
    """True where nothing but closing quotation marks and brackets, then footnote calls, stand behind a sentence's point."""
    end = line.rstrip().rstrip(SUPERSCRIPTS).rstrip("”’」』）)》")
    return end.endswith(SENTENCE_POINTS) and not (end.endswith(".") and SHORTENED.search(end))


def read_lines(raw: str) -> tuple[str, list[Block], list[str]]:
    """Style, lines in order (those that aren't empty) and subject headings of a source text."""
    subjects, raw = _take_subjects(raw)
    lines = _without_margin(clean_lines(raw.replace("\u2028", "\n").replace("\x0b", "\n")))
    if subjects or _words_stand_apart(lines):
        return "segmented", [Block(join_words(line.strip())) for line in lines if line.strip()], subjects
    filled = [line for line in lines if line.strip()]
    style = "paged" if len(lines) > 1.5 * len(filled) else "plain"
    if _wrap_width(filled):
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


def _without_margin(lines: list[str]) -> list[str]:
    """The lines without the margin that a program put before each: what is set in further keeps its blanks."""
    rooms = [len(line) - len(line.lstrip(" ")) for line in lines]
    of_text = sorted(room for line, room in zip(lines, rooms, strict=True) if len(line) - room > SHORTEST_OF_TEXT)
    # Few lines, of a masthead or a running head, stand outside it.
    margin = of_text[len(of_text) // 8] if len(of_text) >= FEWEST_LINES else 0
    if margin < NARROWEST_MARGIN:
        return lines
    return [line[min(room, margin) :] for line, room in zip(lines, rooms, strict=True)]


def _filled(lines: list[str]) -> list[Block]:
    blocks, page, gap = [], False, False
    for line in lines:
        page = page or "\f" in line
        text = line.strip("\f").replace("\f", " ").rstrip()
        if text:
            blocks.append(Block(text, page, gap))
        page, gap = page and not text, not text
    return blocks


def _words_stand_apart(lines: list[str]) -> bool:
    """True where most Han characters' words are divided by blanks, as in a corpus segmented into words."""
    text = "\n".join(lines)[:20_000]
    apart = len(BETWEEN_WORDS.findall(text))
    # Fewer divide no hundred characters, which need not be counted then.
    return apart > 20 and apart > (han := count_han(text)) / 5 and han > 100


def join_words(text: str) -> str:
    """Segmented Chinese with its words put together again; blanks between Latin words or numbers stay."""
    text = re.sub(r"(?<=\d)\s?([/(])\s?(?=\d)", r"\1", text)
    text = re.sub(r"\b(ES|S) ?- ?(?=\d{1,3}/)", r"\1-", text)
    text = re.sub(r"([(\[（《“‘]) ", r"\1", text)
    text = re.sub(r" ([)\]）》”’,;:])", r"\1", text)
    text = re.sub(r"(?<=\*) (?=\*)", "", text)
    text = re.sub(r'" ([^"]{1,200}?) "', r'"\1"', text)
    return text


# --- lines cut at a width ---------------------------------------------------------------------------------------


# Runs of what takes an ideograph's room: East Asian letters and points, and what their fonts draw as wide.
WIDE = re.compile("[\u0391-\u0451\u2010-\u203f\u2100-\u27ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffe6]+")


def line_width(text: str) -> float:
    """Width in ideographs: a Latin letter or digit takes half the room of a Chinese character."""
    return len(text) / 2 if text.isascii() else len(text) - len(WIDE.sub("", text)) / 2


def _room(line: str) -> float:
    """Width, in ideographs, of a line with the blanks before it; what stands in a column at the right is not set in."""
    text = line.strip()
    indent = len(line) - len(line.lstrip(" "))
    return line_width(text) + (indent / 2 if indent <= WIDEST_INDENT else 0)


def _wrap_width(filled: list[str]) -> tuple[float, float] | None:
    """The width at which lines were cut, in ideographs, and what a full line may lack of it; None where none were cut.

    A program cuts to the letter; a page set in proportional type has full lines a quarter shorter than others.
    """
    if len(filled) < 5:
        return None
    # A line of more letters was not cut at any width; its own matters to nothing.
    printed = [line.rstrip()[:LONGEST_CUT] for line in filled]
    at = int(len(printed) * 0.97)
    wider = (1 for line in printed if len(line) > WIDEST_PAGE and _room(line) > WIDEST_PAGE)
    if sum(itertools.islice(wider, len(printed) - at)) == len(printed) - at:
        return None
    widths = [_room(line) for line in printed]
    width = sorted(widths)[at]
    if width < NARROWEST_PAGE:
        return None
    near = [line.strip() for line, room in zip(filled, widths, strict=True) if room >= width - 5]
    cut = [line for line in near if not ends_sentence(line) and not line.endswith(("，", ","))]
    if len(filled) < 8 or len(near) < max(6, len(filled) * 0.15) or len(cut) < len(near) * 0.4:
        return (width, 1.5) if _is_set_in(filled, width) or _lacks_room(printed, width) else None
    exact = sum(1 for room in widths if room >= width - 2)
    return width, 1.5 if exact > len(near) / 2 else width / 4


def _lacks_room(lines: list[str], width: float) -> bool:
    """True where some lines stop in mid-sentence because the next word had no room: few of a short document do, and none
    of one whose lines weren't cut."""
    cut = whole = 0
    for line, below in itertools.pairwise(lines):
        ends = ends_sentence(line) or ENDS_CLAUSE.search(line)
        if ends or STARTS_LINE.match(below) or STARTS_PARAGRAPH.match(below):
            continue
        room = _room(line)
        if width - 1 < room + line_width(UNCUT.match(below.strip())[0]) and room <= width + 2:
            cut += 1
        else:
            whole += 1
    return cut > 1 and cut * 7 >= whole


def _is_set_in(filled: list[str], width: float) -> bool:
    """True where lines that go on at the margin below a paragraph's first, which is set in, had no room for one word more.

    A decision of one paragraph has no more than that to show that it was cut.
    """
    cut = full = 0
    inside = False
    for line, below in itertools.pairwise(filled):
        inside = inside or line.startswith(" ")
        if not inside:
            continue
        if ends_sentence(line) or below.startswith(" ") or STARTS_LINE.match(below):
            inside = False
        else:
            cut += 1
            full += _room(line) + line_width(UNCUT.match(below.strip())[0]) > width - 2
    return cut > 0 and full > cut * 0.8


def join_lines(lines: list[Block], language: str) -> list[Block]:
    """Paragraphs of lines cut at a width: a line goes on where its first word had no room on the line before."""
    width, lack = _wrap_width([line.text for line in lines]) or (WIDEST_PAGE, WIDEST_PAGE / 4)
    gaps = sum(line.gap for line in lines[1:])
    gap_each_line = gaps > 0.8 * len(lines)
    # Where paragraphs are set in, a number at a full line's margin is part of the sentence.
    set_in_lines = sum(line.text.startswith(" ") for line in lines)
    indents = gap_each_line and set_in_lines * 12 > gaps
    if not gap_each_line:
        indents = len(lines) / 12 < set_in_lines < len(lines) / 2
    found: list[Block] = []
    pieces: list[str] = []
    last, paragraph, head, preamble = "", False, True, True
    # The mark of the note under way.
    note = 0
    for line in lines:
        text = line.text.strip()
        preamble = preamble and not FIRST_NUMBER.match(text)
        head = head and len(found) < LONGEST_HEAD and not is_formula(text)
        set_in = indents and line.text.startswith(" ")
        # Within a paragraph that was set in, only a point ends a line that isn't full.
        starts_line = STARTS_LINE.match(line.text) is not None
        below_set_in = paragraph and not set_in and not text.startswith(BULLETS)
        inside = below_set_in and not starts_line and not ends_sentence(last)
        inside = inside and not (LABELLED.match(line.text) and ENDS_CLAUSE.search(last))
        # A line below one that was set in and lacks room for little begins nothing: what begins is set in.
        full_width = width - lack - below_set_in
        head_ends = head and len(pieces) < LONGEST_HEAD and (is_head_line(text) or is_whole(glue(*pieces)))
        # Only commas part the paragraphs of a preamble, and the line before one may be full by chance: what tells is a
        # capital, or the call of a note, which mostly stands at a paragraph's end.
        clause = ENDS_CLAUSE.search(last) if preamble else None
        opens = clause and (text[0].isupper() or clause[1]) and opens_preamble(text, language)
        begins = line.page_before or head_ends or opens
        if head and pieces:
            # The list of sponsors begins below an agenda item's title, and may end with two words on a line.
            listed = pieces[-1].endswith(LISTING) or opens_sponsors(pieces[0])
            begins = begins or (not listed and opens_sponsors(text))
            inside = inside or (pieces[-1].endswith(("：", ":")) and bool(DRAFT_ALONE.fullmatch(text)))
        noted = note and pieces[0].split(" ")[0] == str(note) and not line.page_before
        mark = NOTE_MARK.match(text)
        if mark and (line.below_rule or (noted and int(mark[1]) == note + 1)):
            begins, note = True, int(mark[1])
        # A note's words may stand below its mark, and further in than the mark.
        inside = inside or (noted and not line.gap and (pieces[0] == str(note) or line.text.startswith(" ")))
        if (
            found
            and not begins
            and (inside or (not starts_line and _goes_on(last, line, full_width, gap_each_line, indents)))
        ):
            pieces.append(text)
        else:
            if found:
                found[-1].text = glue(*pieces)
            found.append(Block(text, line.page_before, line.gap, line.below_rule))
            pieces, paragraph = [text], set_in
        last = line.text
    if found:
        found[-1].text = glue(*pieces)
    return found


def _goes_on(last: str, block: Block, full_width: float, gap_each_line: bool, indents: bool) -> bool:
    """True where the line, one of neither a head nor a close, is the rest of the paragraph of which `last` is a line."""
    line = block.text
    before, text = last.strip(), line.strip()
    first_word = UNCUT.match(text)[0]
    full = _room(last) + line_width(first_word) > full_width + 0.5
    ends_there = ends_sentence(before)
    ends = ends_there or ENDS_CLAUSE.search(before)
    # Where paragraphs are set in, a number at a full line's margin may be part of the sentence.
    in_sentence = indents and full and not ends and not line.startswith(" ")
    if STARTS_PARAGRAPH.match(line) and not in_sentence:
        return False
    if gap_each_line:
        indented = line.startswith(" ")
        if indented:
            # A page's first line keeps the margin's blank although the sentence goes on (no blank line between).
            return full and not block.gap and not ends_there
        return full or (before.startswith(BULLETS) and not ends_there and len(before) > 30)
    # All lines of a sub-paragraph or a note may be set in.
    hangs = last.startswith(" ") and full and not ends
    if block.gap or (indents and line.startswith(" ") and not hangs):
        return False
    # Behind a comma, a line that isn't full is a paragraph's last, if not within a list: 58/9 of …, / 58/289 of …
    return full or not ends or (not ends_there and bool(BEGINS_NOTHING.match(text)))


def glue(*pieces: str) -> str:
    """The pieces of a paragraph as one; a blank between two, unless one ends in a stroke within a word."""
    words: list[str] = []
    for piece in pieces:
        if words and words[-1] and not (words[-1].endswith(("/", "-")) and piece[:1].isalnum()):
            words.append(" ")
        words.append(piece)
    return "".join(words)
