"""How a document is referred to in a text of one's own: in the manner of the UN's editors, and by GB/T 7714."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Referred:
    """What a reference is made of; `place` stands for the paragraph, in the reference's language (第37段, para. 37)."""

    body: str
    title: str
    symbol: str
    url: str
    year: int | None = None
    place: str = ""


def un_reference(referred: Referred, language: str) -> str:
    """`联合国大会，《…》，A/RES/75/307，第37段`; in English `General Assembly, “…”, A/RES/75/307, para. 37`."""
    title = referred.title and (f"《{referred.title}》" if language == "zh" else f"“{referred.title}”")
    comma = "，" if language == "zh" else ", "
    return comma.join(filter(None, [referred.body, title, referred.symbol, referred.place]))


def gbt_reference(referred: Referred, language: str, read_on: date) -> str:
    """A report read online (R/OL) by GB/T 7714—2015, 8.2 (author. title: number[R/OL]. place: publisher, year: part[date
    read]. address.), whose marks are those of the Latin script in any language."""
    place, publisher = ("纽约", "联合国") if language == "zh" else ("New York", "United Nations")
    name = ": ".join(filter(None, [referred.title, referred.symbol]))
    issued = ", ".join(filter(None, [f"{place}: {publisher}", str(referred.year or "")]))
    part = f": {referred.place}" if referred.place else ""
    author = f"{referred.body}. " if referred.body else ""
    return f"{author}{name}[R/OL]. {issued}{part}[{read_on.isoformat()}]. {referred.url}."
