"""What the markup links, held against what the words say: where they disagree the words are right."""

import re
from urllib.parse import unquote

from resolutions.citations.symbols import Symbol, parse_symbol
from resolutions.parsing.records import Citation, Paragraph, ParsedDocument

from .words import Anchor

# Languages in which words around a bare number say whose it is; in others only its figures can contradict a link.
UNDERSTOOD = {"zh", "en"}
UN_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:[a-z]{2}|ch)/)?(?P<symbol>[^?#]+)", re.I
)


def compare_links(document: ParsedDocument, anchors: list[Anchor]):
    """Nothing; a link whose words hold no citation that was found becomes one, a link elsewhere a warning."""
    found: dict[str, list[Citation]] = {}
    for citation in document.citations:
        found.setdefault(citation.where, []).append(citation)
    for anchor in anchors:
        linked = linked_symbol(anchor.href)
        if linked is None or not re.search(r"\d", anchor.text):
            continue
        where = anchor.where.id if isinstance(anchor.where, Paragraph) else anchor.where
        there = [c for c in found.get(where, []) if c.start < anchor.end and anchor.start < c.end]
        said = {half for c in there if c.symbol for half in _names(c.symbol)}
        if said & set(_names(str(linked))):
            continue
        bare = _is_bare(there) and _agree(anchor.text, linked)
        if said and bare and document.language not in UNDERSTOOD and _is_own(there[0], document):
            there[0].symbol = str(linked)
            continue
        if not _agree(anchor.text, linked) or said or (there and _had_been_decided(linked, document)):
            document.warn(
                "link-disagrees", f"The markup links “{anchor.text}” to {linked}; the words were followed.", where
            )
        elif there:
            # The words alone could not decide; the markup can.
            there[0].symbol = str(linked)
            _forget_doubt(document, there[0])
        else:
            citation = Citation(str(linked), anchor.text, where, anchor.start, anchor.end)
            document.citations.append(citation)
            found.setdefault(where, []).append(citation)


def linked_symbol(href: str) -> Symbol | None:
    """The symbol that a link to the UN's document sites names, or None."""
    match = UN_ADDRESS.match((href or "").strip())
    return parse_symbol(unquote(match["symbol"]).strip()) if match else None


def _names(symbol: str) -> list[str]:
    """The symbol and, of a joint one, its halves; a part's document counts as the whole's (74/255 B, 74/255 A-B)."""
    parsed = parse_symbol(symbol)
    names = [symbol, *(str(half) for half in (parsed.halves if parsed else ()))]
    return [re.sub(r"(?<=\d)[A-Z](?:-[A-Z])?$|\((?:SUPP|PARTS?[^()]*)\)$", "", name, flags=re.I) for name in names]


def _agree(words: str, linked: Symbol) -> bool:
    """True where the words' figures stand in the symbol: a link on 44/13 leads to no other number."""
    figures = re.findall(r"\d+", words)
    # 1514 (د-15) is A/RES/1514(XV).
    said = {*re.findall(r"\d+", str(linked)), str(linked.session)}
    return bool(figures) and said.issuperset(figures[:2])


def _is_own(citation: Citation, document: ParsedDocument) -> bool:
    """True where the number was taken for the citing body's own: no other was seen to be named beside it."""
    symbol = parse_symbol(citation.symbol)
    return symbol is not None and symbol.body == document.body


def _had_been_decided(linked: Symbol, document: ParsedDocument) -> bool:
    """True where words that left the number undecided would have decided for this document: they name another body
    (妇女地位委员会第52/2号决议 with a link to the Assembly's)."""
    return document.language in UNDERSTOOD and linked.kind in ("resolution", "decision") and linked.body in ("A", "E")


def _is_bare(there: list[Citation]) -> bool:
    """True for one citation of figures alone: 55/16, whose body the words around it say."""
    return len(there) == 1 and re.fullmatch(r"\d+/\d+", there[0].text) is not None


def _forget_doubt(document: ParsedDocument, citation: Citation):
    doubt = f"“{citation.text}”"
    for warning in document.warnings:
        if warning.code == "citation-undecided" and warning.where == citation.where and doubt in warning.message:
            document.warnings.remove(warning)
            return
