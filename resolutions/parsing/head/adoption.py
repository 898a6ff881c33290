"""How and when a text was adopted, as its head and its close say: dates, meetings, the committee and the draft it came from."""

import re

from resolutions.citations.dates import HAN_DATE_IN_WORDS, find_date
from resolutions.reference.numerals import parse_han_number

from ..clean import tighten
from ..records import ParsedDocument

# 2021年7月7日大会决议; 人权理事会2023年10月11日通过的决议; Resolution adopted by the General Assembly on 7 July 2021;
# with a full stop it is a decision's sentence: 2847年10月6日，大会第12次全体会议决定休会。
ADOPTION_LINE = re.compile(
    r"\d{4}\s*年.{0,80}?(?:决议|决定|通过)|.{0,20}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,12}(?:通过|决议|决定)[^。：]{0,8}"
    r"|(?:(?:Resolution|Decision)s? )?adopted .{0,80}\d{4}\b.{0,40}"
    r"|(?:(?:Résolution|Décision) )?adoptée .{0,80}\b\d{4}\b.{0,20}"
    r"|(?:(?:Resolución|Decisión) )?(?:aprobada|adoptada) .{0,80}\b\d{4}\b.{0,20}"
    r"|(?:(?:Резолюция|Решение), )?принят.{0,80}\b\d{4}\b.{0,20}|(?:(?:قرار|مقرر) \S{1,12}|الذي اتخذت?ه) .{0,80}\b\d{4}\b.{0,20}"
    # 在2018年9月28日第42次会议上，人权理事会主席发表了以下主席声明：
    r"|在\d{4}年.{4,40}会议上，.{2,120}(?:发表|宣读)了?.{0,12}声明[：:]"
    # Before session 65 the date stood at the end alone.
    r"|(?:大会|\S{2,8}理事会)(?:通过的)?(?:决议|决定)|(?:Resolution|Decision)s? adopted by the (?:General Assembly|[A-Z][a-z]+ .{0,20}Council)",
    re.I | re.S,
)
# Adopted by the Security Council at its 9518th meeting, on / 21 December 2023; …安全理事会第9518次 / 会议通过
ADOPTION_CUT = re.compile(
    r"(?:Resolution |Decision )?adopted (?:by|at|on) .{0,100}|(?:adoptée|aprobada|adoptada|принят\w+|الذي اتخذت?ه) .{0,100}|\d{4}年\d{1,2}月\d{1,2}日.{0,8}(?:大会|理事会).{0,20}",
    re.I,
)
DATE_ALONE = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{HAN_DATE_IN_WORDS.pattern}|\d{{1,2}}\S{{0,2}} .{{3,30}}\d{{4}}(?: года| г\.)?"
)
DECISION_WORDS = re.compile(r"决定$|^(?:Decision|Décision|Decisión|Решение|مقرر)\b")
# [未经…而通过(A/901/L.3和A/901/L.3/Add.1)]
ORIGIN = re.compile(r"[\[［〔](?P<words>.{4,1500})[\]］〕][*⁰¹²³⁴⁵⁶⁷⁸⁹]*", re.S)
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
        "Четверт(?:ого комитета|ый комитет)",
        "اللجنة الرابعة",
    ),
    ("第五委员会", "Fifth Committee", "Cinquième Commission", "Quinta Comisión", "Пятого комитета", "اللجنة الخامسة"),
    ("第六委员会", "Sixth Committee", "Sixième Commission", "Sexta Comisión", "Шестого комитета", "اللجنة السادسة"),
)
COMMITTEE = re.compile("|".join(f"({'|'.join(words)})" for words in COMMITTEE_WORDS))
HAN_NUMBER = "[一二三四五六七八九十百千〇○零]{2,7}"
# 第90次全体会议; 9783次会议; 90th plenary meeting; 90e séance plénière; 90ª sesión plenaria; 90-е пленарное заседание
MEETING = re.compile(
    rf"第?\s*(?P<zh>\d{{1,5}}|{HAN_NUMBER})\s*次\s*(?:全体)?会议|(?P<en>\d{{1,5}})(?:st|nd|rd|th) (?:plenary )?meeting"
    r"|(?P<fr>\d{1,5})(?:re|e) séance(?: plénière)?|(?P<es>\d{1,5})[ªa] sesión(?: plenaria)?"
    r"|(?P<ru>\d{1,5})[-‑][ем] (?:пленарно[ем]+ )?заседани[еи]|(?:الجلسة|جلسته[ا]?) (?:العامة )?(?P<ar>\d{1,5})"
)


def join_adoption(lines: list[str]) -> list[str]:
    """The lines, the two over which the words on the adoption are spread joined."""
    joined: list[str] = []
    for line in lines:
        before = tighten(joined[-1]) if joined else ""
        # 2022年2月28日安全理事会主席给秘书长的信(S/2022/160) above 2023年11月8日大会决议 is an agenda item's title.
        whole = ADOPTION_LINE.fullmatch(before) or ADOPTION_LINE.fullmatch(tighten(line))
        if ADOPTION_CUT.fullmatch(before) and not whole:
            both = f"{joined[-1]} {line}"
            if ADOPTION_LINE.fullmatch(tighten(both)) and find_date(tighten(both)):
                joined[-1] = both
                continue
        joined.append(line)
    return joined


def read_origin(tight: str, document: ParsedDocument):
    """Nothing; the bracketed words on adoption, and the committee they name, go to the document."""
    document.head = document.head or tight
    match = COMMITTEE.search(tight)
    if match and not document.committee:
        document.committee = str(match.lastindex)


# The date, the meeting, or both on one line, that stand below a resolution
CLOSE_LINE = re.compile(rf"(?:{DATE_ALONE.pattern})?\s?(?:{MEETING.pattern})?")
# 大会2847年10月6日第12次全体会议决定: how a decision begins, which has no lines that close it
DECIDED = re.compile(
    r"[^，。；]{0,12}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:，?[^，。；]{0,16}次(?:全体)?会议|，(?:大会|经济及社会理事会|人权理事会))"
    r"|At its .{0,30} meeting, on \d|On \d{1,2} [A-Z][a-z]+ \d{4}, the "
)


# 在2847年12月12日举行的安全理事会第8688次会议上，…发表了以下声明：
STATED = re.compile(
    r"在\d{4}年[^。；]{4,60}次会议上，.{2,150}(?:发表|宣读)|At the \d{1,5}(?:st|nd|rd|th) meeting of the .{4,60}, held on \d"
)


def begins_decision(line: str) -> bool:
    """True for the first words of a decision, which has no formula."""
    words = tighten(line)
    return DECIDED.match(words) is not None and not ADOPTION_LINE.fullmatch(words)


def read_decided(words: str, document: ParsedDocument):
    """Nothing; date and meeting that the first words of a decision, or of a president's statement, give."""
    if STATED.match(words):
        # Another date is that of the printing.
        document.date = find_date(words[:120]) or document.date
        document.meeting = document.meeting or read_meeting(words[:120])
    elif document.kind == "decision" and DECIDED.match(words):
        document.date = document.date or find_date(words[:120])
        document.meeting = document.meeting or read_meeting(words[:120])


def read_meeting(words: str) -> int | None:
    """The meeting's number that the words name first, or None."""
    match = MEETING.search(words)
    return parse_han_number(match[match.lastgroup].replace("○", "〇")) if match else None
