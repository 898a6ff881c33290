"""Words of English text that a line's end divided (Eco-/nomic), told from those that have a hyphen of their own."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z]+")
DIVIDED = re.compile(r"(?<![\w-])(?P<first>[A-Za-z]*[a-z])-$")
REST = re.compile(r"[a-z]+")
# self-determination, decision-making: words that are joined by a hyphen wherever they stand
FIRSTS = re.compile(
    "anti|capacity|counter|cross|decision|follow|full|gender|half|high|long|low|micro|multi|non|peer|policy|rule|self|semi"
    "|short|small|socio|tax|third|two|vice|well|women|year"
)
SECONDS = re.compile(
    "based|being|building|called|cutting|driven|economic|effective|free|held|income|keeping|level|making|oriented|owned"
    "|political|related|rich|scale|sensitive|sharing|specific|term|time|wide"
)
# The end of a line, in which its last word stands
LONGEST_WORD = 60
# low- and middle-income
SUSPENDED = ("and", "or", "to")
# Fewer letters behind the hyphen are an ending: long-er, but follow-up
SHORTEST, ENDS = 4, ("up", "led")


def find_words(lines: Iterable[str]) -> set[str]:
    """The words of the lines in small letters, those left out that a line's end divided; none where no line's end divides
    one."""
    words: set[str] = set()
    divided = last = False
    for line in lines:
        found = WORD.findall(line.lower())
        last, before = line.endswith("-"), last
        divided = divided or last
        words.update(found[before : len(found) - last])
    return words if divided else set()


def join_divided(pieces: list[str], words: set[str]) -> list[str]:
    """The lines of a paragraph, a word that an end divided put together again: `words` are those of the text."""
    joined: list[str] = []
    for piece in pieces:
        first, rest = DIVIDED.search(joined[-1][-LONGEST_WORD:]) if joined else None, REST.match(piece)
        if first and rest and rest[0] in SUSPENDED:
            joined.append(f" {piece}")
        elif first and rest and not _has_hyphen(first["first"].lower(), rest[0], words):
            joined[-1] = f"{joined[-1][:-1]}{piece}"
        else:
            joined.append(piece)
    return joined


def _has_hyphen(first: str, rest: str, words: set[str]) -> bool:
    """True where the hyphen is the word's own: as both parts are words of the text, and they aren't one together."""
    if first + rest in words:
        return False
    if len(rest) < SHORTEST:
        return rest in ENDS
    told = FIRSTS.fullmatch(first) or SECONDS.fullmatch(rest)
    return bool(told or (first in words and rest in words))
