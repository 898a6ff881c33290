"""Lines of a masthead: the United Nations and its organ, symbol, distribution, date, language, session."""

import re

from resolutions.citations.dates import OTHER_DATE_WORDS
from resolutions.citations.symbols import parse_symbol
from resolutions.reference.numerals import parse_english_number, parse_han_number

from ..clean import tighten
from ..records import ParsedDocument
from .agenda import AGENDA_LINE

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
UNITED_NATIONS = r"联合国|United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|الأمم المتحدة"
# The organs as mastheads print them, with the prefixes of their symbols
ORGAN_BODIES = {
    "大会": "A",
    "安全理事会": "S",
    "经济及社会理事会": "E",
    "人权理事会": "A/HRC",
    "General Assembly": "A",
    "Security Council": "S",
    "Economic and Social Council": "E",
    "Human Rights Council": "A/HRC",
    "Assemblée générale": "A",
    "Conseil de sécurité": "S",
    "Conseil économique et social": "E",
    "Conseil des droits de l’homme": "A/HRC",
    "Asamblea General": "A",
    "Consejo de Seguridad": "S",
    "Consejo Económico y Social": "E",
    "Consejo de Derechos Humanos": "A/HRC",
    "Генеральная Ассамблея": "A",
    "Совет Безопасности": "S",
    "Экономический и Социальный Совет": "E",
    "Совет по правам человека": "A/HRC",
    "الجمعية العامة": "A",
    "مجلس الأمن": "S",
    "المجلس الاقتصادي والاجتماعي": "E",
    "مجلس حقوق الإنسان": "A/HRC",
}
ORGANS = "|".join(re.escape(name).replace("’", "[’']") for name in ORGAN_BODIES)
# 2023年9月11日至10月13日; 11 September–13 October 2023: when a council's session sits
DATES = (
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?至\s?(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日(?:，\S{2,8})?"
    r"|(?:[A-Z][a-z]+, )?\d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})?\s?[-–]\s?\d{1,2} [A-Z][a-z]+ \d{4}|\d{4} session"
)
# A/902/L.7; 联合国 A/902/L.7*; 大会 A/902/L.7, of a masthead in two columns
SYMBOL_LINE = re.compile(rf"(?:(?:{UNITED_NATIONS}|{ORGANS})\s?)?(?P<symbol>[A-Z]{{1,5}}/.*?)\**", re.I)
YEAR = "第[〇零一二三四五六七八九十百]{1,6}年|[A-Z][a-z]+(?:-[a-z]+)? year"
MASTHEAD_LINES = (
    # 第七十九年, 2023年届会, 2023年第一届常会, Substantive session of 2023
    YEAR,
    r"\d{4}\s?年(?:届会|(?:实质性|组织)(?:会议|届会)|第\S{1,3}届常会)",
    r"(?:Substantive|Organizational) session of \d{4}",
    DATES,
    # 联合国 大会, 大会 Distr.: General
    rf"(?:{UNITED_NATIONS})(?:\s?(?:{ORGANS}))?",
    rf"(?:{ORGANS})?\s?Distr[.．].*",
    ORGANS,
    r"Original\s?:.*|\[?原件：.*",
    r"GENERAL|LIMITED|RESTRICTED|PROVISIONAL",
    r"第[一二三四五六]委员会|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee",
    # Chinese, Chinese Original: English
    r"Chinese|English|French|Arabic|Russian|Spanish|Français|Anglais|Español|Русский",
    r"Chinese\s+Original.*",
    # Monday, 8 December 2020; 2020年12月8日 星期二 上午10时
    rf"(?:[A-Z][a-z]{{2,5}}day, )?{OTHER_DATE_WORDS}(?:,?\s.{{0,30}})?",
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?星期[一二三四五六日].{0,12})?",
)
MASTHEAD = re.compile("|".join(MASTHEAD_LINES), re.I)
# 安全理事会 / 第七十九年: the other half of a masthead that two organs share
OTHER_ORGAN = re.compile(rf"(?:{ORGANS})(?:\s?Distr[.．].*)?\n(?:{YEAR})$", re.I)
# The sessions of texts in other languages, whose number the symbol has
OTHER_SESSION = re.compile(
    r"[^\d.,:;]{4,80} session(?: extraordinaire)?(?: d[’']urgence)?|[^\d.,:;]{4,80} período (?:extraordinario )?de sesiones(?: de emergencia)?"
    r"|[^\d.,:;]{4,80} сессия|الدورة [^\d.,:;]{4,80}",
    re.I,
)
# 联合国环境大会, 世界卫生大会: assemblies that are not the General Assembly
OTHER_ASSEMBLY = re.compile("(?:环境|卫生|人居)大会")


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


def named_body(words: str) -> str | None:
    """Prefix of the body that the words name first, or None."""
    words = OTHER_ASSEMBLY.sub("", words.lower()).replace("'", "’")
    found = [(words.find(name.lower()), prefix) for name, prefix in ORGAN_BODIES.items()]
    return min((pair for pair in found if pair[0] >= 0), default=(0, None))[1]
