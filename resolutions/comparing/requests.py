"""Requests for reports (请秘书长向大会第七十七届会议提交报告), and the words with which a later text takes them up."""

import re
from dataclasses import dataclass

from resolutions.reference.numerals import parse_english_number, parse_han_number

HAN = "〇零一二三四五六七八九十百两"
# Who is asked, as the words end: 秘书长, 联合国人权事务高级专员, 内部监督事务厅
HAN_WHO = (
    "秘书长|高级专员|特别报告员|独立专家|专家组|执行主任|执行秘书|署长|总干事|工作组|监督事务厅|咨询委员会|特别代表"
    "|特别协调员|协调员|委员会|主席|秘书处|特使|主任|联合检查组|专员办事处|规划署|开发计划署"
)
# 请秘书长…, 又请联合国人权事务高级专员…
HAN_REQUEST = re.compile(rf"(?<![邀吁申提])请(?P<who>[^，；。：、（(]{{0,24}}?(?:{HAN_WHO}))")
# 大会第七十七届会议, 第五十七届会议, 第七十六届和第七十七届会议
HAN_SESSION = re.compile(
    rf"(?:(?P<body>大会|人权理事会|经济及社会理事会|理事会|委员会))?第(?P<n>[{HAN}]+|\d+)届(?=常?会|和|、|至|特别)"
)
# 列入大会第八十二届会议临时议程，并请秘书长向大会该届会议提交报告
HAN_THAT_SESSION = re.compile("该届会议")
HAN_REPORT = re.compile("报告|汇报|通报|提交|提出")
# Requests the Secretary-General to submit to the General Assembly at its seventy-seventh session a report
ENGLISH_REQUEST = re.compile(
    r"[Rr]equests? the (?P<who>[A-Z][\w\-]+(?:(?: (?:of|for|on|and|the|in)){0,2} [A-Z][\w\-]+){0,8})(?= to |,| in )"
)
ENGLISH_SESSION = re.compile(
    r"(?P<body>Assembly|Council)?,?(?: at| during|,)? its (?P<n>[a-z\-]+(?: hundred and [a-z\-]+)?|\d+th) session"
)
ENGLISH_THAT_SESSION = re.compile(r"\b(?:at|during) (?:that|the same) session")
ENGLISH_REPORT = re.compile(r"\breports?\b|\bsubmit|\binform")
# 审议了秘书长关于…的报告; 表示注意到秘书长的报告
HAN_CONSIDERED = re.compile(
    rf"(?:审议了|审议|赞赏地注意到|赞赏地欢迎|注意到|欢迎|赞赏|收到)(?P<who>[^，；。：、（(]{{0,24}}?(?:{HAN_WHO}))(?:[^；。]{{0,300}}?)报告"
)
ENGLISH_CONSIDERED = re.compile(
    r"(?:[Hh]aving considered|[Tt]aking note of|[Nn]ot(?:es|ing)|[Ww]elcom(?:es|ing)|[Tt]akes note of)(?: with appreciation)? the "
    r"(?:[a-z]+ )?reports? of the (?P<who>[A-Z][\w\-]+(?:(?: (?:of|for|on|and|the|in)){0,2} [A-Z][\w\-]+){0,8})"
)
SENTENCE = re.compile(r"[^；。;]+[；。;]?")


@dataclass(frozen=True)
class ReportRequest:
    """A request at words[start:end]: who is asked, and the session by which the report is due."""

    who: str
    session: int
    start: int
    end: int


@dataclass(frozen=True)
class Considered:
    """A report taken up at words[start:end]: whose it was."""

    who: str
    start: int
    end: int


def find_report_requests(words: str, language: str = "zh") -> list[ReportRequest]:
    """The requests in order; one for each session that a sentence names. Empty for languages other than Chinese, English."""
    if language == "zh":
        patterns = HAN_REQUEST, HAN_SESSION, HAN_THAT_SESSION, HAN_REPORT, parse_han_number
    elif language == "en":
        patterns = ENGLISH_REQUEST, ENGLISH_SESSION, ENGLISH_THAT_SESSION, ENGLISH_REPORT, parse_english_number
    else:
        return []
    asks, named, that, reports, number = patterns
    found = []
    for sentence in SENTENCE.finditer(words):
        asked = asks.search(words, sentence.start(), sentence.end())
        if not asked:
            continue
        sessions = list(named.finditer(words, asked.end(), sentence.end()))
        if not sessions and that.search(words, asked.end(), sentence.end()):
            sessions = list(named.finditer(words, sentence.start(), asked.start()))[-1:]
        if not sessions or not reports.search(words, asked.end(), sentence.end()):
            continue
        end = sentence.end() - (words[sentence.end() - 1] in "；。;")
        for session in dict.fromkeys(number(match["n"]) for match in sessions):
            if session:
                found.append(ReportRequest(asked["who"], session, asked.start(), end))
    return found


def find_considered(words: str, language: str = "zh") -> list[Considered]:
    """The reports that a paragraph takes up, in order."""
    pattern = {"zh": HAN_CONSIDERED, "en": ENGLISH_CONSIDERED}.get(language)
    if pattern is None:
        return []
    return [Considered(match["who"], match.start(), match.end()) for match in pattern.finditer(words)]


def same_office(asked: str, author: str) -> bool:
    """True where a report's author is who was asked: 秘书长 and 联合国秘书长, 高级专员 and 联合国人权事务高级专员."""
    return asked.endswith(author) or author.endswith(asked)
