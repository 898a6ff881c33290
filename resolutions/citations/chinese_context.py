"""What a Chinese text says around the numbers of resolutions: their kinds, their bodies, their dates."""

import datetime as dt
import re
from itertools import pairwise

from resolutions.reference.bodies import body_names
from resolutions.reference.numerals import parse_han_number

from .dates import HAN_DATE, HAN_DATE_IN_WORDS, han_date
from .numbered import UNKNOWN, Numbered
from .sessions import same_session, the_council

KINDS = {"决议": "RES", "决定": "DEC"}
# 第66/264号以及其他相关决议: what ends a list may name more than the list.
KIND_AHEAD = re.compile(
    r"(?:\s?号)?\s?(?:(?:和|及|以及|与)\s?(?:其他|所有|各项|以往|先前|历次|后来|随后|之后|此后|其后|嗣后|有关|相关|的|各)+)?(?:(?:题为|关于)[^，。；、]{1,60}的)?(?P<kind>决[议定])(?!草案)"
)
STOP = re.compile(r"[。；\x00]")
# What may stand between a body's name or a date and the number it goes with.
BETWEEN_NAME_AND_NUMBER = (
    r"\s|其|的|在|于|和|以及",
    r"关于|题为|通过|有关|根据|按照",
    r"成员|各项|所有|其他|以往|相关|另外|本身|之前|以前",
    # 各项决议，特别是最近一项
    r"决[议定](?:和决[议定])?[，,]?\s?(?:包括|特别是|尤其是|即|其中)?(?:最近|最新)?(?:一项|的|几项)?是?",
    r"第\S{1,6}届(?:会议|特别会议|紧急特别会议)(?:续会)?",
    # 题为“…”的, 《…》, (S/2020/898)
    r"“[^”]{0,150}”",
    r"《[^》]{0,100}》",
    r"\([^()]{0,60}\)",
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日",
)
MODIFIERS = re.compile(f"(?:{'|'.join(BETWEEN_NAME_AND_NUMBER)})*")
QUOTED = re.compile(r"“[^“”]{0,150}”|《[^《》]{0,100}》")
NAMES = body_names("zh")
# 大会 inside other bodies' names is not the General Assembly. A name's first letter is looked for first, as of a number.
NAME = re.compile(
    f"(?=[理{''.join({name[0]: '' for name in NAMES})}])"
    "(?<!卫生)(?<!人居)(?<!劳工)(?<!电信)(?<!发展)(?<!议长)(?<!减灾)(?<!城市)(?<!缔约方)(?<!主义)(?<!成员国)(?:"
    + "|".join(map(re.escape, NAMES))
    + "|(?<!管理)(?<!入)(?<!托管)(?<!执行)(?<!咨询)(?<!部长)(?<!署)(?<!局)(?<!组织)(?<!大学)(?<!学院)(?<!公约)(?<!联盟)(?<!机构)(?<!基金)理事会)"
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
# 遵循其…: so is what a paragraph begins with, whatever its verb.
OWN_FIRST = re.compile(r"\W*[^\W\d_会国署处长]{2,8}其(?![他中余])[^，；。]*")
JOINED = re.compile(r"\s?(?:[、，,]|和|及|以及|与|至)\s?")


def give_kinds(found: list[Numbered], text: str):
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
OTHER_DOCUMENT = re.compile(r"\([A-Z]{1,4}/[^()]*\)[^，。；]*(?:和|及|与)")
OTHER_CLAUSE = re.compile("[，,]|举行|会议(?!的)|期间|至")
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


# 生物多样性公约缔约方大会第14/34号决定, 非洲经济委员会第2023/7号决议: what isn't known by its number is another body's
OTHER_BODY = re.compile(
    r"(?:缔约[方国](?:大会|会议)|(?:人居|卫生|劳工|电信)大会|[^，。；、的和及与第]{0,12}(?:经济?委员?会|经社会|执行局)|[^，。；、的和及与第]{2,12}(?:委员会|(?:署|局|组织|大学|学院|公约|联盟|机构|基金|执行|咨询|部长)理事会))\s?$"
)
# What stands between such a name and the number: 委员会第七十二届会议通过的关于…的2016年5月19日第72/7号
DATED = re.compile(rf"(?:第\S{{1,6}}届会议(?:通过的?)?(?:关于[^，。；]{{1,60}}的)?)?(?:\s|{HAN_DATE.pattern}|第)*$")


def give_body(item: Numbered, before: Numbered | None, text: str, body: str | None):
    """Nothing; the body named before the number, or that of the list's member before it."""
    *stopped, left = STOP.split(text[max(before.end if before else 0, item.start - LEFT) : item.start])
    # A body in a title that is quoted, 题为“联合国环境大会的报告”的, adopted nothing.
    names = NAME.finditer(_without_quotes(left, "\x01"))
    for name in reversed(list(names)):
        gap = left[name.end() :]
        if (_modifies(gap) or _names_session(gap, item.number)) and not SET_UP.search(left[: name.start()]):
            item.body = NAMES.get(name[0]) or the_council(body, item.number)
            item.body_is_said = item.body is not None
            return
    if body in ("A", "A/HRC", "E", "T") and "其" in left and (ITS_OWN.search(left) or _is_first(item, text)):
        item.body, item.body_is_said = body, True
        return
    if OTHER_BODY.search(DATED.sub("", left)):
        item.body, item.body_is_said = UNKNOWN, True
        return
    joined = before and not stopped and _same_list(text[before.end : item.start])
    if joined and not ITSELF.search(left):
        item.body = before.body


def _is_first(item: Numbered, text: str) -> bool:
    return item.start < LEFT and OWN_FIRST.fullmatch(text, 0, item.start) is not None


OF_SESSION = re.compile("第([一二三四五六七八九十百]{1,5})届(?:会议|常会)(?:续会)?")


def _names_session(gap: str, number: str) -> bool:
    """True where the body's session that stands behind its name is the number's: 环境大会第六届会议通过的关于…的第6/8号决议."""
    named = OF_SESSION.match(gap)
    session = number.partition("/")[0].strip()
    return named is not None and session.isdigit() and parse_han_number(named[1]) == int(session)


def _modifies(gap: str) -> bool:
    """True where nothing but what describes a resolution stands between the name and the number."""
    if MODIFIERS.fullmatch(gap):
        return True
    described = re.search(r"(?:的|题为|日|通过)\s?$", gap)
    if len(gap) > 110 or not described:
        return False
    outside = ASIDE.sub("", gap)
    return not re.search(r"[，,]|提交|提出|邀请|鼓励|请|主席|执行|秘书长|届会议", outside)


def date_before(text: str, start: int, edge: int) -> dt.date | None:
    """The date that goes with a number: the last before it with nothing but a description between."""
    left = text[max(edge, start - LEFT) : start]
    dates = (list(HAN_DATE.finditer(left)) or list(HAN_DATE_IN_WORDS.finditer(left))) if "日" in left else []
    if not dates:
        return None
    last = dates[-1]
    gap = left[last.end() :]
    # 2021年1月2日的声明(S/PRST/2021/2)以及第733(1992)号决议: the statement's date
    if gap and (STOP.search(gap) or OTHER_DOCUMENT.search(gap) or OTHER_CLAUSE.search(ASIDE.sub("", gap))):
        return None
    return han_date(last)


# 分别于1998年9月16日和18日通过的
TWO_DAYS = re.compile(r"日\s?(?:[、至]|和|及|以及)\s?\d{1,2}\s?日")


def share_dates(items: list[Numbered], text: str):
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
