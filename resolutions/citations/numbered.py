"""What is found in text, in any language: a mention of a document, and a number before it is one."""

import datetime as dt
from dataclasses import dataclass

from .symbols import Symbol

# A body that is named, but whose numbers aren't known
UNKNOWN = "?"


@dataclass
class Numbered:
    """A number found in text, and what context says of it."""

    start: int
    end: int
    number: str
    kind: str | None = None
    body: str | None = None
    # True where the text names the body right before the number, not before a list or nowhere.
    body_is_said: bool = False
    date: dt.date | None = None
    symbol: Symbol | None = None


@dataclass
class Mention:
    """One citation: text[start:end] are its words; `symbol` is None where it can't be decided what they mean."""

    symbol: Symbol | None
    text: str
    start: int
    end: int
    date: dt.date | None = None
    pinpoint: str | None = None
