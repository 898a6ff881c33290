"""The words that open a resolution's body (大会，  The General Assembly,), with the issuing body they name, or an annex."""

import re

from resolutions.reference.bodies import body_names
from resolutions.reference.verbs import opens_preamble

from .clean import tighten

# The words that open the body, with the prefix of the issuing body that they name.
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
    "Le Conseil économique et social": "E",
    "Le Conseil des droits de l’homme": "A/HRC",
    "La Asamblea General": "A",
    "El Consejo de Seguridad": "S",
    "El Consejo Económico y Social": "E",
    "El Consejo de Derechos Humanos": "A/HRC",
    "Генеральная Ассамблея": "A",
    "Совет Безопасности": "S",
    "Экономический и Социальный Совет": "E",
    "Совет по правам человека": "A/HRC",
    "إن الجمعية العامة": "A",
    "الجمعية العامة": "A",
    "إن مجلس الأمن": "S",
    "إن المجلس الاقتصادي والاجتماعي": "E",
    "إن مجلس حقوق الإنسان": "A/HRC",
}
# 大会， The General Assembly, 渡口管理委员会，: of bodies that aren't known the last word only.
FORMULA = re.compile(
    "(?P<body>"
    + "|".join(re.escape(words).replace("’", "[’']") for words in FORMULA_BODIES)
    + r"|[^\s，。：；]{2,24}(?:理事会|委员会|大会|会议|缔约方会议)"
    + r"|The (?!Chair|President|Secretary|Head)(?:[A-Za-z]+ ){0,8}(?:Assembly|Council|Commission|Committee|Conference|Board|Parties)"
    + r"(?: (?:of|on|for)(?: [A-Za-z]+){1,8})?)\s?[，,،]?"
)
ANNEX = re.compile(
    r"(?:附件|附录)(?:[一二三四五六七八九十]{1,3}|[A-Z]|\d{1,2})?(?:：[^，。；]{1,40})?|附文"
    r"|(?:Annexe?s?|Appendix)(?: (?:[IVX]{1,4}|[A-Z]|\d{1,2})(?:: [^,.;]{1,50})?)?"
    r"|(?:Anexo|Apéndice|Приложение|Добавление|(?:ال)?مرفق|تذييل)(?: [IVX]{1,4}| الأول| الثاني)?",
    re.I,
)
LONGEST_ANNEX = 60
# With a blank or a sign for a vowel behind each letter.
LONGEST_FORMULA = 70
# 55/2, S-32/1, 2023/14: the number that a session or a year gives a resolution
NUMBER = r"(?:ES-|S-)?\d{1,4}\s?/\s?\d{1,4}"
# 55/2. 联合国千年宣言, and the lines that a title may take.
NUMBERED, TITLE_LINES = re.compile(rf"{NUMBER}\s?[.．]"), 3
# Most lines are told by their first letter to be none.
ANNEX_INITIALS = set("附AaПпДдامت")
# إنَّ الجمعية العامة: signs for vowels, which Arabic prints or not
VOWELS = re.compile("[\u064b-\u0652]")


def is_annex(text: str) -> bool:
    """True for the heading of an annex: 附件, 附件二, Annex II."""
    return (
        len(text) <= LONGEST_ANNEX
        and text.lstrip()[:1] in ANNEX_INITIALS
        and ANNEX.fullmatch(tighten(text)) is not None
    )


def find_formula(lines: list[str]) -> int | None:
    """Position of the line that is nothing but the enacting formula, or None; without its comma (A/RES/55/2, A/RES/78/1)
    it is one below the line that numbers the resolution."""
    title_ends = 0
    for i, line in enumerate(lines):
        words = tighten(line)
        if is_formula(words) or (words in FORMULA_BODIES and i < title_ends):
            return i
        if NUMBERED.match(words):
            title_ends = i + 1 + TITLE_LINES
    return None


def is_formula(text: str) -> bool:
    """True where the text is nothing but the enacting formula: without a comma it may be a masthead's."""
    if len(text) > LONGEST_FORMULA:
        return False
    words = text.strip()
    if not words.endswith(("，", ",", "،")) and not words.startswith("إن"):
        return False
    words = VOWELS.sub("", tighten(words))
    match = FORMULA.fullmatch(words)
    # 欢迎船工协会举行会议， is a paragraph.
    return match is not None and (match["body"].replace("'", "’") in FORMULA_BODIES or not opens_preamble(words))


def formula_body(formula: str) -> str | None:
    """Prefix of the issuing body that the formula names, or None."""
    match = FORMULA.fullmatch(VOWELS.sub("", formula))
    if not match:
        return None
    words = match["body"].replace("'", "’")
    return FORMULA_BODIES.get(words) or body_names("zh").get(words) or body_names("en").get(words.removeprefix("The "))
