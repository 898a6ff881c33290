"""A document's head read line by line: symbol, session, agenda items, how and when it was adopted, title, sponsors."""

import re
from dataclasses import dataclass, field

from resolutions.citations.dates import find_date
from resolutions.citations.symbols import HAN_FIGURES, Symbol, in_figures, parse_symbol
from resolutions.reference.bodies import body_names, is_body_name
from resolutions.reference.numerals import parse_han_number

from ..clean import ANY_HAN, tighten
from ..formulas import FORMULA_BODIES, NUMBER, is_formula
from ..records import ParsedDocument
from .adoption import (
    ADOPTION_LINE,
    DATE_ALONE,
    DECISION_WORDS,
    MEETING,
    ORIGIN,
    join_adoption,
    read_meeting,
    read_origin,
)
from .agenda import AGENDA_LINE, parse_agenda
from .masthead import (
    MASTHEAD,
    OTHER_ORGAN,
    OTHER_SESSION,
    SESSION,
    SESSION_AND_ITEM,
    SYMBOL_LINE,
    is_head_line,
    named_body,
    read_session,
)
from .sponsors import DRAFT_ALONE, SPONSOR_LINE, SUBMITTED_LINE, join_sponsors, parse_sponsors

# 75/307. 联合国同…的合作; 2023/1. …; 902/514. …; S-32/1. …; 75/101 A-B. …; 1514 (XV). …; 3201 (S-VI). …
NUMBER_LINE = re.compile(
    rf"(?:第\s*)?(?P<number>{NUMBER}|[{HAN_FIGURES}]{{1,4}}[甲乙丙丁]?\s?\([一二三四五六七八九十]{{1,3}}\)"
    r"|\d{1,4}(?: [A-Z])?\s?\((?:E?S-)?[IVXL]{1,7}\))(?:\s?(?P<part>[A-Z](?:\s?[-–和]\s?[A-Z])?))?(?:\s?号?(?:决议|决定))?(?:\s*[.．。]\s*|\s[-–—]\s|\s?[-–]?\s(?=[ء-ي])|\s(?=[\u4e00-\u9fff])(?!号|和|至|及))(?P<title>\S.*)",
    re.S,
)
# 53/… 外债: a draft's title, whose number is yet to come
NUMBER_TO_COME = re.compile(r"\d{2,4}/(?:…+|\.{3,}|_+|\[[^\]]{0,5}\])\.?\s?")
PART = re.compile("[A-Z]")
# …渡船的费用 B; …渡船的费用 B 2846年5月3日第901/90号决议成为第901/90 A号决议。: a part's letter behind the title, with its note
PART_BEHIND = re.compile(
    r"(?P<title>.+?)(?:\s+|(?=[A-Z]《))(?P<part>[A-Z])[*⁰¹²³⁴⁵⁶⁷⁸⁹]*"
    r"(?P<note>\s*\S.*成\s?为\s?第.*号\s?决[议定]\s?。?|\s(?:Resolution|Decision) .*, becomes (?:resolution|decision) \S+ [A-Z]\.?)?",
    re.S,
)
# 第2759(2024)号决议; Resolution 2759 (2024)
COUNCIL_NUMBER_LINE = re.compile(
    r"第\s*(\d{1,5})\s*[(（]\s*(\d{4})\s*[)）]\s*号?决议\**"
    r"|(?:Resolution|Résolution|Resolución|Резолюция|القرار) (\d{1,5}) \((\d{4})\),?\**"
    # 338 (1973). 1973年10月22日决议; 54 (1948). Resolution of 15 July 1948: of the Council's volumes
    r"|第\s?([一二三四五六七八九十〇○零]{1,5})\s?[(（]\s?(一九[一二三四五六七八九〇○零]{2})\s?[)）]\s?号?决议"
    r"|(\d{1,5})\s?[(（](\d{4})[)）]\s?[.．。]\s?(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:的)?决议|Resolution of \d.{3,20}\d)",
    re.I,
)
# 2020年9月1日尼日尔常驻联合国代表给秘书长的信; Letter dated 1 September 2020 from … addressed to the Secretary-General
LETTER_TITLE = re.compile(
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\S.{0,300}(?:信|函|照会)\*{0,2}"
    r"|(?:Identical )?(?:Letters?|Note verbale) dated .{4,400} (?:addressed )?to (?!the United Nations)(?:the )?[A-Z].{0,200}(?<! of)(?<! the)(?<! and)(?<!,)",
    re.S | re.I,
)

# 2020年9月1日尼日尔常驻联合国代表给秘书长的信; 秘书长的报告; 第二委员会的报告; 秘书处的说明;
# 秘书长根据大会议事规则第153条提出的说明
PROSE_TITLE = re.compile(
    r"(?P<letter>.{0,200}(?:给|致).{1,80}(?:的信|信函|同文信|普通照会)|.{0,60}[Ll]etters? dated .{0,200}|.{0,20}[Nn]ote verbale.{0,200}"
    r"|(?:Lettres? (?:identiques )?datées? du|Cartas? (?:idénticas )?de fecha|Письмо .{0,60}от|Вербальная нота|Nota verbal|رسال\S{1,4} مؤرخ\S{0,4}|مذكرة شفوية).{0,200})"
    r"|(?P<report>.{0,80}的(?:[^，。；]{0,12})报告|Report of the .{2,120}|Rapport d(?:u|e l[’']|e la) ?.{2,120}|Informe (?:del|de la) .{2,120}"
    r"|Доклад (?:Генерального|.{1,30}комитета|Комитета|Совета).{0,100}|تقرير (?:الأمين|اللجنة|مجلس).{0,100})"
    r"|(?P<note>.{0,80}(?:秘书长|秘书处|主席|高级专员)(?:根据.{2,40}提[交出])?的说明|Note by the .{2,120}"
    r"|Statement submitted by the Secretary-General.{0,120}|Note du .{2,80}|Nota (?:del|de la) .{2,80}"
    r"|Записка .{2,80}|مذكرة من .{2,80})"
    r"|(?P<other>安全理事会主席的?声明|Statement by the President of the Security Council)"
)
# 2021年11月23日安全理事会关于马里的第2374(2017)号决议 / 所设委员会主席给安全理事会主席的信: how a letter's title begins
OPENS_TITLE = re.compile(
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\S|(?:Identical )?Letters? dated \d|Note verbale dated \d", re.I
)
# 报告员：玛丽亚·佩雷斯女士(乌拉圭)
OFFICER = re.compile(r"(?:报告员|主席|代主席|Rapporteur|Chair)\s?[：:]")
# [根据第五委员会的报告(A/75/653)通过]: what brackets in a head say else is no origin.
TELLS_ORIGIN = re.compile("[A-Z]/|委员会|通过|表决|Committee|adopted|提案|Commission|Comisi|комитет|لجنة")
LONGEST_ADOPTION = 150
# Headings that stand below a head
SUMMARY = re.compile("摘要|内容提要|Summary|目录|Contents")


@dataclass
class Head:
    """What the head's lines said before it is decided which document this is."""

    symbols: list[Symbol] = field(default_factory=list)
    number: str | None = None
    part: str = ""
    council_number: str | None = None
    body: str | None = None
    title_lines: list[str] = field(default_factory=list)
    # The letter and title of the first part of a resolution that has several (75/101 A and B).
    part_lines: list[str] = field(default_factory=list)
    masthead_date: object = None
    adopted: bool = False
    # The line on its adoption calls it a decision.
    decided: bool = False
    # It is a draft that is amended.
    amends: bool = False


def read_head(lines: list[str], document: ParsedDocument) -> Head:
    """What the lines above the enacting formula say; session, agenda, date, origin and sponsors go to the document."""
    head = Head()
    lines = [part for line in lines for part in SESSION_AND_ITEM.sub(r"\1\n", line.strip()).split("\n")]
    lines = join_adoption(join_sponsors(lines))
    i = 0
    while i < len(lines):
        # Arabic words are drawn out to fill a line.
        tight = tighten(lines[i]).replace("ـ", "")
        # A reader gives the position of the next line to read, or None where its line isn't there.
        i = next(after for read in READERS if (after := read(lines, i, tight, head, document)) is not None)
    # 人口与发展委员会, whose draft it is, above the title.
    if len(head.title_lines) > 1 and is_body_name(tighten(head.title_lines[0])):
        del head.title_lines[0]
    return head


def _read_session_line(lines, i, tight, head, document) -> int | None:
    if match := SESSION.fullmatch(tight):
        read_session(match, document)
        return i + 1
    return i + 1 if OTHER_SESSION.fullmatch(tight) else None


def _read_agenda(lines, i, tight, head, document) -> int | None:
    if document.agenda_items or not AGENDA_LINE.fullmatch(lines[i]):
        return None
    end = i + 1
    while end < len(lines) and not _starts_other(lines[end]) and not OTHER_ORGAN.match("\n".join(lines[end : end + 2])):
        end += 1
    document.agenda_items, misread = parse_agenda(lines[i], lines[i + 1 : end])
    for label in misread:
        words = f"The agenda item reads {label}; a sub-item is a letter, so the digit was read as one."
        document.warn("agenda-sub-item-digit", words, "head")
    return end if document.agenda_items else i + 1


def _read_council_number(lines, i, tight, head, document) -> int | None:
    match = COUNCIL_NUMBER_LINE.fullmatch(tight)
    if not match:
        return None
    # A number that its words don't tell is left as printed.
    number, year = (parse_han_number(said.replace("○", "〇")) or said for said in match.groups() if said)
    head.council_number, document.date = f"S/RES/{number}({year})", document.date or find_date(tight)
    if i + 1 < len(lines) and DATE_ALONE.fullmatch(tighten(lines[i + 1]).removeprefix("of ")):
        # Resolution 271 (1968) / of 22 November 1968
        document.date = find_date(tighten(lines[i + 1]))
        return i + 2
    return i + 1


def _read_number(lines, i, tight, head, document) -> int | None:
    match = NUMBER_LINE.fullmatch(lines[i])
    if not match:
        return None
    end, title = _next_other(lines, i + 1), [match["title"]]
    for line in lines[i + 1 : end]:
        (head.part_lines if head.part_lines or PART.fullmatch(line) else title).append(line)
    head.number, head.part = in_figures(match["number"].replace(" ", "")), (match["part"] or "").replace(" ", "")
    behind = PART_BEHIND.fullmatch(" ".join(title))
    # Cooperation with X: the masthead would have the part's letter.
    whole = any(str(symbol).endswith(f"/{head.number}") for symbol in head.symbols if symbol)
    if behind and not head.part and (behind["note"] or not whole):
        title, head.part = [behind["title"]], behind["part"]
    head.title_lines = title
    return end


def _read_origin(lines, i, tight, head, document) -> int | None:
    if ORIGIN.fullmatch(lines[i]) and TELLS_ORIGIN.search(lines[i]):
        read_origin(tight, document)
        return i + 1
    return None


def _read_symbol(lines, i, tight, head, document) -> int | None:
    stated = SYMBOL_LINE.fullmatch(tight)
    symbol = parse_symbol(stated["symbol"]) if stated else None
    if symbol:
        head.symbols.append(symbol)
    return i + 1 if symbol else None


def _read_adoption(lines, i, tight, head, document) -> int | None:
    if not ADOPTION_LINE.fullmatch(tight) or len(tight) >= LONGEST_ADOPTION:
        return None
    head.adopted = True
    head.decided = bool(DECISION_WORDS.search(tight))
    document.date = document.date or find_date(tight)
    document.meeting = document.meeting or read_meeting(tight)
    head.body = head.body or named_body(tight)
    return i + 1


def _read_meeting(lines, i, tight, head, document) -> int | None:
    """110th plenary meeting / 17 August 1993: on top in the nineties."""
    if not MEETING.fullmatch(tight):
        return None
    document.meeting = document.meeting or read_meeting(tight)
    if i + 1 < len(lines) and DATE_ALONE.fullmatch(below := tighten(lines[i + 1])):
        document.date = document.date or find_date(below)
        return i + 2
    return i + 1


def _read_masthead(lines, i, tight, head, document) -> int | None:
    if not MASTHEAD.fullmatch(tight):
        return None
    head.body = head.body or named_body(tight)
    head.masthead_date = head.masthead_date or find_date(tight)
    return i + 1


def _read_sponsors(lines, i, tight, head, document) -> int | None:
    sponsored = SPONSOR_LINE.fullmatch(tight)
    if not sponsored and not SUBMITTED_LINE.fullmatch(tight):
        return None
    document.sponsors = document.sponsors or parse_sponsors(tight)
    end = _next_other(lines, i + 1)
    head.title_lines += lines[i + 1 : end]
    if sponsored and sponsored["amends"]:
        document.head, head.amends = document.head or sponsored["amends"], True
    else:
        document.kind = "draft_resolution"
    return end


def _read_draft(lines, i, tight, head, document) -> int | None:
    if DRAFT_ALONE.fullmatch(tight):
        document.kind = "draft_resolution"
        return i + 1
    return None


def _read_body(lines, i, tight, head, document) -> int | None:
    """人权委员会, whose decision it is."""
    prefix = body_names(document.language or "zh").get(tight)
    head.body = head.body or prefix
    return i + 1 if prefix else None


def _read_title(lines, i, tight, head, document) -> int:
    head.title_lines.append(lines[i])
    return i + 1


# A line is the first of these that it can be: 2020年6月30日大会决议 is no date of a masthead, and a title is what is none.
READERS = (
    _read_session_line,
    _read_agenda,
    _read_council_number,
    _read_number,
    _read_origin,
    _read_symbol,
    _read_adoption,
    _read_meeting,
    _read_masthead,
    _read_sponsors,
    _read_draft,
    _read_body,
    _read_title,
)


def _next_other(lines: list[str], i: int) -> int:
    """Position of the first line from there on that is another part of the head."""
    return next((place for place in range(i, len(lines)) if _starts_other(lines[place])), len(lines))


def is_whole(line: str) -> bool:
    """True for a line of a head to which nothing in the next one can belong."""
    tight = tighten(line)
    said = PROSE_TITLE.fullmatch(tight)
    told = (said and not said["letter"]) or SUMMARY.fullmatch(tight)
    return bool(told) or is_head_line(tight) or _tells_of_the_text(tight)


def begins_alone(line: str) -> bool:
    """True for a line of a head to which nothing of the line above belongs."""
    tight = tighten(line)
    return bool(is_head_line(tight) or PROSE_TITLE.fullmatch(tight) or OFFICER.match(tight) or SUMMARY.fullmatch(tight))


def _tells_of_the_text(tight: str) -> bool:
    """True for a line that says how the text came about: number of a Council's, adoption, origin, who submitted it."""
    return bool(
        COUNCIL_NUMBER_LINE.fullmatch(tight)
        or LETTER_TITLE.fullmatch(tight)
        or ORIGIN.fullmatch(tight)
        or (ADOPTION_LINE.fullmatch(tight) and len(tight) < (60 if ANY_HAN.search(tight) else 150))
        or SPONSOR_LINE.fullmatch(tight)
        or SUBMITTED_LINE.fullmatch(tight)
        or DRAFT_ALONE.fullmatch(tight)
    )


def _starts_other(line: str) -> bool:
    """True where the line is one of the head's other parts, so that a title above it has ended."""
    tight = tighten(line)
    return bool(
        AGENDA_LINE.fullmatch(tight)
        or NUMBER_LINE.fullmatch(tight)
        or _tells_of_the_text(tight)
        or (re.match(r"[A-Z]{1,5}/", tight) and parse_symbol(tight))
        or is_formula(tight)
        or tight in FORMULA_BODIES
    )
