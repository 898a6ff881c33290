"""Numbered resolutions and decisions in Chinese text: 第33/18号、…和2019年4月15日第73/290号决议."""

import re
from collections.abc import Sequence

from .chinese_context import JOINED, KINDS, LEFT, date_before, give_body, give_kinds, share_dates
from .deciding import decide, first_named
from .numbered import Mention, Numbered
from .reports import reporting_body
from .symbols import HAN_FIGURES, Symbol

KIND_OF = {"resolution": "RES", "decision": "DEC"}
NUMBER = (
    r"(?:(?:ES-|S-)?\d{1,4}\s?/\s?\d{1,4}(?![\d/])(?:\s?[A-Z]{1,2}(?![A-Za-z./]))?"
    r"|\d{1,5}\s?(?:[A-Z]\s?)?\(\s?(?:(?:E?S-)?[IVXLC]{1,7}|\d{4})\s?\)(?:\s?[A-Z](?![A-Za-z./]))?)"
)
# 3411 A至G(XXX): parts of a resolution of the first thirty sessions
OLD_PARTS = (
    r"(?P<old>\d{1,5})\s?(?P<letters>[A-Z](?:\s?(?:[、和及至-]|以及)\s?[A-Z]){1,5})"
    r"\s?(?P<session>\(\s?(?:E?S-)?[IVXLC]{1,7}\s?\))"
)
# 第二一七甲(三)号, 第1514(十五)号, 第三四三(一九七三)号: how texts of those sessions print them
IN_WORDS = rf"(?:\d{{1,5}}|[{HAN_FIGURES}]{{1,4}})[甲乙丙丁戊己]?\((?:[一二三四五六七八九十]{{1,3}}|一九[{HAN_FIGURES}]{{2}})\)(?=号|[、和及至])"
# 第33/18号; 第74/92 A和B号; 第1325(2000)号决议; 1514(XV)号决议; 第ES-11/1号
FIRST_NUMBER = rf"第\s?(?P<number>{NUMBER})"
# What it begins with comes first: most letters of a text are none of these, and need no look behind them.
NEXT_NUMBER = (
    rf"(?=[ES\d])(?:(?<![\d/A-Za-z.(])|(?<=决[议定]\())(?<!\.\s)(?P<bare>{NUMBER})"
    r"(?=\s?(?:号|决议|决定|[、和及至,]\s?第?\s?(?:E?S-)?\d|[、)]|-[A-Z]\s?号))"
)
BEHIND = (
    r"(?P<parts>(?:\s?(?:[、和及至-]|以及)\s?[A-Z](?![A-Za-z0-9./(]|-\d)){1,5})?"
    r"(?P<hao>\s?号)?(?P<kind>\s?决[议定](?!草案))?"
)
ITEM = re.compile(f"(?:{FIRST_NUMBER}|{NEXT_NUMBER}){BEHIND}")
# The same where a part's letter stands before a session, which few texts have: it takes half as long again.
OLD_ITEM = re.compile(
    rf"(?:{FIRST_NUMBER}|第\s?(?P<words>{IN_WORDS})|(?:第\s?|(?<![\d/A-Za-z.(])){OLD_PARTS}|{NEXT_NUMBER}){BEHIND}"
)
OLD_SESSION = re.compile(rf"[A-Z]\s?\(\s?(?:E?S-)?[IVXLC]|[\d{HAN_FIGURES}甲乙丙丁戊己]\([一二三四五六七八九十]")
# 第48/l9O号: what was scanned has l for 1 and O for 0. An O at the end of a number without another such letter is that of
# a part: 第51/45O号.
MISREAD = re.compile(r"(?<=第)[\d\slO/()、和及至]{3,80}(?=[A-Z]?号)")
MISREAD_NUMBER = re.compile(
    r"(?=[lO]*\d)(?!\d+/\d+O(?![\dlO]))[\dlO]+(?:\s?/\s?[\dlO]+|(?=\s?\([\dlO]{4}\)))|(?<=\()[\dlO]{4}(?=\))"
)
AS_FIGURES = str.maketrans("lO", "10")


def mend_figures(text: str) -> str:
    """The text, as long as it was, with figures in place of letters that a scan has for them in the numbers of
    resolutions."""
    if "第" not in text or ("l" not in text and "O" not in text):
        return text
    return MISREAD.sub(lambda m: MISREAD_NUMBER.sub(lambda number: number[0].translate(AS_FIGURES), m[0]), text)


def find_numbered(text: str, body: str | None, written: Sequence[Mention] = ()) -> list[Numbered]:
    """Numbered resolutions and decisions with their symbols (None where undecided), in order; no overlaps. `written` are
    the mentions of symbols, which may be members of a list of numbers."""
    found: list[Numbered] = []
    items = OLD_ITEM if OLD_SESSION.search(text) else ITEM
    for match in _without_others(items.finditer(text), text):
        found.extend(_split_parts(match))
    symbols = [Numbered(m.start, m.end, "", KIND_OF[m.symbol.kind]) for m in written if m.symbol.kind in KIND_OF]
    give_kinds(sorted([*found, *symbols], key=lambda item: item.start) if symbols else found, text)
    kept = [item for item in found if item.kind]
    for n, item in enumerate(kept):
        before = kept[n - 1] if n else None
        give_body(item, before, text, body)
        if item.body is None and written:
            item.body = reporting_body(item.start, written, text)
            item.body_is_said = item.body is not None
        same_day = (
            before and "同" in text[item.start - 6 : item.start] and SAME_DAY.search(text, before.end, item.start)
        )
        item.date = before.date if same_day else date_before(text, item.start, before.end if before else 0)
    share_dates(kept, text)
    council_at = first_named(text, "zh") if kept else 0
    for item in kept:
        item.symbol = _decide(item, text, body, council_at)
    return kept


# 商定结论1997/2: what has a number of its own kind, and no symbol.
OTHER_KIND = re.compile(r"(?:结论|声明|意见|建议)\s?$")


def _without_others(matches, text: str):
    """The matches that may be resolutions: not 商定结论1997/2, nor the bare 1998/3 that is joined to it."""
    done = None
    for match in matches:
        start = match.start()
        other = not match["kind"] and (
            OTHER_KIND.search(text, max(0, start - 4), start)
            or (done is not None and match["bare"] and JOINED.fullmatch(text, done, start))
        )
        done = match.end() if other else None
        if not other:
            yield match


def _split_parts(match: re.Match):
    """One Numbered an item; `74/92 A和B` gives two, and so do `3411 A和B(XXX)` and the ends of `A至G`."""
    number = match["number"] or match["bare"] or match["words"]
    kind = KINDS.get((match["kind"] or "").strip())
    start = match.start()
    if match.re is OLD_ITEM and match["old"]:
        places = [match.start("letters") + letter.start() for letter in re.finditer("[A-Z]", match["letters"])]
        for n, at in enumerate(places):
            first, last = n == 0, n + 1 == len(places)
            whole = f"{match['old']}{match.string[at]}{match['session']}"
            yield Numbered(start if first else at, match.end() if last else at + 1, whole, kind)
        return
    if not match["parts"]:
        yield Numbered(start, match.end(), number, kind)
        return
    whole = re.sub(r"\s?[A-Z]$", "", number)
    end = match.start("parts")
    yield Numbered(start, end, number, kind)
    for letter in re.finditer(r"[A-Z]", match["parts"]):
        at = match.start("parts") + letter.start()
        last = letter.end() == len(match["parts"])
        yield Numbered(at, match.end() if last else at + 1, f"{whole}{letter[0]}", kind)


# 2015年12月23日第70/244号决议和同日第70/245号决议
SAME_DAY = re.compile(r"同(?:一[日天]|日)(?:的|通过的)?\s?$")
# 2018年5月在亚的斯亚贝巴举行的会议上通过的: in those years the Council counts no sessions in Roman figures
LATER_YEAR = re.compile(r"(?:19[89]\d|2\d{3})\s?年[^，。；]*$")


def _decide(item: Numbered, text: str, body: str | None, council_at: int) -> Symbol | None:
    symbol = decide(item, body, council_at < item.start)
    of_old_council = symbol and item.body is None and symbol.session_label and str(symbol).startswith("E/")
    if of_old_council and LATER_YEAR.search(text, max(0, item.start - LEFT), item.start):
        return None
    return symbol
