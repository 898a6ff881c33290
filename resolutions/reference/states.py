"""States: codes, names in six languages, former names. The facts and their examples are in `states.json`."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DATA_FILE = Path(__file__).with_name("states.json")

# "EGYPT (ON BEHALF OF THE GROUP OF AFRICAN STATES)", "埃及（代表非洲国家组）": sponsors of A/RES/75/15.
CAPACITY = re.compile(r"\s*\((?:on behalf |of behalf |in its capacity |代表|以)[^()]*\)\s*$", re.IGNORECASE)
# "BAHAMAS (THE)": sponsors of A/RES/79/271.
TRAILING_ARTICLE = re.compile(r"\s*\(the\)\s*$", re.IGNORECASE)
SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True)
class OtherName:
    """A former, short, formal or variant name, its language, and when or where documents print it."""

    name: str
    language: str
    example: str


@dataclass(frozen=True)
class State:
    """One State: `code` is ISO 3166-1 alpha-3, or ISO 3166-3 alpha-3 where `historical`.

    `names` has the keys zh, en, fr, es, ru, ar; `region` and `subregion` have zh and en. `member` is membership
    of the United Nations today, so it is False for observers and for every historical State.
    """

    code: str
    iso2: str
    m49: str
    names: Mapping[str, str] = field(hash=False)
    region: Mapping[str, str] = field(hash=False)
    subregion: Mapping[str, str] = field(hash=False)
    member: bool
    historical: bool
    other_names: tuple[OtherName, ...]
    formal: str | None = None


@cache
def all_states() -> tuple[State, ...]:
    """Every State, historical ones among them, in the order of their codes."""
    data = json.loads(DATA_FILE.read_text(encoding="utf-8"))

    def named(english: str, chinese: dict[str, str]) -> dict[str, str]:
        return {"zh": chinese[english], "en": english}

    return tuple(
        State(
            code=entry["code"],
            iso2=entry["iso2"],
            m49=entry["m49"],
            names=entry["names"],
            region=named(entry["region"], data["regions"]),
            subregion=named(entry["subregion"], data["subregions"]),
            member=entry["member"],
            historical=entry["historical"],
            other_names=tuple(OtherName(**other) for other in entry["other_names"]),
            formal=entry["formal"],
        )
        for entry in data["states"]
    )


def get_state(code: str) -> State | None:
    """The State with this alpha-3 code, or None."""
    return _by_code().get(code.upper())


def find_state(name: str) -> State | None:
    """The State that bears or bore this name, in any language, or None (the European Union is no State).

    Case, white space, punctuation, diacritics, full-width forms, a leading "the", footnote marks and a bracket
    that says for whom a State speaks make no difference.
    """
    key = _name_key(name)
    by_name = _by_name()
    # Only after the whole key has failed: a run such as "theRepublic of Korea" has lost its space.
    return by_name.get(key) or by_name.get(key.removeprefix("the"))


@cache
def _by_code() -> dict[str, State]:
    return {state.code: state for state in all_states()}


@cache
def _by_name() -> dict[str, State]:
    """Key of a name → State; ValueError where two States would share a name, for the data must decide that."""
    found: dict[str, State] = {}
    for state in all_states():
        names = [*state.names.values(), *(other.name for other in state.other_names)]
        if state.formal:
            names.append(state.formal)
        for key in {form for name in names for form in (_name_key(name), _name_key(name).removeprefix("the"))}:
            if found.setdefault(key, state) is not state:
                raise ValueError(f"{key!r} names both {found[key].code} and {state.code}")
    return found


def _name_key(name: str) -> str:
    """Letters and digits only, case-folded, diacritics dropped: what is left when print no longer matters."""
    name = unicodedata.normalize("NFKC", SUPERSCRIPTS.sub("", name))
    name = TRAILING_ARTICLE.sub("", CAPACITY.sub("", name))
    name = unicodedata.normalize("NFD", name).casefold()
    return "".join(letter for letter in name if letter.isalnum())
