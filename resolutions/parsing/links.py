"""Citations of a parsed document: found in its head, paragraphs and footnotes, each with its place."""

from resolutions.citations.finding import SAME_AGAIN, find_citations

from .records import Citation, ParsedDocument


def find_links(document: ParsedDocument):
    """Nothing; the document's citations and proposals are set, what can't be decided is a warning."""
    body, language = document.body, document.language
    _add(document, "head", document.head, body, language)
    document.proposals = list(dict.fromkeys([*document.proposals, *(c.symbol for c in document.citations if c.symbol)]))
    for paragraph in document.paragraphs:
        _add(document, paragraph.id, paragraph.text, body, language)
    previous = None
    for note in document.footnotes:
        mentions = _add(document, f"fn{note.mark}", note.text, body, language, previous)
        named = next((mention.symbol for mention in reversed(mentions) if mention.symbol), None)
        # 同上 goes back to the note before it, whatever that names.
        previous = named or (previous if SAME_AGAIN.match(note.text) else None)


def _add(document, where, text, body, language, previous=None):
    """The mentions found in one place, added to the document."""
    mentions = find_citations(text, body=body, language=language, kind=document.kind, previous=previous) if text else []
    for mention in mentions:
        document.citations.append(
            Citation(
                symbol=str(mention.symbol) if mention.symbol else None,
                text=mention.text,
                where=where,
                start=mention.start,
                end=mention.end,
                date=mention.date,
                pinpoint=mention.pinpoint,
            )
        )
        if mention.symbol is None:
            document.warn("citation-undecided", f"It can't be decided which document “{mention.text}” is.", where)
    return mentions
