"""A document's head read line by line: symbol, session, agenda items, how and when it was adopted, title, sponsors."""

import re
from dataclasses import dataclass, field

from resolutions.citations.dates import find_date
from resolutions.citations.symbols import Symbol, parse_symbol

from .agenda import AGENDA_LINE, parse_agenda
from .clean import tighten
from .numerals import parse_english_number, parse_han_number
from .records import ParsedDocument
from .sponsors import SPONSOR_LINE, parse_sponsors

# The words that open the body, with the issuing body they name: 大会，  安全理事会，  The General Assembly,
FORMULA = re.compile(
    r"(?P<zh>大会|联合国大会|安全理事会|经济及社会理事会|人权理事会|人权委员会|[^\s，。：；]{2,24}(?:理事会|委员会|大会|会议))[，,]?"
    r"|(?P<en>The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Commission on Human Rights)),?"
    r"|(?P<fr>L’Assemblée générale|Le Conseil de sécurité),?|(?P<es>La Asamblea General|El Consejo de Seguridad),?"
    r"|(?P<ru>Генеральная Ассамблея|Совет Безопасности),?|(?P<ar>إن الجمعية العامة|الجمعية العامة|إن مجلس الأمن)[،,]?"
)
FORMULA_BODIES = {
    "大会": "A",
    "联合国大会": "A",
    "安全理事会": "S",
    "经济及社会理事会": "E",
    "人权理事会": "A/HRC",
    "人权委员会": "E/CN.4",
    "The General Assembly": "A",
    "The Security Council": "S",
    "The Economic and Social Council": "E",
    "The Human Rights Council": "A/HRC",
    "The Commission on Human Rights": "E/CN.4",
    "L’Assemblée générale": "A",
    "Le Conseil de sécurité": "S",
    "La Asamblea General": "A",
    "El Consejo de Seguridad": "S",
    "Генеральная Ассамблея": "A",
    "Совет Безопасности": "S",
    "إن الجمعية العامة": "A",
    "الجمعية العامة": "A",
    "إن مجلس الأمن": "S",
}

# 第七十五届会议; 第十一届紧急特别会议; 第三十二届特别会议; Seventy-fifth session
SESSION = re.compile(
    r"第\s*(?P<zh>[\d〇零一二三四五六七八九十百]+)\s*届\s*(?P<special>紧急特别|特别)?(?:常会|会议|年会)?(?:\s*\(?续会\)?)?"
    r"|(?P<en>[A-Za-z -]{3,40}?|\d{1,3}(?:st|nd|rd|th)) (?P<special_en>emergency special |special )?session",
    re.I,
)
# 75/307. 联合国同…的合作; 2023/1. …; 902/514. …; S-32/1. …; 75/101 A-B. …
NUMBER_LINE = re.compile(
    r"(?:第\s*)?(?P<number>(?:ES-|S-)?\d{1,4}\s?/\s?\d{1,4})(?:\s?(?P<part>[A-Z](?:\s?[-–和]\s?[A-Z])?))?(?:\s?号?(?:决议|决定))?\s*[.．。]\s*(?P<title>\S.*)",
    re.S,
)
# …的筹措 B; …的筹措 B 2023年5月31日第77/290号决议成为第77/290 A号决议。: a part's letter behind the title, with its note
PART_BEHIND = re.compile(
    r"(?P<title>.+?)\s+(?P<part>[A-Z])(?:[*⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\s+\S.*成为\s?第.*号\s?决[议定]\s?。?)?)", re.S
)
# 第2759(2024)号决议; Resolution 2759 (2024)
COUNCIL_NUMBER_LINE = re.compile(
    r"(?:第\s*(\d{1,5})\s*[(（]\s*(\d{4})\s*[)）]\s*号决议|Resolution (\d{1,5}) \((\d{4})\))", re.I
)
# 2021年7月7日大会决议; 人权理事会2023年10月11日通过的决议; Resolution adopted by the General Assembly on 7 July 2021
ADOPTION_LINE = re.compile(
    r"\d{4}\s*年.{0,80}?(?:决议|决定|通过)|.{0,20}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,12}(?:通过|决议|决定).{0,8}"
    r"|(?:Resolution |Decision )?adopted .{0,80}\d{4}.{0,40}",
    re.I | re.S,
)
# [未经发交主要委员会而通过(A/75/L.103和A/75/L.103/Add.1)]
ORIGIN = re.compile(r"[\[［](?P<words>.{4,1500})[\]］][*⁰¹²³⁴⁵⁶⁷⁸⁹]*", re.S)
COMMITTEE = re.compile(
    r"第([一二三四五六])委员会|\b(First|Second|Third|Fourth|Fifth|Sixth) Committee|(特别政治和非殖民化委员会)"
)
COMMITTEES = dict(zip("一二三四五六", "123456", strict=True)) | {
    "First": "1",
    "Second": "2",
    "Third": "3",
    "Fourth": "4",
    "Fifth": "5",
    "Sixth": "6",
}
# 第90次全体会议; 9783次会议; 90th plenary meeting
MEETING = re.compile(r"第?\s*(?P<zh>\d{1,5})\s*次\s*(?:全体)?会议|(?P<en>\d{1,5})(?:st|nd|rd|th) (?:plenary )?meeting")
# A/902/L.7; 联合国 A/902/L.7*
SYMBOL_LINE = re.compile(r"(?:联合国|United Nations)?\s?(?P<symbol>[A-Z]{1,5}/.*?)\**")
MASTHEAD = re.compile(
    r"第[〇零一二三四五六七八九十百]{1,6}年|联合国|大会|安全理事会|经济及社会理事会|人权理事会|United Nations|General Assembly|Security Council"
    r"|Economic and Social Council|Human Rights Council|Distr\..*|Original:.*|原件：.*|(?:Chinese|English|French|Arabic|Russian|Spanish)"
    r"|Chinese\s+Original.*|\d{1,2} [A-Z][a-z]+ \d{4}(?: .{0,30})?|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日",
    re.I,
)
MASTHEAD_BODIES = {
    "大会": "A",
    "安全理事会": "S",
    "经济及社会理事会": "E",
    "人权理事会": "A/HRC",
    "general assembly": "A",
    "security council": "S",
    "economic and social council": "E",
    "human rights council": "A/HRC",
}


@dataclass
class Head:
    """What the head's lines said before it is decided which document this is."""

    symbols: list[Symbol] = field(default_factory=list)
    number: str | None = None
    part: str = ""
    council_number: str | None = None
    body: str | None = None
    title_lines: list[str] = field(default_factory=list)
    masthead_date: object = None
    adopted: bool = False


def find_formula(lines: list[str]) -> int | None:
    """Position of the line that is nothing but the enacting formula, or None."""
    for i, line in enumerate(lines):
        if FORMULA.fullmatch(tighten(line)) and tighten(line)[-1] in "，,،":
            return i
    return None


def read_head(lines: list[str], document: ParsedDocument) -> Head:
    """What the lines above the enacting formula say; session, agenda, date, origin and sponsors go to the document."""
    head = Head()
    lines = [line.strip() for line in lines]
    i = 0
    while i < len(lines):
        i = _read_line(lines, i, head, document)
    return head


def _read_line(lines: list[str], i: int, head: Head, document: ParsedDocument) -> int:
    """Position of the next line to read."""
    line = lines[i]
    tight = tighten(line)
    if match := SESSION.fullmatch(tight):
        read_session(match, document)
    elif AGENDA_LINE.fullmatch(line) and not document.agenda_items:
        j = i + 1
        while j < len(lines) and not _starts_other(lines[j]):
            j += 1
        items, misread = parse_agenda(line, lines[i + 1 : j])
        document.agenda_items = items
        for label in misread:
            document.warn(
                "agenda-sub-item-digit",
                f"The agenda item reads {label}; a sub-item is a letter, so the digit was read as one.",
                "head",
            )
        return j if items else i + 1
    elif match := COUNCIL_NUMBER_LINE.fullmatch(tight):
        head.council_number = f"S/RES/{match[1] or match[3]}({match[2] or match[4]})"
    elif match := NUMBER_LINE.fullmatch(line):
        j = i + 1
        title = [match["title"]]
        while j < len(lines) and not _starts_other(lines[j]):
            title.append(lines[j])
            j += 1
        head.number, head.part = match["number"].replace(" ", ""), (match["part"] or "").replace(" ", "")
        behind = PART_BEHIND.fullmatch(" ".join(title))
        if behind and not head.part:
            title, head.part = [behind["title"]], behind["part"]
        head.title_lines = title
        return j
    elif ORIGIN.fullmatch(line) and re.search(r"[A-Z]/|委员会|通过|表决|Committee|adopted|提案", line):
        read_origin(tight, document)
    elif (stated := SYMBOL_LINE.fullmatch(tight)) and (symbol := parse_symbol(stated["symbol"])):
        head.symbols.append(symbol)
    elif ADOPTION_LINE.fullmatch(tight) and len(tight) < 150:
        head.adopted = True
        document.date = document.date or find_date(tight)
        document.meeting = document.meeting or _meeting(tight)
        head.body = head.body or named_body(tight)
    elif MASTHEAD.fullmatch(tight):
        head.body = head.body or MASTHEAD_BODIES.get(tight.lower())
        head.masthead_date = head.masthead_date or find_date(tight)
    elif SPONSOR_LINE.fullmatch(tight):
        document.sponsors = document.sponsors or parse_sponsors(tight)
        j = i + 1
        while j < len(lines) and not _starts_other(lines[j]):
            head.title_lines.append(lines[j])
            j += 1
        document.kind = "draft_resolution"
        return j
    else:
        head.title_lines.append(line)
    return i + 1


def _starts_other(line: str) -> bool:
    """True where the line is one of the head's other parts, so that a title above it has ended."""
    tight = tighten(line)
    return bool(
        AGENDA_LINE.fullmatch(tight)
        or NUMBER_LINE.fullmatch(tight)
        or COUNCIL_NUMBER_LINE.fullmatch(tight)
        or ORIGIN.fullmatch(tight)
        or (ADOPTION_LINE.fullmatch(tight) and len(tight) < (150 if tight.isascii() else 60))
        or SPONSOR_LINE.fullmatch(tight)
        or (re.match(r"[A-Z]{1,5}/", tight) and parse_symbol(tight))
        or FORMULA.fullmatch(tight)
    )


def read_session(match: re.Match, document: ParsedDocument):
    """Nothing; the session's number and label go to the document."""
    number = parse_han_number(match["zh"]) if match["zh"] else parse_english_number(match["en"])
    if number is None or document.session is not None or document.session_label:
        return
    special = match["special"] or (match["special_en"] or "").strip().lower()
    if special:
        document.session_label = f"{'ES' if special in ('紧急特别', 'emergency special') else 'S'}-{number}"
    else:
        document.session, document.session_label = number, str(number)


def read_origin(tight: str, document: ParsedDocument):
    """Nothing; the bracketed words on adoption, and the committee they name, go to the document."""
    document.head = document.head or tight
    match = COMMITTEE.search(tight)
    if match and not document.committee:
        document.committee = "4" if match[3] else COMMITTEES[match[1] or match[2]]


def named_body(words: str) -> str | None:
    """Prefix of the body that the words name first, or None."""
    found = [(words.find(name), prefix) for name, prefix in MASTHEAD_BODIES.items() if name in words.lower()]
    return min((pair for pair in found if pair[0] >= 0), default=(0, None))[1]


# 大会2847年10月6日第12次全体会议决定: how a decision begins, which has no lines that close it
DECIDED = re.compile(
    r"[^，。；]{0,12}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日，?[^，。；]{0,10}次(?:全体)?会议|At its .{0,30} meeting, on \d"
)


def read_decided(words: str, document: ParsedDocument):
    """Nothing; date and meeting that a decision's first words give."""
    if document.kind == "decision" and DECIDED.match(words):
        document.date = document.date or find_date(words[:120])
        document.meeting = document.meeting or _meeting(words[:120])


def _meeting(words: str) -> int | None:
    match = MEETING.search(words)
    return int(match["zh"] or match["en"]) if match else None


def read_close(text: str, document: ParsedDocument) -> bool:
    """True where the line is one of those that close a resolution (date, meeting, vote); what it says is kept."""
    tight = tighten(text).strip("[]")
    close = MEETING.fullmatch(re.sub(r"\(续会\)|（续会）|\(resumed\)", "", tight).strip())
    if close:
        document.meeting = document.meeting or _meeting(tight)
        return True
    date = find_date(tight)
    if date and len(tight) <= 20 and re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ \d{4}", tight):
        document.date = document.date or date
        return True
    # 2002年11月21日第56次全体会议
    if date and MEETING.search(tight) and len(tight) < 40 and not re.search(r"[，。；]", tight):
        document.date, document.meeting = document.date or date, document.meeting or _meeting(tight)
        return True
    return bool(
        re.fullmatch(
            r"(?:未经表决获得通过|经(?:记录)?表决.{0,4000}|Adopted (?:without a vote|by a recorded vote).{0,4000})。?\.?",
            tight,
            re.S,
        )
    )
