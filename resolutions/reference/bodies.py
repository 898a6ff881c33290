"""Issuing bodies: their symbols' prefixes, their names, and what texts call them."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

DATA_FILE = Path(__file__).with_name("bodies.json")


@dataclass(frozen=True)
class Body:
    """A body: its symbols' prefix, its names by language, what texts call it, and a symbol of its own."""

    prefix: str
    names: dict[str, str]
    said: dict[str, list[str]]
    example: str

    def __hash__(self):
        return hash(self.prefix)


@cache
def _bodies() -> dict[str, Body]:
    return {row["prefix"]: Body(**row) for row in json.loads(DATA_FILE.read_text(encoding="utf-8"))}


def all_bodies() -> tuple[Body, ...]:
    """Every body that is known, in the order of the file."""
    return tuple(_bodies().values())


@lru_cache(maxsize=5_000)
def get_body(prefix: str) -> Body | None:
    """The body of a prefix such as `A/HRC`, or of the longest known part of it (`A/AC.109` is an `A/AC`); or None."""
    known = _bodies()
    if prefix in known:
        return known[prefix]
    fits = [p for p in known if prefix.startswith(p) and prefix[len(p) : len(p) + 1] in ("/", ".")]
    return known[max(fits, key=len)] if fits else None


@cache
def first_parts() -> frozenset[str]:
    """What a symbol's first part can be: `A`, `S`, `FCCC` …"""
    return frozenset(body.prefix.split("/")[0] for body in all_bodies())


@cache
def body_names(language: str) -> dict[str, str]:
    """Prefixes by what texts in the language call the bodies, longest name first."""
    pairs = [(name, body.prefix) for body in all_bodies() for name in body.said.get(language, [])]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def is_body_name(words: str) -> bool:
    """True where the words are a body's name and nothing else, in Chinese or English."""
    return words in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(name for body in all_bodies() for name in body.names.values())
