"""Citations of a parsed document: found in its head, paragraphs and footnotes, each with its place."""

from resolutions.citations.finding import SAME_AGAIN, Mention, find_citations
from resolutions.citations.serials import serial_of, serials_named
from resolutions.citations.symbols import Symbol

from .records import Citation, ParsedDocument

# Kinds of document that a body itself adopts or is to adopt
OWN_NUMBERS = ("resolution", "draft_resolution", "decision")


def find_links(document: ParsedDocument):
    """Nothing; the document's citations and proposals are set, what can't be decided is a warning."""
    add_citations(document, "head", document.head)
    document.proposals = list(dict.fromkeys([*document.proposals, *(c.symbol for c in document.citations if c.symbol)]))
    for paragraph in document.paragraphs:
        add_citations(document, paragraph.id, paragraph.text)
    previous = None
    for note in document.footnotes:
        mentions = add_citations(document, f"fn{note.mark}", note.text, previous)
        named = next((mention.symbol for mention in reversed(mentions) if mention.symbol), None)
        # 同上 goes back to the note before it, whatever that names.
        previous = named or (previous if SAME_AGAIN.match(note.text) else None)
    settle_serials(document)
    for citation in document.citations:
        if citation.symbol is None:
            words = f"It can't be decided which document “{citation.text}” is."
            document.warn("citation-undecided", words, citation.where)


def add_citations(document: ParsedDocument, where: str, text: str, previous: Symbol | None = None) -> list[Mention]:
    """The mentions found in one place of the document, which are added to it."""
    # A letter that is circulated as the Council's is not written by it.
    body = None if document.body == "S" and document.kind not in OWN_NUMBERS else document.body
    mentions = find_citations(text, body=body, language=document.language, previous=previous) if text else []
    for mention in mentions:
        symbol = str(mention.symbol) if mention.symbol else None
        place = (where, mention.start, mention.end)
        document.citations.append(Citation(symbol, mention.text, *place, mention.date, mention.pinpoint))
    return mentions


def settle_serials(document: ParsedDocument):
    """Nothing; a number of the Council's without its year (第1988号决议) is that of the one resolution that the text names
    with it."""
    undecided = [citation for citation in document.citations if citation.symbol is None]
    named = serials_named(citation.symbol for citation in document.citations) if undecided else {}
    for citation in undecided:
        citation.symbol = named.get(serial_of(citation.text) or "")
