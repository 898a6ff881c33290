"""Citations in text: symbols written out, and numbered resolutions and decisions whose body the context names."""

import bisect
import re
from collections.abc import Iterable, Iterator

from resolutions.reference.bodies import first_parts

from . import chinese, western
from .fold import fold
from .numbered import Mention, Numbered
from .pinpoints import pinpoint_reach, read_pinpoint, read_pinpoint_in_front
from .serials import find_serials, may_have_serials
from .symbols import Symbol, canonical, document_number, parse_symbol

FIRST = "|".join(sorted(first_parts(), key=len, reverse=True))
COMPONENT = r"(?:(?:Add|Corr|Rev|Amend)\. \d{1,2}|[A-Za-z0-9]{1,14}(?:[.\-][A-Za-z0-9]{1,8}){0,3}(?:\s?\((?:\d{1,4}|[IVX]{1,6}|(?:Sects?|[Pp]arts?|Vols?|Supp|SUPP|PART)[^()]{0,18}|Introduction|Plan outline|Resumption \d)\)){0,2})"
# A body that isn't known gives its documents at least three parts: TPNW/MSP/2022/6
OTHER_FIRST = r"[A-Z]{3,8}(?:\([A-Z]{2,8}\))?(?=/[A-Za-z0-9.\-]{1,30}/)"
ONE_SYMBOL = rf"(?:(?:{FIRST})(?:\.\d{{1,3}})?|{OTHER_FIRST})(?:/(?: (?=\d))?{COMPONENT}){{1,9}}"
# A / RES / 69 / 313, but S/2020/1 / A/74/2 are two
SPACED_SYMBOL = rf"(?:{FIRST})(?: / (?!(?:{FIRST})/){COMPONENT}){{2,9}}"
# A/75/345-S/2020/898; A/75/6 (Sect. 4); FCCC/CP/2015/10/Add.1
SYMBOL = re.compile(
    rf"(?<![A-Za-z0-9/.\-@])(?P<symbol>{ONE_SYMBOL}(?:-{ONE_SYMBOL}){{0,2}}|{SPACED_SYMBOL})(?![A-Za-z0-9@])"
)
# A/RES/74/240 B号决议
PART_BEHIND = re.compile(r"\s([A-Z])(?=\s?(?:号|[、，,；;。.)）]|$))")
# A/RES/7O/1, A/RES/75/l: letters that a scan has for figures
MISREAD = re.compile(r"(?<=/RES/|/DEC/)[\dOl]{1,3}/[\dOl]{1,3}$")
AS_FIGURES = str.maketrans("lO", "10")
# 参考编号：GMS/2020/12 of somebody's files
FILE_BEFORE = re.compile(
    r"(?:编号|案号|[Ff]ile|[Rr]ef(?:erence|\.)?|[Cc]ase)(?:\s?[Nn]o\.?|\s[Nn]umber)?\s?(?:为|是|：|:|is)?\s?$"
)
BESIDE = "Add|Corr|Rev|Amend|L"
# A/57/L.29 和 Add.1; A/68/970 and Corr.1, 2; A/68/970/Add.1-3, Add.1 to 3, Add.1至Add.3. A number alone after a comma or
# an `and` may count something else (Add.1 and 2 annexes): there the list or the sentence must go on behind it.
RELATIVE = re.compile(
    r"(?:\s?[(（](?:第[一二三四五六七八九十]{1,2}[卷部]|Vol\. [IVX]{1,4}|Parts? [IVX]{1,4})[^()（）]{0,12}[)）])?\s?(?:(?P<through>(?<!\s)-(?!\s)|至|to|à|al?|по)|[、,，]?\s?(?:和|及|以及|与|and|et|y|и)|[、,，])"
    rf"\s?(?P<words>(?P<kind>{BESIDE})\.(?P<tail>\d+(?:/(?:Add|Corr|Rev)\.\d+)?)|(?P<number>\d{{1,3}})(?![\d/])"
    r"(?(through)(?!\s(?-i:[A-Z]))|(?=\s?(?:$|[、,，.。;；:：)》]|号|和|及|以及|与|(?:and|et|y|и)\b))))",
    re.I,
)
# A/68/970/Add.1-3, where the range begins within what looks like one part of a symbol
RANGE_WITHIN = re.compile(rf"(?<=/)(?:{BESIDE})\.\d+(?=-(?:(?:{BESIDE})\.)?\d+$)", re.I)
SUFFIX = re.compile(rf"(?P<stem>.+/(?P<kind>{BESIDE})\.)(?P<number>\d+)")
# Documents that one range may name; longer ones are misread years.
LONGEST_RANGE = 30
SAME_AGAIN = re.compile(r"同上|Ibid\.?", re.I)
OTHER_CITED = re.compile(r"\s?[；;。.]")
# Influenza, software: what looks like a symbol and is none
NO_SYMBOL = re.compile(r"[AB]/H\d{1,2}N\d|[A-Z]/\d[A-Z]{3}")
# Every symbol has a slash, every number of a resolution a slash or a bracket.
OTHER_SIGN = re.compile("[（／⁄∕]")
# What each number of a resolution has: 70/1, 1325 (2000), 217 A (III), 3411 A to G (XXX), S-32/1; no symbol's A/75/1
NUMBER_SHAPE = re.compile(r"\d(?<![\d/]\d)\d*\s?(?:[A-Z]\s?(?:[^\d(/]{1,30}[A-Z]\s?)?|[ء-ي]{3,4}\s?)?[/(]")
# … or in words: 一五一四(十五)
HAN_SESSION = re.compile(r"\((?<=[\d〇○零一二三四五六七八九甲乙丙丁戊己]\()[一二三四五六七八九十]")
# Where a symbol may begin: capitals that lead to a slash.
SYMBOL_START = re.compile(r"[A-Z][A-Z.\d()]* ?/")
URL = re.compile(r"(?:https?://|www\.)[^\s，。；、）)》]{1,400}|[\w.\-]{1,64}@[\w.\-]{1,64}")


def find_citations(
    text: str,
    *,
    body: str | None = None,
    language: str = "zh",
    previous: Symbol | None = None,
) -> list[Mention]:
    """Mentions in order of the text, none overlapping; but those that a range doesn't write out (Add.1-9) share its dash.
    `body` is the prefix of the citing document's body; `previous` what `同上` stands for."""
    if not (previous or "/" in text or "(" in text or may_have_serials(text) or OTHER_SIGN.search(text)):
        return []
    folded = chinese.mend_figures(fold(text)) if language == "zh" else fold(text)
    if "://" in folded or "www." in folded or "@" in folded:
        folded = URL.sub(lambda m: "\x00" * len(m[0]), folded)
    mentions = list(_written_out(folded, text)) if "/" in folded else []
    if NUMBER_SHAPE.search(folded) or HAN_SESSION.search(folded):
        numbered = (
            chinese.find_numbered(folded, body, mentions)
            if language == "zh"
            else western.find_numbered(folded, body, language, mentions)
        )
        _add_numbered(mentions, _with_ranges(numbered, folded), text)
    if serials := find_serials(folded, body, language):
        _add_numbered(mentions, _without_pinpoints(serials, mentions, folded), text)
    if previous and (again := SAME_AGAIN.match(text)) and _ends_there(folded, again.end(), mentions):
        mentions.insert(0, Mention(previous, again[0], 0, again.end()))
    if not mentions:
        return []
    until = len(text)
    for n in range(len(mentions) - 1, -1, -1):
        mention, edge = mentions[n], mentions[n - 1].end if n else 0
        mention.pinpoint = read_pinpoint(folded[mention.end : min(until, mention.end + 80)])
        until = mention.start
        if language == "en" and (part := read_pinpoint_in_front(folded, edge, until)):
            mention.pinpoint = f"{part[0]}, {mention.pinpoint}" if mention.pinpoint else part[0]
            until = part[1]
    return mentions


def _ends_there(folded: str, end: int, mentions: list[Mention]) -> bool:
    """True where 同上 names the document before it, and not the records whose next volume follows: 同上，第83段；另见…"""
    if not mentions:
        return True
    between = folded[end : mentions[0].start]
    return OTHER_CITED.match(between, pinpoint_reach(between)) is not None


def _add_numbered(mentions: list[Mention], numbered: Iterable[Numbered], text: str):
    """Nothing; the numbers that touch no mention join them, in the order of the text."""
    ends = [m.end for m in mentions]
    free = []
    for found in numbered:
        start, end = found.start, found.end
        after = bisect.bisect_right(ends, start) if ends else 0
        if after == len(ends) or mentions[after].start >= end:
            free.append(Mention(found.symbol, text[start:end], start, end, found.date))
    mentions.extend(free)
    if ends:
        mentions.sort(key=lambda m: m.start)


# 第70/1至70/5号, resolutions 70/1 to 70/5
THROUGH = re.compile(r"(?:\s?号)?\s?(?:至|到|-|\b(?:to|à|al?|по)\b)\s?(?:第\s?)?")
LAST_NUMBER = re.compile(r"(?P<stem>.+/)(?P<number>\d{1,4})")


def _with_ranges(numbered: Iterable[Numbered], folded: str) -> Iterator[Numbered]:
    """The numbers, and those that a range doesn't write out, which share the words between its ends."""
    last = None
    for found in numbered:
        if last and last.symbol and found.symbol and THROUGH.fullmatch(folded, last.end, found.start):
            first, end = (LAST_NUMBER.fullmatch(str(each.symbol)) for each in (last, found))
            if first and end and first["stem"] == end["stem"]:
                between = range(int(first["number"]) + 1, int(end["number"]))
                for number in between if len(between) < LONGEST_RANGE else ():
                    symbol = parse_symbol(f"{first['stem']}{number}")
                    yield Numbered(last.end, found.start, str(number), found.kind, symbol=symbol)
        yield found
        last = found


def _without_pinpoints(numbered: Iterable[Numbered], mentions: list[Mention], folded: str) -> Iterator[Numbered]:
    """The numbers that aren't where in a document to look: FCCC/CP/2015/10/Add.1，第1/CP.21号决定."""
    ends = [m.end for m in mentions]
    for found in numbered:
        before = bisect.bisect_right(ends, found.start)
        start = ends[before - 1] if before else 0
        if not before or found.start - start > 80 or start + pinpoint_reach(folded[start : start + 80]) <= found.start:
            yield found


def _written_out(folded: str, text: str):
    """Mentions of symbols in full, and of the addenda and corrigenda that follow one."""
    done = 0
    for begin in SYMBOL_START.finditer(folded):
        # Of the letters before the slash the symbol may begin with the last (本A/75/1).
        match = SYMBOL.match(folded, begin.start()) if begin.start() >= done else None
        if match is None:
            continue
        done = match.end()
        words = match["symbol"].rstrip(".-")
        known = words.partition("/")[0].partition(".")[0] in first_parts()
        if NO_SYMBOL.match(words) or (
            not known and FILE_BEFORE.search(folded, max(0, match.start() - 20), match.start())
        ):
            continue
        if "-" in words and (first := RANGE_WITHIN.search(words)):
            words = words[: first.end()]
        symbol = parse_symbol(MISREAD.sub(lambda number: number[0].translate(AS_FIGURES), words))
        while symbol is None and "/" in words:
            words = words.rpartition("/")[0].rstrip(".-")
            symbol = parse_symbol(words) if words.count("/") else None
        if symbol is None:
            continue
        end = match.start() + len(words)
        if str(symbol).startswith(("A/RES/", "A/DEC/")) and (part := PART_BEHIND.match(folded, end)):
            body, kind, number = str(symbol).split("/", 2)
            of_part = parse_symbol(canonical(document_number(f"{number}{part[1]}"), body, kind) or "")
            symbol, end = of_part or symbol, part.end() if of_part else end
        yield Mention(symbol, text[match.start() : end], match.start(), end)
        yield from _beside(symbol, folded, text, end)


def _beside(symbol: Symbol, folded: str, text: str, end: int):
    """Mentions of the addenda, corrigenda and revisions that follow a symbol which ends at `end`, each of a range too:
    the first and the last have their own words, those between share what joins them (`-`, `至`)."""
    last = symbol
    while more := RELATIVE.match(folded, end):
        suffix = SUFFIX.fullmatch(str(last))
        start, end = more.span("words")
        if more["through"] or more["number"]:
            number = int(more["number"] or more["tail"].partition("/")[0])
            before = int(suffix["number"]) if suffix else number
            other_kind = more["kind"] and suffix and more["kind"].capitalize() != suffix["kind"]
            if other_kind or not before < number <= before + LONGEST_RANGE:
                return
            joint = more.span("through")
            for between in range(before + 1, number) if more["through"] else ():
                yield Mention(parse_symbol(f"{suffix['stem']}{between}"), text[slice(*joint)], *joint)
            last = parse_symbol(f"{suffix['stem']}{more['tail'] or more['number']}")
        elif more["kind"].capitalize() == "L" and "/L." not in str(symbol):
            # A draft stands beside drafts.
            return
        else:
            last = _named_beside(symbol, more["kind"].capitalize(), more["tail"])
        if last is None:
            return
        yield Mention(last, text[start:end], start, end)


def _named_beside(symbol: Symbol, kind: str, tail: str) -> Symbol | None:
    """The document beside `symbol` that `Add.1` names: in place of an Add. it has, else added to it."""
    base = str(symbol)
    if re.search(rf"/{kind}\.\d+$", base):
        base = base.rpartition("/")[0]
    return parse_symbol(f"{base}/{kind}.{tail}")
