"""The lines that close a resolution, before its annexes or at its end: meeting, date, and the vote with its roll call."""

import re

from resolutions.citations.dates import find_date
from resolutions.reference.numerals import parse_han_number
from resolutions.reference.states import find_state

from .blocks import Block, glue
from .clean import SUPERSCRIPTS, tighten
from .formulas import is_annex, is_formula
from .head.adoption import DATE_ALONE, MEETING, read_meeting
from .head.heading import PART
from .head.sponsors import split_names
from .labels import read_label
from .records import ParsedDocument, Roll, Vote

RESUMED = re.compile(r"[(（]续会[)）]|\((?:resumed|reprise)\)")
OUTCOME = re.compile(
    r"(?:[未不]经表决获?得?通过(?:。?\s?见第.{1,120})?|见第[^，；]{1,120}|经(?:记录)?表决.{0,4000}|Adopted (?:without a vote|by a recorded vote).{0,4000}"
    r"|Adoptée? (?:sans .{0,40}|par .{0,4000})|Aprobad[ao] (?:sin votación|por .{0,4000})|Принят[ао] без голосования"
    r"|اعتمد\S{0,3}(?: القرار| المقرر)?\s(?:بدون|دون) تصويت"
    # Adopted at the 1382nd meeting by 13 votes to none, with 2 abstentions (…). 第1382次会议以13票对零票通过。
    r"|Adopted (?:unanimously )?at the \d{1,5}(?:st|nd|rd|th) .{0,300}|第\S{1,7}次会议(?:一致|以\S{1,20}票)[^。]{0,80}通过[^。]{0,120})。?\.?",
    re.S,
)
OUTCOME_BEGINS = re.compile(
    r"[\[［]?(?:Adopted (?:unanimously )?(?:at the(?: \d|$)|by a recorded)|第\s?\S{1,7}\s?次会议(?:一致|以)|经(?:记录)?表决)"
)
LONGEST_CUT, LONGEST_CLOSE = 80, 60
# 赞成：阿根廷、中国…; the roll call's three or four lists
CHOICES = {
    "in_favour": ("赞成", "In favour", "Votent pour", "Ont voté pour", "Votos a favor", "Голосовали за", "المؤيدون"),
    "against": (
        "反对",
        "Against",
        "Votent contre",
        "Ont voté contre",
        "Votos en contra",
        "Голосовали против",
        "المعارضون",
    ),
    "abstaining": ("弃权", "Abstaining", "Abstentions?", "S’abstiennent", "Abstenciones", "Воздержались", "الممتنعون"),
    "not_voting": ("未参加表决", "未投票", "Not voting"),
}
CHOICE = re.compile(
    "|".join(rf"(?P<{choice}>(?:{'|'.join(words)}))" for choice, words in CHOICES.items()).join(
        ("(?:", r")\s?[：:]\s*")
    ),
    re.I,
)
# A roll call's names stand one a line where a page set them in columns.
LONGEST_ROLL = 260
# Lines below those that close a text, which a page or an editor left there, and their letters
MOST_STRAY, LONGEST_STRAY = 4, 200
# Lines of a part's letter and title, and those that close the part above.
TITLE_LINES, CLOSING_LINES = 5, 6
# 以113票对3票、12票弃权; 以113票赞成、3票反对、零票弃权; by 28 votes to 13, with 6 abstentions; by a recorded vote of 113 to 3
COUNT = r"(?:\d{1,3}|零|[一二三四五六七八九十百]{1,6})"
TOTALS = re.compile(
    rf"(?P<in_favour>{COUNT})\s?票(?:赞成)?\s?[、，对]\s?(?P<against>{COUNT})\s?票(?:反对)?(?:通过)?"
    # 以11票对零票通过，弃权者四(…)
    rf"(?:[、，]\s?(?:(?P<abstaining>{COUNT})\s?票弃权|弃权者?\s?(?P<abstainers>{COUNT})))?"
    r"|(?P<for_en>\d{1,3})(?: votes)? to (?P<against_en>\d{1,3}|none)(?: \([^()]{1,200}\))?(?:,? with (?P<abstaining_en>\d{1,3}|no) abstention)?"
)


def take_close(blocks: list[Block], document: ParsedDocument) -> list[Block]:
    """The body's blocks without the lines that close it, before the first annex or at the very end; what they say of date,
    meeting and vote goes to the document."""
    blocks = _without_inner_closes(blocks, document)
    annex = next((i for i, block in enumerate(blocks) if is_annex(block.text)), len(blocks))
    body, annexes = blocks[:annex], blocks[annex:]
    body = _without_close(body, document)
    # An annex may end with a date of its own: 1999年3月5日订于日内瓦。
    return body + (annexes if annexes and _ends_with_own_date(annexes, document) else _without_close(annexes, document))


def _ends_with_own_date(annexes: list[Block], document: ParsedDocument) -> bool:
    """True where the last line is a date that isn't the text's."""
    last = tighten(annexes[-1].text)
    return DATE_ALONE.fullmatch(last) is not None and document.date not in (None, find_date(last))


def _without_inner_closes(blocks: list[Block], document: ParsedDocument) -> list[Block]:
    """The blocks without the lines that close a part (75/101 A), which stand above the next part's letter and formula."""
    kept: list[Block] = []
    for block in blocks:
        if is_formula(block.text):
            near = range(len(kept) - 1, max(-1, len(kept) - TITLE_LINES), -1)
            if letter := next((i for i in near if PART.fullmatch(kept[i].text.strip())), 0):
                above = slice(max(0, letter - CLOSING_LINES), letter)
                kept[above] = _without_close(kept[above], document)
        kept.append(block)
    return kept


def _without_close(blocks: list[Block], document: ParsedDocument) -> list[Block]:
    last, kept = len(blocks), []
    while last:
        roll = _roll_start(blocks, last)
        if roll < last:
            _read_roll([tighten(block.text) for block in blocks[roll:last]], document)
            last = roll
            if last and blocks[last - 1].text.rstrip().endswith(("：", ":")) and "表决" in blocks[last - 1].text:
                last -= 1
                read_totals(blocks[last].text, document)
        elif lines := _cut_outcome(blocks[max(0, last - CLOSING_LINES) : last], document):
            last -= lines
        elif read_close(blocks[last - 1].text, document):
            last -= 1
        elif stray := _stray_lines(blocks[max(0, last - MOST_STRAY - 2) : last], document):
            # What stands below the meeting isn't known, and kept, but for a page's number.
            kept = [block for block in blocks[last - stray : last] if not block.text.strip().isdecimal()] + kept
            last -= stray
        else:
            break
    return blocks[:last] + kept


def _stray_lines(blocks: list[Block], document: ParsedDocument) -> int:
    """How many short lines stand below a date and a meeting, on lines of their own, that close the text; 0 where none do."""
    if document.date and document.meeting:
        return 0
    for count in range(1, min(MOST_STRAY, len(blocks) - 1) + 1):
        line = tighten(blocks[-count].text)
        if len(line) > LONGEST_STRAY or read_label(line):
            return 0
        pair = [tighten(block.text).rstrip(",，.。") for block in blocks[-count - 2 : -count]]
        if len(pair) == 2 and any(DATE_ALONE.fullmatch(one) for one in pair) and any(map(MEETING.search, pair)):
            return count if all(len(one) <= LONGEST_CLOSE for one in pair) else 0
    return 0


def _cut_outcome(blocks: list[Block], document: ParsedDocument) -> int:
    """How many of the last lines say together how the text was adopted, cut by a narrow column; 0 where they don't."""
    for count in range(2, min(len(blocks), CLOSING_LINES) + 1):
        first = blocks[-count].text.strip()
        if len(first) < LONGEST_CUT and OUTCOME_BEGINS.match(first):
            return count if read_close(glue(*(block.text.strip() for block in blocks[-count:])), document) else 0
    return 0


def read_close(text: str, document: ParsedDocument) -> bool:
    """True where the line is one of those that close a resolution (date, meeting, outcome); what it says is kept."""
    if len(text) > 4100:
        return False
    tight = tighten(text).rstrip(SUPERSCRIPTS).strip("[]［］").rstrip(",，")
    # 14 December 1960. in the volumes of the first sessions, 1932nd plenary meeting,
    bare = tight.rstrip(".。").rstrip(",，")
    if DATE_ALONE.fullmatch(bare) or MEETING.fullmatch(bare):
        tight = bare
    # 55th (resumed) plenary meeting
    bare = " ".join(RESUMED.sub("", tight).split())
    if MEETING.fullmatch(bare):
        document.meeting = document.meeting or read_meeting(bare)
        return True
    bare = bare.rstrip(".")
    if len(bare) <= LONGEST_CLOSE and not re.search(r"[，。；]", bare) and (date := find_date(bare)):
        # 2002年11月21日第56次全体会议
        meeting = MEETING.search(bare)
        if meeting or DATE_ALONE.fullmatch(bare):
            document.date = document.date or date
            document.meeting = document.meeting or (read_meeting(bare) if meeting else None)
            return True
    if OUTCOME.fullmatch(tight):
        read_totals(tight, document)
        document.meeting = document.meeting or read_meeting(tight)
        return True
    return False


def read_totals(words: str, document: ParsedDocument):
    """Nothing; how the words say that a text was adopted, with the totals they give, goes to the document."""
    if document.vote and document.vote.in_favour is not None:
        return
    if match := TOTALS.search(words):
        figures = [match["in_favour"] or match["for_en"], match["against"] or match["against_en"]]
        figures.append(match["abstaining"] or match["abstainers"] or match["abstaining_en"] or "0")
        roll = document.vote.roll if document.vote else []
        document.vote = Vote("recorded_vote", *(parse_han_number(figure) or 0 for figure in figures), roll=roll)
    elif re.search(
        r"[未不]经表决|without a vote|sans (?:vote|avoir été mise)|sin votación|без голосования|دون تصويت", words
    ):
        document.vote = Vote("without_vote")


def _roll_start(blocks: list[Block], end: int) -> int:
    """Position of the first line of the roll call that ends before `end`; `end` where there is none."""
    for i in range(end - 1, max(-1, end - LONGEST_ROLL), -1):
        text = blocks[i].text.strip().lstrip("[［*")
        match = CHOICE.match(text)
        if match and match.lastgroup == "in_favour":
            return i
        if not match and (re.search(r"[。；：;:]$", text) or re.match(r"\d", text)):
            break
    return end


def _read_roll(lines: list[str], document: ParsedDocument):
    """Nothing; the States that each list of the roll call names, as printed."""
    names: dict[str, str] = {}
    choice = ""
    for line in lines:
        line = line.strip("[]［］*").rstrip("。")
        if match := CHOICE.match(line):
            choice, line = match.lastgroup, line[match.end() :]
        before = names.get(choice, "")
        # A name can be cut by a line's end.
        whole = not before or before.endswith(("、", "，", ",")) or find_state(split_names(before)[-1])
        names[choice] = before + ("" if not before or not whole or before.endswith("、") else "、") + line
    roll = [
        Roll(name, state.code if (state := find_state(name)) else None, choice)
        for choice, words in names.items()
        for name in split_names(words)
        if not re.fullmatch(r"[无—–-]|None", name)
    ]
    if document.vote is None or document.vote.outcome != "recorded_vote":
        document.vote = Vote("recorded_vote")
    document.vote.roll = roll
