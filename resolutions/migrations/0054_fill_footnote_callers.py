from django.db import migrations

BATCH = 1000


def fill(apps, schema_editor):
    """Footnotes stored before get the paragraph that calls them; a text at a time."""
    Paragraph, Footnote = (apps.get_model("resolutions", name) for name in ("Paragraph", "Footnote"))
    calls, here, changed = {}, None, []
    rows = Paragraph.objects.exclude(notes=[]).order_by("text", "position").values_list("text", "pk", "notes")
    for text, paragraph, notes in rows.iterator():
        if text != here:
            changed += called(Footnote, here, calls)
            here, calls = text, {}
            if len(changed) >= BATCH:
                save(Footnote, changed)
                changed = []
        for note in notes:
            calls.setdefault(note["mark"], (paragraph, note["offset"]))
    save(Footnote, changed + called(Footnote, here, calls))


def called(Footnote, text, calls):
    footnotes = [note for note in Footnote.objects.filter(text=text) if note.mark in calls] if text else []
    for note in footnotes:
        note.caller_id, note.caller_offset = calls[note.mark]
    return footnotes


def save(Footnote, footnotes):
    Footnote.objects.bulk_update(footnotes, ["caller", "caller_offset"], batch_size=BATCH)


class Migration(migrations.Migration):
    """By itself, for PostgreSQL alters no table whose rows have just been changed."""

    dependencies = [("resolutions", "0053_footnote_callers")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
