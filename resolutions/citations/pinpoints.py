"""Which part of a document is cited: what follows its symbol, such as 附件, 第二节, 第5段."""

import re

from resolutions.reference.bodies import body_names

NUMERAL = r"[一二三四五六七八九十百\d]{1,5}"
# (a), of a paragraph; (b)㈢; (a)至(f); (a) and (c)
LETTER = r"\s?\([a-z]{1,4}\)(?:\s?\([ivx]{1,4}\)|[㈠-㈩])?"
LETTERS = rf"(?:{LETTER}(?:\s?(?:[、和及至,-]|以及|,? and |to ){LETTER}){{0,9}})?"
# 第二节; 第5段; 第12(a)段; 第3至5段; 第一章; 第4(a)和(f)段; 第5段(e)分段
COUNTED = (
    rf"第\s?{NUMERAL}{LETTERS}\s?(?:(?:[、和及至,-]|以及)\s?第?\s?{NUMERAL}{LETTERS}\s?){{0,6}}"
    rf"(?:节(?:[A-Z](?![A-Za-z0-9节]))?|段|章|部分|条|款|页)(?:{LETTERS}(?:分段|[项款目])?)?"
)
# 附件二; 附文; A节; B.3节; 第一.A节; 第1/CP.21号决定; 决议1
CHINESE = (
    rf"(?:执行部分|序言部分)(?=第)|第\s?\d{{1,2}}\.\d{{1,2}}节|附件(?:{NUMERAL}(?:[、和及至]{NUMERAL}){{0,3}}(?![\d年月日])|[A-Z](?![A-Za-z0-9]))?|附文|附录(?:{NUMERAL})?|增编|{COUNTED}"
    rf"|第\s?(?:\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}}|[IVXL]{{1,6}}/\d{{1,3}})\s?号决[定议]|决议\s?{NUMERAL}"
    rf"|第?\s?(?:{NUMERAL}|[IVX]{{1,4}})\.[A-Z]节|[A-Z](?:\.\d{{1,2}})?节"
)
# párr. 12; annexe; п. 5; приложение II; الفقرة 5, المرفق
OTHERS = (
    r"(?:par(?:agraphe|\.)s?|párr(?:afo|\.)s?|пп?\.|пункт[ыа]?|الفقر(?:ة|ات))\s?\d{1,3}(?![\d/])(?:(?:-| (?:à|et|a|y|и) |, )\d{1,3}(?![\d/]))*"
    r"|(?:annexes?|anexos?|приложени[ея]|разд(?:ел|\.))(?![^\W\d_])(?: [IVX]{1,4}\b)?|المرفق\b"
)
# paras. 3 and 5; para. 22 (b); paras. 383-393; paragraphs 3 (a) and (b); paragraphs 3 (a) to (f), 5 and 7
PARAGRAPHS = (
    rf"para(?:graph)?s?\.? \d{{1,3}}(?![\d/]){LETTERS}(?:(?:-| to |,? and |, )\d{{1,3}}(?![\d/]){LETTERS}){{0,12}}"
)
ANNEX = r"annex(?:es)?(?: [IVX]{1,4}\b)?(?:,? (?:and )?[IVX]{1,4}\b)?"
SECTION = (
    r"(?:sect(?:ion)?|chap(?:ter)?|part)s?\.? (?:[IVX]{1,5}|(?-i:[A-Z]))\b(?:\.(?-i:[A-Z]|\d{1,2}))?"
    r"(?:(?:-| to |,? and |, )(?:[IVX]{1,5}|(?-i:[A-Z]))(?![\w/]|\.\w)){0,6}"
)
# annex II; annexes I and II; sect. A; sect. I.B; sections III and VII; chap. IV; decision 1/CP.21; resolution 1
ENGLISH = (
    rf"{PARAGRAPHS}|(?:{ANNEX}|appendix|enclosure|{SECTION}"
    r"|decision \d{1,3}/(?:CP|CMP|CMA)\.\d{1,3}|resolution [IVX\d]{1,4})\b"
)
ONE = f"(?:{CHINESE}|{ENGLISH}|{OTHERS})"
# 号决议，; )，; 号文件，; ), – what stands between a symbol and its part
BEFORE = r"(?:\s?号?(?:决[议定]|文件))?(?:\s?\)){0,2}\s?(?:[，,،(]|的)?\s?"
# 附件第一章B节: the parts of parts follow one another with or without a point. What none begins with is passed over first.
PINPOINT = re.compile(
    rf"{BEFORE}(?=[附增第决执序acdeprsпрا]|{NUMERAL}|[A-Z]{{1,4}}[.节])(?P<pin>{ONE}(?:\s?(?:(?:[，,、和及]|,? ?and)\s?)?{ONE}){{0,4}})",
    re.I,
)


# paragraph 3 (b) of section I of annex II to its resolution 64/245; section II.B, paragraph 7, of its resolution 57/283
PART = rf"(?:{PARAGRAPHS}|{ANNEX}|{SECTION})"
INTO = r" (?:of|in) (?:the )?"
BODY = "|".join(map(re.escape, body_names("en")))
OF_WHOSE = rf",? (?:of|to|in) (?:the |its |their )?(?:(?:{BODY}|Council) )?(?:resolution|decision|document)"
IN_FRONT = re.compile(rf"\b(?P<parts>{PART}(?:(?:, |{INTO}){PART}){{0,3}}){OF_WHOSE} $", re.I)
# 62/43, paragraph 2 of resolution 63/68: a part of what follows
OF_ANOTHER = re.compile(rf"(?:{INTO}{PART}){{0,3}}{OF_WHOSE}", re.I)
# Most citations in running text have no part in front: what it ends with and what names parts are looked for first.
ONE_DOCUMENT = ("resolution ", "decision ", "document ")
PART_WORDS = ("ara", "nnex", "ect", "hap", "art ", "arts ")
# Longest words in front of a citation in which its part is looked for
FRONT = 150


def read_pinpoint(after: str) -> str | None:
    """The pinpoint at the start of the words (folded) that follow a citation, or None."""
    match = PINPOINT.match(after)
    return match["pin"].strip() if match and not OF_ANOTHER.match(after, match.end()) else None


def pinpoint_reach(after: str) -> int:
    """How many of the letters that follow a citation say where in the document to look."""
    match = PINPOINT.match(after)
    return match.end() if match else 0


def read_pinpoint_in_front(folded: str, edge: int, start: int) -> tuple[str, int] | None:
    """The part that the words between `edge` and a citation's start name of it, the larger first as behind a citation
    (`annex, paragraph 3` for paragraph 3 of the annex to resolution …), and where they begin; or None."""
    if not folded.endswith(ONE_DOCUMENT, edge, start):
        return None
    left = folded[max(edge, start - FRONT) : start]
    match = IN_FRONT.search(left) if any(word in left for word in PART_WORDS) else None
    if not match:
        return None
    return ", ".join(reversed(re.split(INTO, match["parts"]))), start - len(left) + match.start()
