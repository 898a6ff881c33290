"""Sponsors of a draft as its head names them: 阿尔巴尼亚、…和越南：决议草案."""

import itertools
import re

from resolutions.reference.states import find_state

from ..clean import tighten
from ..records import Sponsor

# 吉尔吉斯斯坦、…和坦桑尼亚联合共和国：* 决议草案; Albania, Austria and Viet Nam: draft resolution
SPONSOR_LINE = re.compile(
    r"(?P<names>.{2,8000}?)\s*[：:]\s*[*⁰¹²³⁴⁵⁶⁷⁸⁹]*\s*(?:(?:订正|经修订的|revised )?(?:决议草案|决定草案|draft (?:resolution|decision))"
    # 对A/78/L.50号决议草案的修正案; amendment to draft resolution A/C.3/77/L.44/Rev.1
    r"|(?P<amends>(?:对.{3,60}的)?(?:口头)?修正案?|(?:proposed )?amendments? to (?:draft (?:resolution|decision) )?.{3,60}))\s*[*⁰¹²³⁴⁵⁶⁷⁸⁹]*$",
    re.S | re.I,
)


# 主席在非正式协商后提交的决议草案; Draft resolution submitted by the Chair following informal consultations
SUBMITTED_LINE = re.compile(
    r"[^，。]{0,20}(?:主席|主席团成员|报告员|协调员|委员会)[^，。]{0,60}提[交出](?:的(?:订正|经修订的)?(?:决议|决定)草案)?[*⁰¹²³⁴⁵⁶⁷⁸⁹]*"
    r"|(?:Revised )?draft (?:resolution|decision) (?:submitted|proposed) by the .{3,200}",
    re.I | re.S,
)


# What stands behind a name of the list
LISTED = re.compile(r"[、，,]|和| and |(?=[：:])")
# The list's end alone, where a line was cut behind the colon
DRAFT_ALONE = re.compile(r"(?:(?:订正|经修订的)?(?:决议|决定)草案|(?:revised )?draft (?:resolution|decision))\**", re.I)
# 决议草案一; 决定草案; Draft resolution II; what a committee recommends stands below
DRAFT_HEAD = re.compile(
    r"决[议定]草案[一二三四五六七八九十]{0,3}|Draft (?:resolution|decision)(?: [IVX]{1,5})?"
    r"|Projet de (?:résolution|décision)(?: [IVX]{1,5})?|Proyecto de (?:resolución|decisión)(?: [IVX]{1,5})?",
    re.I,
)
# 10. 第二委员会又建议大会通过下列决定草案：
RECOMMENDS = re.compile(r"委员会.{0,12}建议|Committee .{0,20}recommends|Commission recommande|Comisión recomienda")
# A long list of sponsors takes so many lines.
MOST_LINES = 40


def opens_sponsors(line: str) -> bool:
    """True for a line that begins with a State's name and goes on as a list does, or with a colon."""
    joints = list(itertools.islice(LISTED.finditer(line, 2), 2))
    return any(find_state(line[: joint.start()].strip()) for joint in joints)


def join_sponsors(lines: list[str]) -> list[str]:
    """The lines, those over which the list of sponsors is spread joined: …西班牙和大不列颠及北爱尔 / 兰联合王国：决议草案."""
    ends = (
        n
        for n, line in enumerate(lines)
        if SPONSOR_LINE.fullmatch(line) or (DRAFT_ALONE.fullmatch(line) and n and lines[n - 1][-1:] in "：:")
    )
    last = next(ends, 0)
    above = range(last - 1, max(-1, last - MOST_LINES), -1)
    listed = itertools.takewhile(lambda n: LISTED.search(lines[n]), above)
    first = min((n for n in listed if opens_sponsors(lines[n])), default=last)
    return [*lines[:first], " ".join(lines[first : last + 1]), *lines[last + 1 :]] if first < last else lines


def parse_sponsors(text: str) -> list[Sponsor]:
    """Sponsors in printed order, each with its State's ISO code or None; empty where the text is no such line."""
    match = SPONSOR_LINE.fullmatch(text.strip())
    if not match:
        return []
    names = re.sub(r"[*⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", tighten(match["names"]))
    return [Sponsor(name, state.code if (state := find_state(name)) else None) for name in split_names(names)]


def split_names(names: str) -> list[str]:
    """Names of a printed list; `和` and `and` inside a State's own name divide nothing."""
    pieces = [piece.strip() for piece in re.split(r"[、，;；]|,(?=\s)", names) if piece.strip()]
    if not pieces:
        return []
    last = re.sub(r"^(?:and|以及)\s*", "", pieces.pop())
    return pieces + _split_last(last)


def _split_last(words: str) -> list[str]:
    """The list's last member as one or two names: 乌克兰和越南, but 圣文森特和格林纳丁斯."""
    if find_state(words):
        return [words]
    joints = [(m.start(), m.end()) for m in re.finditer(r"以?[和及]| and ", words)]
    parts = [(words[:a].strip(), words[b:].strip()) for a, b in joints]
    parts = [(left, right) for left, right in parts if left and right]
    known = [pair for pair in parts if find_state(pair[0]) and find_state(pair[1])]
    half_known = [pair for pair in parts if find_state(pair[0]) or find_state(pair[1])]
    chosen = (known or half_known or parts[-1:])[:1]
    return list(chosen[0]) if chosen else [words]
