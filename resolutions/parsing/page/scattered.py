"""Notes' marks that extraction put in a column of their own, back before their notes: pdftotext sets small raised figures
above, below or between the lines that they belong to."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Block
from ..clean import FROM_SUPERSCRIPT, SUPERSCRIPTS
from ..labels import read_label
from ..notes.footnotes import LOOKS_LIKE_NOTE
from .alone import LONGEST_LABEL
from .lines import ends_sentence

MARK, STAR = re.compile(rf"\d{{1,3}}|[{SUPERSCRIPTS}]{{1,3}}"), "*"
# 1 A/73/596, ¹ A/73/596, * A/73/150
MARKED = re.compile(rf"(\d{{1,3}}(?= )|[{SUPERSCRIPTS}]{{1,3}}|\*)\s*(\S.*)", re.S)
# A sales number that a line's end cut: C.96.IV. / 13
INITIALS = re.compile(r"\b[A-Z]{1,4}\.$")
# Lines at a page's end among which its notes stand, those in which marks are hardly anything else, and lines of one note
MOST_LINES, LAST_LINES, MOST_OF_ONE = 60, 6, 12


def gather_notes(blocks: list[Block]) -> list[Block]:
    """The blocks; where marks that go on with those before stand alone at a page's end, beside as many notes without any,
    each stands before its own."""
    if not any(map(_is_mark, blocks)):
        return blocks
    gathered: list[Block] = []
    wanted = 1
    pages = list(_pages(blocks))
    for page, following in itertools.zip_longest(pages, pages[1:], fillvalue=[]):
        marks = _marks_alone(page, wanted)
        notes, more = _find_notes(page, following, marks) if marks else ([], 0)
        if not notes and 0 in marks and len(marks) > 1:
            del marks[0]
            notes, more = _find_notes(page, following, marks)
        if not notes:
            gathered += page
            for block in page:
                wanted += _noted(block) == wanted
            # The notes weren't found; those of the next page go on behind them.
            wanted += sum(number > 0 and place >= len(page) - LAST_LINES for number, place in marks.items())
            continue
        page = [*page, *(replace(block, page_before=False) for block in following[:more])]
        del following[:more]
        if following:
            following[0].page_before = True
        region = {*marks.values(), *itertools.chain.from_iterable(notes)}
        above = sum(place not in region for place in range(notes[0][0]))
        kept = [block for place, block in enumerate(page) if place not in region]
        kept[above:above] = _marked(page, marks, notes)
        kept[0].page_before = page[0].page_before
        gathered += kept
        wanted += sum(number > 0 for number in marks)
    return gathered


def _find_notes(page: list[Block], following: list[Block], marks: dict[int, int]) -> tuple[list[list[int]], int]:
    """The lines of each mark's note, and how many of them stand below the page's number; no notes where none are found."""
    for more in range(MOST_OF_ONE):
        if more and (more > len(following) or not _reads_as_note(following[more - 1])):
            break
        if notes := _notes_beside([*page, *following[:more]], marks):
            return notes, more
    return [], 0


def _is_mark(block: Block) -> bool:
    if len(block.text) >= LONGEST_LABEL:
        return False
    text = block.text.strip()
    return text == STAR or MARK.fullmatch(text) is not None


def _number(mark: str) -> int:
    """What the mark counts; 0 for the star, whose note stands before the first."""
    return 0 if mark == STAR else int(mark.translate(FROM_SUPERSCRIPT))


def _noted(block: Block) -> int | None:
    """The mark of the note that begins with the line; None where the line reads like none's beginning."""
    match = MARKED.match(block.text.strip())
    return (
        _number(match[1]) if match and (match[1][0] in SUPERSCRIPTS + STAR or LOOKS_LIKE_NOTE.match(match[2])) else None
    )


def _pages(blocks: list[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    for block in blocks:
        if block.page_before and page:
            yield page
            page = []
        page.append(block)
    yield page


def _marks_alone(page: list[Block], wanted: int) -> dict[int, int]:
    """Place of each mark that stands alone near the page's end, by its number: `wanted`, and those that follow it."""
    alone = {}
    for place in range(max(0, len(page) - MOST_LINES), len(page)):
        if _is_mark(page[place]):
            alone[_number(page[place].text.strip())] = place
    # A call may stand alone, too, where its line was cut; its note has the mark before it.
    noted = {_noted(block) for block in page}
    first = 0 if wanted == 1 and 0 in alone else wanted
    count = itertools.takewhile(lambda number: number in alone and number not in noted, itertools.count(first))
    return {number: alone[number] for number in count}


def _notes_beside(page: list[Block], marks: dict[int, int]) -> list[list[int]]:
    """The lines of each note, in order of the marks (places by number). A mark stands before its note, or before that of
    the last of several marks, or, with those that lack one, below all of them. Empty where the lines don't tell."""
    places = set(marks.values())
    numbers = sorted(marks, key=marks.__getitem__)
    counting = [number for n, number in enumerate(numbers) if number == max(numbers[: n + 1])]
    notes: list[list[int]] = []
    given = counting[0]
    for number, following in itertools.pairwise([*counting, max(marks) + 1]):
        last = following > max(marks)
        lines = [
            place for place in range(marks[number], len(page) if last else marks[following]) if place not in places
        ]
        if last and page[min(places)].below_rule:
            lines = _first_notes(page, lines, following - given)
        if lines:
            parted = _part(page, lines, following - given)
            notes, given = notes + parted, following
            if not parted:
                return []
    notes = (_notes_above(page, min(places), len(marks) - len(notes), 0 in marks) or []) + notes
    labelled = any(read_label(page[place].text.strip()) for note in notes for place in note)
    if labelled or not all(_reads_as_note(page[note[0]]) for note in notes):
        # The marks may stand among the text, their notes below it.
        below = _notes_above(page, len(page), len(marks), 0 in marks) or []
        notes = below if labelled or (all(_reads_as_note(page[note[0]]) for note in below) and below) else notes
    told = all(_ends_note(page[note[-1]].text) or _reads_as_note(page[note[0]]) for note in notes)
    return notes if told and len(notes) == len(marks) else []


def _notes_above(page: list[Block], end: int, count: int, starred: bool) -> list[list[int]] | None:
    """The lines of the last notes above a place; None where there are fewer. A star's note, which is the first, may read
    like none: 提案国名单的任何变动将…"""
    notes: list[list[int]] = []
    while len(notes) < count:
        if not end or not _ends_note(page[end - 1].text):
            return None
        near = range(max(0, end - MOST_OF_ONE), end)
        clear = [start for start in near if not start or page[start].gap or _ends_note(page[start - 1].text)]
        reading = [start for start in near if _reads_as_note(page[start])]
        # The words above the first note may be cut in mid-sentence; those of another may read like no note's.
        topmost = len(notes) + 1 == count
        starts = [] if topmost and starred else [start for start in clear if start in reading]
        starts = starts or (reading if topmost and not starred else clear)
        if not starts:
            return None
        start = starts[-1]
        notes.insert(0, list(range(start, end)))
        end = start
    return notes


def _first_notes(page: list[Block], lines: list[int], count: int) -> list[int]:
    """The lines as far as so many notes, where text stands below them."""
    ends = [n for n, place in enumerate(lines) if _ends_note(page[place].text)]
    return lines[: ends[count - 1] + 1] if len(ends) >= count else lines


def _part(page: list[Block], lines: list[int], count: int) -> list[list[int]]:
    """The lines parted into so many notes where sentences end, first where what follows reads like a note; empty where
    fewer do."""
    ends = [n for n in range(1, len(lines)) if _ends_note(page[lines[n - 1]].text)]
    ends.sort(key=lambda n: not _reads_as_note(page[lines[n]]))
    starts = [0, *sorted(ends[: count - 1]), len(lines)]
    return [lines[start:end] for start, end in itertools.pairwise(starts)] if len(starts) == count + 1 else []


def _ends_note(line: str) -> bool:
    """True where a note may end with the line: not at a colon, nor within a sales number (C.96.IV. / 13)."""
    return (
        ends_sentence(line)
        and not line.rstrip().endswith(("：", ":", "；", ";"))
        and not INITIALS.search(line.rstrip())
    )


def _reads_as_note(line: Block) -> bool:
    return LOOKS_LIKE_NOTE.match(line.text.strip()) is not None


def _marked(page: list[Block], marks: dict[int, int], notes: list[list[int]]) -> Iterator[Block]:
    """The notes' lines, each note's first with its mark."""
    for n, (number, lines) in enumerate(zip(sorted(marks), notes, strict=True)):
        mark = page[marks[number]].text.strip()
        first, *others = (page[place] for place in lines)
        yield replace(first, text=f"{mark} {first.text.strip()}", below_rule=n == 0, page_before=False, gap=False)
        yield from others
