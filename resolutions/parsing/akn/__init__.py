"""The UN's own XML (Akoma Ntoso for the United Nations): its markup read as the same record that plain text gives."""

import re

from resolutions.parsing.blocks import Block
from resolutions.parsing.checks import check
from resolutions.parsing.closing import take_close
from resolutions.parsing.formulas import formula_body
from resolutions.parsing.head.adoption import read_decided
from resolutions.parsing.links import find_links
from resolutions.parsing.named_texts import link_names
from resolutions.parsing.paragraph_ids import name_paragraphs
from resolutions.parsing.records import ParsedDocument, Source

from .body import read_bodies
from .facts import read_facts
from .links import compare_links
from .tree import load

# Of comments alone, text has some too: <!-- image -->
START = re.compile(r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}(?:<\?xml\b|<!DOCTYPE|<(?:\w+:)?akomaNtoso\b)", re.S)


def is_xml(source: Source) -> bool:
    """True where the text is XML, well formed or not, by its first words or the file's name."""
    return source.name.lower().endswith(".xml") or bool(START.match(source.text))


def _read_ends(document: ParsedDocument):
    """Nothing; body, date, meeting and vote that the first words and the last lines say, and the markup doesn't."""
    document.body = document.body or formula_body(document.formula)
    if first := next((row.text for row in document.paragraphs if row.kind != "heading"), None):
        read_decided(first, document)
    vote = document.vote
    blocks = [Block(row.text) for row in document.paragraphs]
    kept = set(map(id, take_close(blocks, document)))
    document.paragraphs = [row for row, block in zip(document.paragraphs, blocks, strict=True) if id(block) in kept]
    document.vote = vote or document.vote


def parse_akn(source: Source) -> ParsedDocument:
    """The document that an AKN4UN file holds; SourceError where it is broken XML or another kind of XML."""
    root = load(source.text)
    source.form = source.style = "akn"
    document = ParsedDocument(source)
    read_facts(root, document)
    document.paragraphs, document.footnotes, anchors = read_bodies(root, document)
    _read_ends(document)
    name_paragraphs(document.paragraphs)
    find_links(document)
    compare_links(document, anchors)
    link_names(document)
    check(document)
    return document
