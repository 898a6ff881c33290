"""A text's paragraphs, footnotes and citations as rows."""

from resolutions.models import Citation, Document, Footnote, Paragraph, Text
from resolutions.models.writing import insert_rows
from resolutions.parsing import ParsedDocument
from resolutions.parsing.openings import find_openings


def store_parts(text: Text, record: ParsedDocument, targets: dict[str, Document], new: bool = False):
    """Nothing; paragraphs, footnotes and citations of the text are those of the record (three statements for a new text,
    ten at most for another)."""
    if not new:
        text.citations.all().delete()
    paragraphs = _store_in_place(
        Paragraph,
        text,
        new,
        [
            Paragraph(
                text=text,
                position=n,
                anchor=paragraph.id,
                kind=paragraph.kind,
                number=paragraph.number or "",
                level=paragraph.level,
                verb=(paragraph.verb or "")[:80],
                words=paragraph.text,
                notes=[{"mark": note.mark, "offset": note.offset} for note in paragraph.notes],
            )
            for n, paragraph in enumerate(record.paragraphs)
        ],
    )
    callers: dict[str, tuple[Paragraph, int]] = {}
    for paragraph in paragraphs:
        for note in paragraph.notes:
            callers.setdefault(note["mark"], (paragraph, note["offset"]))
    anchors: set[str] = set()
    footnotes = _store_in_place(
        Footnote,
        text,
        new,
        [
            Footnote(
                text=text,
                position=n,
                anchor=_note_anchor(note.mark, anchors),
                mark=note.mark[:10],
                words=note.text,
                caller=(call := callers.get(note.mark, (None, 0)))[0],
                caller_offset=call[1],
            )
            for n, note in enumerate(record.footnotes)
        ],
    )
    by_paragraph = {paragraph.anchor: paragraph for paragraph in paragraphs}
    by_note: dict[str, list[Footnote]] = {}
    for footnote in footnotes:
        by_note.setdefault(f"fn{footnote.mark}", []).append(footnote)
    openings = find_openings(
        ((p.id, p.kind, p.level, p.verb or "", [note.mark for note in p.notes]) for p in record.paragraphs),
        text.language,
    )
    rows = []
    for n, citation in enumerate(record.citations):
        notes = by_note.get(citation.where, [])
        note = next((f for f in notes if f.words[citation.start : citation.end] == citation.text), None)
        paragraph, target = by_paragraph.get(citation.where), targets.get(citation.symbol)
        verb, part = openings.get(citation.where, ("", ""))
        rows.append(
            {
                "text_id": text.pk,
                "position": n,
                "verb": verb,
                "part": part,
                "paragraph_id": paragraph and paragraph.pk,
                "footnote_id": note and note.pk,
                "start": citation.start,
                "end": citation.end,
                "words": citation.text[:300],
                "target_id": target and target.pk,
                "pinpoint": (citation.pinpoint or "")[:200],
                "date": citation.date,
                "origin": (Citation.Origin.NAME if citation.by == "name" else Citation.Origin.PARSER).value,
            }
        )
    if rows:
        insert_rows(Citation, tuple(rows[0]), [tuple(row.values()) for row in rows])


def _store_in_place(model, text: Text, new: bool, rows: list) -> list:
    """The stored rows: those of a position keep their keys, unless anchors changed places (three statements at most)."""
    if new:
        return model.objects.bulk_create(rows)
    kept = {row.position: row.anchor for row in rows}
    standing = dict(model.objects.filter(text=text).values_list("position", "anchor"))
    if any(kept[position] != anchor for position, anchor in standing.items() if position in kept):
        model.objects.filter(text=text).delete()
    elif standing.keys() - kept.keys():
        model.objects.filter(text=text, position__gte=len(rows)).delete()
    fields = [field.name for field in model._meta.fields if field.name not in ("id", "text", "position")]
    return model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["text", "position"], update_fields=fields
    )


def _note_anchor(mark: str, taken: set[str]) -> str:
    """`fn-9`; `fn-star` for *; a second note of the same mark gets `fn-9-2`."""
    name = f"fn-{mark.replace('*', 'star')}"
    unique, n = name, 2
    while unique in taken:
        unique, n = f"{name}-{n}", n + 1
    taken.add(unique)
    return unique[:60]
