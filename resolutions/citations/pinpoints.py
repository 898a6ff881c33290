"""Which part of a document is cited: what follows its symbol, such as 附件, 第二节, 第5段."""

import re

NUMERAL = r"[一二三四五六七八九十百\d]{1,5}"
# 附件二; 第二节; 第5段; 第12(a)段; 第3至5段; 第1/CP.21号决定; 附文; 第一章
ONE = (
    rf"(?:附件(?:{NUMERAL}(?![年月日]))?|附文|附录(?:{NUMERAL})?|增编|第\s?{NUMERAL}\s?(?:\([a-z]{{1,3}}\)\s?)?(?:(?:[、和至,-]|以及)\s?第?\s?{NUMERAL}\s?(?:\([a-z]{{1,3}}\)\s?)?){{0,6}}"
    rf"(?:节|段|章|部分|条|款)|第\s?\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}}\s?号决[定议]|决议\s?{NUMERAL}|[A-Z]节"
    r"|annex(?:es)?(?: [IVX]{1,4})?(?:,? (?:and )?[IVX]{1,4})?|appendix|enclosure|para(?:graph)?s?\.? \d{1,3}(?:(?:-| to | and |, )\d{1,3}){0,4}"
    r"|sects?\.? [IVX]{1,5}|chap\. [IVX]{1,5}|decision \d{1,3}/(?:CP|CMP|CMA)\.\d{1,3}|resolution [IVX\d]{1,4})"
)
PINPOINT = re.compile(
    rf"(?:\s?号?决[议定])?\s?(?:[，,(]|的)?\s?(?P<pin>{ONE}(?:\s?(?:[，,、和及]|and)\s?{ONE}){{0,4}})", re.I
)


def read_pinpoint(after: str) -> str | None:
    """The pinpoint at the start of the words that follow a citation, or None."""
    match = PINPOINT.match(after)
    return match["pin"].strip() if match else None
