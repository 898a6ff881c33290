"""A document's head read line by line: symbol, session, agenda items, how and when it was adopted, title, sponsors."""

import re
from dataclasses import dataclass, field

from resolutions.citations.dates import HAN_DATE_IN_WORDS, OTHER_DATE_WORDS, find_date
from resolutions.citations.symbols import Symbol, parse_symbol
from resolutions.reference.bodies import is_body_name
from resolutions.reference.numerals import parse_english_number, parse_han_number

from .agenda import AGENDA_LINE, parse_agenda
from .clean import ANY_HAN, tighten
from .formulas import FORMULA_BODIES, is_formula
from .records import ParsedDocument
from .sponsors import DRAFT_ALONE, SPONSOR_LINE, SUBMITTED_LINE, join_sponsors, parse_sponsors

# 第七十五届会议; 第十一届紧急特别会议; 第三十二届特别会议; Seventy-fifth session
SESSION = re.compile(
    r"第\s*(?P<zh>[\d〇零一二三四五六七八九十百]+)\s*届\s*(?P<special>紧急特别|特别)?(?:常会|会议|年会)?(?:\s*\(?续会\)?)?"
    r"|(?P<en>[A-Za-z -]{3,40}?|\d{1,3}(?:st|nd|rd|th)) (?P<special_en>emergency special |special )?session",
    re.I,
)
# 第七十七届会议 议程项目72
SESSION_AND_ITEM = re.compile(
    r"^(第\s*\S{1,6}\s*届会议|[A-Z][a-z]+(?:-[a-z]+)? session)\s+(?=(?:临时)?议程项目|Agenda item)"
)
# 75/307. 联合国同…的合作; 2023/1. …; 902/514. …; S-32/1. …; 75/101 A-B. …; 1514 (XV). …; 3201 (S-VI). …
NUMBER_LINE = re.compile(
    r"(?:第\s*)?(?P<number>(?:ES-|S-)?\d{1,4}\s?/\s?\d{1,4}|\d{1,4}(?: [A-Z])?\s?\((?:E?S-)?[IVXL]{1,7}\))(?:\s?(?P<part>[A-Z](?:\s?[-–和]\s?[A-Z])?))?(?:\s?号?(?:决议|决定))?(?:\s*[.．。]\s*|\s[-–—]\s|\s(?=[ء-ي]))(?P<title>\S.*)",
    re.S,
)
# 53/… 外债: a draft's title, whose number is yet to come
NUMBER_TO_COME = re.compile(r"\d{2,4}/(?:…+|\.{3,}|_+|\[[^\]]{0,5}\])\.?\s?")
PART = re.compile("[A-Z]")
# …渡船的费用 B; …渡船的费用 B 2846年5月3日第901/90号决议成为第901/90 A号决议。: a part's letter behind the title, with its note
PART_BEHIND = re.compile(
    r"(?P<title>.+?)\s+(?P<part>[A-Z])(?:[*⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\s+\S.*成\s?为\s?第.*号\s?决[议定]\s?。?)?)", re.S
)
# 第2759(2024)号决议; Resolution 2759 (2024)
COUNCIL_NUMBER_LINE = re.compile(
    r"第\s*(\d{1,5})\s*[(（]\s*(\d{4})\s*[)）]\s*号?决议|Resolution (\d{1,5}) \((\d{4})\)"
    # 338 (1973). 1973年10月22日决议; 54 (1948). Resolution of 15 July 1948: of the Council's volumes
    r"|(\d{1,5})\s?[(（](\d{4})[)）]\s?[.．。]\s?(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:的)?决议|Resolution of \d.{3,20}\d)",
    re.I,
)
# 2021年7月7日大会决议; 人权理事会2023年10月11日通过的决议; Resolution adopted by the General Assembly on 7 July 2021;
# with a full stop it is a decision's sentence: 2847年10月6日，大会第12次全体会议决定休会。
ADOPTION_LINE = re.compile(
    r"\d{4}\s*年.{0,80}?(?:决议|决定|通过)|.{0,20}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,12}(?:通过|决议|决定)[^。]{0,8}"
    r"|(?:Resolution |Decision )?adopted .{0,80}\d{4}\b.{0,40}"
    r"|(?:Résolution|Décision) adoptée .{0,80}\d{4}.{0,20}|(?:Resolución|Decisión) (?:aprobada|adoptada) .{0,80}\d{4}.{0,20}"
    r"|(?:Резолюция|Решение), принят.{0,80}\d{4}.{0,20}|(?:قرار|مقرر) \S{1,12} .{0,80}\d{4}.{0,20}"
    # 在2018年9月28日第42次会议上，人权理事会主席发表了以下主席声明：
    r"|在\d{4}年.{4,30}会议上，.{2,20}发表.{0,8}声明[：:]"
    # Before session 65 the date stood at the end alone.
    r"|(?:大会|\S{2,8}理事会)(?:通过的)?(?:决议|决定)|(?:Resolution|Decision)s? adopted by the (?:General Assembly|[A-Z][a-z]+ .{0,20}Council)",
    re.I | re.S,
)
# Adopted by the Security Council at its 9518th meeting, on / 21 December 2023; …安全理事会第9518次 / 会议通过
ADOPTION_CUT = re.compile(
    r"(?:Resolution |Decision )?adopted (?:by|at|on) .{0,100}|\d{4}年\d{1,2}月\d{1,2}日.{0,8}(?:大会|理事会).{0,20}",
    re.I,
)
DATE_ALONE = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{HAN_DATE_IN_WORDS.pattern}|\d{{1,2}}\S{{0,2}} .{{3,30}}\d{{4}}(?: года| г\.)?"
)
DECISION_WORDS = re.compile(r"决定$|^(?:Decision|Décision|Decisión|Решение|مقرر)\b")
# [未经…而通过(A/901/L.3和A/901/L.3/Add.1)]
ORIGIN = re.compile(r"[\[［〔](?P<words>.{4,1500})[\]］〕][*⁰¹²³⁴⁵⁶⁷⁸⁹]*", re.S)
# 2020年9月1日尼日尔常驻联合国代表给秘书长的信; Letter dated 1 September 2020 from … addressed to the Secretary-General
LETTER_TITLE = re.compile(
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\S.*(?:信|函|照会)\*{0,2}"
    r"|(?:Identical )?(?:Letters?|Note verbale) dated .* (?:addressed )?to (?!the United Nations)(?:the )?[A-Z].*(?<! of)(?<! the)(?<! and)(?<!,)",
    re.S | re.I,
)
COMMITTEE_WORDS = (
    ("第一委员会", "First Committee", "Première Commission", "Primera Comisión", "Первого комитета", "اللجنة الأولى"),
    ("第二委员会", "Second Committee", "Deuxième Commission", "Segunda Comisión", "Второго комитета", "اللجنة الثانية"),
    (
        "第三委员会",
        "Third Committee",
        "Troisième Commission",
        "Tercera Comisión",
        "Третьего комитета",
        "اللجنة الثالثة",
    ),
    (
        "第四委员会|特别政治和非殖民化委员会",
        "Fourth Committee",
        "Quatrième Commission",
        "Cuarta Comisión",
        "Четвертого комитета",
        "اللجنة الرابعة",
    ),
    ("第五委员会", "Fifth Committee", "Cinquième Commission", "Quinta Comisión", "Пятого комитета", "اللجنة الخامسة"),
    ("第六委员会", "Sixth Committee", "Sixième Commission", "Sexta Comisión", "Шестого комитета", "اللجنة السادسة"),
)
COMMITTEE = re.compile("|".join(f"({'|'.join(words)})" for words in COMMITTEE_WORDS))
# 第90次全体会议; 9783次会议; 90th plenary meeting; 90e séance plénière; 90ª sesión plenaria; 90-е пленарное заседание
HAN_NUMBER = "[一二三四五六七八九十百千〇○零]{2,7}"
MEETING = re.compile(
    rf"第?\s*(?P<zh>\d{{1,5}}|{HAN_NUMBER})\s*次\s*(?:全体)?会议|(?P<en>\d{{1,5}})(?:st|nd|rd|th) (?:plenary )?meeting"
    r"|(?P<fr>\d{1,5})(?:re|e) séance(?: plénière)?|(?P<es>\d{1,5})[ªa] sesión(?: plenaria)?"
    r"|(?P<ru>\d{1,5})[-‑]е (?:пленарное )?заседание|الجلسة (?:العامة )?(?P<ar>\d{1,5})"
)
UNITED_NATIONS = r"联合国|United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|الأمم المتحدة"
ORGANS = (
    r"大会|安全理事会|经济及社会理事会|人权理事会|General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Assemblée générale|Conseil de sécurité|Conseil économique et social|Conseil des droits de l[’']homme"
    r"|Asamblea General|Consejo de Seguridad|Consejo Económico y Social|Consejo de Derechos Humanos"
    r"|Генеральная Ассамблея|Совет Безопасности|Экономический и Социальный Совет|Совет по правам человека"
    r"|الجمعية العامة|مجلس الأمن|المجلس الاقتصادي والاجتماعي|مجلس حقوق الإنسان"
)
# 2023年9月11日至10月13日; 11 September–13 October 2023: when a council's session sits
DATES = (
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?至\s?(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日"
    r"|\d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})?\s?[-–]\s?\d{1,2} [A-Z][a-z]+ \d{4}|\d{4} session"
)
# A/902/L.7; 联合国 A/902/L.7*; 大会 A/902/L.7, of a masthead in two columns
SYMBOL_LINE = re.compile(rf"(?:(?:{UNITED_NATIONS}|{ORGANS})\s?)?(?P<symbol>[A-Z]{{1,5}}/.*?)\**", re.I)
YEAR = "第[〇零一二三四五六七八九十百]{1,6}年|[A-Z][a-z]+(?:-[a-z]+)? year"
MASTHEAD = re.compile(
    rf"{YEAR}|\d{{4}}\s?年届会|{DATES}|(?:{UNITED_NATIONS})(?:\s?(?:{ORGANS}))?|(?:{ORGANS})?\s?Distr[.．].*|{ORGANS}|Original\s?:.*|原件：.*|GENERAL|LIMITED|RESTRICTED|PROVISIONAL"
    r"|第[一二三四五六]委员会|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee"
    r"|(?:Chinese|English|French|Arabic|Russian|Spanish|Français|Anglais|Español|Русский)|Chinese\s+Original.*"
    rf"|{OTHER_DATE_WORDS}(?:\s.{{0,30}})?|\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日",
    re.I,
)
# 安全理事会 / 第七十九年: the other half of a masthead that two organs share
OTHER_ORGAN = re.compile(rf"(?:{ORGANS})(?:\s?Distr[.．].*)?\n(?:{YEAR})$", re.I)
# The sessions of texts in other languages, whose number the symbol has
OTHER_SESSION = re.compile(
    r"[^\d.,:;]{4,80} session(?: extraordinaire)?(?: d[’']urgence)?|[^\d.,:;]{4,80} período (?:extraordinario )?de sesiones(?: de emergencia)?"
    r"|[^\d.,:;]{4,80} сессия|الدورة [^\d.,:;]{4,80}",
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
    "assemblée générale": "A",
    "asamblea general": "A",
    "генеральная ассамблея": "A",
    "الجمعية العامة": "A",
    "conseil de sécurité": "S",
    "consejo de seguridad": "S",
    "совет безопасности": "S",
    "مجلس الأمن": "S",
}


# 联合国环境大会, 世界卫生大会: assemblies that are not the General Assembly
OTHER_ASSEMBLY = re.compile("(?:环境|卫生|人居)大会")


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
    lines = _join_adoption(join_sponsors(lines))
    i = 0
    while i < len(lines):
        i = _read_line(lines, i, head, document)
    # 人口与发展委员会, whose draft it is, above the title.
    if len(head.title_lines) > 1 and is_body_name(tighten(head.title_lines[0])):
        del head.title_lines[0]
    return head


def _join_adoption(lines: list[str]) -> list[str]:
    """The lines, the two over which the words on the adoption are spread joined."""
    joined: list[str] = []
    for line in lines:
        before = tighten(joined[-1]) if joined else ""
        if ADOPTION_CUT.fullmatch(before) and not ADOPTION_LINE.fullmatch(before):
            both = f"{joined[-1]} {line}"
            if ADOPTION_LINE.fullmatch(tighten(both)) and find_date(tighten(both)):
                joined[-1] = both
                continue
        joined.append(line)
    return joined


def _read_line(lines: list[str], i: int, head: Head, document: ParsedDocument) -> int:
    """Position of the next line to read."""
    line = lines[i]
    # Arabic words are drawn out to fill a line.
    tight = tighten(line).replace("ـ", "")
    if match := SESSION.fullmatch(tight):
        read_session(match, document)
    elif OTHER_SESSION.fullmatch(tight):
        pass
    elif AGENDA_LINE.fullmatch(line) and not document.agenda_items:
        j = i + 1
        while j < len(lines) and not _starts_other(lines[j]) and not OTHER_ORGAN.match("\n".join(lines[j : j + 2])):
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
        number, year = filter(None, match.groups())
        head.council_number, document.date = f"S/RES/{number}({year})", document.date or find_date(tight)
        if i + 1 < len(lines) and DATE_ALONE.fullmatch(tighten(lines[i + 1]).removeprefix("of ")):
            # Resolution 271 (1968) / of 22 November 1968
            document.date = find_date(tighten(lines[i + 1]))
            return i + 2
    elif match := NUMBER_LINE.fullmatch(line):
        j = i + 1
        title = [match["title"]]
        while j < len(lines) and not _starts_other(lines[j]):
            (head.part_lines if head.part_lines or PART.fullmatch(lines[j]) else title).append(lines[j])
            j += 1
        head.number, head.part = match["number"].replace(" ", ""), (match["part"] or "").replace(" ", "")
        behind = PART_BEHIND.fullmatch(" ".join(title))
        if behind and not head.part:
            title, head.part = [behind["title"]], behind["part"]
        head.title_lines = title
        return j
    elif ORIGIN.fullmatch(line) and re.search(
        r"[A-Z]/|委员会|通过|表决|Committee|adopted|提案|Commission|Comisi|комитет|لجنة", line
    ):
        read_origin(tight, document)
    elif (stated := SYMBOL_LINE.fullmatch(tight)) and (symbol := parse_symbol(stated["symbol"])):
        head.symbols.append(symbol)
    elif ADOPTION_LINE.fullmatch(tight) and len(tight) < 150:
        head.adopted = True
        head.decided = bool(DECISION_WORDS.search(tight))
        document.date = document.date or find_date(tight)
        document.meeting = document.meeting or read_meeting(tight)
        head.body = head.body or named_body(tight)
    elif MASTHEAD.fullmatch(tight):
        head.body = head.body or named_body(tight)
        head.masthead_date = head.masthead_date or find_date(tight)
    elif SPONSOR_LINE.fullmatch(tight) or SUBMITTED_LINE.fullmatch(tight):
        document.sponsors = document.sponsors or parse_sponsors(tight)
        j = i + 1
        while j < len(lines) and not _starts_other(lines[j]):
            head.title_lines.append(lines[j])
            j += 1
        amends = (match := SPONSOR_LINE.fullmatch(tight)) and match["amends"]
        if amends:
            document.head, head.amends = document.head or amends, True
        else:
            document.kind = "draft_resolution"
        return j
    elif DRAFT_ALONE.fullmatch(tight):
        document.kind = "draft_resolution"
    else:
        head.title_lines.append(line)
    return i + 1


def is_head_line(line: str) -> bool:
    """True for a line of a masthead or below it: body, symbol, distribution, date, session, agenda item."""
    tight = tighten(line)
    stated = SYMBOL_LINE.fullmatch(tight)
    return bool(
        MASTHEAD.fullmatch(tight)
        or (stated and parse_symbol(stated["symbol"]))
        or SESSION.fullmatch(tight)
        or AGENDA_LINE.fullmatch(tight)
    )


def is_whole(line: str) -> bool:
    """True for a line of a head to which nothing in the next one can belong."""
    tight = tighten(line)
    return is_head_line(tight) or _tells_of_the_text(tight)


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
        document.committee = str(match.lastindex)


def named_body(words: str) -> str | None:
    """Prefix of the body that the words name first, or None."""
    words = OTHER_ASSEMBLY.sub("", words.lower())
    found = [(words.find(name), prefix) for name, prefix in MASTHEAD_BODIES.items()]
    return min((pair for pair in found if pair[0] >= 0), default=(0, None))[1]


# 大会2847年10月6日第12次全体会议决定: how a decision begins, which has no lines that close it
DECIDED = re.compile(
    r"[^，。；]{0,12}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日，?[^，。；]{0,16}次(?:全体)?会议|At its .{0,30} meeting, on \d"
)


def read_decided(words: str, document: ParsedDocument):
    """Nothing; date and meeting that a decision's first words give."""
    if document.kind == "decision" and DECIDED.match(words):
        document.date = document.date or find_date(words[:120])
        document.meeting = document.meeting or read_meeting(words[:120])


def read_meeting(words: str) -> int | None:
    """The meeting's number that the words name first, or None."""
    match = MEETING.search(words)
    return parse_han_number(match[match.lastgroup].replace("○", "〇")) if match else None
