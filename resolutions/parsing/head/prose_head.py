"""The head of a letter, a note or a report: which line says what the text is, and what its title, date and agenda are."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from resolutions.citations.dates import find_date
from resolutions.citations.symbols import parse_symbol
from resolutions.reference.bodies import get_body, is_body_name

from ..blocks import Block, glue
from ..body import CLOSED, LEADS_ON
from ..clean import tighten
from ..formulas import is_annex
from ..labels import read_heading_label, read_label
from ..records import ParsedDocument
from .agenda import AGENDA_LINE, parse_agenda
from .heading import LETTER_TITLE, NUMBER_TO_COME, OPENS_TITLE, PROSE_TITLE, Head, is_whole, read_head
from .masthead import SYMBOL_LINE, is_head_line, named_body
from .sponsors import DRAFT_ALONE, DRAFT_HEAD, RECOMMENDS, SPONSOR_LINE

# Of a head no more lines are looked at, and of a title.
LONGEST_HEAD, LONGEST_TITLE, LONGEST_TITLE_LINE = 30, 4, 150


def find_prose_title(blocks: list[Block]) -> tuple[int | None, str]:
    """Position of the line that says what the text is, and its kind (`letter`, `report`, `note` or `other`); None and `other`."""
    found, item = (None, "other"), False
    lines = [tighten(block.text).rstrip("*") for block in blocks[: LONGEST_HEAD + 1]]
    for i, words in enumerate(lines):
        if match := PROSE_TITLE.fullmatch(words):
            if not item:
                # The Secretary-General's note transmits what a line above it calls a report.
                below = ((i + n, PROSE_TITLE.fullmatch(line)) for n, line in enumerate(lines[i + 1 : i + 3], start=1))
                note = next((place for place, said in below if said and said["note"]), None)
                return (note, "note") if note and match.lastgroup == "report" else (i, match.lastgroup)
            # The title of an agenda item may read like a report's: 国际法院的报告. Another line says what the text is.
            found = found if found[0] is not None else (i, match.lastgroup)
        elif found[0] is not None and (read_label(words) or read_heading_label(words)[0] or words.endswith("。")):
            break
        item = AGENDA_LINE.fullmatch(words) is not None or (item and words.endswith(("：", ":")))
    return found


def join_title(blocks: list[Block]) -> list[Block]:
    """The blocks, the lines over which a letter's title is spread joined."""
    for i, block in enumerate(blocks[:LONGEST_HEAD]):
        if not OPENS_TITLE.match(tighten(block.text)):
            continue
        lines = list(_lines_of_title(blocks[i : i + LONGEST_TITLE]))
        for count in range(len(lines) + 1):
            words = glue(*(line.text.strip() for line in (block, *lines[:count])))
            following = lines[count].text.strip() if count < len(lines) else ""
            title = PROSE_TITLE.fullmatch(tighten(words).rstrip("*"))
            if title and title["letter"] and LETTER_TITLE.fullmatch(words) and not following[:1].islower():
                return [*blocks[:i], replace(block, text=words), *blocks[i + 1 + count :]]
    return blocks


def _lines_of_title(blocks: list[Block]) -> Iterator[Block]:
    """The lines below the first that may belong to its title; an organ's name does behind `of the`."""
    for above, block in itertools.pairwise(blocks):
        if is_whole(block.text) and not above.text.rstrip().endswith((" the", " of", " to")):
            return
        yield block


def sets_out_drafts(blocks: list[Block], formula_at: int) -> bool:
    """True where the first enacting formula stands in a letter, or below numbered paragraphs of a report."""
    title_at, kind = find_prose_title(blocks[:formula_at])
    if title_at is None or kind == "letter":
        return title_at is not None
    between = [(read_label(block.text), tighten(block.text)) for block in blocks[title_at + 1 : formula_at]]
    recommended = any(RECOMMENDS.search(words) or DRAFT_HEAD.fullmatch(words) for _label, words in between)
    return any(label and label.kind == "figure" and (recommended or len(words) > 30) for label, words in between)


def read_head_of_prose(blocks: list[Block], document: ParsedDocument) -> tuple[Head, list[Block]]:
    """What the head says, and the blocks of the body; kind, title, date and agenda go to the document."""
    title_at, kind = (None, "other") if _is_meeting_record(blocks) else find_prose_title(blocks)
    document.kind = kind
    if title_at is None:
        return _read_unknown_head(blocks, document)
    above = blocks[:title_at]
    own = _own_title(above) if kind != "letter" else []
    head = read_head([block.text for block in above[: len(above) - len(own)]], document)
    said = tighten(blocks[title_at].text).rstrip("*")
    # A report's own title stands above "秘书长的报告", a letter's is the line itself.
    lines = [block.text for block in own] or head.title_lines
    document.title = _join(lines) if kind != "letter" and lines else said
    if kind != "letter" and not lines and document.agenda_items:
        item = document.agenda_items[0]
        colon = "：" if document.language == "zh" else ": "
        document.title = colon.join(filter(None, (item.title, item.sub_title))) or said
    document.date = find_date(said) or head.masthead_date
    body = blocks[title_at + 1 :]
    words = " ".join(block.text for block in body)
    distributed = re.search(r"作为\s*(安全理事会|大会|经济及社会理事会)[^。]{0,60}文件", words)
    head.body = named_body(distributed[1]) if distributed else head.body
    return head, body


def _is_meeting_record(blocks: list[Block]) -> bool:
    """True below a masthead with a symbol such as A/77/PV.31, whose agenda items read like titles of reports."""
    stated = (SYMBOL_LINE.fullmatch(tighten(block.text)) for block in blocks[:LONGEST_TITLE])
    symbols = (parse_symbol(match["symbol"]) for match in stated if match)
    return any(symbol and symbol.kind == "meeting_record" for symbol in symbols)


def _read_unknown_head(blocks: list[Block], document: ParsedDocument) -> tuple[Head, list[Block]]:
    """The same where no line says what the text is: its title stands below the masthead's last line."""
    first = next((i for i, block in enumerate(blocks[:LONGEST_HEAD]) if _is_text(block)), LONGEST_HEAD)
    masthead = max((i + 1 for i, block in enumerate(blocks[:first]) if is_whole(block.text)), default=0)
    above = blocks[: min(first, masthead + LONGEST_TITLE)] if masthead else []
    lines = [tighten(block.text) for block in above]
    # What is amended has its title below those who amend it.
    amends = any(SPONSOR_LINE.fullmatch(line) for line in lines)
    agenda = any(AGENDA_LINE.fullmatch(line) for line in lines)
    own = [] if amends else _own_title(above) if agenda else above[masthead:]
    own = own[1:] if len(own) > 1 and is_body_name(tighten(own[0].text)) else own
    start = len(above) - len(own)
    head = read_head([block.text for block in blocks[:start]], document)
    # Of groups of lines that stand apart the first is the title.
    drafts = list(itertools.takewhile(lambda block: DRAFT_ALONE.fullmatch(tighten(block.text)), own))
    start, own = start + len(drafts), own[len(drafts) :]
    titled = own[:1] + list(itertools.takewhile(lambda block: not block.gap, own[1:]))
    title = _join([block.text for block in titled] or (head.title_lines if amends else []))
    document.title = _without_body(NUMBER_TO_COME.sub("", title), head) or None
    document.date = head.masthead_date
    return head, blocks[start + len(titled) :]


def _without_body(title: str, head: Head) -> str:
    """The title without the name of the body above it: 消除对妇女歧视委员会 / 第37号一般性建议."""
    body = get_body(head.symbols[0].body) if head.symbols and head.symbols[0].body else None
    name = next((name for name in body.names.values() if title.startswith(name)), "") if body else ""
    return title[len(name) :].strip() if len(title) > len(name) else title


def _is_text(block: Block) -> bool:
    """True for what can't be a line of a head: a labelled paragraph or heading, or words that end as a sentence does."""
    words = tighten(block.text)
    if is_whole(words):
        return False
    labelled = read_label(words) or read_heading_label(words)[0] or is_annex(words)
    return bool(labelled) or words.endswith(CLOSED) or len(words) > LONGEST_TITLE_LINE


def _own_title(above: list[Block]) -> list[Block]:
    """The last of the groups of lines below the agenda items, where it is one more than their titles need."""
    start = next((i for i, block in enumerate(above) if AGENDA_LINE.fullmatch(block.text.strip())), None)
    if start is None:
        return []
    items, _misread = parse_agenda(above[start].text, [])
    lines = above[start + 1 :]
    apart = any(block.gap for block in lines[1:])
    groups: list[list[Block]] = []
    for n, block in enumerate(lines):
        # 增进和保护人权： goes on with the sub-item's title.
        before = lines[n - 1].text.rstrip() if n else ""
        goes_on = n and (before.endswith(("：", ":")) or LEADS_ON.search(before) or (apart and not block.gap))
        if goes_on:
            groups[-1].append(block)
        else:
            groups.append([block])
    wanted = max(1, len({item.number for item in items}))
    # Titles of several items may stand line below line, and the text's own apart from them.
    together = apart and len(groups) > 1 and len(groups[0]) >= wanted
    own = itertools.chain.from_iterable(groups[1 if together else wanted :])
    # 安全理事会 / 第九百零二年: the masthead of the other organ stands between.
    return list(itertools.dropwhile(lambda block: is_head_line(block.text), own))


def _join(lines: list[str]) -> str:
    return re.sub(r"[*⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "", tighten(glue(*(line.strip() for line in lines)))).strip()
