"""Names that a text gives to documents once (《未来契约》, footnote: 第79/1号决议。), linked where they are said again."""

import re
from collections import Counter
from collections.abc import Iterator

from resolutions.citations.fold import fold
from resolutions.citations.pinpoints import pinpoint_reach

from .records import Citation, Paragraph, ParsedDocument

TITLE_BEFORE = re.compile(r"《([^《》]{2,60})》$")
# the Pact for the Future, the 2030 Agenda for Sustainable Development: words with capitals, joined by small ones
CAPITALS = re.compile(
    r"((?:\d{4}\s)?[A-Z][\w’'-]*(?:,?\s(?:of|for|on|the|and|in|to|by|with|against|from|its|concerning|among|accordance|relating|between|[A-Z][\w’'-]*|\d{4}(?:[–-]\d{4})?))*,?\s(?:[A-Z][\w’'-]*|\d{4}))$"
)
# A body or an officer has no symbol: an English name is taken for a text's where it says that it is one.
IS_TEXT = re.compile(
    r"\b(?:Agenda|Declaration|Convention|Covenant|Pact|Compact|Framework|Strategy|Charter|Treaty|Consensus|Rules|Principles"
    r"|Pathway|Guidelines|Plan of Action|Programme of Action|Action Plan|Plan of Implementation|Outcome)\b"
)
# 《未来契约》(第79/1号决议)
ASIDE = re.compile(r"《(?P<name>[^《》]{2,60})》[(（]\s?$")
# What a footnote may hold before the symbol of what is named; behind it stands where in the document that is.
NOTHING_ELSE = re.compile(
    r"[\s。.，,;；]*(?:在《[^《》]{2,40}》下通过，\s?|Adopted under the [A-Za-z ]{4,70} in )?"
    r"(?:见|另见|载于|See|Contained in)?\s*(?:(?:General Assembly )?resolution)?\s*\x00[。.]?\s*",
    re.I,
)
LONGEST_NOTE = 160
# 《公约》, 《行动纲领》: what such a name has meant in more paragraphs, a note doesn't change.
SHORT, FEW = re.compile("《[^《》]{1,4}》"), 2
# A paragraph is no text with a name of its own.
PARAGRAPH = re.compile("[段页条款]|para|párr|п[.у]|الفقر")


def link_names(document: ParsedDocument):
    """Nothing; each later mention of a name becomes a citation of its own kind (`by` is "name")."""
    named = dict(_given_names(document))
    if not named:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(named, key=len, reverse=True)))
    taken: dict[str, list[Citation]] = {}
    for citation in document.citations:
        taken.setdefault(citation.where, []).append(citation)
    given: set[str] = set()
    for paragraph in document.paragraphs:
        for match in pattern.finditer(paragraph.text):
            name = match[0]
            there = taken.get(paragraph.id, [])
            if name not in given:
                # The first mention is the one that the footnote explains.
                given.add(name)
            elif not any(c.start < match.end() and match.start() < c.end for c in there):
                symbol, pinpoint = named[name]
                document.citations.append(
                    Citation(symbol, name, paragraph.id, match.start(), match.end(), None, pinpoint, "name")
                )


def _given_names(document: ParsedDocument) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Each name with the symbol and pinpoint that a footnote, or brackets behind it, give; names given twice differently
    mean nothing for certain and are left out."""
    notes = {note.mark: note.text for note in document.footnotes}
    places: dict[str, list[Citation]] = {}
    for citation in document.citations:
        places.setdefault(citation.where, []).append(citation)
    found: dict[str, set] = {}
    above: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        for name, citation in _named_in(paragraph, notes, places):
            if above[name] <= FEW:
                found.setdefault(name, set()).add((citation.symbol, citation.pinpoint))
        if "《" in paragraph.text:
            above.update(set(SHORT.findall(paragraph.text)))
    for name, meanings in found.items():
        if len(meanings) == 1:
            yield name, meanings.pop()


def _named_in(paragraph: Paragraph, notes: dict[str, str], places: dict[str, list[Citation]]):
    for note in paragraph.notes:
        cited = places.get(f"fn{note.mark}", [])
        if len(cited) != 1 or not cited[0].symbol or not _says_nothing_else(notes.get(note.mark, ""), cited[0]):
            continue
        name = _name_before(paragraph.text[len(paragraph.verb or "") : note.offset])
        # Behind a report's title in English the footnote gives the report, or what is decided in it.
        adopted = "/RES/" in cited[0].symbol or (cited[0].pinpoint or "").startswith("decision")
        if name and (name.startswith("《") or adopted):
            yield name, cited[0]
    for citation in places.get(paragraph.id, []):
        aside = ASIDE.search(paragraph.text[max(0, citation.start - 70) : citation.start])
        if aside and citation.symbol:
            yield f"《{aside['name']}》", citation


def _name_before(words: str) -> str | None:
    """The title in 《》, or the capitalised name, that ends where a footnote is called."""
    words = words[-120:].rstrip("，,；; ")
    title = TITLE_BEFORE.search(words)
    if title:
        return title[0]
    name = CAPITALS.search(words)
    if name and re.search(r"\bof (?:the )?$", words[: name.start()]):
        # The review of the Framework,¹ is what the footnote explains.
        return None
    return name[1] if name and IS_TEXT.search(name[1]) and " and the " not in name[1] else None


def _says_nothing_else(note: str, citation: Citation) -> bool:
    if len(note) > LONGEST_NOTE:
        return False
    if PARAGRAPH.search(citation.pinpoint or ""):
        return False
    behind = fold(note[citation.end :])
    return NOTHING_ELSE.fullmatch(f"{note[: citation.start]}\x00{behind[pinpoint_reach(behind) :]}") is not None
