"""Characters made uniform: emphasis, links and blanks that extraction added are taken out, nothing that is printed."""

import html
import re
import unicodedata

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
CJK_POINT = "，。；：、？！（）《》〈〉「」『』【】“”‘’…—"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FROM_SUPERSCRIPT = str.maketrans(SUPERSCRIPTS, "0123456789")
TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)

# Direction marks, soft hyphens, zero-width characters: seen around paragraphs of S/2023/212.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
BLANK = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Blanks within a line that are no single space, those before it, and what each run of them has in it.
BLANKS = re.compile(rf"(?<=\S)(?:[{BLANK}]{{2,}}|[{BLANK[1:]}])")
INDENT = re.compile(rf"^ *[{BLANK[1:]}][{BLANK}]*", re.M)
# Of a letter's width: an ideograph has two, a tab leads to the fourth.
BLANK_WIDTHS = {
    blank: {"\t": 4, "\u3000": 2}.get(blank, 1) for blank in re.findall(f"[{BLANK}]", "".join(map(chr, range(0x3001))))
}
SIGNS_OF_BLANKS = ["  ", *re.findall(f"[{BLANK[1:]}]", "".join(map(chr, range(0x3001))))]
# Kangxi radicals that fonts put in place of the ideograph: ⼀ for 一.
RADICALS = re.compile("[\u2f00-\u2fd5]")
# [A/73/596](#), [57/32](https://undocs.org/...): the words stay.
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:#[^()\s]*|https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)?\)")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400})(?<=\S)\1")
# **Resolution adopted by the General Assembly / on 7 July 2847**
EMPHASIS_OVER_LINES = re.compile(r"\*\*(?=\S)([^*\n]{1,300}\n[^*\n]{1,300})(?<=\S)\*\*")
# <!-- image -->, and the row of bars below a table's heads: |---|:---:|
COMMENT = re.compile(r"<!--[^\n]{0,100}?-->")
# … and the borders of a table drawn with signs: +-----+
BARS = re.compile(
    r"^[ \t]*\+(?:[-=]{2,200}\+){1,20}[ \t]*$|^[ \t]*(?:\|[ \t]*)?(?::?-{2,}:?[ \t]*\|[ \t]*)+(?::?-{2,}:?[ \t]*)?$",
    re.M,
)
# *大会*: emphasis, not the bar code *2109409* nor a footnote's mark behind a word
SLANT = re.compile(r"(?<![*\w\\])\*(?![\s*]|\d+\*)([^*\n]{1,80}?)(?<=\S)\*(?!\*)")
# _Recalling_ its; no name of a file, and no rule
LOW_SLANT = re.compile(r"(?<![A-Za-z0-9_\\])_(?=[^\s_])([^_\n]{1,80}?)(?<=\S)_(?![A-Za-z0-9_])")
# <b>, <span class="x">: how a page of the web marks words
TAG = re.compile(
    r"</?(?:b|i|u|em|strong|small|sub|p|span|div|font|table|thead|tbody|tr|td|th)(?:\s[^<>]{0,200})?/?>", re.I
)
HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
# \(a\) and 12\. as Markdown escapes them, a backslash for a line's end, > before a quotation's or a list's lines
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!<>|~$^'\"]|\s*$)")
QUOTATION_MARK = re.compile(r"^\s*(?:>\s?)+")
# <sup>3</sup>, $^{3}$ as formulas are written, ^2,3^ and ^(2) of Pandoc, also the comma between two calls
MARKS = r"\\?\*{1,3}|\d{1,3}(?:\s?[,，、]\s?\d{1,3}){0,5}|[,，、]"
RAISED = re.compile(
    rf"<sup>\s*({MARKS})\s*</sup>|\$\s?\^\s?\{{?\s?(\d{{1,3}})\s?\}}?\s?\$|\^({MARKS})\^|\^\(({MARKS})\)", re.I
)
# [[2]](#footnote-10) and 2. A/58/211。 [↑](#footnote-ref-10), as converters of Word's files write calls and notes
LINKED_CALL = re.compile(r"\[(?:\\?\[)(\d{1,3})\\?\]\]?\(\\?#(?:foot|end)note[^()]{0,40}\)")
LINKED_NOTE = re.compile(r"^\s*(?:[-*]\s)?(\d{1,3})\\?\.\s+(.*?)\s?\[\\?↑\]\(\\?#(?:foot|end)note[^()]{0,40}\)\s*$")
ANCHOR = re.compile(r"<(?:a|span) (?:id|name)=\"[^\"]{0,60}\">\s*</(?:a|span)>\s?")
# 了—个: a dash that was a misread 一, between two ideographs where no dash can stand (seed of A/RES/75/307).
DASH_FOR_ONE = re.compile(
    r"(?<=[了是这那每第有用为])—(?=[个种次项份些名位般致贯样系步切直起方面章节条编])|(?<=[二三四五六七八九]十)—(?=届)"
)
# A heading's label, where one with the next stands below
DASH_ALONE, TWO_ALONE = re.compile(r"^—[ \t]*$", re.M), re.compile(r"^二[ \t]*$", re.M)


# Some systems export all letters and figures at an ideograph's width: Ａ／ＲＥＳ／７５／３０７.
FULL_WIDTH = re.compile("[\uff0f-\uff19\uff21-\uff3a\uff41-\uff5a]")
TO_HALF_WIDTH = {
    c: c - 0xFEE0
    for span in ((0xFF0F, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for c in range(span[0], span[1] + 1)
}
# Most lines have nothing of all this.
UNCLEAN = re.compile(
    "[$<>^\\\\\\[_*#\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u2f00-\u2fd5"
    "\uff0f-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
# &quot; &#160; as pages of the web and converters write
ENTITY = re.compile(r"&(?:quot|amp|apos|nbsp|[lr][ds]quo|[mn]dash|hellip|middot|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
# resolu\u00ad / tions: where a word may be divided, and was
SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n[ \t]*")
ANY_HAN = re.compile(f"[{HAN}]")
NOT_HAN = re.compile(f"[^{HAN}]+")
# A blank beside a Han character or its point; the bars of a table's row keep theirs.
LOOSE = re.compile(rf" (?:(?<=[{HAN}{CJK_POINT}] )(?!\|)|(?<![|*] )(?=[{HAN}{CJK_POINT}]))")
# The same behind a star; a name's star keeps its blank: 甲(某国)、* 乙(某国)
LOOSE_BEHIND_STARS = re.compile(rf"(?<![、*])(\*+) (?=[{HAN}{CJK_POINT}])")


def clean_lines(text: str) -> list[str]:
    """The text's lines without invisible characters, Markdown links and emphasis, letters and figures at their own
    width; blanks single but for those before a line's first word."""
    if "&" in text:
        text = ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "—" in text:
        text = DASH_FOR_ONE.sub("一", text)
        text = DASH_ALONE.sub("一", text) if TWO_ALONE.search(text) else text
    if "\u00ad" in text:
        text = SOFT_HYPHEN.sub("", text)
    if "**" in text:
        text = EMPHASIS_OVER_LINES.sub(r"\1", text)
    if "--" in text:
        text = COMMENT.sub("", BARS.sub("", text))
    if UNCLEAN.search(text):
        text = "\n".join(_unmark(line) if UNCLEAN.search(line) else line for line in text.split("\n"))
    if any(sign in text for sign in SIGNS_OF_BLANKS):
        text = INDENT.sub(lambda match: " " * sum(map(BLANK_WIDTHS.get, match[0])), BLANKS.sub(" ", text))
    return text.split("\n")


def _unmark(line: str) -> str:
    line = line.translate(TO_HALF_WIDTH) if FULL_WIDTH.search(line) else line
    line = INVISIBLE.sub("", line)
    line = RADICALS.sub(_ideograph, line)
    line = ANCHOR.sub("", line) if "<a " in line or "<span " in line else line
    if "note" in line:
        line = LINKED_CALL.sub(
            lambda m: f" {_superscript(m[1])}", LINKED_NOTE.sub(lambda m: f"{_superscript(m[1])} {m[2]}", line)
        )
    line = RAISED.sub(lambda m: _superscript(m[m.lastindex]), line)
    line = LINK.sub(r"\1", line) if "](" in line else line
    line = HEADING_MARK.sub("", QUOTATION_MARK.sub("", line))
    line = EMPHASIS.sub(r"\2", line) if "**" in line or "__" in line else line
    line = SLANT.sub(r"\1", line) if line.count("*") > 1 else line
    line = LOW_SLANT.sub(r"\1", line) if line.count("_") > 1 else line
    line = TAG.sub("", line) if "<" in line else line
    return ESCAPE.sub("", line)


def tighten(text: str) -> str:
    """Text without blanks beside Han characters and their punctuation (CONTRACT: official typography)."""
    words = " ".join(text.split())
    # Quotation marks and dashes are Chinese or not with the words around them.
    if " " not in words or words.isascii() or not ANY_HAN.search(words):
        return words
    words = LOOSE.sub("", words)
    return LOOSE_BEHIND_STARS.sub(r"\1", words) if "* " in words else words


def count_han(text: str) -> int:
    """How many of the text's characters are Han."""
    return len(NOT_HAN.sub("", text))


def is_chinese(text: str) -> bool:
    """True where at least a tenth of the text's first 5,000 characters are Han (of a longer text, of every third)."""
    sample = text[: 5000 : 3 if len(text) > 3000 else 1]
    enough = len("".join(sample.split())) / 10
    # A Chinese text's beginning mostly has as many.
    return count_han(sample[: len(sample) // 5]) >= enough or count_han(sample) >= enough


def _ideograph(match: re.Match) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _superscript(marks: str) -> str:
    """The marks raised, with a blank between two; nothing for a comma alone."""
    digits = " ".join(re.findall(r"\d+|\*+", marks))
    return digits.translate(TO_SUPERSCRIPT)
