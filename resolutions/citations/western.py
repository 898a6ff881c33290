"""Numbered resolutions and decisions in English, French, Spanish, Russian and Arabic text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from resolutions.reference.bodies import body_names

from .dates import OTHER_DATE_WORDS, make_date
from .deciding import decide, first_named
from .numbered import UNKNOWN, Mention, Numbered
from .reports import reporting_body
from .sessions import same_session, the_council
from .symbols import to_roman

# قرار 57/283 باء: the letters of parts in Arabic, from A on
ARABIC_LETTERS = [
    "ألف",
    "باء",
    "جيم",
    "دال",
    "هاء",
    "واو",
    "زاي",
    "حاء",
    "طاء",
    "ياء",
    "كاف",
    "لام",
    "ميم",
    "نون",
    "سين",
    "عين",
    "فاء",
    "صاد",
    "قاف",
    "راء",
    "شين",
    "تاء",
    "ثاء",
    "خاء",
]
PART = rf"(?:[A-Z](?![A-Za-z])|(?:{'|'.join(ARABIC_LETTERS)})(?![ء-ي]))"
# A to G, A and B
PARTS_OF_ONE = rf"{PART}(?:(?:,? (?:and|to|et|y|à|a|и|по) |, |\s?-\s?){PART}){{1,5}}"
# دإ-19/2 is S-19/2, دإط-11/1 is ES-11/1, 1514 (د-15) is 1514 (XV).
ARABIC_SPECIAL = r"دإط?\s?-\s?"
NUMBER = (
    rf"(?:(?:ES-|S-|{ARABIC_SPECIAL})?\d{{1,4}}/\d{{1,4}}(?![\d/])(?: {PART})?"
    rf"|\d{{1,5}}(?: {PARTS_OF_ONE}| {PART})?\s?\((?:(?:E?S-)?[IVXLC]{{1,7}}|د\s?-\s?\d{{1,2}}|{ARABIC_SPECIAL}\d{{1,2}}|\d{{4}})\)(?: {PART})?)"
)
WORDS = {
    "en": (r"resolutions?", r"decisions?"),
    "fr": (r"résolutions?", r"décisions?"),
    "es": (r"resoluci(?:ón|ones)", r"decisi(?:ón|ones)"),
    "ru": (r"резолюци\w{1,4}", r"решени\w{1,4}"),
    "ar": (
        r"[وبفك]?(?:ال|ل)?قرار(?:ات|ين|ان|ي|ا)?(?:ها|ه|هما)?",
        r"[وبفك]?(?:ال|ل)?مقرر(?:ات|ين|ان|ي|ا)?(?:ها|ه|هما)?",
    ),
}
CONNECT = r"(?:\s?[,،]?\s?(?:and|et|y|e|и|و|to|à|a|ou|or)\s?|\s?[,،;]\s?)"
# What stands between numbers, and between the letters of parts, that are joined to one another
JOINED = re.compile(rf"{CONNECT}|,? (?:and|to|et|y|à|a|и|по) |\s?-\s?")
DATE = re.compile(rf"(?:,? (?:of|du|de|от)|,? المؤرخ(?:ة|ين|تين)?|,)? {OTHER_DATE_WORDS}(?: года| г\.)?", re.I)
ASIDE = re.compile(
    r"(?: of| du| de| от| المؤرخ(?:ة|ين|تين)?)? ?\d{1,2}(?:er|º)? [^\d,;.()]{3,25}\d{4}(?: г(?:ода|\.))?"
)
# resolutions 62/208 of 19 December 2007 and 67/226 of 21 December 2012
LATER = re.compile(rf"{CONNECT}(?:its (?:resolutions? )?|in )?(?P<number>{NUMBER})")
# resolutions 74/270 of 2 April 2020 on global solidarity, 59/276, section XI, and 60/283: in a list that says it is one,
# what each number is about, its section or its paragraphs stand between.
FURTHER = re.compile(rf"[^;.\x00]{{0,250}}?(?:[,–(]|\band)\s?(?:its )?(?P<number>{NUMBER})")
# and agreed conclusions 1997/2 and 2002/1
OTHER_KIND = re.compile(r"(?:conclusions?|statements?|opinions?|recommendations?) \d")
# 3411 A to G (XXX): parts of a resolution of the first thirty sessions
OLD_PARTS = re.compile(rf"(?P<old>\d{{1,5}} )(?P<letters>{PARTS_OF_ONE})\s?(?P<session>\(.+\))")
PARTS = re.compile(r"(?:,? (?:and|to|et|y|à|a|и|по) |\s?-\s?)([A-Z])(?![A-Za-z])")
# 52/214, sect. B, 57/283 B, sect. III, and 58/250, sect. III; 59/39, para. 9, and 65/21, para. 18
PINS = re.compile(
    r"(?:[,،]? (?:الجزء|الفرع|الفقرة|الفقرات|sects?|secc|section|sección|разд|раздел|paras?|pars?|párrs?|пп?)\.? ?(?:[A-Z0-9]{1,4}|[ء-ي]{3,7})(?:\s?(?:-|to|à|a|and|et|y|и)\s?[A-Z0-9]{1,4}(?![/0-9A-Za-z]))?)+",
    re.I,
)
# 50/70 Р: Russian texts letter parts in either alphabet, and others have 57/228 В from there.
CYRILLIC_PART = re.compile("(?<=\\d )[АВЕКМНОРСТХ](?![А-Яа-яё])")
TO_LATIN = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
NAMES = body_names("en")
# Human Rights Council resolutions; the Council, in its resolutions; Council resolutions, in particular resolutions
NAMED = 130
NAME = re.compile(
    r"(?:"
    + "|".join(map(re.escape, NAMES))
    + r"|(?<!Security )(?<!Social )(?<!Rights )Council)"
    + r"(?=(?:,? in|,? by)?(?: its| their)?\s$|(?: resolutions(?: and decisions)?)?[^;.]{0,60}?,? (?:including|in particular|notably|especially|namely)(?: its| Council)? $)"
)
# Commission on the Status of Women resolution 60/2: what isn't known by its number is another body's. What the commission
# is on, or of, begins with a capital, or with that of a word behind small ones.
ORGANS = {
    "en": "Sub-Commission|Commission|Committee|Conference|Congress|Board|Assembly|Council|Meeting",
    "fr": "Sous-Commission|Commission|Comité|Conférence|Congrès|Conseil|Assemblée|Réunion",
    "es": "Subcomisión|Comisión|Comité|Conferencia|Congreso|Junta|Consejo|Asamblea|Reunión",
    "ru": "Подкомисси[ией]|Комисси[ией]|Комитета|Конференции|Конгресса|Совета|Ассамблеи|Совещания",
    "ar": "لجنة|اللجنة|مؤتمر|مجلس|جمعية",
}
OTHER_BODY = re.compile(
    rf"\b(?:{ORGANS['en']})(?:(?:,? (?:on|of|for|to|in|and|the))+ (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*){{0,6}}(?:,? in)?(?: its| their)? $"
)
# resolution 1980/67 of the Economic and Social Council, résolution 55/16 du Conseil des droits de l’homme: the name may
# stand on either side of the number, and in Russian and Arabic without a preposition.
OF_THE = {
    "en": "(?:of|(?:adopted )?by) the ",
    "fr": "(?:du |de la |de l[’'])",
    "es": "(?:del |de la )",
    "ru": "",
    "ar": "",
}
# Resolutions 52/214, sect. C, para. 3; 55/222, sect. III: footnotes with a list of sections
NEXT_OF_NOTE = re.compile(rf"[^;؛\x00]{{0,80}}\s?[;؛]\s?(?:and|et|y|e|и|و)?\s?(?P<number>{NUMBER})")
# subsequent resolutions (70/1, 71/2 and 72/3); les résolutions pertinentes, notamment 70/1: what stands before a list
LISTED = {
    "en": r" \((?:see )?|,? (?:including|namely|notably|especially|in particular|such as) (?:its )?",
    "fr": r" \((?:voir )?|,? (?:notamment|y compris|à savoir|en particulier|dont) (?:ses )?",
    "es": r" \((?:véase )?|,? (?:en particular|entre ellas|a saber|incluidas|como) (?:sus )?",
    "ru": r" \((?:см\. )?|,? (?:в частности|в том числе|включая|а именно) ",
    "ar": r" \(",
}
PLURALS = {
    "en": r"(?i:s$)",
    "fr": r"(?i:s$)",
    "es": r"(?i:s$)",
    "ru": r"(?i:[ияй]{1,2}$|ях$|ям$|ями$)",
    "ar": "(?:ات|ين|ان|ي|ا)(?:ها|ه|هما)?$",
}


@cache
def _patterns(language: str) -> tuple[re.Pattern, re.Pattern]:
    """What begins a list of resolutions or decisions in the language, and a body's name behind a number, known (the first
    group) or not."""
    resolution, decision = WORDS.get(language, WORDS["en"])
    names = "|".join(re.escape(name) for name in body_names(language)).replace("’", "[’']")
    of_the = OF_THE.get(language, OF_THE["en"])
    named = rf"(?:{of_the}(?P<body>{names}) )?" if language != "en" else "(?P<body>(?!))?"
    blank = r"\s?" if language == "ar" else r"\s"
    listed = LISTED.get(language, LISTED["en"])
    start = (
        rf"(?P<kind>(?P<res>\b(?i:{resolution}))|(?P<dec>\b(?i:{decision})))(?:{blank}|{listed}){named}"
        rf"(?P<number>{NUMBER})"
    )
    other = rf"(?:[A-Z][\w-]+ )*(?:{ORGANS.get(language, ORGANS['en'])})(?![^\W\d_])"
    return re.compile(start), re.compile(rf"\s?{of_the}(?:({names})|{other})")


GOES_ON = re.compile(r"\s?(?:, and|,|and|as well as|et|y|и)\s?(?:of )?(?:its |ses |sus )?")


def find_numbered(text: str, body: str | None, language: str, written: Sequence[Mention] = ()) -> list[Numbered]:
    """Numbered resolutions and decisions with their symbols (None where undecided), in order of the text. `written` are the
    mentions of symbols."""
    found: list[Numbered] = []
    if not text.isascii():
        text = CYRILLIC_PART.sub(lambda part: part[0].translate(TO_LATIN), text)
    start, after_name = _patterns(language)
    names = body_names(language)
    matches = list(start.finditer(text))
    council_at = first_named(text, language) if matches else 0
    for n, match in enumerate(matches):
        until = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        kind = "RES" if match["res"] else "DEC"
        if match["body"]:
            named = names.get(match["body"].replace("'", "’"))
        else:
            named = _named_before(text[max(0, match.start() - NAMED) : match.start()], body, match["number"])
            # Human Rights Council decision 2/112 and resolutions 6/28 and 7/7
            if named is None and found and GOES_ON.fullmatch(text, found[-1].end, match.start()):
                named = found[-1].body if found[-1].body_is_said else None
            named = named or reporting_body(match.start("number"), written, text)
        items = [Numbered(match.start("number"), match.end("number"), match["number"], kind, named)]
        plural = bool(re.search(PLURALS.get(language, PLURALS["en"]), match["kind"]))
        _read_list(items, text, until, plural, language, after_name)
        items = [part for item in items for part in _split_parts(item)]
        _share_date(items, text)
        for item in items:
            item.body_is_said = item.body_is_said or (item is items[0] and named is not None)
            item.number = _latin(item.number)
            item.symbol = decide(item, body, council_at < item.start)
        found.extend(items)
    return found


def _read_list(items: list[Numbered], text: str, until: int, plural: bool, language: str, after_name: re.Pattern):
    """Nothing; the numbers that follow the first in its list, each with its date, are added to `items`."""
    end = items[0].end
    while end < until:
        last = items[-1]
        if after := after_name.match(text, end):
            for item in items:
                item.body = body_names(language)[after[1].replace("'", "’")] if after[1] else UNKNOWN
            last.body_is_said, end = True, after.end()
        if re.search(r"\d [A-Z]$", last.number) and (part := PARTS.match(text, end)):
            more, number = part.span(1), f"{last.number[:-1]}{part[1]}"
        else:
            if date := DATE.match(text, end):
                last.date = make_date(date[3], date[2], date[1])
                end = date.end()
            elif aside := ASIDE.match(text, end):
                end = aside.end()
            pins = PINS.match(text, end)
            next_one = (LATER.match(text, pins.end()) if pins else None) or LATER.match(text, end)
            if not next_one and plural:
                further = FURTHER.match(text, end) if language == "en" else None
                if further and OTHER_KIND.search(further[0]):
                    return
                next_one = further or NEXT_OF_NOTE.match(text, end)
            if not next_one:
                return
            more, number = next_one.span("number"), next_one["number"]
        if more[1] > until:
            return
        items.append(Numbered(*more, number, items[0].kind, items[0].body))
        end = more[1]


def _split_parts(item: Numbered):
    """The item; `3411 A and B (XXX)` gives two, and so do the ends of `A to G`."""
    match = OLD_PARTS.fullmatch(item.number)
    if not match:
        yield item
        return
    letters = list(re.finditer(PART, match["letters"]))
    for n, letter in enumerate(letters):
        at = item.start + match.start("letters") + letter.start()
        start = at if n else item.start
        end = item.end if n + 1 == len(letters) else at + len(letter[0])
        yield replace(item, start=start, end=end, number=f"{match['old']}{letter[0]} {match['session']}")


def _share_date(items: list[Numbered], text: str):
    """Nothing; the one date of a list is that of the numbers joined before it: 5/1 and 5/2 of 18 June 2007."""
    dated = [n for n, item in enumerate(items) if item.date]
    if len(dated) != 1:
        return
    joined = [items[dated[0]]]
    for other, one in pairwise(reversed(items[: dated[0] + 1])):
        if not JOINED.fullmatch(text, one.end, other.start):
            break
        joined.append(one)
    if same_session([item.number for item in joined]):
        for item in joined:
            item.date = joined[0].date


def _named_before(left: str, body: str | None, number: str) -> str | None:
    """Prefix of the body named last before the word `resolution`, where it is named for it, `UNKNOWN` for one that isn't
    known; or None."""
    names = list(NAME.finditer(left))
    if not names or "." in left[names[-1].end() :]:
        return UNKNOWN if OTHER_BODY.search(left) else None
    return NAMES.get(names[-1][0]) or the_council(body, number)


def _latin(number: str) -> str:
    """The number with Arabic letters and sessions in Latin letters."""
    if number.isascii():
        return number
    number = re.sub("|".join(ARABIC_LETTERS), lambda m: "ABCDEFGHIJKLMNOPQRSTUVWX"[ARABIC_LETTERS.index(m[0])], number)
    number = re.sub(r"دإ(ط?)\s?-\s?", lambda m: "ES-" if m[1] else "S-", number)
    return re.sub(r"(?<=[(-])(?:د\s?-\s?)?(\d{1,2})(?=\))", lambda m: to_roman(int(m[1])), number)
