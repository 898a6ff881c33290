"""Lines as printed: how wide they are, what they end and begin with, and whether they were cut at a width."""

import itertools
import re
from collections import Counter
from functools import lru_cache

from ..clean import SUPERSCRIPTS
from ..formulas import FORMULA_BODIES

# What begins a block of its own even behind a line that was filled to its end: a bullet, a number, a note's mark …
STARTS_PARAGRAPH = re.compile(
    r"\s*(?:[•●▪◦·–—]\s|\d{1,3}\.\s|\([a-z]{1,4}\)\s(?!分?[段款])|[a-z]\.\s|[㈠-㈩]|[(（][一二三四五六七八九十]{1,3}[)）]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s?\S|\*{1,3}\s?\S)"
)
# … and the lines of a head and of a close.
STARTS_LINE = re.compile(
    rf"\s*(?:议程项目|\[|Agenda items? |Resolution adopted |Adopted (?:unanimously )?at the \d|(?:{'|'.join(map(re.escape, FORMULA_BODIES))})[,،]?\s*$"
    r"|(?:ES-|S-)?\d{1,4}/\d{1,4}(?: [A-Z](?:-[A-Z])?)?\. |第\s?\d+\s?\(\d{4}\)\s?号决议\s*$|(?:大会|\S{0,8}理事会)，\s*$"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\S{0,6}(?:大会|理事会)?决议)?\s*$|第\s?\d{1,5}\s?次(?:全体)?会议(?:\s?[(（]续会[)）])?\s*$"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}\s*$|\d{1,5}(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting(?: \(resumed\))?[,.]?\s*$)"
)
NOTE_LINE = re.compile(rf"\s*(?:\*{{1,3}}|[{SUPERSCRIPTS}]{{1,3}})\s?[^\s*]")
NOTE_INITIALS = frozenset(f"*{SUPERSCRIPTS}")
LONGEST_CUT = 200
# Characters of a line that may be one of a paragraph.
SHORTEST_OF_TEXT = 20
# So many of them show a margin, and it has so many blanks.
FEWEST_LINES, NARROWEST_MARGIN = 8, 2
# In ideographs.
NARROWEST_PAGE, WIDEST_PAGE = 15, 65
# In letters.
WIDEST_INDENT = 16
# Lines that are as full as the fullest, and how few may be wider without showing a width
NEAR_WIDTH, FEW_WIDE, WIDER_HEADS = 5, 2, 2
# Of so many lines that all end as sentences do one may not.
MANY_LINES = 30
# Lines of a masthead and of what stands below it
HEAD_LINES = 14
# What a full line may lack, in ideographs, though a program cut it to the letter.
LEAST_LACK = 1.5
SENTENCE_POINTS = tuple("。；：！？;:!?.؛")
POINTS = tuple("。；：，；;:")
# No. 5, vol. II: words whose full stop ends no sentence
SHORTENED = re.compile(r"\b(?:[Nn]os?|vol|chap|sect|paras?|pp?)\.$")
# …行动议程》，3: a call behind the point may be a plain digit
ENDS_CLAUSE = re.compile(r"[，,،]\s?([\d⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3})$")
# …重大差距。1: a call that became a plain digit
PLAIN_CALL = re.compile(r"(?<=[。；])\d{1,3}$|(?<=[a-z][.;])\d{1,2}$")
# …2006年12月22日第, 4月19日至, 渡口的, Eco-: no paragraph and no item of a list ends so
BREAKS_OFF = re.compile(r"(?<![；;，,])[第的至在对向为与从由]$|第\s?\d{1,5}$|[a-z]{2}-$")
# and the statement of its President
GOES_ON, NEARLY = re.compile(r"\s*[a-z]{2,} [a-z]"), 0.8
# 阿富汗 ............ 0.006: dots that lead from a table's words to its figure
LEADERS = re.compile(r"\s?(?<!\.)(?<!\. )(?:\. ?){5,200}(?=\s?[\d(—–-])|\s?(?<!…)…{3,100}\s?(?=\d)")
NUMBERED = re.compile(r"(\d{1,3})\.\s")
# Small letters, numbers that are no labels and words that join clauses begin no paragraph.
BEGINS_NOTHING = re.compile(
    r"\s*(?:[a-zа-я]|\d{1,4}(?![\d.．、)])|而且|以(?:便|期|免|至|及|实现|确保|促进|加强|支持)|从而|因此|包括|特别是|尤其是|其中|例如|并且)"
)
FIRST_NUMBER = re.compile(r"(?:[-–]\s)?1\s?[.．、]\s")
# What can't be cut at a line's end: a number, a symbol, a Latin word.
UNCUT = re.compile(r"[0-9A-Za-zÀ-ɏЀ-ӿ\u0600-\u06ff/.()\-]+|.", re.S)
# Runs of what takes an ideograph's room: East Asian letters and points, and what their fonts draw as wide.
IDEOGRAPH = re.compile("[\u2e80-\ud7ff\uf900-\ufaff]")
WIDE = re.compile("[\u0391-\u0451\u2010-\u203f\u2100-\u27ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffe6]+")


def ends_sentence(line: str) -> bool:
    """True where nothing but closing quotation marks and brackets, then footnote calls, stand behind a sentence's point."""
    end = line.rstrip()
    if end[-1:].isdigit():
        end = PLAIN_CALL.sub("", end).rstrip(SUPERSCRIPTS)
    end = end.rstrip("”’」』）)》")
    return end.endswith(SENTENCE_POINTS) and not (end.endswith(".") and SHORTENED.search(end))


def without_leaders(text: str) -> str:
    """The text with a blank in place of the dots that lead from words to a figure."""
    return LEADERS.sub(" ", text) if ".." in text or ". ." in text or "……" in text else text


def is_open(text: str) -> bool:
    """True where a title, brackets or a quotation that the text opens is not closed in it."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("《》", "()", "（）", "“”"))


def line_width(text: str) -> float:
    """Width in ideographs: a Latin letter or digit takes half the room of a Chinese character; what stands on a line without
    one is as narrow, Cyrillic letters and quotation marks too."""
    if text.isascii() or not IDEOGRAPH.search(text):
        return len(text) / 2
    return len(text) - len(WIDE.sub("", text)) / 2


@lru_cache(maxsize=2_000)
def room_of(line: str) -> float:
    """Width, in ideographs, of a line with the blanks before it; what stands in a column at the right is not set in."""
    text = line.strip()
    indent = len(line) - len(line.lstrip(" "))
    return line_width(text) + (indent / 2 if indent <= WIDEST_INDENT else 0)


def wrap_width(filled: list[str]) -> tuple[float, float] | None:
    """The width at which lines were cut, in ideographs, and what a full line may lack of it; None where none were cut.

    A program cuts to the letter; a page set in proportional type has full lines a quarter shorter than others.
    """
    if len(filled) < 5 or _all_end(filled):
        return None
    # A running head is as wide as it is, a note's smaller letters fill a wider line; a line of more letters was not cut at
    # any width.
    often = {line for line, count in Counter(filled).items() if count > 2}
    printed = [line.rstrip()[:LONGEST_CUT] for line in filled if line not in often and not _is_note(line)] or filled
    most = len(printed) - int(len(printed) * 0.97)
    longer = (1 for line in printed if len(line) > WIDEST_PAGE and room_of(line) > WIDEST_PAGE)
    if sum(itertools.islice(longer, most)) == most:
        return None
    found, head = _width_of(printed, filled), {line.rstrip()[:LONGEST_CUT] for line in filled[:HEAD_LINES]}
    for _attempt in range(WIDER_HEADS):
        # A line or two of a masthead may be wider than all others.
        if found or not (wider := _widest(printed)) or not wider <= head:
            break
        printed = [line for line in printed if line not in wider]
        found = _width_of(printed)
    return found


def _all_end(filled: list[str]) -> bool:
    """True where nearly all lines of a longer text end as a sentence or a clause does: none was cut."""
    ends = [line.endswith(POINTS) for line in filled if len(line) > SHORTEST_OF_TEXT]
    return len(ends) >= MANY_LINES and ends.count(False) * MANY_LINES < len(ends)


def _widest(printed: list[str]) -> set[str]:
    """The lines that are wider than all others, where they are too few to show a width."""
    widths = sorted({room_of(line) for line in printed}, reverse=True)[: FEW_WIDE + 1]
    if len(widths) <= FEW_WIDE:
        return set()
    wider = {line for line in printed if room_of(line) > widths[0] - NEAR_WIDTH}
    return wider if len(wider) <= FEW_WIDE else set()


def _width_of(printed: list[str], filled: list[str] | None = None) -> tuple[float, float] | None:
    """What `wrap_width` says, where the widest of the lines are full; few full lines tell by what stands around them in
    the text whose `filled` lines these are."""
    widths = [room_of(line) for line in printed]
    width = sorted(widths)[int(len(printed) * 0.97)]
    if width < NARROWEST_PAGE:
        return None
    near = [line.strip() for line, room in zip(printed, widths, strict=True) if room >= width - NEAR_WIDTH]
    cut = [line for line in near if not ends_sentence(line) and not line.endswith(("，", ","))]
    # Where lines were left out, more of the others must tell.
    fewest, share, mid_sentence = (8, 0.15, 0.4) if filled else (20, 0.2, 0.6)
    if len(printed) < fewest or len(near) < max(6, len(printed) * share) or len(cut) < len(near) * mid_sentence:
        told = (_is_set_in, _lack_room, _breaks_off) if filled else ()
        return (width, LEAST_LACK) if any(tells(filled, width) for tells in told) else None
    return width, _raggedness(filled or printed, width)


def _is_note(line: str) -> bool:
    return line.lstrip(" ")[:1] in NOTE_INITIALS and NOTE_LINE.match(line) is not None


def _raggedness(lines: list[str], width: float) -> float:
    """What nine of ten lines that were cut in mid-sentence lack of the width, though the next word would have had room."""
    lacking = sorted(
        width - room - line_width(UNCUT.match(below.strip())[0])
        for line, below in itertools.pairwise(lines)
        if (room := room_of(line)) > width * 0.6
        and not (ends_sentence(line) or ENDS_CLAUSE.search(line) or STARTS_PARAGRAPH.match(below))
    )
    most = lacking[int(len(lacking) * 0.9)] if lacking else 0
    return min(max(most + 0.5, LEAST_LACK), width / 4)


def _lack_room(lines: list[str], width: float) -> bool:
    """True where some lines stop in mid-sentence because the next word had no room: few of a short document do, and none
    of one whose lines weren't cut."""
    cut = whole = 0
    for line, below in itertools.pairwise(lines):
        ends = line.endswith(POINTS) or ends_sentence(line) or ENDS_CLAUSE.search(line)
        if ends or STARTS_LINE.match(below) or STARTS_PARAGRAPH.match(below):
            continue
        room = room_of(line)
        if width - 1 < room + line_width(UNCUT.match(below.strip())[0]) and room <= width + 2:
            cut += 1
        else:
            whole += 1
    return cut > 1 and cut * 7 >= whole


def _breaks_off(lines: list[str], width: float) -> bool:
    """True where a line as wide as any breaks off behind what nothing ends with (…12月22日第), or within a title or brackets."""
    for line, below in itertools.pairwise(lines):
        room = room_of(line)
        if room < width * NEARLY or line.endswith(SENTENCE_POINTS):
            continue
        # Small letters begin no paragraph in Latin script.
        if GOES_ON.match(below) and not ends_sentence(line):
            return True
        text = line.strip()
        wide = room >= width - LEAST_LACK
        if wide and (BREAKS_OFF.search(text) or is_open(text)) and not STARTS_PARAGRAPH.match(below):
            return True
    return False


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
            full += room_of(line) + line_width(UNCUT.match(below.strip())[0]) > width - 2
    return cut > 0 and full > cut * 0.8


def without_margin(lines: list[str]) -> list[str]:
    """The lines without the margin that a program put before each: what is set in further keeps its blanks."""
    if not any(line.startswith((" ", "\f")) for line in lines):
        return lines
    feeds = [line[: len(line) - len(line.lstrip("\f"))] for line in lines]
    lines = [line[len(feed) :] for line, feed in zip(lines, feeds, strict=True)]
    rooms = [len(line) - len(line.lstrip(" ")) for line in lines]
    of_text = sorted(room for line, room in zip(lines, rooms, strict=True) if len(line) - room > SHORTEST_OF_TEXT)
    # Few lines, of a masthead or a running head, stand outside it.
    margin = of_text[len(of_text) // 8] if len(of_text) >= FEWEST_LINES else 0
    margin = margin if margin >= NARROWEST_MARGIN else 0
    return [feed + line[min(room, margin) :] for feed, line, room in zip(feeds, lines, rooms, strict=True)]
