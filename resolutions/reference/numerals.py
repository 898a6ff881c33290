"""Numbers written in words: 第七十五届, Seventy-fifth."""

import re

HAN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}

ENGLISH_NUMBERS = {
    word: n
    for n, words in enumerate(
        [
            "one/first",
            "two/second",
            "three/third",
            "four/fourth",
            "five/fifth",
            "six/sixth",
            "seven/seventh",
            "eight/eighth",
            "nine/ninth",
            "ten/tenth",
            "eleven/eleventh",
            "twelve/twelfth",
            "thirteen/thirteenth",
            "fourteen/fourteenth",
            "fifteen/fifteenth",
            "sixteen/sixteenth",
            "seventeen/seventeenth",
            "eighteen/eighteenth",
            "nineteen/nineteenth",
        ],
        1,
    )
    for word in words.split("/")
} | {
    word: n * 10
    for n, words in enumerate(
        [
            "twenty/twentieth",
            "thirty/thirtieth",
            "forty/fortieth",
            "fifty/fiftieth",
            "sixty/sixtieth",
            "seventy/seventieth",
            "eighty/eightieth",
            "ninety/ninetieth",
        ],
        2,
    )
    for word in words.split("/")
}


def parse_han_number(words: str) -> int | None:
    """901 for 九百零一 or 九〇一 or 901; None where the words are no number."""
    words = words.strip()
    if words.isascii():
        return int(words) if words.isdigit() and len(words) < 6 else None
    if not words or any(c not in HAN_DIGITS and c not in HAN_UNITS for c in words):
        return None
    if not any(c in HAN_UNITS for c in words):
        return int("".join(str(HAN_DIGITS[c]) for c in words)) if len(words) < 6 else None
    total, digit = 0, None
    for c in words:
        if c in HAN_UNITS:
            total += (1 if digit is None else digit or 1) * HAN_UNITS[c]
            digit = None
        else:
            digit = HAN_DIGITS[c]
    return total + (digit or 0)


def parse_english_number(words: str) -> int | None:
    """75 for "seventy-fifth", 902 for "nine hundred and second", 75 for "75th"; None where it is no number."""
    figure = re.fullmatch(r"(\d{1,5})(?:st|nd|rd|th)?", words.strip())
    if figure:
        return int(figure[1])
    total = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in ("hundred", "hundredth"):
            total = (total or 1) * 100
        elif word in ENGLISH_NUMBERS:
            total += ENGLISH_NUMBERS[word]
        elif word != "and":
            return None
    return total or None
