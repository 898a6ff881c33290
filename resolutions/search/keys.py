"""A passage's key: document, language and place in one number, so that the index alone tells which document is hit.

document · language (3 bits) · place (3 bits) · position (16 bits)
"""

from resolutions.models.languages import Language

DOCUMENT_BITS = 22
POSITION_BITS = 16
MOST_POSITIONS = 1 << POSITION_BITS

PLACES = ["title", "preamble", "operative", "footnote"]
_PLACE = {place: n for n, place in enumerate(PLACES)}
_LANGUAGE = {language: n for n, language in enumerate(Language.values)}


def key_of(document: int, language: str, place: str, position: int) -> int:
    """The key; ValueError where a text has more passages of a place than a key can tell apart."""
    if position >= MOST_POSITIONS:
        raise ValueError(f"more than {MOST_POSITIONS} passages in one part of a text")
    part = _LANGUAGE[language] << 3 | _PLACE[place]
    return document << DOCUMENT_BITS | part << POSITION_BITS | position


def document_of(key: int) -> int:
    return key >> DOCUMENT_BITS


def place_of(key: int) -> str:
    return PLACES[key >> POSITION_BITS & 7]


def keys_of(document: int) -> tuple[int, int]:
    """(first, last) of the keys that a document's passages may have."""
    return document << DOCUMENT_BITS, ((document + 1) << DOCUMENT_BITS) - 1
