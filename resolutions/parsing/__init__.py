"""Source text in, `ParsedDocument` out; knows no Django, no clock, no network and no database."""

from .akn import is_xml, parse_akn
from .records import ParsedDocument
from .sources import SourceError, decode
from .text import parse_text

# Raise it whenever the same bytes may now give another record, so that stored texts are known to be out of date.
PARSER_VERSION = 8


def parse_source(data: bytes, name: str = "-") -> ParsedDocument:
    """The document read from a source file's bytes; SourceError where they are no text."""
    source = decode(data, name)
    return parse_akn(source) if is_xml(source) else parse_text(source.text, source)


__all__ = ["PARSER_VERSION", "ParsedDocument", "SourceError", "decode", "parse_source", "parse_text"]
