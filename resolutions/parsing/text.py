"""A document read from extracted text: blocks, notes, head and body, then facts decided from all of them."""

import itertools
import re

from resolutions.citations.dates import find_date
from resolutions.citations.symbols import parse_symbol
from resolutions.reference.verbs import find_verb

from .blocks import Block, glue, read_blocks
from .body import Piece, read_body, read_prose
from .checks import check
from .clean import is_chinese, mend_misread, tighten
from .closing import read_totals, take_close
from .footnotes import join_cut_notes, raise_plain_calls, split_notes, take_calls
from .formulas import find_formula, formula_body
from .furniture import drop_furniture
from .heading import ADOPTION_LINE, COUNCIL_NUMBER_LINE, Head, named_body, read_decided, read_head
from .links import find_links
from .names import link_names
from .naming import name_paragraphs
from .records import Paragraph, ParsedDocument, Source
from .segmented import cut_segmented

# 2020年9月1日尼日尔常驻联合国代表给秘书长的信; 秘书长的报告; 秘书处的说明
PROSE_TITLE = re.compile(
    r"(?P<letter>.{0,200}(?:给|致).{1,80}(?:的信|信函|同文信|普通照会)|.{0,40}[Ll]etters? dated .{0,200}|.{0,20}[Nn]ote verbale.{0,200})"
    r"|(?P<report>.{0,80}的(?:[^，。；]{0,12})报告|Report of the .{2,120})"
    r"|(?P<note>.{0,80}(?:秘书长|秘书处|主席|高级专员)的说明|Note by the .{2,120})"
)
# A decision says so in its number line's body: 大会…决定 with a number of 400 and up.
DECISION_NUMBERS = range(400, 1000)
POINTS = "，,、；。："


def parse_text(raw: str, source: Source) -> ParsedDocument:
    """The document that a text states; what it doesn't state is None, what is doubtful is a warning."""
    document = ParsedDocument(source)
    source.style, blocks, document.subjects = read_blocks(raw)
    document.language = detect_language(raw)
    if source.style == "segmented":
        blocks = cut_segmented(" ".join(block.text for block in blocks), document.language)
    else:
        blocks = drop_furniture(blocks)
    blocks, notes = split_notes(blocks)
    blocks = _join_points(blocks)
    blocks = raise_plain_calls(blocks, notes)
    document.footnotes = join_cut_notes(notes)

    start = find_formula([block.text for block in blocks])
    if start is None:
        start = _number_line_ends(blocks)
        formula = ""
    else:
        formula = tighten(blocks[start].text)
    if start is None:
        pieces = _read_letter(blocks, document)
    else:
        head = read_head([block.text for block in blocks[:start]], document)
        document.formula = formula
        _decide(document, head, formula)
        read_totals(document.head, document)
        body = take_close(blocks[start + bool(formula) :], document)
        pieces = read_body(body, document.language, source.style, document.kind)
        if pieces:
            read_decided(tighten(pieces[0].text), document)
    document.paragraphs = _finish(pieces, {note.mark for note in document.footnotes}, document.language)
    name_paragraphs(document.paragraphs)
    find_links(document)
    link_names(document)
    check(document)
    return document


def detect_language(text: str) -> str:
    """ISO 639-1 code of the official language in which the text is written."""
    if is_chinese(text):
        return "zh"
    sample = text[:5_000]
    if len(re.findall("[\u0600-\u06ff]", sample)) > len(sample) / 5:
        return "ar"
    if len(re.findall("[\u0400-\u04ff]", sample)) > len(sample) / 5:
        return "ru"
    words = re.findall(r"[a-zàâçéèêëîïôûùüñáíóú]+", sample.lower())
    common = {"en": {"the", "of", "and"}, "fr": {"les", "des", "et"}, "es": {"los", "las", "y"}}
    return max(common, key=lambda language: sum(word in common[language] for word in words))


def _join_points(blocks: list[Block]) -> list[Block]:
    """The blocks, one that is nothing but a point joined to the block before it (安全理事会 / ，)."""
    joined: list[tuple[Block, list[str]]] = []
    for block in blocks:
        point = block.text.strip()
        if joined and len(point) == 1 and point in POINTS:
            joined[-1][1].append(point)
        else:
            joined.append((block, []))
    for block, points in joined:
        if points:
            block.text = block.text.rstrip() + "".join(points)
    return [block for block, _points in joined]


def _number_line_ends(blocks: list[Block]) -> int | None:
    """Position behind the number line of a text without an enacting formula, and behind how it was adopted; or None."""
    for i, block in enumerate(blocks[:30]):
        if re.match(r"\d{1,4}/\d{1,4}[.．]\s", block.text.strip()) or COUNCIL_NUMBER_LINE.fullmatch(
            tighten(block.text)
        ):
            following = (tighten(block.text) for block in blocks[i + 1 :])
            return i + 1 + sum(1 for _ in itertools.takewhile(ADOPTION_LINE.fullmatch, following))
    return None


def _read_letter(blocks: list[Block], document: ParsedDocument) -> list[Piece]:
    """Paragraphs of a text that is no resolution; kind, title and date go to the document."""
    title_at, kind = None, "other"
    for i, block in enumerate(blocks[:25]):
        match = PROSE_TITLE.fullmatch(tighten(block.text).rstrip("*"))
        if match:
            title_at, kind = i, match.lastgroup
            break
    head = read_head([block.text for block in blocks[: title_at or 0]], document)
    document.kind = kind
    if title_at is None:
        _set_symbol(document, head)
        return read_prose(blocks)
    said = tighten(blocks[title_at].text).rstrip("*")
    # A report's own title stands above "秘书长的报告", a letter's is the line itself.
    document.title = tighten(" ".join(head.title_lines)) if kind != "letter" and head.title_lines else said
    if kind != "letter" and not head.title_lines and document.agenda_items:
        item = document.agenda_items[0]
        document.title = item.sub_title or item.title or said
    document.date = find_date(said) or head.masthead_date
    _set_symbol(document, head)
    body = blocks[title_at + 1 :]
    words = " ".join(block.text for block in body)
    distributed = re.search(r"作为\s*(安全理事会|大会|经济及社会理事会)[^。]{0,60}文件", words)
    document.body = document.body or (named_body(distributed[1]) if distributed else head.body)
    if (
        document.session is None
        and (session := re.search(r"第([〇零一二三四五六七八九十百]+)届会议", words))
        and document.agenda_items
    ):
        document.session_label = document.session_label or session[1]
    return read_prose(body)


def _decide(document: ParsedDocument, head: Head, formula: str):
    """Nothing; symbol, body, kind and title follow from what the head and the formula said."""
    document.body = formula_body(formula) or head.body
    if head.number:
        body = document.body or "A"
        number = int(re.search(r"\d+$", head.number)[0])
        decision = (body == "A" and number in DECISION_NUMBERS and not formula) or (not formula and not head.adopted)
        kind = "DEC" if decision else "RES"
        document.kind = "decision" if decision else "resolution"
        symbol = parse_symbol(f"{body}/{kind}/{head.number}{head.part}")
        head.symbols.insert(0, symbol) if symbol else None
        if document.session is None and symbol and body in ("A", "A/HRC"):
            document.session = symbol.session
            document.session_label = document.session_label or symbol.session_label or ""
    elif head.council_number:
        document.kind = "resolution"
        head.symbols.insert(0, parse_symbol(head.council_number))
    _set_symbol(document, head)
    if document.kind == "other":
        document.kind = "draft_resolution" if formula else "other"
    document.title = _title(head) or None
    if document.kind == "draft_resolution" and document.agenda_items and not document.title:
        document.title = document.agenda_items[0].sub_title or document.agenda_items[0].title


def _title(head: Head) -> str:
    words = tighten(glue(*(line.strip() for line in head.title_lines)))
    return re.sub(r"[*⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "", words).strip()


def _set_symbol(document: ParsedDocument, head: Head):
    """Nothing; the first symbol the head states is the document's, with what can be read from it."""
    symbol = next((symbol for symbol in head.symbols if symbol), None)
    if not symbol:
        return
    document.symbol = str(symbol)
    document.aliases = [str(half) for half in symbol.halves]
    document.body = document.body or symbol.body
    if document.session is None and not document.session_label:
        document.session, document.session_label = symbol.session, symbol.session_label
    if document.kind == "other" and symbol.kind in ("resolution", "decision", "draft_resolution"):
        document.kind = symbol.kind


def _finish(pieces: list[Piece], marks: set[str], language: str) -> list[Paragraph]:
    """Paragraphs with their words in official typography, footnote calls taken out, opening verbs found."""
    paragraphs = []
    for piece in pieces:
        text, notes = take_calls(piece.text, marks)
        text = mend_misread(text)
        if not text:
            continue
        verb = None
        if piece.kind in ("preambular", "operative") and piece.level == 0 and language in ("zh", "en"):
            verb = find_verb(text, language)
        paragraphs.append(Paragraph(piece.kind, text, piece.number, piece.level, verb, notes))
    return paragraphs
