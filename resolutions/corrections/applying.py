"""Corrections put over a parsed record: the effective record, and what became of each correction.

A correction here is any object with `subject`, `action`, `field`, `place`, `parsed` and `value`; `state`, `found`,
`place` and `position` are set on it. `found` is what the parser reads beneath it now, `position` where in the effective
record's list the thing stands.
"""

import datetime as dt
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from resolutions.parsing.checks import check
from resolutions.parsing.links import add_citations, settle_serials
from resolutions.parsing.named_texts import link_names
from resolutions.parsing.paragraph_ids import name_paragraphs
from resolutions.parsing.records import AgendaItem, Citation, Footnote, Paragraph, ParsedDocument, Sponsor, read_plain
from resolutions.parsing.subheadings import opening_verb

from .matching import Place, match_places

IN_FORCE, CONFLICT, UNMATCHED = "in_force", "conflict", "unmatched"
CHANGE, ADD, DROP = "change", "add", "drop"
UNDECIDED = "citation-undecided"


@dataclass(frozen=True)
class Subject:
    """A list of the record that corrections belong to: its name, what it is made of, the fields that can be corrected."""

    rows: str
    made_of: type
    fields: tuple[str, ...]


SUBJECTS = {
    "paragraph": Subject("paragraphs", Paragraph, ("kind", "number", "text")),
    "footnote": Subject("footnotes", Footnote, ("mark", "text")),
    "agenda_item": Subject("agenda_items", AgendaItem, ("number", "sub_item", "title", "sub_title")),
    "sponsor": Subject("sponsors", Sponsor, ("name", "code")),
    "additional": Subject("additional_sponsors", Sponsor, ("name", "code")),
    "citation": Subject("citations", Citation, ("symbol", "pinpoint", "date")),
}


def settle(correction, found):
    """Nothing; the correction knows what the parser reads beneath it, and whether that is something new."""
    correction.found = found
    agreed = found in (correction.parsed, correction.value)
    correction.state = IN_FORCE if agreed else CONFLICT


def apply_corrections(plain: dict, corrections: list, before: dict | None = None) -> dict:
    """The effective record of a parsed one; `before` is what the parser read when the corrections were last applied."""
    if not corrections:
        return plain
    record = read_plain(plain)
    earlier = read_plain(before) if before else record
    texts = [(place.name, place.words) for place in _containers(record)]
    of = {name: [c for c in corrections if c.subject == name] for name in SUBJECTS}
    for name in ("paragraph", "footnote", "agenda_item", "sponsor", "additional"):
        _correct_rows(record, earlier, name, of[name])
    ids = [paragraph.id for paragraph in record.paragraphs]
    if any(c.field in ("kind", "number") and c.state != UNMATCHED for c in of["paragraph"]):
        name_paragraphs(record.paragraphs)
    renamed = dict(zip(ids, (paragraph.id for paragraph in record.paragraphs), strict=True))
    for row in [*record.citations, *record.warnings]:
        row.where = renamed.get(row.where, row.where)
    _find_links_again(record, texts)
    _correct_citations(record, earlier, texts, of["citation"])
    _check_again(record, plain, renamed)
    return record.as_dict() | {name: plain[name] for name in plain if name not in ParsedDocument.__dataclass_fields__}


# --- paragraphs, footnotes, agenda items, sponsors --------------------------------------------------------------


def place_of(record: ParsedDocument, subject: str, position: int) -> dict:
    """What a correction keeps of a thing in order to find it again, in a record as the parser read it."""
    place = _place(subject, getattr(record, SUBJECTS[subject].rows)[position], position)
    return {"words": place.words, "name": place.name, "position": position}


def _place(subject: str, row, position: int) -> Place:
    if subject == "paragraph":
        return Place(row.text, row.id, position)
    if subject == "footnote":
        return Place(row.text, row.mark, position)
    if subject in ("sponsor", "additional"):
        return Place(row.name, row.code or "", position)
    return Place(" ".join(filter(None, (row.title, row.sub_title))), f"{row.number}({row.sub_item or ''})", position)


def _correct_rows(record: ParsedDocument, earlier: ParsedDocument, name: str, corrections: list):
    """Nothing; the rows of one list are corrected in place, those added stand at the end."""
    if not corrections:
        return
    subject = SUBJECTS[name]
    rows = getattr(record, subject.rows)
    found = [_place(name, row, i) for i, row in enumerate(rows)]
    known = {_place(name, row, i).words for i, row in enumerate(getattr(earlier, subject.rows))}
    here = [c for c in corrections if c.action != ADD]
    wanted = {}
    for correction in here:
        wanted.setdefault(_key(correction.place), []).append(correction)
    places = [Place(**group[0].place) for group in wanted.values()]
    dropped = set()
    for group, i in zip(wanted.values(), match_places(places, found, known), strict=True):
        for correction in group:
            correction.position = i
            if i is None:
                correction.state = UNMATCHED
                continue
            correction.place = {"words": found[i].words, "name": found[i].name, "position": i}
            if correction.action == DROP:
                settle(correction, correction.parsed)
                dropped.add(i)
            elif correction.field in subject.fields:
                settle(correction, getattr(rows[i], correction.field))
                _set(record, rows[i], correction)
    kept = [i for i in range(len(rows)) if i not in dropped]
    moved = {old: new for new, old in enumerate(kept)}
    for correction in here:
        correction.position = moved.get(correction.position)
    rows[:] = [rows[i] for i in kept]
    for correction in (c for c in corrections if c.action == ADD):
        row = subject.made_of(**{field: correction.value.get(field) for field in subject.fields})
        same = next((i for i, other in enumerate(rows) if other == row), None)
        settle(correction, correction.parsed)
        correction.position = len(rows) if same is None else same
        if same is None:
            rows.append(row)


def _key(place: dict):
    return tuple(sorted(place.items()))


def _set(record: ParsedDocument, row, correction):
    """Nothing; the row has the corrected value, and what follows from it."""
    if correction.field == "text":
        row_notes = getattr(row, "notes", [])
        shift = _shift(row.text, correction.value)
        for note in row_notes:
            note.offset = shift(note.offset)
    setattr(row, correction.field, correction.value)
    if isinstance(row, Paragraph) and correction.field in ("text", "kind", "number"):
        known = record.language in ("zh", "en")
        row.verb = opening_verb(row.kind, row.text, row.number, row.level, record.language) if known else None


def _shift(old: str, new: str):
    """A function from places in the old words to places in the new ones."""
    codes = Indel.opcodes(old, new)

    def shifted(offset: int) -> int:
        for code in codes:
            if code.src_start <= offset < code.src_end or (code.tag == "equal" and offset == code.src_end):
                return code.dest_start + (offset - code.src_start if code.tag == "equal" else 0)
        return len(new)

    return shifted


# --- citations --------------------------------------------------------------------------------------------------


def _containers(record: ParsedDocument) -> list[Place]:
    """Where citations stand: the head, the paragraphs, the footnotes, in order."""
    places = [("head", record.head)]
    places += [(paragraph.id, paragraph.text) for paragraph in record.paragraphs]
    places += [(f"fn{note.mark}", note.text) for note in record.footnotes]
    return [Place(words, name, i) for i, (name, words) in enumerate(places)]


def _citation_place(record, citation, texts) -> dict:
    i = _container_of(record, citation)
    same = [c for c in _inside(record, i) if c.text == citation.text]
    name, words = texts[i]
    return {"name": name, "context": words, "position": i, "words": citation.text, "nth": same.index(citation)}


def citation_place(parsed: ParsedDocument, effective: ParsedDocument, position: int) -> dict:
    """What is kept of the effective record's citation at a position: the words of its paragraph as the parser read them."""
    texts = [(place.name, place.words) for place in _containers(parsed)]
    return _citation_place(effective, effective.citations[position], texts)


def container_place(parsed: ParsedDocument, position: int) -> dict:
    """What is kept of the place of an added citation: the words of the head (0), a paragraph or footnote, as parsed."""
    place = _containers(parsed)[position]
    return {"name": place.name, "context": place.words, "position": position}


def _container_of(record: ParsedDocument, citation: Citation) -> int:
    """Which of the containers; of two footnotes with one mark, the one that has the words."""
    containers = _containers(record)
    named = [place for place in containers if place.name == citation.where]
    return next(
        (p.position for p in named if p.words[citation.start : citation.end] == citation.text),
        named[0].position if named else 0,
    )


def _inside(record: ParsedDocument, i: int) -> list[Citation]:
    place = _containers(record)[i]
    return [c for c in record.citations if c.where == place.name and place.words[c.start : c.end] == c.text]


def _find_links_again(record: ParsedDocument, texts: list[tuple[str, str]]):
    """Nothing; where words were corrected, the citations are those that stand in the corrected words."""
    changed = [p for p, (_name, words) in zip(_containers(record), texts, strict=True) if p.words != words]
    for place in changed:
        record.citations = [c for c in record.citations if c.where != place.name]
        add_citations(record, place.name, place.words)
    if changed:
        settle_serials(record)
    if changed and record.source.form == "text":
        # Names that the text gives are linked wherever they are said; other words may give others.
        record.citations = [c for c in record.citations if c.by != "name"]
        link_names(record)
    if changed:
        _sort_citations(record)


def _sort_citations(record: ParsedDocument):
    order = {}
    for place in _containers(record):
        order.setdefault(place.name, place.position)
    record.citations.sort(key=lambda c: (order.get(c.where, 0), c.start))


def _correct_citations(record, earlier, texts, corrections):
    if not corrections:
        return
    found = [Place(words, name, i) for i, (name, words) in enumerate(texts)]
    known = {place.words for place in _containers(earlier)}
    groups = {}
    for correction in corrections:
        place = correction.place
        groups.setdefault((place["context"], place["name"], place["position"]), []).append(correction)
    indexes = match_places([Place(*key) for key in groups], found, known)
    dropped, touched = [], []
    for group, i in zip(groups.values(), indexes, strict=True):
        candidates = _inside(record, i) if i is not None else []
        for correction in sorted(group, key=lambda c: c.action == ADD):
            row = None
            if i is not None:
                row = _add(record, correction, i) if correction.action == ADD else _same(candidates, correction)
            touched.append((correction, row))
            if row is None:
                correction.state = UNMATCHED
                continue
            correction.place = correction.place | {"name": found[i].name, "context": found[i].words, "position": i}
            if correction.action == DROP:
                settle(correction, correction.parsed)
                dropped.append(row)
            elif correction.action == CHANGE:
                settle(correction, _plain(getattr(row, correction.field)))
                setattr(row, correction.field, _python(correction.field, correction.value))
    record.citations = [c for c in record.citations if not any(c is row for row in dropped)]
    _sort_citations(record)
    for correction, row in touched:
        correction.position = next((i for i, c in enumerate(record.citations) if c is row), None)


def _same(candidates: list[Citation], correction) -> Citation | None:
    """The citation with the correction's words, the n-th of several."""
    same = [c for c in candidates if c.text == correction.place["words"]]
    return same[min(correction.place["nth"], len(same) - 1)] if same else None


def _add(record: ParsedDocument, correction, i: int) -> Citation | None:
    """The citation that an editor added, put into the record; None where its words are no longer there."""
    place = _containers(record)[i]
    words = correction.value["text"]
    starts = [n for n in range(len(place.words)) if place.words.startswith(words, n)]
    if not starts:
        return None
    start = min(starts, key=lambda n: abs(n - correction.value["start"]))
    row = Citation(
        correction.value["symbol"],
        words,
        place.name,
        start,
        start + len(words),
        _python("date", correction.value.get("date")),
        correction.value.get("pinpoint"),
    )
    settle(correction, correction.parsed)
    for other in [c for c in _inside(record, i) if c.start < row.end and row.start < c.end]:
        record.citations.remove(other)
        if other.symbol != row.symbol:
            settle(correction, other.symbol)
    record.citations.append(row)
    return row


def _plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value


def _python(field: str, value):
    return dt.date.fromisoformat(value) if field == "date" and value else value


# --- checks -----------------------------------------------------------------------------------------------------


def _check_again(record: ParsedDocument, plain: dict, renamed: dict[str, str]):
    """Nothing; warnings that a correction settled are gone, those that it caused are there."""
    parsed = read_plain(plain)
    parsed.warnings = []
    check(parsed)
    stale = [replace(w, where=renamed.get(w.where, w.where)) for w in parsed.warnings]
    record.warnings = [w for w in record.warnings if w not in stale and w.code != UNDECIDED]
    for citation in record.citations:
        if citation.symbol is None:
            record.warn(UNDECIDED, f"It can't be decided which document “{citation.text}” is.", citation.where)
    check(record)
