"""A document read from extracted text: blocks, notes, head and body, then facts decided from all of them."""

import itertools
import re

from resolutions.citations.finding import find_citations
from resolutions.citations.symbols import Symbol, canonical, parse_symbol

from .blocks import Block, glue, read_lines
from .body import Piece, read_body
from .checks import check
from .clean import FROM_SUPERSCRIPT, HAN, SUPERSCRIPTS, tighten
from .closing import read_totals, take_close
from .formulas import NUMBER, find_formula, formula_body
from .head.adoption import ADOPTION_LINE, read_decided
from .head.heading import COUNCIL_NUMBER_LINE, NUMBER_TO_COME, Head, is_whole, read_head
from .head.prose_head import join_title, read_head_of_prose, sets_out_drafts
from .languages import detect_language
from .links import find_links
from .named_texts import link_names
from .notes.footnotes import find_legend, join_cut_notes, split_notes, take_calls
from .notes.plain_calls import raise_plain_calls
from .one_line.segmented import cut_segmented
from .page.alone import join_labels
from .page.furniture import drop_furniture
from .page.gaps import join_between_gaps
from .page.joining import join_lines
from .page.lines import ends_sentence, without_leaders
from .page.masthead_lines import part_masthead
from .page.note_lines import join_marks
from .page.scattered import gather_notes
from .paragraph_ids import name_paragraphs
from .prose import read_prose
from .records import Paragraph, ParsedDocument, Source
from .subheadings import opening_verb

# A decision says so in its number line's body: 大会…决定 with a number of 400 and up.
DECISION_NUMBERS = range(400, 1000)
# 2023/318. …: only the Economic and Social Council counts by years
A_YEAR = re.compile(r"\d{4}/")
# 77/292. …经费的筹措 B 2023年5月31日第77/292号决议成为第77/292 A号决议。: the part's letter, and the note that it calls.
PART_NOTE = re.compile(r"\s?[A-Z]\s?[*⁰¹²³⁴⁵⁶⁷⁸⁹]*\s?(?=《|\d{4}年|(?:因此|第)).{0,200}成为第.{3,40}号决(?:议|定)。$")
# Bodies whose resolutions have the session's number and one of their own.
COUNTING = ("A", "A/HRC", "E", "S")
# 第64/5号决议, 人权委员会第2004/21号决议, Commission on Human Rights resolution 2004/21
STATED_NUMBER = re.compile(
    r"(?:[^，。：；\s]{2,24}?)?第\s?[\dA-Z][^，。：；]{1,16}号(?:决议|决定)|(?:[A-Z][A-Za-z ]{4,60} )?(?:[Rr]esolution|[Dd]ecision) \d{1,4}(?:/| [A-Z]? ?\()\S{1,12}"
)
# 77/539. 渡口, 77/539.渡口
NUMBER_LINE = re.compile(rf"{NUMBER}\s?[.．](?:\s|(?=[{HAN}]))")
# Letters of a line that stands above a resolution's number and isn't cut.
LONGEST_OF_HEAD = 30
POINTS = "，,、；。：،؛"


def parse_text(raw: str, source: Source) -> ParsedDocument:
    """The document that a text states; what it doesn't state is None, what is doubtful is a warning."""
    document = ParsedDocument(source)
    source.style, blocks, document.subjects = read_lines(raw)
    document.language = detect_language(raw)
    if source.style == "segmented":
        blocks = cut_segmented(" ".join(block.text for block in blocks), document.language)
    else:
        blocks = part_masthead(blocks)
        blocks = drop_furniture(blocks, cut=source.style == "wrapped")
        blocks = join_marks(join_labels(gather_notes(blocks)))
        if source.style == "wrapped":
            blocks = join_lines(blocks, document.language)
        elif source.style == "paged":
            blocks = join_between_gaps(blocks)
    legend = find_legend(blocks)
    blocks, notes = split_notes(blocks, legend)
    blocks = _join_points(blocks)
    document.footnotes = join_cut_notes(notes)
    blocks = join_title(raise_plain_calls(blocks, document.footnotes))

    start = find_formula([block.text for block in blocks])
    formula = tighten(blocks[start].text) if start is not None else ""
    if start is None:
        start = _number_line_ends(blocks)
    elif sets_out_drafts(blocks, start):
        start = None
    if start is None:
        head, body = read_head_of_prose(blocks, document)
        _set_symbol(document, head)
        document.body = document.body or head.body
        pieces = read_prose(body, document.language, source.style)
    else:
        head = read_head([block.text for block in blocks[:start]], document)
        document.formula = formula
        _decide(document, head, formula)
        read_totals(document.head, document)
        body = take_close(blocks[start + bool(formula) :], document)
        parts = [Piece("heading", line) for line in head.part_lines]
        pieces = parts + read_body(
            body, document.language, source.style, preamble=bool(formula) or document.kind != "decision"
        )
    if first := next((piece.text for piece in pieces if piece.kind != "heading"), None):
        read_decided(tighten(first), document)
    document.paragraphs = _finish(pieces, {note.mark for note in document.footnotes}, legend, document.language)
    document.head_notes = _calls_in(head.title_lines)
    name_paragraphs(document.paragraphs)
    find_links(document)
    link_names(document)
    check(document)
    return document


def _join_points(blocks: list[Block]) -> list[Block]:
    """The blocks, one that is nothing but a point joined to the block before it (安全理事会 / ，)."""
    joined: list[Block] = []
    behind: dict[int, list[str]] = {}
    for block in blocks:
        point = block.text.strip()
        if joined and len(point) == 1 and point in POINTS:
            behind.setdefault(len(joined) - 1, []).append(point)
        else:
            joined.append(block)
    for place, points in behind.items():
        joined[place].text = joined[place].text.rstrip() + "".join(points)
    return joined


def _number_line_ends(blocks: list[Block]) -> int | None:
    """Position behind the number line of a text without an enacting formula, and behind how it was adopted; or None."""
    for i, block in enumerate(blocks[:30]):
        # …General Assembly resolution / 77/245. The Secretariat …: a line that was cut begins no text.
        before = blocks[i - 1].text.strip() if i else ""
        if len(before) > LONGEST_OF_HEAD and not (ends_sentence(before) or before.endswith("]") or is_whole(before)):
            continue
        if NUMBER_LINE.match(block.text.strip()) or COUNCIL_NUMBER_LINE.fullmatch(tighten(block.text)):
            following = (tighten(block.text) for block in blocks[i + 1 :])
            return i + 1 + sum(1 for _ in itertools.takewhile(ADOPTION_LINE.fullmatch, following))
    return None


def _decide(document: ParsedDocument, head: Head, formula: str):
    """Nothing; symbol, body, kind and title follow from what the head and the formula said."""
    document.body = formula_body(formula.lstrip('“「"')) or head.body
    if head.number:
        symbol = _decide_number(document, head, formula)
    elif head.council_number:
        document.kind, symbol = "resolution", parse_symbol(head.council_number)
    else:
        symbol = _take_stated_number(head, document) if formula else None
    if symbol:
        head.symbols.insert(0, symbol)
    _set_symbol(document, head)
    stated = parse_symbol(document.symbol) if document.symbol else None
    if document.kind == "other" and formula and not (stated and stated.kind == "presidential_statement"):
        document.kind = "draft_resolution"
    document.title = _title(head) or None
    if document.kind == "draft_resolution" and document.agenda_items and not document.title:
        document.title = document.agenda_items[0].sub_title or document.agenda_items[0].title


def _decide_number(document: ParsedDocument, head: Head, formula: str) -> Symbol | None:
    """The symbol that the number above the title gives, None where the masthead's says more; kind and session with it."""
    head.part = head.part or _stated_part(head)
    body = document.body or ("E" if A_YEAR.match(head.number) else "A")
    document.kind = "decision" if _is_decision(head, formula, body) else "resolution"
    kind, number = ("DEC" if document.kind == "decision" else "RES"), f"{head.number}{head.part}"
    symbol = parse_symbol(canonical(number, body, kind) or f"{body}/{kind}/{number}")
    above = [stated for stated in head.symbols if stated]
    others = {str(stated) for stated in above if symbol and (stated.kind, stated.body) == (symbol.kind, symbol.body)}
    if others and str(symbol) not in others:
        words = f"The masthead says {min(others)}, the number above the title {symbol}; the latter was taken."
        document.warn("symbol-disagrees", words, "head")
    # A/HRC/PRST/39/1 above, 39/1 here: the symbol that is stated says more.
    whole = next((stated for stated in above if str(stated).endswith(f"/{head.number}")), None)
    if whole and whole.kind not in ("resolution", "decision"):
        symbol, document.body = None, whole.body
        document.kind = whole.kind if whole.kind == "draft_resolution" else "other"
    if document.session is None and symbol and body in ("A", "A/HRC"):
        document.session = symbol.session
        document.session_label = document.session_label or symbol.session_label or ""
    # UNEP/EA.5/Res.14 above, 5/14 here: an assembly that isn't known counts as the General Assembly does.
    counts_alike = not document.body and any(stated.body not in COUNTING for stated in above)
    return None if counts_alike else symbol


def _is_decision(head: Head, formula: str, body: str) -> bool:
    if formula:
        return head.decided or any(symbol.kind == "decision" for symbol in head.symbols if symbol)
    last = head.number.rpartition("/")[2]
    high = body == "A" and last.isdigit() and int(last) in DECISION_NUMBERS
    return not head.adopted or head.decided or high


def _stated_part(head: Head) -> str:
    """The part's letter, or those of all parts, that the masthead has behind the number (A/RES/76/247 A), where the number
    line has none; or ""."""
    own = re.compile(rf"/{re.escape(head.number)}([A-Z](?:-[A-Z])?)$")
    stated = (own.search(str(symbol)) for symbol in head.symbols if symbol)
    return next((letter[1] for letter in stated if letter), "")


def _take_stated_number(head: Head, document: ParsedDocument) -> Symbol | None:
    """The symbol that a line above the title names in words (麻醉药品委员会第64/5号决议), which is no part of the title; or
    None."""
    line = next((line for line in head.title_lines if STATED_NUMBER.fullmatch(tighten(line))), None)
    if line is None or any(symbol and symbol.kind == "draft_resolution" for symbol in head.symbols):
        return None
    language = "en" if line.isascii() else document.language
    found = find_citations(tighten(line), body=document.body, language=language)
    if len(head.title_lines) > 1:
        head.title_lines.remove(line)
    document.kind = "decision" if re.search("决定|ecision", line) else "resolution"
    return found[0].symbol if len(found) == 1 else None


def _calls_in(lines: list[str]) -> list[str]:
    """The marks of the notes that the lines call."""
    return [run.translate(FROM_SUPERSCRIPT) for line in lines for run in re.findall(f"[{SUPERSCRIPTS}]+", line)]


def _title(head: Head) -> str:
    words = PART_NOTE.sub("", tighten(glue(*(line.strip() for line in head.title_lines))))
    if number := NUMBER_TO_COME.match(words):
        words = words[number.end() :]
    return re.sub(r"[*⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "", words).strip()


def _set_symbol(document: ParsedDocument, head: Head):
    """Nothing; the first symbol the head states is the document's, with what can be read from it."""
    if symbol := next((symbol for symbol in head.symbols if symbol), None):
        document.bear(symbol, () if head.amends else ("other",))


def _finish(pieces: list[Piece], marks: set[str], legend: set[str], language: str) -> list[Paragraph]:
    """Paragraphs with their words in official typography, footnote calls taken out, opening verbs found."""
    paragraphs = []
    for piece in pieces:
        text, notes = take_calls(piece.text, marks, legend)
        # A call's place counts the dots before it.
        text = text if notes else without_leaders(text)
        if not text:
            continue
        verb = opening_verb(piece.kind, text, piece.number, piece.level, language)
        paragraphs.append(Paragraph(piece.kind, text, piece.number, piece.level, verb, notes))
    return paragraphs
