"""Opening phrases of preambular and operative paragraphs, built from the word groups in `verbs.json`.

A phrase is an optional lead (在这方面), adverbs (又, 赞赏地) and a verb (注意到), and in some places more: a stance
with its object (重申支持), a second verb (欢迎并鼓励), a tail (的是, "with concern also"). A group's `opens` says which
paragraphs its words open; `others` open one only where a word of `before` follows in the same clause.

Every repetition in the patterns has a small fixed bound, so the time for one text does not grow with its length.
"""

import json
import re
from functools import cache
from pathlib import Path

DATA_FILE = Path(__file__).with_name("verbs.json")

# Direction marks and white space that exported texts carry before a paragraph's first word (A/RES/79/134 has U+200E).
BLANK = r"[\s\u200b-\u200f\u2060\ufeff]*"


def find_verb(text: str, language: str = "zh") -> str | None:
    """The opening phrase at the very start of `text`, verbatim and as long as possible, or None."""
    found = verb_pattern(language).match(text) if language in PHRASES else None
    return found["verb"] if found else None


def opens_preamble(text: str, language: str = "zh") -> bool:
    """True where `text` starts with a phrase that opens preambular paragraphs."""
    return language in PHRASES and _preamble_pattern(language).match(text) is not None


@cache
def verb_pattern(language: str) -> re.Pattern:
    """Pattern for `match`, with the phrase in group "verb"; KeyError for a language that isn't official."""
    return _compile(language, ("preamble", "operative", "both"))


@cache
def _preamble_pattern(language: str) -> re.Pattern:
    return _compile(language, ("preamble", "both"))


def _compile(language: str, opens: tuple[str, ...]) -> re.Pattern:
    return re.compile(f"{BLANK}(?P<verb>{PHRASES[language](_groups()[language], opens)})")


@cache
def _groups() -> dict[str, dict[str, list[dict]]]:
    """Language → part of the phrase → groups of words, as the file has them."""
    return json.loads(DATA_FILE.read_text(encoding="utf-8"))


def _any_of(groups: list[dict], opens: tuple[str, ...] | None = None) -> str:
    """Alternation of the groups' words, longest first so that the longest wins."""
    words = {word for group in groups if opens is None or group["opens"] in opens for word in group["words"]}
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _chinese_phrase(parts: dict[str, list[dict]], opens: tuple[str, ...]) -> str:
    adverb = _any_of(parts["adverbs"], opens)
    verb = _any_of(parts["verbs"], opens)
    # 连续第十五年重申: A/RES/75/209.
    lead = rf"(?:{_any_of(parts['leads'], opens)}|连续第[一二三四五六七八九十百]{{1,5}}年)?"
    # 重申深为关切, 宣布坚决反对: a stance, then what it is about, as one emphasised phrase.
    stance = rf"{_any_of(parts['stances'])}{adverb}{{0,3}}{_any_of(parts['objects'])}"
    # 痛惜并最强烈地谴责: two verbs joined.
    joined = rf"{verb}(?:{_any_of(parts['links'])}{adverb}{{0,2}}{verb})?"
    # 表示 alone: the object of the feeling stands further on.
    phrase = rf"{lead}{adverb}{{0,4}}(?:{stance}|{joined}|表示){_any_of(parts['tails'])}?"
    # 对平民伤亡表示关切: the opener is the first word, and only where the rest follows in the same clause.
    split = [
        rf"(?:又|还|再次)?{_any_of([group])}(?=[^，；。]{{1,80}}{_any_of([{'words': group['before']}])})"
        for group in parts["others"]
        if group["opens"] in opens
    ]
    return f"(?:{'|'.join([phrase, *split])})"


def _english_phrase(parts: dict[str, list[dict]], opens: tuple[str, ...]) -> str:
    lead, adverb = _any_of(parts["leads"]), _any_of(parts["adverbs"])
    intensifier = _any_of(parts["intensifiers"])
    thing = rf"(?:{intensifier} ){{0,2}}{_any_of(parts['objects'])}"
    things = rf"{thing}(?: and {thing})?"
    forms = []
    for form in ("operative", "preamble"):
        if form not in opens:
            continue
        verb, bearer = _any_of(parts["verbs"], (form,)), _any_of(parts["bearers"], (form,))
        # "Continues to encourage".
        continued = rf"{_any_of(parts['stances'], (form,))} [a-z-]{{3,20}}"
        # "Expresses deep concern", "Expressing the view": these verbs mean nothing without their object.
        borne = rf"{bearer} (?:its |the )?{things}"
        # "with deep concern", "its previous request", "and strongly condemns", "also".
        tail = (
            rf"(?: {_any_of(parts['tails'], (form, 'both'))}| with (?:{intensifier} )?interest"
            rf"| with {things}| its {things}| and (?:{adverb} ){{0,2}}{verb})"
        )
        forms.append(rf"(?:{continued}|{borne}|{verb}){tail}{{0,3}}")
    # An opener begins with a capital; inside a sentence "recalls" opens nothing.
    return rf"(?=[A-Z])(?i:(?:{lead} )?(?:{adverb} ){{0,4}}(?:{'|'.join(forms)})\b)"


def _plain_phrase(parts: dict[str, list[dict]], opens: tuple[str, ...]) -> str:
    """A verb as it opens a paragraph in the language, and what may belong to it: Rappelant également, вновь призывая."""
    verb, tail = _any_of(parts["verbs"], opens), _any_of(parts["tails"])
    before = rf"(?:{_any_of(parts['adverbs'])} ){{0,2}}" if "adverbs" in parts else ""
    return rf"{before}{verb}(?!\w)(?: {tail}(?!\w)){{0,2}}"


PHRASES = {
    "zh": _chinese_phrase,
    "en": _english_phrase,
    "fr": _plain_phrase,
    "es": _plain_phrase,
    "ru": _plain_phrase,
    "ar": _plain_phrase,
}
