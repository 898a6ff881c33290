"""Verbs that say the same in Chinese and English, however they are joined with adverbs: 又回顾, Recalling also → recall."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA_FILE = Path(__file__).with_name("verb_families.json")
# 赞赏地注意到, 极为关切地注意到: what stands before 地 only says how.
MANNER = re.compile(r"^.{1,8}?地(?=.)")


@dataclass(frozen=True)
class VerbFamily:
    """`key` is what rows keep; `zh` and `en` name it for readers."""

    key: str
    zh: str
    en: str


@cache
def verb_families() -> dict[str, VerbFamily]:
    """Key → family, in the order of the file."""
    return {entry["key"]: VerbFamily(entry["key"], entry["zh"], entry["en"]) for entry in _entries()}


def family_of(verb: str, language: str) -> str:
    """The key of the family of an opening phrase, by the first verb in it; an empty string where there is none."""
    if language not in ("zh", "en") or not verb:
        return ""
    words = MANNER.sub("", verb) if language == "zh" else verb.lower()
    found = _pattern(language).search(words)
    return _by_stem(language)[found[0]] if found else ""


def _entries() -> list[dict]:
    return json.loads(DATA_FILE.read_text(encoding="utf-8"))


@cache
def _by_stem(language: str) -> dict[str, str]:
    """Stem → key; ValueError where two families share one."""
    found: dict[str, str] = {}
    for entry in _entries():
        for stem in entry["stems"][language]:
            if found.setdefault(stem, entry["key"]) != entry["key"]:
                raise ValueError(f"{stem!r} is in the families {found[stem]!r} and {entry['key']!r}")
    return found


@cache
def _pattern(language: str) -> re.Pattern:
    stems = sorted(_by_stem(language), key=lambda stem: (-len(stem), stem))
    return re.compile(("" if language == "zh" else r"\b") + "(?:" + "|".join(map(re.escape, stems)) + ")")
