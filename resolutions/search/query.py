"""The query language: what a reader typed into the search box, understood as far as it can be.

气候变化 小岛屿          both words, in one paragraph or elsewhere in the document
"可持续发展目标"         these words together
-贷款                    documents without it
海洋 OR 海域             either
脚注:报告  标题:合作     in one part of a document
届会:75  提案国:法国     what documents are filtered by; also in English: session:75
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from .analyser import find_phrases, phrase

# Parts of a document in which a phrase may be looked for, and the words that name them.
PLACES = {
    "title": ("标题", "题目", "title"),
    "preamble": ("序言", "序言段", "preamble", "preambular"),
    "operative": ("正文", "执行段", "执行部分", "operative", "text"),
    "footnote": ("脚注", "注", "footnote", "note"),
}
# Filters of the document list, and the words that name them.
FIELDS = {
    "agenda": ("议程", "议程项目", "agenda"),
    "session": ("届会", "届", "session"),
    "body": ("机构", "body"),
    "kind": ("类型", "类别", "kind", "type"),
    "sponsor": ("提案国", "sponsor"),
    "subject": ("主题", "subject"),
    "year": ("年", "年份", "year"),
    "cites": ("引用", "cites"),
    "language": ("语言", "语文", "language", "lang"),
}
_PLACE_OF = {word: name for name, words in PLACES.items() for word in words}
_FIELD_OF = {word: name for name, words in FIELDS.items() for word in words}
# More phrases than anyone means; each is a search of its own.
MOST_PHRASES = 20

QUOTES = {'"': '"', "“": "”", "”": "”", "„": "”", "「": "」", "『": "』", "«": "»"}
_FULL_WIDTH = str.maketrans({"：": ":", "－": "-", "\u2212": "-", "＂": '"', "（": "(", "）": ")", "｜": "|"})
_NAME = re.compile(r"([^\W\d_]\w{0,20}):(?=\S)")
LONGEST_NAME = 6


@dataclass(frozen=True)
class Phrase:
    """Words that stand together, perhaps in one part of documents only. `terms` and `open_end` as the analyser gives them."""

    words: str
    place: str | None = None
    terms: tuple[str, ...] = ()
    open_end: bool = False


@dataclass(frozen=True)
class Problem:
    """What wasn't understood: a code (words for it are the page's business) and the words concerned."""

    code: str
    words: str = ""


@dataclass
class Query:
    """`groups`: a document has one phrase at least of each; `excluded`: it has none of them; `fields`: name → values."""

    groups: list[tuple[Phrase, ...]] = field(default_factory=list)
    excluded: list[Phrase] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __bool__(self):
        return bool(self.groups or self.excluded or self.fields)

    @property
    def wanted(self) -> list[Phrase]:
        """Every phrase that a hit may be of."""
        return [phrase for group in self.groups for phrase in group]

    def spans(self, words: str, place: str | None = None) -> list[tuple[int, int]]:
        """(start, end) of the hits in words that stand in that part of a document (None: in any)."""
        return spans_of(self.wanted, words, place)


def spans_of(phrases: Iterable[Phrase], words: str, place: str | None = None) -> list[tuple[int, int]]:
    """(start, end) of every place where one of the phrases stands in words of that part of a document (None: of any)."""
    asked = [p for p in phrases if p.place is None or place is None or p.place == place]
    return find_phrases(words, [(p.terms, p.open_end) for p in asked])


@dataclass
class _Token:
    words: str
    quoted: bool = False
    minus: bool = False
    name: str | None = None


def parse_query(typed: str) -> Query:
    """The query; whatever isn't understood is left out of it and named in `problems`."""
    query = Query()
    tokens = _tokens(typed, query.problems)
    joined = False  # the next phrase is an alternative of the last one
    for token in _rejoined(tokens):
        if token.name is None and not token.quoted and not token.minus and token.words in ("OR", "|", "||"):
            joined = bool(query.groups)
            if not joined:
                query.problems.append(Problem("or", token.words))
            continue
        if token.name in _FIELD_OF:
            _add_field(query, token)
            continue
        asked = _phrase(token, query.problems)
        if asked is None:
            continue
        if len(query.wanted) + len(query.excluded) >= MOST_PHRASES:
            query.problems.append(Problem("many", token.words))
            break
        if token.minus:
            query.excluded.append(asked)
        elif joined:
            query.groups[-1] += (asked,)
        else:
            query.groups.append((asked,))
        joined = False
    if joined:
        query.problems.append(Problem("or", "OR"))
    return query


def _tokens(typed: str, problems: list[Problem]) -> list[_Token]:
    words = "".join(c if c.isprintable() else " " for c in typed.translate(_FULL_WIDTH))
    tokens, at = [], 0
    while at < len(words):
        if words[at].isspace():
            at += 1
            continue
        token = _Token("")
        if words[at] == "-" and at + 1 < len(words) and not words[at + 1].isspace():
            token.minus, at = True, at + 1
        name = _NAME.match(words, at)
        # 变革我们的世界：2030年… is a title; a field's name is short, and its colon is typed narrow where it isn't known.
        known = name and unicodedata.normalize("NFKC", name[1]).casefold()
        if known and (
            known in _FIELD_OF or known in _PLACE_OF or (len(known) <= LONGEST_NAME and typed[name.end() - 1] == ":")
        ):
            token.name, at = known, name.end()
        if at < len(words) and words[at] in QUOTES:
            end = _closing(words, at)
            if end < 0:
                problems.append(Problem("quote", words[at:]))
                end = len(words)
            token.words, token.quoted, at = words[at + 1 : end], True, end + 1
        else:
            end = at
            while end < len(words) and not words[end].isspace() and words[end] not in '"“”「」『』':
                end += 1
            token.words, at = words[at:end], max(end, at + 1)
        tokens.append(token)
    return tokens


def _closing(words: str, at: int) -> int:
    """Where the quotation that opens at this place closes, or -1; “ may be closed by \" and the other way round."""
    closing = {QUOTES[words[at]]} | ({'"', "”"} if words[at] in '"“”„' else set())
    return next((n for n in range(at + 1, len(words)) if words[n] in closing), -1)


def _rejoined(tokens: list[_Token]) -> list[_Token]:
    """The tokens with figures and single characters that typesetting set apart put together: 第 70/1 号 → 第70/1号."""
    joined: list[_Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        plain = last and not (last.quoted or token.quoted or token.minus or token.name)
        if plain and _belong(last.words, token.words):
            joined[-1] = _Token(f"{last.words} {token.words}", minus=last.minus, name=last.name)
        else:
            joined.append(token)
    return joined


def _belong(before: str, after: str) -> bool:
    """True where a blank between the two parts no words: single Han characters, and such beside a number."""
    last, first = before.split()[-1] if before.split() else "", after
    single = [len(part) == 1 and ord(part) > 0x2E7F for part in (last, first)]
    number = [bool(re.fullmatch(r"\d[\d/.()\-]*", part, re.ASCII)) for part in (last, first)]
    return (single[0] or single[1]) and all(a or b for a, b in zip(single, number, strict=True))


def _add_field(query: Query, token: _Token):
    name = _FIELD_OF[token.name]
    if token.minus:
        query.problems.append(Problem("minus", f"{token.name}:{token.words}"))
    elif token.words.strip():
        query.fields.setdefault(name, []).append(token.words.strip())
    else:
        query.problems.append(Problem("empty", token.name))


def _phrase(token: _Token, problems: list[Problem]) -> Phrase | None:
    words, place = token.words, _PLACE_OF.get(token.name)
    if token.name and not place:
        problems.append(Problem("field", f"{token.name}:{words}"))
        return None
    asked, open_end = phrase(words)
    if not asked:
        if words.strip():
            problems.append(Problem("nothing", words))
        return None
    return Phrase(words, place, asked, open_end)
