"""Which part of a document is cited: what follows its symbol, such as 附件, 第二节, 第5段."""

import re

NUMERAL = r"[一二三四五六七八九十百\d]{1,5}"
# (a), of a paragraph
LETTER = r"(?:\s?\([a-z]{1,3}\))?"
# 第二节; 第5段; 第12(a)段; 第3至5段; 第一章
COUNTED = (
    rf"第\s?{NUMERAL}{LETTER}\s?(?:(?:[、和至,-]|以及)\s?第?\s?{NUMERAL}{LETTER}\s?){{0,6}}"
    r"(?:节|段|章|部分|条|款)"
)
# 附件二; 附文; A节; B.3节; 第一.A节; 第1/CP.21号决定; 决议1
CHINESE = (
    rf"附件(?:{NUMERAL}(?![\d年月日]))?|附文|附录(?:{NUMERAL})?|增编|{COUNTED}"
    rf"|第\s?\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}}\s?号决[定议]|决议\s?{NUMERAL}"
    rf"|第?\s?(?:{NUMERAL}|[IVX]{{1,4}})\.[A-Z]节|[A-Z](?:\.\d{{1,2}})?节"
)
# paras. 3 and 5; para. 22 (b); paras. 383-393
PARAGRAPHS = rf"para(?:graph)?s?\.? \d{{1,3}}(?![\d/]){LETTER}(?:(?:-| to | and |, )\d{{1,3}}(?![\d/]){LETTER}){{0,4}}"
# annex II; annexes I and II; sect. A; sect. I.B; chap. IV; decision 1/CP.21; resolution 1
ENGLISH = (
    rf"{PARAGRAPHS}|(?:annex(?:es)?(?: [IVX]{{1,4}}\b)?(?:,? (?:and )?[IVX]{{1,4}}\b)?|appendix|enclosure"
    r"|sects?\.? (?:[IVX]{1,5}|(?-i:[A-Z]))\b(?:\.(?-i:[A-Z]|\d{1,2}))?|chaps?\. [IVX]{1,5}"
    r"|decision \d{1,3}/(?:CP|CMP|CMA)\.\d{1,3}|resolution [IVX\d]{1,4})\b"
)
ONE = f"(?:{CHINESE}|{ENGLISH})"
# 号决议，; )，; 号文件，; ), – what stands between a symbol and its part
BEFORE = r"(?:\s?号?(?:决[议定]|文件))?(?:\s?\)){0,2}\s?(?:[，,(]|的)?\s?"
# 附件第一章B节: the parts of parts follow one another with or without a point
PINPOINT = re.compile(
    rf"{BEFORE}(?=[附增第决A-Za-z]|{NUMERAL})(?P<pin>{ONE}(?:\s?(?:(?:[，,、和及]|and)\s?)?{ONE}){{0,4}})", re.I
)


# 62/43, paragraph 2 of resolution 63/68: a part of what follows
OF_ANOTHER = re.compile(
    r"\s(?:of|to) (?:its |the |General Assembly |Security Council |Council )?(?:resolution|decision)", re.I
)


def read_pinpoint(after: str) -> str | None:
    """The pinpoint at the start of the words (folded) that follow a citation, or None."""
    match = PINPOINT.match(after)
    return match["pin"].strip() if match and not OF_ANOTHER.match(after, match.end()) else None
