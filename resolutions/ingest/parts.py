"""A text's paragraphs, footnotes and citations as rows."""

from resolutions.models import Citation, Footnote, Paragraph, Text
from resolutions.models.writing import insert_rows
from resolutions.parsing import ParsedDocument
from resolutions.parsing.openings import find_openings


def store_parts(text: Text, record: ParsedDocument, targets: dict[str, int], new: bool = False):
    """Nothing; paragraphs, footnotes and citations of the text are those of the record, and lead to the targets, documents'
    keys by symbol (three statements for a new text, ten at most for another)."""
    if not new:
        text.citations.all().delete()
    paragraphs = [
        {
            "anchor": paragraph.id,
            "kind": paragraph.kind,
            "number": paragraph.number or "",
            "level": paragraph.level,
            "verb": (paragraph.verb or "")[:80],
            "words": paragraph.text,
            "notes": [{"mark": note.mark, "offset": note.offset} for note in paragraph.notes],
        }
        for paragraph in record.paragraphs
    ]
    paragraph_keys = _store_in_place(Paragraph, text, new, paragraphs)
    callers: dict[str, tuple[int, int]] = {}
    for key, paragraph in zip(paragraph_keys, record.paragraphs, strict=True):
        for note in paragraph.notes:
            callers.setdefault(note.mark, (key, note.offset))
    anchors: set[str] = set()
    footnotes = [
        {
            "anchor": _note_anchor(note.mark, anchors),
            "mark": note.mark[:10],
            "words": note.text,
            "caller_id": (call := callers.get(note.mark, (None, 0)))[0],
            "caller_offset": call[1],
        }
        for note in record.footnotes
    ]
    footnote_keys = _store_in_place(Footnote, text, new, footnotes)
    key_of = {paragraph.id: key for key, paragraph in zip(paragraph_keys, record.paragraphs, strict=True)}
    notes_of: dict[str, list[tuple[int, str]]] = {}
    for key, note in zip(footnote_keys, record.footnotes, strict=True):
        notes_of.setdefault(f"fn{note.mark[:10]}", []).append((key, note.text))
    openings = find_openings(
        ((p.id, p.kind, p.level, p.verb or "", [note.mark for note in p.notes]) for p in record.paragraphs),
        text.language,
    )
    rows = []
    for n, citation in enumerate(record.citations):
        notes = notes_of.get(citation.where, [])
        verb, part = openings.get(citation.where, ("", ""))
        rows.append(
            {
                "text_id": text.pk,
                "position": n,
                "verb": verb,
                "part": part,
                "paragraph_id": key_of.get(citation.where),
                "footnote_id": next(
                    (k for k, words in notes if words[citation.start : citation.end] == citation.text), None
                ),
                "start": citation.start,
                "end": citation.end,
                "words": citation.text[:300],
                "target_id": targets.get(citation.symbol),
                "pinpoint": (citation.pinpoint or "")[:200],
                "date": citation.date,
                "origin": (Citation.Origin.NAME if citation.by == "name" else Citation.Origin.PARSER).value,
            }
        )
    _insert(Citation, rows)


def _store_in_place(model, text: Text, new: bool, rows: list[dict]) -> list[int]:
    """Keys of the stored rows: those of a position keep theirs, unless anchors changed places (three statements at most)."""
    rows = [{"text_id": text.pk, "position": n, **row} for n, row in enumerate(rows)]
    if new:
        return _insert(model, rows, keys=True)
    there = model.objects.filter(text=text)
    standing = dict(there.values_list("position", "anchor"))
    if any(rows[position]["anchor"] != anchor for position, anchor in standing.items() if position < len(rows)):
        there.delete()
    elif any(position >= len(rows) for position in standing):
        there.filter(position__gte=len(rows)).delete()
    fields = [field.name for field in model._meta.fields if field.name not in ("id", "text", "position")]
    stored = model.objects.bulk_create(
        [model(**row) for row in rows], update_conflicts=True, unique_fields=["text", "position"], update_fields=fields
    )
    return [row.pk for row in stored]


def _insert(model, rows: list[dict], keys: bool = False) -> list[int]:
    return insert_rows(model, tuple(rows[0]), [tuple(row.values()) for row in rows], keys=keys) if rows else []


def _note_anchor(mark: str, taken: set[str]) -> str:
    """`fn-9`; `fn-star` for *; a second note of the same mark gets `fn-9-2`."""
    name = f"fn-{mark.replace('*', 'star')}"
    unique, n = name, 2
    while unique in taken:
        unique, n = f"{name}-{n}", n + 1
    taken.add(unique)
    return unique[:60]
