"""Agenda items as a document's head names them: 议程项目 130(j), and the title lines below."""

import re

from ..clean import tighten
from ..labels import plain_label
from ..records import AgendaItem

# 议程项目130(j) (A/RES/75/307); 议程项目 13 和 117; 临时议程* 项目 91(d); 暂定项目表* 项目35; Agenda items 14 and 118
OF_AGENDA_EN = r"of the (?:(?:provisional )?agenda|(?:preliminary|provisional) list)"
OF_AGENDA_OTHER = (
    r"de l.ordre du jour(?: provisoire)?|del programa(?: provisional)?|(?:предварительной )?повестки дня"
    r"|من جدول الأعمال(?: المؤقت)?"
)
AGENDA_LINE = re.compile(
    r"(?:(?:(?:临时)?议程|(?:暂定|临时)项目表)\s*[*⁰¹²³⁴⁵⁶⁷⁸⁹]*\s*项目|项目)\s*(?P<zh>[\d(（].*)"
    # Point 98 aa) de l’ordre du jour : Désarmement
    r"|(?:Points?|Temas?|Пункты?|البند|البندان|البنود)\s+"
    rf"(?P<other>\d.*?)\s*(?:{OF_AGENDA_OTHER})\s*\**(?:\s?[:：]\s?(?P<titled>.+))?"
    # Item 35 of the preliminary list; Agenda items 14 and 118
    rf"|(?:Items?(?=\s[\d(].{{0,30}}{OF_AGENDA_EN})|(?:Provisional )?Agenda items?)\s+(?P<en>[\d(].*?)(?:\s+{OF_AGENDA_EN})?",
    re.I | re.S,
)
# 69, b; 20 f); 98 aa); 72 b: French, Spanish and Russian write the sub-item without brackets; 14 y 117 has none
ITEM = re.compile(
    r"(?P<number>\d{1,3})\s*(?:[(（]\s*(?P<sub>[a-zA-Z]{1,4}|\d{1,2}|[ء-ي]ـ?(?:\s?[ء-ي]ـ?)?|[а-я])\s*[)）]"
    r"|,?\s?(?:(?P<bare>[a-z]|[а-я])(?:\)|,?(?=\s|$)(?!\s?\d))|(?P<double>(?P<twice>[a-z])(?P=twice))\)))?"
)
CONTINUED = re.compile(r"\s?[(（](?:续|continued|suite|continuación|продолжение)[)）]")
MORE_SUBS = re.compile(r"\s*(?:和|及|、|至|,|and|to)\s*[(（]\s*([a-z]{1,4})\s*[)）]")
NUMBERS = re.compile(r"[\d\s()（）a-zء-يи和及、与,،*]+|and|to")
# Digits that extraction puts where a letter stood: 121(1) is item 121(l) in a draft of session 67.
DIGIT_FOR_LETTER = {"1": "l", "0": "o", "5": "s", "6": "b", "9": "g"}


def parse_agenda(line: str, title_lines: list[str]) -> tuple[list[AgendaItem], list[str]]:
    """Items of the line with the titles below it, and the labels whose sub-item was a digit; no items: no such line."""
    match = AGENDA_LINE.fullmatch(CONTINUED.sub("", line.strip().rstrip("*⁰¹²³⁴⁵⁶⁷⁸⁹ ")))
    if not match:
        return [], []
    words = match["zh"] or match["en"] or match["other"]
    items, misread = [], []
    end = 0
    for found in ITEM.finditer(words):
        if NUMBERS.sub("", words[end : found.start()]).strip():
            break
        sub = (found["sub"] or found["bare"] or found["double"] or "").lower() or None
        if sub and not sub.isascii():
            sub = "".join(plain_label(f"({letter})") for letter in re.findall("[^\\W_]ـ?", sub))
        if sub and sub.isdigit():
            misread.append(f"{found['number']}({sub})")
            sub = DIGIT_FOR_LETTER.get(sub, sub)
        items.append(AgendaItem(found["number"], sub))
        end = found.end()
        while more := MORE_SUBS.match(words, end):
            items.append(AgendaItem(found["number"], more[1]))
            end = more.end()
    rest = words[end:].strip(" *") if items else ""
    _give_titles(items, [line for line in [rest.strip(" ,"), match["titled"], *title_lines] if line])
    return items, misread


def _give_titles(items: list[AgendaItem], lines: list[str]):
    """Nothing; the title before the colon is the item's, what follows it the sub-item's."""
    whole = ""
    for line in lines:
        whole = f"{whole} {line.strip()}" if whole else line.strip()
    whole = re.sub(r"[*⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "", tighten(whole)).strip()
    if not whole or not items:
        return
    title, _colon, sub_title = _divide(whole)
    if not any(item.sub_item for item in items):
        title, _colon, sub_title = whole, "", ""
    if len({item.number for item in items}) > 1:
        titles = [tighten(line) for line in lines]
        if len(titles) == len(items):
            for item, item_title in zip(items, titles, strict=True):
                parted = _divide(item_title) if item.sub_item else (item_title, "", "")
                item.title, item.sub_title = parted[0] or None, parted[2] or None
            return
        title, sub_title = whole, ""
    for item in items:
        item.title = title or None
        item.sub_title = sub_title or None if item.sub_item else None


def _divide(title: str) -> tuple[str, str, str]:
    before, colon, after = re.sub(r"：|:(?=\s|[^\x00-\xff])", "\ue000", title).partition("\ue000")
    return before.strip(), colon, after.replace("\ue000", "：" if not title.isascii() else ":").strip()
