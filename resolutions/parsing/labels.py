"""Printed labels at a paragraph's start: 37. (a) (ii) ㈢ (四) • and the headings' 一、 A. 第一部分."""

import re
from dataclasses import dataclass
from functools import cached_property

from resolutions.reference.numerals import parse_han_number

# 37.  1)  1之二.  1 bis.  (a)  (ii)  - (a)  12．  37、 37 - (Arabic): a Markdown list's dash before it is no part of it
FIGURE = (
    r"(?P<figure>\d{1,3}(?:\s?之[二三四五六]|\s?(?:bis|ter|quater))?)(?:\s?[.．、](?!\d)|\s?[-–](?=\s)|[)）](?=\s\S))"
)
# The same sub-paragraph is (a), (а) and (أ): letters in the order in which lists use them.
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
LETTER = r"[(（]\s?(?P<letter>[a-z]{1,6}|[а-я]{1,2}|[ء-ي]ـ?|\d{1,2})\s?[)）]"
# ’1‘ …: Arabic texts number so what stands below a letter
QUOTED = r"(?P<quoted>[’'‘]\s?\d{1,2}\s?[’'‘])"
# a. …, a) …: how some resolutions of the Security Council, and French, Spanish and Russian texts, letter a list
BARE_LETTER = r"(?P<bare>[a-z]{1,4}(?:\.(?![a-z.])|[)）])|[а-я]{1,2}[)）])"
HAN = r"(?P<han>[㈠-㈩]|[(（]\s?[一二三四五六七八九十]{1,3}\s?[)）])"
BULLET = r"(?P<bullet>[•●▪◦·○■□‣]|[–－-](?=\s))"
LABEL = re.compile(
    rf"(?:[-–•]\s*(?=[\d(（㈠-㈩]|[a-z]\.|[a-zа-я]{{1,4}}[)）]|[•–]\s))?(?:{FIGURE}|{LETTER}|{BARE_LETTER}|{QUOTED}|{HAN}|{BULLET})\s*"
)
ENCLOSED = dict(zip("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", range(1, 11), strict=True))
# 一、 二. A. 第一部分: a heading's label, kept as the paragraph's number.
HEADING_LABEL = re.compile(
    r"(?P<label>(?:[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,5})(?=[.．、\s])|第[一二三四五六七八九十]{1,3}(?:部分|部(?!分)|[章节编]))(?:[.．、]\s*|\s+|(?<=[部章节编分])\s*)(?=\S)"
)
# A heading's label that stands alone on a line, its words below it
HEADING_ALONE = "[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,5}"
ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")


@dataclass
class Label:
    """A label as printed without its full stop, its kind (figure, letter, han or bullet), and the words behind it."""

    printed: str
    kind: str
    rest: str

    @cached_property
    def is_inserted(self) -> bool:
        """True for 1之二 and 1 bis, which stand behind 1."""
        return not self.printed.isdigit() and self.kind == "figure" and self.printed[:1].isascii()

    @cached_property
    def value(self) -> int | None:
        """The number that a figure or a Chinese numeral states."""
        if self.printed.isdigit():
            return int(self.printed)
        if self.is_inserted:
            return int(re.match(r"\d+", self.printed)[0])
        return ENCLOSED.get(self.printed) or parse_han_number(self.printed.strip("()（）"))


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, or None."""
    match = LABEL.match(text)
    if not match:
        return None
    kind = match.lastgroup
    words = match[kind]
    if kind == "figure":
        # 1 之二
        words = words if words.isdigit() else re.sub(r"\s(?=之)", "", words)
    else:
        words = "".join(words.split())
    if kind in ("letter", "bare"):
        words = words.replace("（", "(").replace("）", ")")
    if kind == "letter":
        words = f"({words})"
    elif kind == "bare":
        kind, words = "letter", words.rstrip(".")
    elif kind == "quoted":
        kind = "letter"
    return Label(words, kind, text[match.end() :])


def read_heading_label(text: str) -> tuple[str | None, str]:
    """A heading's label, or None, and the heading's words."""
    label = HEADING_LABEL.match(text.strip())
    return (label["label"], text.strip()[label.end() :]) if label else (None, text)


def plain_label(printed: str | None) -> str:
    """The label in Latin letters and figures, for an id: 37, a, 3 for ㈢, b for a bullet; "" where there is none."""
    if not printed:
        return ""
    if printed.isdigit():
        return printed
    if number := parse_han_number(printed):
        return str(number)
    label = read_label(f"{printed} ") or read_label(f"{printed}. ")
    if label and label.kind == "bullet":
        return "b"
    if label and label.kind == "han":
        return str(label.value)
    for alphabet in ALPHABETS[1:]:
        place = alphabet.find(printed.strip("()ـ")[:1] or "-")
        if place >= 0:
            return ALPHABETS[0][place % 26]
    return re.sub(r"[^0-9A-Za-z]", "", printed)


class Levels:
    """The level of each label in turn: 0 for 12., 1 for (a), 2 for (i) or ㈠ under (a), 3 for a. under these, one more for a
    bullet."""

    def __init__(self):
        self.letter: str | None = None
        self.bracketed = False
        self.roman_level = 2
        self.last = 0

    def of(self, label: Label) -> int:
        """0, 1, 2 …: how deep the paragraph with this label stands."""
        if label.kind == "bullet":
            # A bullet is no other's parent: the next one stands beside it.
            return min(self.last + 1, 3)
        if label.kind == "figure":
            self.unlabelled()
        elif label.kind == "letter" and self.letter and self.bracketed and label.printed.isalpha():
            self.last = 3
        elif label.kind == "letter":
            self.bracketed = not label.printed.isalpha()
            self.last = self._of_letter(label.printed.strip("()’'‘"))
        else:
            self.last = 2 if self.letter else 1
        return self.last

    def _of_letter(self, letter: str) -> int:
        above = self.letter
        # (i) behind (h), (v) behind (u), (x) behind (w) are letters.
        follows = above is not None and len(letter) == len(above) == 1 and ord(letter) == ord(above) + 1
        if not follows and (ROMAN.fullmatch(letter) or (letter.isdigit() and above and above.isalpha())):
            if letter == "i":
                self.roman_level = 2 if above else 1
            return self.roman_level
        self.letter = letter
        return 1

    def unlabelled(self):
        """Nothing; a paragraph without a label, or with a figure, ends the letters above it."""
        self.letter, self.roman_level, self.last = None, 2, 0
