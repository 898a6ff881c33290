"""Numbered resolutions and decisions in Chinese text: 第33/18号、…和2019年4月15日第73/290号决议."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from resolutions.reference.bodies import body_names

from .dates import HAN_DATE, make_date
from .sessions import is_after_assembly, is_of_early_session, same_session, settle_body, settle_roman
from .symbols import YEAR, Symbol, canonical, document_number, parse_symbol

if TYPE_CHECKING:
    from .finding import Mention


@dataclass
class Numbered:
    """A number found in text, and what context says of it."""

    start: int
    end: int
    number: str
    kind: str | None = None
    body: str | None = None
    # True where the text names the body right before the number, not before a list or nowhere.
    body_is_said: bool = False
    date: dt.date | None = None
    symbol: Symbol | None = None


KINDS = {"决议": "RES", "决定": "DEC"}
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
OLD_ITEM = re.compile(rf"(?:{FIRST_NUMBER}|(?:第\s?|(?<![\d/A-Za-z.(])){OLD_PARTS}|{NEXT_NUMBER}){BEHIND}")
OLD_SESSION = re.compile(r"[A-Z]\s?\(\s?(?:E?S-)?[IVXLC]")
# 第48/l9O号: what was scanned has l for 1 and O for 0. An O at the end of a number without another such letter is that of
# a part: 第51/45O号.
MISREAD = re.compile(r"(?<=第)[\d\slO/()、和及至]{3,80}(?=[A-Z]?号)")
MISREAD_NUMBER = re.compile(
    r"(?=[lO]*\d)(?!\d+/\d+O(?![\dlO]))[\dlO]+(?:\s?/\s?[\dlO]+|(?=\s?\([\dlO]{4}\)))|(?<=\()[\dlO]{4}(?=\))"
)
AS_FIGURES = str.maketrans("lO", "10")
# 第66/264号以及其他相关决议: what ends a list may name more than the list.
KIND_AHEAD = re.compile(
    r"(?:\s?号)?\s?(?:(?:和|及|以及|与)\s?(?:其他|所有|各项|以往|先前|历次|后来|随后|之后|此后|有关|相关|的|各)+)?(?:(?:题为|关于)[^，。；、]{1,60}的)?(?P<kind>决[议定])(?!草案)"
)
STOP = re.compile(r"[。；\x00]")
# What may stand between a body's name or a date and the number it goes with.
MODIFIERS = re.compile(
    r"(?:\s|其|的|在|于|和|以及|关于|题为|通过|有关|根据|按照|成员|各项|所有|其他|以往|相关|决[议定](?:和决[议定])?[，,]?\s?(?:包括|特别是|尤其是|即|其中)?(?:最近|最新)?(?:一项|的|几项)?是?|另外|本身|之前|以前|第\S{1,6}届(?:会议|特别会议|紧急特别会议)(?:续会)?|“[^”]{0,150}”|《[^》]{0,100}》|\([^()]{0,60}\)"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)*"
)
QUOTED = re.compile(r"“[^“”]{0,150}”|《[^《》]{0,100}》")
NAMES = body_names("zh")
# 大会 inside other bodies' names is not the General Assembly. A name's first letter is looked for first, as of a number.
NAME = re.compile(
    f"(?=[理{''.join({name[0]: '' for name in NAMES})}])"
    "(?<!卫生)(?<!劳工)(?<!电信)(?<!发展)(?<!议长)(?<!减灾)(?<!城市)(?<!缔约方)(?<!主义)(?<!成员国)(?:"
    + "|".join(map(re.escape, NAMES))
    + "|(?<!管理)(?<!入)(?<!托管)理事会)"
)
# A date, a body: what stands before a member of a list.
OF_ONE = re.compile(rf"(?:\s|其|{HAN_DATE.pattern}|{'|'.join(map(re.escape, NAMES))}|理事会)*")
# 其后各项决议，包括第70/1号; 后来的决议(见第70/1号): what the list behind it is of
KIND_BEHIND = re.compile(
    rf"(?P<kind>决[议定])(?:\s?\(|[，,、]?\s?(?:其中)?(?:包括|即|特别是|尤其是|例如|如))见?{OF_ONE.pattern}$"
)
LISTED = re.compile(r"\s?(?:[，,。；;、)]|和|及|以及|与|$)")
LEFT = 170
# 关于设立人权理事会的2006年3月15日第60/251号决议: what is set up adopted nothing yet.
SET_UP = re.compile(r"(?:设立|建立|成立|审查|审议|改革)\s?$")
# 回顾其…: the citing body's own, whatever the date.
ITS_OWN = re.compile(r"(?:回顾|重申|忆及|重提)其(?![他中余])[^，；。]*$")


def mend_figures(text: str) -> str:
    """The text, as long as it was, with figures in place of letters that a scan has for them in the numbers of
    resolutions."""
    if "第" not in text or ("l" not in text and "O" not in text):
        return text
    return MISREAD.sub(lambda m: MISREAD_NUMBER.sub(lambda number: number[0].translate(AS_FIGURES), m[0]), text)


def find_numbered(text: str, body: str | None, written: Sequence["Mention"] = ()) -> list[Numbered]:
    """Numbered resolutions and decisions with their symbols (None where undecided), in order; no overlaps. `written` are
    the mentions of symbols, which may be members of a list of numbers."""
    found: list[Numbered] = []
    items = OLD_ITEM if OLD_SESSION.search(text) else ITEM
    for match in _without_others(items.finditer(text), text):
        found.extend(_split_parts(match))
    symbols = [Numbered(m.start, m.end, "", KIND_OF[m.symbol.kind]) for m in written if m.symbol.kind in KIND_OF]
    _give_kinds(sorted([*found, *symbols], key=lambda item: item.start) if symbols else found, text)
    kept = [item for item in found if item.kind]
    for n, item in enumerate(kept):
        before = kept[n - 1] if n else None
        _give_body(item, before, text, body)
        item.date = _date_before(text, item.start, before.end if before else 0)
    _share_dates(kept, text)
    for item in kept:
        item.symbol = _decide(item, text, body)
    # 号 without a kind and without a list that gives one is something else: 第2/2022号一般性意见.
    return [item for item in kept if item.symbol or item.kind != "guess"]


# 商定结论1997/2: what has a number of its own kind, and no symbol.
OTHER_KIND = re.compile(r"(?:结论|声明|意见|建议)\s?$")
JOINED = re.compile(r"\s?(?:[、，,]|和|及|以及|与|至)\s?")


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
    number = match["number"] or match["bare"]
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


def _give_kinds(found: list[Numbered], text: str):
    """Nothing; kinds carry backwards from 决议 or 决定 at the end of a list."""
    unsaid = False
    for n in range(len(found) - 1, -1, -1):
        item = found[n]
        if item.kind:
            continue
        unsaid = True
        after = text[item.end : item.end + 80]
        ahead = KIND_AHEAD.match(after)
        if ahead:
            item.kind = KINDS[ahead["kind"]]
        elif n + 1 < len(found) and found[n + 1].kind and _same_list(text[item.end : found[n + 1].start]):
            item.kind = found[n + 1].kind
        elif text[item.end - 1 : item.end] == "号" and ALONE.match(after):
            # 见第70/1号。 behind a resolution's list: the word was left out.
            item.kind = found[n - 1].kind if n and found[n - 1].kind else None
    if unsaid:
        _give_kinds_behind(found, text)


def _give_kinds_behind(found: list[Numbered], text: str):
    """Nothing; kinds carry forwards from what a list is said to be of: 其后各项决议(第69/245、70/235号)."""
    listed = None
    for item in found:
        if item.kind or not LISTED.match(text, item.end):
            listed = None
            continue
        said = KIND_BEHIND.search(text, max(0, item.start - 40), item.start)
        if said:
            item.kind = KINDS[said["kind"]]
        elif listed and (joined := JOINED.match(text, listed.end, item.start)):
            item.kind = listed.kind if OF_ONE.fullmatch(text, joined.end(), item.start) else None
        listed = item if item.kind else None


# 号 is all that is said of a number: 第70/1号。
ALONE = re.compile(r"\s?(?:[，。；、)）》]|$|和|及|以及|文件)")
OTHER_PAPERS = re.compile("决议草案|报告|公约|议定书")
ITSELF = re.compile("其|本决议")
# What is quoted, named or put in brackets between a date or a name and the number.
ASIDE = re.compile(r"“[^”]*”|《[^》]*》|\([^()]*\)")
OTHER_CLAUSE = re.compile("[，,]|举行|会议(?!的)|期间|至")
SERIAL = re.compile(r"\(\d{4}\)")
BETWEEN = re.compile(r"\s?(?:[、，,]|和|及|以及|与|或|至|还有|并|到|又)")


def _same_list(between: str) -> bool:
    """True where the words between two numbers join them into one list: 号和关于《公约》执行情况的2015年12月7日."""
    return (
        len(between) <= 90
        and not STOP.search(between)
        and bool(BETWEEN.match(between))
        and not OTHER_PAPERS.search(_without_quotes(between))
    )


def _without_quotes(words: str, mark: str = "") -> str:
    """The words without what is quoted or named in them, with a mark in place of each of its letters."""
    if "“" not in words and "《" not in words:
        return words
    return QUOTED.sub(lambda m: mark * len(m[0]), words)


def _give_body(item: Numbered, before: Numbered | None, text: str, body: str | None):
    """Nothing; the body named before the number, or that of the list's member before it."""
    *stopped, left = STOP.split(text[max(before.end if before else 0, item.start - LEFT) : item.start])
    # A body in a title that is quoted, 题为“联合国环境大会的报告”的, adopted nothing.
    names = NAME.finditer(_without_quotes(left, "\x01"))
    for name in reversed(list(names)):
        gap = left[name.end() :]
        if _modifies(gap) and not SET_UP.search(left[: name.start()]):
            item.body = NAMES.get(name[0]) or the_council(body, item.number)
            item.body_is_said = item.body is not None
            return
    if body in ("A", "A/HRC") and ITS_OWN.search(left):
        item.body, item.body_is_said = body, True
        return
    joined = before and not stopped and _same_list(text[before.end : item.start])
    if joined and not ITSELF.search(left):
        item.body = before.body


def _modifies(gap: str) -> bool:
    """True where nothing but what describes a resolution stands between the name and the number."""
    if MODIFIERS.fullmatch(gap):
        return True
    described = re.search(r"(?:的|题为|日|通过)\s?$", gap)
    if len(gap) > 110 or not described:
        return False
    outside = ASIDE.sub("", gap)
    return not re.search(r"[，,]|提交|提出|邀请|鼓励|请|主席|执行|秘书长|届会议", outside)


def the_council(body: str | None, number: str) -> str | None:
    """Which council `理事会` alone is: the citing document's own, else the one whose numbers look like this."""
    if body in ("E", "A/HRC"):
        return body
    if "/" not in number:
        return "E" if is_after_assembly(number) else None
    return "E" if YEAR.match(number) else "A/HRC"


def _date_before(text: str, start: int, edge: int) -> dt.date | None:
    """The date that goes with a number: the last before it with nothing but a description between."""
    left = text[max(edge, start - LEFT) : start]
    dates = list(HAN_DATE.finditer(left)) if "日" in left else []
    if not dates:
        return None
    last = dates[-1]
    gap = left[last.end() :]
    if gap and (STOP.search(gap) or OTHER_CLAUSE.search(ASIDE.sub("", gap))):
        return None
    return make_date(*last.groups())


# 分别于1998年9月16日和18日通过的
TWO_DAYS = re.compile(r"日\s?(?:[、至]|和|及|以及)\s?\d{1,2}\s?日")


def _share_dates(items: list[Numbered], text: str):
    """Nothing; the one date of a list is that of the numbers joined to it: 2007年6月18日第5/1号和第5/2号决议."""
    if len(items) < 2 or all(item.date for item in items):
        return
    lists: list[list[Numbered]] = []
    for n, item in enumerate(items):
        if n and _same_list(text[items[n - 1].end : item.start]):
            lists[-1].append(item)
        else:
            lists.append([item])
    for members in lists:
        dated = [n for n, item in enumerate(members) if item.date]
        if len(dated) != 1:
            continue
        first = members[dated[0]]
        joined = [first]
        for one, other in pairwise(members[dated[0] :]):
            # 第5/1号决议和第5/2号决议 are two lists of one.
            if text[one.end - 2 : one.end] in ("决议", "决定") or not JOINED.fullmatch(text, one.end, other.start):
                break
            joined.append(other)
        if same_session([item.number for item in joined]) and not TWO_DAYS.search(
            text, max(0, first.start - 40), first.start
        ):
            for item in joined:
                item.date = first.date


# 2018年5月在亚的斯亚贝巴举行的会议上通过的: in those years the Council counts no sessions in Roman figures
LATER_YEAR = re.compile(r"(?:19[89]\d|2\d{3})\s?年[^，。；]*$")


def _decide(item: Numbered, text: str, body: str | None) -> Symbol | None:
    """The symbol that number, body named and citing body leave no choice about; or None."""
    number, shape = _read_number(item.number)
    if shape == "serial":
        return _symbol(number, "S", item.kind)
    if shape == "old":
        adopter = settle_roman(item.body, number, item.date, item.body_is_said)
        if adopter == "E" and item.body is None and LATER_YEAR.search(text, max(0, item.start - LEFT), item.start):
            return None
        return _symbol(number, adopter, item.kind) if adopter else None
    session = number.split("/")[0]
    named = item.body
    if named == "A" and body == "A/HRC" and not item.body_is_said and is_of_early_session(number):
        # 大会第60/251号决议和第1/102号决定: the list goes on with the Council's own.
        named = body
    if YEAR.fullmatch(session):
        if named in (None, "A", "S", "A/HRC"):
            named = "E"
        return _symbol(number, named, item.kind)
    if named in ("S", "E", "E/CN.4", "T"):
        # These bodies have no numbers of this shape: the name belongs to something else.
        named = None
    if named is None:
        root = (body or "").split("/")[0]
        named = body if body in ("A", "A/HRC", "UNEP/EA") else "A" if root in ("A", "S", "E") else None
    if named is None:
        # Only the General Assembly has had so many sessions.
        figure = re.search(r"\d+", session)
        named = "A" if figure and int(figure[0]) >= 65 else None
    named = settle_body(named, number, item.date, item.body_is_said)
    if named in ("E/CN.7", "E/CN.15"):
        return parse_symbol(f"{named}/{item.kind}/{number}")
    return _symbol(number, named, item.kind) if named else None


@lru_cache(maxsize=20_000)
def _read_number(printed: str) -> tuple[str, str]:
    """The number of the document, and its shape: `pair` (70/1), `serial` (1325(2000)) or `old` (217(III))."""
    number = "".join(document_number(printed).split())
    return number, "pair" if "(" not in number else "serial" if SERIAL.search(number) else "old"


@lru_cache(maxsize=20_000)
def _symbol(number: str, body: str, kind: str) -> Symbol | None:
    text = canonical(number, body, kind)
    return parse_symbol(text) if text else None
