"""Numbered resolutions and decisions in English, French, Spanish, Russian and Arabic text."""

import re

from resolutions.reference.bodies import body_names

from .chinese import Numbered, _the_council
from .dates import MONTHS, make_date
from .symbols import YEAR, canonical, document_number, parse_symbol

NUMBER = (
    r"(?:(?:ES-|S-)?\d{1,4}/\d{1,4}(?![\d/])(?: [A-Z](?![A-Za-z]))?"
    r"|\d{1,5}(?: [A-Z])?\s?\((?:(?:E?S-)?[IVXLC]{1,7}|\d{4})\)(?: [A-Z](?![A-Za-z]))?)"
)
WORDS = {
    "en": (r"resolutions?", r"decisions?"),
    "fr": (r"résolutions?", r"décisions?"),
    "es": (r"resoluci(?:ón|ones)", r"decisi(?:ón|ones)"),
    "ru": (r"резолюци\w{1,4}", r"решени\w{1,4}"),
    "ar": (r"(?:ال|ل)?قرار(?:ات|ين|ي)?(?:ها|ه)?", r"(?:ال|ل)?مقرر(?:ات|ين|ي)?(?:ها|ه)?"),
}
CONNECT = r"(?:\s?,?\s?(?:and|et|y|e|и|و|to|à|a|ou|or)\s?|\s?[,،;]\s?)"
DATE = re.compile(rf"(?: of|,)? (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
ASIDE = re.compile(r"(?: of| du| de| от| المؤرخ)? ?\d{1,2}(?:er|º)? [^\d,;.()]{3,25}\d{4}(?: г(?:ода|\.))?")
# resolutions 62/208 of 19 December 2007 and 67/226 of 21 December 2012
LATER = re.compile(rf"{CONNECT}(?:its (?:resolutions? )?|in )?(?P<number>{NUMBER})")
# 74/270 of 2 April 2020 on global solidarity, 74/274 of 20 April 2020 on …: what each is about stands between
DESCRIBED = re.compile(
    rf",? (?:on|entitled|concerning|relating to|regarding) [^;.]{{2,250}}?,?(?: and|,) (?:its )?(?P<number>{NUMBER})(?= of \d)"
)
PARTS = re.compile(r",? (?:and|to|et|y) ([A-Z])(?![A-Za-z])")
NAMES = body_names("en")
NAME = re.compile(
    r"(?:" + "|".join(map(re.escape, NAMES)) + r"|(?<!Security )(?<!Social )(?<!Rights )Council)\s(?:in )?(?:its )?$"
)
AFTER_NAME = re.compile(r"\s?(?:of|by) the (" + "|".join(map(re.escape, NAMES)) + ")")


def find_numbered(text: str, body: str | None, language: str) -> list[Numbered]:
    """Numbered resolutions and decisions with their symbols (None where undecided), in order of the text."""
    found: list[Numbered] = []
    resolution, decision = WORDS.get(language, WORDS["en"])
    start = re.compile(rf"(?P<kind>(?P<res>\b{resolution})|(?P<dec>\b{decision}))\s(?P<number>{NUMBER})", re.I)
    for match in start.finditer(text):
        kind = "RES" if match["res"] else "DEC"
        named = (
            _named_before(text[max(0, match.start() - 60) : match.start()], body, match["number"])
            if language == "en"
            else None
        )
        _take(found, text, match.start("number"), match.end("number"), match["number"], kind, named, body)
        end = found[-1].end if found else match.end()
        while True:
            end = _skip_parts(found, text, end, kind, named, body)
            date = DATE.match(text, end)
            if date:
                found[-1].date = make_date(date[3], date[2], date[1])
                end = date.end()
            elif aside := ASIDE.match(text, end):
                end = aside.end()
            more = LATER.match(text, end) or (DESCRIBED.match(text, end) if date else None)
            if not more:
                break
            _take(found, text, more.start("number"), more.end("number"), more["number"], kind, named, body)
            end = more.end()
    return found


def _skip_parts(found, text, end, kind, named, body) -> int:
    """Position behind `A and B` of a number; the second part is a mention of its own."""
    last = found[-1].number
    if not re.search(r"\d [A-Z]$", last):
        return end
    while more := PARTS.match(text, end):
        _take(found, text, more.start(1), more.end(1), f"{last[:-1]}{more[1]}", kind, named, body)
        end = more.end()
    return end


def _take(found, text, start, end, number, kind, named, body):
    after = AFTER_NAME.match(text, end)
    item = Numbered(start, end, number, kind, NAMES[after[1]] if after else named)
    item.symbol = _decide(item, body)
    found.append(item)


def _named_before(left: str, body: str | None, number: str) -> str | None:
    """Prefix of the body named right before the word `resolution`, or None."""
    match = NAME.search(left)
    if not match:
        return None
    name = re.sub(r"\s(?:in )?(?:its )?$", "", match[0]).strip()
    return NAMES.get(name) or _the_council(body, number)


def _decide(item: Numbered, body: str | None):
    """The symbol that number, body named and citing body leave no choice about; or None."""
    number = re.sub(r"\s+", "", document_number(item.number))
    if re.search(r"\(\d{4}\)", number):
        text = canonical(number, "S", item.kind)
    elif "(" in number:
        text = canonical(number, "E" if item.body == "E" else "A", item.kind)
    elif YEAR.match(number):
        text = canonical(number, item.body if item.body in ("E", "E/CN.4") else "E", item.kind)
    else:
        named = item.body if item.body in ("A", "A/HRC", "UNEP/EA") else None
        root = (body or "").split("/")[0]
        named = named or (body if body in ("A", "A/HRC") else "A" if root in ("A", "S", "E") else None)
        text = canonical(number, named, item.kind) if named else None
    return parse_symbol(text) if text else None
