"""Footnotes and their calls: notes taken out from between the pieces of a paragraph, calls out of its words."""

import itertools
import re
from collections import Counter
from collections.abc import Container
from dataclasses import replace

from ..blocks import Block, glue
from ..clean import FROM_SUPERSCRIPT, SUPERSCRIPTS, TO_SUPERSCRIPT, tighten
from ..formulas import find_formula
from ..labels import read_label
from ..offsets import carry_over
from ..page.furniture import is_rule
from ..page.lines import NOTE_INITIALS, SENTENCE_POINTS, is_open
from ..records import Footnote, Note

# ¹ A/73/596，附件。  ** 第60/1号决议。  a 见…
NOTE_BLOCK = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}}|\*{{1,3}})\s*(?=\S)(.*)", re.S)
# 1 A/73/596，附件。: superscripts that extraction made plain digits; no full stop behind, as a paragraph's number has.
PLAIN_NOTE_BLOCK = re.compile(r"(\d{1,3}) +(?![年月日个段])(?=[^\s\d.．、])(.*)", re.S)
NOTED = re.compile(r"(\d{1,3}) +(?=\S)(.*)", re.S)
RAISED = frozenset(SUPERSCRIPTS)
# No note goes on that has more letters.
LONGEST_NOTE = 10_000
# Blocks above a note among which its call is looked for
MOST_ABOVE = 40
# What stands above the notes of a whole text
LONGEST_NOTES_HEAD = 12
NOTES_HEAD = re.compile(r"(?:Notes|Endnotes|Footnotes|Notas|Примечания|注|注释|尾注|脚注)[:：]?")
LOOKS_LIKE_NOTE = re.compile(
    r"https?://|www\.|见|另见|同上|第\s?\d|大会|安全理事会|《|联合国|[A-Z]{1,5}/|See |Ibid|Resolution |General |United |Official |Adopted"
    r"|Reports? (?:of|on) |Treaty|Convention |Contained |Available |Issued |Documents? |Formerly |Previously |Subsequently "
    r"|Voir |Résolution |Rapport |Nations Unies|Disponible |Véase |Resolución |Documentos |Informe |Naciones Unidas|Tratado|Traité"
    r"|См\. |Резолюци|Официальн|Там же|Доклад|Организация Об|Имеется |Размещено |Договор|انظر|القرار|الوثائق|المرجع|تقرير|الأمم",
    re.I,
)
# * 加强合作；
STAR_BULLET = re.compile(r"\* +[^\s*]")
# 22. **请: emphasis that a page's end left open; its other end begins the next piece.
OPEN_EMPHASIS = re.compile(r"((?:\d{1,3}\.\s?|[-•]?\s?\([a-z]+\)\s?)?)\*{1,2}([^*]{0,30})\*?")
# Marks and calls in brackets or with a stroke, and how a note begins that shows them to be such; those of a part of a
# text don't begin with 1
MARKED = (
    (re.compile(r"\[\^?(\d{1,3})\](?::(?= ))?"), re.compile(r"\[\^?\d{1,3}\]:?\s")),
    (re.compile(r"(?<![\d/])(?:(?<=[,.;:)”]) )?(\d{1,3})/(?=\s|$|[,;.)])"), re.compile(r"1/ ")),
)
# What the marks that stand for raised ones begin with
MARK_INITIALS = ("[", "1/ ", "①")
# [^charter] and [^charter]: in Markdown
NAMED, NAMED_NOTE = re.compile(r"\[\^([^\]\s]{1,30})\](?::(?=\s))?"), re.compile(r"\[\^(?!\d+\])[^\]\s]{1,30}\]:\s")
# 《报告》①: notes of books printed in China
CIRCLED_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CIRCLED, CIRCLED_CALL = re.compile(f"([{CIRCLED_MARKS}])"), re.compile("(?<=[，。；》”)）])①")
# Arabic texts print a call in brackets.
CALL = re.compile(
    rf"\([{SUPERSCRIPTS}]{{1,3}}\)|[{SUPERSCRIPTS}]{{1,6}}(?:\s?[,，、]\s?(?=[{SUPERSCRIPTS}]))?|\*{{1,4}}"
)
CALL_SIGN = re.compile(f"[{SUPERSCRIPTS}*]")


# * 2023年12月31日任满。: what the stars behind the names of a list mean
LEGEND = re.compile(r"(\*+)\s*(?=[^\s*])")
STARS = re.compile(r"(?<!\*)\*+(?!\*)")


def find_legend(blocks: list[Block]) -> set[str]:
    """Marks of stars that many names of a list carry: what explains them belongs to the text, as in the UN's own XML."""
    explained = Counter(mark[1] for block in blocks if "*" in block.text and (mark := LEGEND.match(block.text.strip())))
    if not explained:
        return set()
    # Stars behind sponsors' names are footnotes' calls.
    body = [block for block in blocks[find_formula([block.text for block in blocks]) or 0 :] if block.text.strip("* ")]
    called = Counter(mark for block in body if "*" in block.text for mark in STARS.findall(block.text))
    # Each note has a mark of its own, and a call.
    often = any(called[mark] > 3 * times for mark, times in explained.items())
    return set(explained) if often else set()


def _opens_legend(below: list[Block], legend: Container[str]) -> bool:
    mark = LEGEND.match(below[0].text.strip()) if below else None
    return mark is not None and mark[1] in legend


def split_notes(blocks: list[Block], legend: Container[str] = ()) -> tuple[list[Block], list[Footnote]]:
    """Blocks without the footnotes that stood between them, and the footnotes in order of their marks' first print."""
    blocks = _raise_marked(_tell_bullets(blocks))
    plain = _plain_marks(blocks)
    kept: list[Block] = []
    notes: list[Footnote] = []
    page = False
    open_at = noted = -1
    for i, block in enumerate(blocks):
        page = page or block.page_before
        if block.text.startswith("*") and kept and open_at == len(kept) - 1:
            kept.append(Block(block.text.lstrip("*"), page, block.gap))
            continue
        text = block.text.strip()
        mark, words = _read_note(text, plain.get(i))
        if (
            len(text) <= LONGEST_NOTES_HEAD
            and NOTES_HEAD.fullmatch(text)
            and i + 1 < len(blocks)
            and _read_note(blocks[i + 1].text.strip(), plain.get(i + 1))[0]
        ):
            page = True
            continue
        if is_rule(text) and not _opens_legend(blocks[i + 1 : i + 2], legend):
            page = True
            continue
        if mark in legend:
            block.page_before, page = page, False
            kept.append(block)
            continue
        if mark and not (mark.startswith("*") and not kept):
            notes.append(Footnote(mark, words))
            page, noted = True, i
        elif (
            notes
            and (block.below_rule or (noted == i - 1 and not block.page_before))
            and _goes_on(notes[-1].text, block)
        ):
            # A page's end cut the note.
            notes[-1].text, page, noted = glue(notes[-1].text, text), True, i
        else:
            if "*" in block.text and (emphasis := OPEN_EMPHASIS.fullmatch(text)):
                open_at = len(kept)
                block.text = emphasis[1] + emphasis[2]
            block.page_before, page = page, False
            kept.append(block)
    return kept, notes


def _goes_on(note: str, block: Block) -> bool:
    """True where the block is the rest of the note: a page's rule stands above it, or the note can't have ended."""
    if note.endswith(SENTENCE_POINTS) or len(note) > LONGEST_NOTE or read_label(block.text):
        return False
    return block.below_rule or is_open(note) or note.endswith(("，", ",", "、")) or block.text.startswith(("(", "（"))


def _tell_bullets(blocks: list[Block]) -> list[Block]:
    """The blocks; stars of a Markdown list are bullets, which stand one below the other, as no two notes of one mark do;
    one note that several pages print says the same."""
    starred = [block.text if block.text.startswith("*") and STAR_BULLET.match(block.text) else "" for block in blocks]
    bullets: set[int] = set()
    for place, (one, other) in enumerate(itertools.pairwise(starred)):
        if one and other and one != other:
            bullets |= {place, place + 1}
    return [
        replace(block, text=f"•{block.text[1:]}") if place in bullets else block for place, block in enumerate(blocks)
    ]


def _raise_marked(blocks: list[Block]) -> list[Block]:
    """The blocks with calls and marks raised that are told from figures by what stands around them, where a note has one:
    [1] or [^1], as word processors export notes, and 1/, as they were printed before 1996."""
    if not any(block.text.startswith(MARK_INITIALS) for block in blocks):
        return blocks
    if any(NAMED_NOTE.match(block.text) for block in blocks):
        # Names of notes stand for numbers, in the order of their calls.
        names: dict[str, str] = {}
        number = lambda match: names.setdefault(match[1], str(len(names) + 1)).translate(TO_SUPERSCRIPT)  # noqa: E731
        return [replace(block, text=NAMED.sub(number, block.text)) for block in blocks]
    for pattern, openings in MARKED:
        if any(openings.match(block.text) for block in blocks):
            return [replace(block, text=pattern.sub(_raised, block.text)) for block in blocks]
    # ① begins a note where a text calls it; members of a list are not called.
    called = (CIRCLED_CALL.search(block.text) for block in blocks if "②" not in block.text)
    if any(block.text.startswith("①") for block in blocks) and any(called):
        return [replace(block, text=CIRCLED.sub(_raised, block.text)) for block in blocks]
    return blocks


def _raised(match: re.Match) -> str:
    mark = match[1]
    return (str(ord(mark) - ord("①") + 1) if mark in CIRCLED_MARKS else mark).translate(TO_SUPERSCRIPT)


def _read_note(text: str, plain_mark: str | None) -> tuple[str | None, str]:
    if not plain_mark and text[:1] not in NOTE_INITIALS:
        return None, ""
    if plain_mark:
        return plain_mark, text[len(plain_mark) :].strip()
    match = NOTE_BLOCK.match(text)
    if not match:
        return None, ""
    return match[1].translate(FROM_SUPERSCRIPT), match[2].strip()


def _plain_marks(blocks: list[Block]) -> dict[int, str]:
    """Positions of blocks that are footnotes with plain digits for marks, in a text without superscripts."""
    if any(block.text.lstrip()[:1] in RAISED and NOTE_BLOCK.fullmatch(block.text.strip()) for block in blocks):
        return {}
    found, wanted, page = {}, 1, False
    for i, block in enumerate(blocks):
        page = page or block.page_before
        # Below the rule, and below another note, one may begin with any words: 7 2010 Review Conference …
        noted = block.below_rule or i - 1 in found
        match = (NOTED if noted else PLAIN_NOTE_BLOCK).match(block.text)
        if not match:
            continue
        mark = int(match[1])
        # Notes of a volume don't begin with 1; one that can't be read is passed over.
        due = mark == wanted or (block.below_rule and (not found or wanted < mark <= wanted + 2))
        # Notes may be numbered anew on each page.
        due = due or (mark == 1 and block.below_rule and page)
        # A part of a volume has notes that don't begin with 1: its words call them.
        may_be = noted or LOOKS_LIKE_NOTE.match(match[2])
        due = due or (may_be and not found and _is_called(match[1], blocks[max(0, i - MOST_ABOVE) : i]))
        if due and may_be:
            found[i] = match[1]
            wanted, page = mark + 1, False
    return found


def _is_called(mark: str, above: list[Block]) -> bool:
    call = re.compile(rf"(?<=[，。；、》”)）]) ?{mark}(?=\s|$)|(?<=[a-z][,;.]){mark}(?=\s|$)")
    return any(call.search(block.text) for block in above)


def take_calls(text: str, marks: set[str], legend: Container[str] = ()) -> tuple[str, list[Note]]:
    """The text in official typography without footnote calls, and the calls with their offsets in it.

    The stars that a legend explains stay.

    A superscript behind a Latin letter or digit is a call only where a footnote has that mark (km², CO₂).
    """
    if not CALL_SIGN.search(text):
        return tighten(text), []
    pieces: list[str] = []
    calls: list[tuple[str, int]] = []
    done, length = 0, 0
    for match in CALL.finditer(text):
        mark = match[0].strip("(),，、 ").translate(FROM_SUPERSCRIPT)
        before = text[match.start() - 1 : match.start()]
        if mark in legend:
            continue
        called = _split_mark(mark, marks)
        if not called:
            if mark.startswith("*") and not (before.isdigit() and text[match.end() : match.end() + 1].isdigit()):
                pieces.append(text[done : match.start()])
                length += match.start() - done
                done = match.end()
                continue
            if re.match(r"[0-9A-Za-z]", before) or not before:
                continue
        pieces.append(text[done : match.start()])
        length += match.start() - done
        done = match.end()
        calls += [(one, length) for one in called or ([] if mark.startswith("*") else [mark])]
    pieces.append(text[done:])
    bare = "".join(pieces)
    tight = tighten(bare)
    places = carry_over(bare, tight, [offset for _mark, offset in calls])
    return tight, [Note(mark, place) for (mark, _offset), place in zip(calls, places, strict=True)]


def _split_mark(mark: str, marks: set[str]) -> list[str]:
    """The mark alone where a note has it, else those that follow one another in it: ²³ calls 2 and 3."""
    if mark in marks:
        return [mark]
    for end in range(1, len(mark)):
        first, rest = mark[:end], mark[end:]
        if first in marks and first.isdigit() and rest.startswith(following := str(int(first) + 1)):
            others = _split_mark(rest, marks) if rest == following else _split_mark(rest, marks - {rest})
            if others and others[0] == following:
                return [first, *others]
    return []


def join_cut_notes(notes: list[Footnote]) -> list[Footnote]:
    """Footnotes with official typography in their words; a mark printed twice for one note joins its pieces."""
    pieces: list[tuple[str, list[str]]] = []
    for note in notes:
        if pieces and pieces[-1][0] == note.mark and not pieces[-1][1][-1].rstrip().endswith(("。", ".")):
            pieces[-1][1].append(note.text)
        else:
            pieces.append((note.mark, [note.text]))
    return [Footnote(mark, tighten(glue(*words))) for mark, words in pieces]
