"""A number found in text, in any language, before it is a mention."""

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
