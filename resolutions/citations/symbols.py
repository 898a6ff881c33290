"""Symbols of United Nations documents: read in any spelling, written in one.

The canonical form is the one that the UN's own links use: no blanks (`S/RES/1325(2000)`), a part's letter behind the
number (`A/RES/75/101A-B`), decisions of the Assembly as `A/DEC/53/453`. Resolutions of the first thirty sessions
carry no part (217 A (III) is `A/RES/217(III)`), as the documents of those sessions hold all parts.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from resolutions.reference.bodies import first_parts, get_body
from resolutions.reference.numerals import parse_han_number

LONGEST = 160
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# UNEP/EA.5/Res.14, HSP/HA.2/Res.11: assemblies whose symbols have the session beside the body
ASSEMBLIES = ("UNEP/EA", "HSP/HA")
# 75/307  ES-11/1  S-32/1  75/101 A-B  74/92 A  2023/1
SESSION_NUMBER = re.compile(r"(?P<session>(?:ES-|S-)?\d{1,4})/(?P<number>\d{1,4})(?P<part>[A-Z]{1,2}(?:-[A-Z])?)?")
# 2532(2020)
# 161(1961)B: one document holds both parts
COUNCIL_NUMBER = re.compile(r"(?P<number>\d{1,5})\((?P<year>\d{4})\)[A-Z]?")
# 3379(XXX)  217A(III)  1874(S-IV)  377(V)A
OLD_NUMBER = re.compile(r"(?P<number>\d{1,4})[A-Z]?\((?P<session>(?:E?S-)?[IVXLC]{1,7})\)[A-Z]?")
HAN_FIGURES = "〇○零一二三四五六七八九"
IN_WORDS = re.compile(rf"(?P<number>\d+|[{HAN_FIGURES}]+)[甲乙丙丁戊己]?\((?P<session>[{HAN_FIGURES}十]+)\)")
# 第75/307号决议, 第53/453号决定, resolution 70/1, decision 53/453
WORDED = re.compile(r"(?:第)?(?P<number>[^第号]+?)(?:号)?(?P<kind>决议|决定)?")
ENGLISH_WORDED = re.compile(r"(?P<kind>RESOLUTION|DECISION)(?P<number>\d.*)")
PART = r"[A-Z0-9]+(?:[.\-][A-Z0-9]+)*(?:\([A-Z0-9.\-]+\))*[A-Z]?"
SYMBOL = re.compile(rf"[A-Z]{{1,8}}(?:\.\d+|\([A-Z]{{2,8}}\))?(?:/{PART})+")
# Words inside symbols that keep their small letters: A/57/L.29/Add.1, UNEP/EA.5/Res.14, A/75/6(Sect.4)
SMALL = re.compile(
    r"\b(ADD|CORR|REV|AMEND|RES|SECT|SUPP|VOL|PART|DEC|SUM|STAT)(?=\.\d|\.[IVX]|[IVX]+\)|\))|\b(SUPP|PART)(?=[-\d(])|(?<=\()(INTRODUCTION|PLANOUTLINE|RESUMPTION)(?=\d?\))"
)
# NPT/CONF.2000/28(Parts I and II), in Chinese texts (Part I和II): one document
PARTS_JOINED = re.compile(r"\(PARTS?([IVX]+)(?:和|及|与|AND)([IVX]+)\)")
YEAR = re.compile(r"(?:19[4-9]|2\d\d)\d")
# A/75/345-S/2020/898, but UNEP/CBD/BS/COP-MOP/5/17
HALVES = re.compile(rf"-(?=(?:{'|'.join(sorted(map(re.escape, first_parts()), key=len, reverse=True))})(?:\.\d+)?/)")


@dataclass(frozen=True, order=True)
class Symbol:
    """A document's symbol; equal where the canonical forms are. Ordered naturally: 75/9 before 75/10."""

    sort_key: str
    text: str = field(compare=True)

    def __str__(self):
        return self.text

    @cached_property
    def path(self) -> str:
        """The symbol as part of an address."""
        return self.text

    @cached_property
    def parts(self) -> list[str]:
        return HALVES.split(self.text)[0].split("/")

    @cached_property
    def halves(self) -> tuple["Symbol", ...]:
        """The symbols of a joint one (`A/75/345-S/2020/898`), else none."""
        pieces = HALVES.split(self.text)
        return tuple(_make(piece) for piece in pieces) if len(pieces) > 1 else ()

    @cached_property
    def body(self) -> str | None:
        """Prefix of the issuing body: `A`, `A/HRC`, `A/C.3`, `FCCC/CP`; the first part where none is known."""
        parts = self.parts
        if parts[0] in ("A", "E") and len(parts) > 2 and re.fullmatch(r"(?:C|AC|CONF|CN)\.\d+", parts[1]):
            return "/".join(parts[:2])
        body = get_body(self.text)
        return body.prefix if body else parts[0]

    @cached_property
    def kind(self) -> str:
        """`resolution`, `decision`, `draft_resolution`, `meeting_record`, `presidential_statement` or `other`."""
        parts = self.parts
        if "RES" in parts or parts[-1].startswith("Res."):
            return "resolution"
        if "DEC" in parts:
            return "decision"
        if any(re.fullmatch(r"L\.\d+", part) for part in parts):
            return "draft_resolution"
        if any(re.match(r"(?:PV|SR)\.\d", part) for part in parts):
            return "meeting_record"
        return "presidential_statement" if "PRST" in parts else "other"

    @cached_property
    def session_label(self) -> str | None:
        """`75`, `ES-11`, `S-32` or `XXX`; None where the symbol names no session."""
        old = re.search(r"/\d+\(((?:E?S-)?[IVXLC]+)\)", self.text)
        if old and self.parts[0] in ("A", "E"):
            return old[1]
        if self.parts[0] not in ("A", "UNEP", "HSP", "PBC"):
            return None
        for part in self.parts[1:-1] if len(self.parts) > 2 else []:
            ea = re.fullmatch(r"(?:EA|GC|HA)\.(\d+)", part)
            if ea:
                return ea[1]
            if re.fullmatch(r"\d{1,4}|(?:ES|S)-\d{1,2}", part):
                return None if YEAR.fullmatch(part) else part
        return None

    @cached_property
    def session(self) -> int | None:
        """The regular session's number, of an old one's Roman numeral too; None for special sessions."""
        label = self.session_label
        if not label or "-" in label:
            return None
        return int(label) if label.isdigit() else roman_value(label)

    @cached_property
    def year(self) -> int | None:
        """The year that the symbol names, or None."""
        council = re.search(r"\((\d{4})\)", self.text)
        found = council[1] if council else next((part for part in self.parts[1:] if YEAR.fullmatch(part)), None)
        return int(found) if found else None

    @cached_property
    def number(self) -> str:
        """The last part: `307`, `L.41`, `1325(2000)`."""
        return self.parts[-1]

    @cached_property
    def url(self) -> str:
        """The document on the UN's own site."""
        return f"https://undocs.org/{self.text}"


@lru_cache(maxsize=20_000)
def parse_symbol(text: str) -> Symbol | None:
    """The symbol that the whole text spells, or None. A bare `75/307` is the General Assembly's, `2023/1` ECOSOC's."""
    if not text or len(text) > LONGEST:
        return None
    words = unicodedata.normalize("NFKC", text)
    words = re.sub(r"[\s\u200b-\u200f\u2060\ufeff]+", "", words).replace("–", "-").replace("—", "-").replace("‑", "-")
    words = PARTS_JOINED.sub(r"(PARTS\1AND\2)", words.strip("/.,;，。；、").upper())
    if not words or not any("0" <= c <= "9" for c in words):
        return None
    bare = _parse_bare(words)
    if bare:
        return _make(bare)
    return _parse_full(words) or _parse_hyphened(words)


def _parse_bare(words: str) -> str | None:
    """The canonical form of a number without its body, in words or not; or None."""
    english = ENGLISH_WORDED.fullmatch(words)
    match = english or WORDED.fullmatch(words)
    if not match:
        return None
    decision = match["kind"] in ("决定", "DECISION")
    return canonical(match["number"], None, "DEC" if decision else "RES")


def canonical(number: str, body: str | None, kind: str = "RES") -> str | None:
    """The canonical form of a body's numbered resolution (`RES`) or decision (`DEC`); the number's shape decides
    where the body is None; None where the number has no shape that the body gives."""
    number = "".join(number.split()).upper()
    if match := COUNCIL_NUMBER.fullmatch(number):
        number = f"{match['number']}({match['year']})"
        return f"S/{kind}/{number}" if body in (None, "S") and YEAR.fullmatch(match["year"]) else None
    if match := OLD_NUMBER.fullmatch(number):
        return (
            f"{body or 'A'}/{kind}/{int(match['number'])}({match['session']})"
            if body in (None, "A", "E", "E/CN.4", "T")
            else None
        )
    if match := SESSION_NUMBER.fullmatch(number):
        session, part = match["session"], match["part"] or ""
        yearly = bool(YEAR.fullmatch(session))
        if body is None:
            body = "E" if yearly else "A"
        plain = f"{session if '-' in session else int(session)}/{int(match['number'])}{part}"
        if body in ASSEMBLIES:
            return f"{body}.{session}/{'Res' if kind == 'RES' else 'Dec'}.{int(match['number'])}"
        return f"{body}/{kind}/{plain}"
    return None


def document_number(number: str, date: dt.date | None = None) -> str:
    """The number of the document in which a cited part stands: 69/274 A is A/RES/69/274, 69/274 B has its own.

    Part A was issued before there was a B (note to A/RES/77/290 B); until session 56 one document held all parts of a
    resolution, except of those on budgets, which number over 200 (A/RES/50/70 A to R, but A/RES/49/222 B), and of what
    the session adopted when it resumed in the year after (A/RES/55/180 B of 14 June 2001).
    """
    match = SESSION_NUMBER.fullmatch("".join(number.split()))
    if not match or not match["part"]:
        return number
    if not match["session"].isdigit():
        return f"{match['session']}/{match['number']}"
    session = int(match["session"])
    resumed = date is not None and date >= dt.date(1946 + session, 2, 1)
    apart = session >= 57 or resumed or (session >= 48 and int(match["number"]) >= 200)
    return number if apart and match["part"] != "A" else f"{session}/{match['number']}"


def _parse_full(words: str) -> Symbol | None:
    """The symbol of a full spelling, joint ones too."""
    pieces = HALVES.split(words)
    if not all(SYMBOL.fullmatch(piece) and _plausible(piece) for piece in pieces):
        return None
    return _make("-".join(_spell(piece) for piece in pieces))


def _plausible(words: str) -> bool:
    """True where a known body's prefix begins the symbol, and a figure stands in it; an unknown one needs three parts,
    one of them a figure alone."""
    first = re.match(r"[A-Z]+", words)[0]
    if first in first_parts():
        return any(c.isdigit() for c in words)
    parts = words.split("/")
    return len(first) > 2 and len(parts) > 2 and any(part.isdigit() for part in parts[1:])


def _spell(words: str) -> str:
    """One spelling of a full symbol: small letters where symbols have them, no part behind old numbers."""
    words = SMALL.sub(lambda m: m[m.lastindex].capitalize(), words)
    words = PARTS_JOINED.sub(r"(Parts\1and\2)", words)
    words = re.sub(r"^(UNEP/EA|HSP/HA)\.(\d+)/RES\.", r"\1.\2/Res.", words)
    old = re.fullmatch(r"A/RES/(.+)", words)
    if old and (match := OLD_NUMBER.fullmatch(old[1])):
        return f"A/RES/{int(match['number'])}({match['session']})"
    return re.sub(r"(?<=/)0+(?=\d)", "", words)


def _parse_hyphened(words: str) -> Symbol | None:
    """`A-RES-75-307`, as file names and addresses have it."""
    if "/" in words or words.count("-") < 2:
        return None
    match = re.fullmatch(r"(A|S|E|A-HRC)-(RES|DEC|PRST)-((?:ES-|S-)?\d+)-?(\d+[A-Z]?|\(\d{4}\))?", words)
    if match:
        number = f"{match[3]}{'' if (match[4] or '').startswith('(') else '/'}{match[4]}" if match[4] else match[3]
        return _parse_full(f"{match[1].replace('-', '/')}/{match[2]}/{number}")
    return _parse_full(words.replace("-", "/"))


@lru_cache(maxsize=20_000)
def _make(text: str) -> Symbol:
    key = re.sub(r"\d+", lambda m: m[0].zfill(6), text)
    return Symbol(sort_key=key, text=text)


TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def to_roman(figure: int) -> str:
    """XIX for 19, up to 99; nothing for 0."""
    return TENS[figure // 10] + ONES[figure % 10]


def in_figures(number: str) -> str:
    """1514(XV) for 一五一四(十五), 343(1973) for 三四三(一九七三): how texts of those years print numbers; others as they are."""
    match = IN_WORDS.fullmatch(number.replace("○", "〇"))
    figure = parse_han_number(match["number"]) if match else None
    session = parse_han_number(match["session"]) if match else None
    if figure is None or session is None:
        return number
    return f"{figure}({session if session > 99 else to_roman(session)})"


def roman_value(numeral: str) -> int:
    """19 for XIX."""
    values = [ROMAN[c] for c in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
