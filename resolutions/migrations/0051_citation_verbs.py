from collections import defaultdict

from django.db import migrations, models

# Fewer than the parameters that SQLite takes in a statement.
BATCH = 500


def fill(apps, schema_editor):
    """Mentions stored before get the verb and the part that they stand under; a text at a time."""
    from resolutions.parsing.openings import find_openings

    Text, Paragraph, Citation = (apps.get_model("resolutions", name) for name in ("Text", "Paragraph", "Citation"))
    same = defaultdict(list)
    for text, language in Text.objects.order_by("pk").values_list("pk", "language"):
        paragraphs = Paragraph.objects.filter(text=text).order_by("position")
        openings = find_openings(
            (
                (key, kind, level, verb, [note["mark"] for note in notes])
                for key, kind, level, verb, notes in paragraphs.values_list("pk", "kind", "level", "verb", "notes")
            ),
            language,
        )
        for citation in Citation.objects.filter(text=text).select_related("footnote").only("paragraph", "footnote__mark"):
            place = f"fn{citation.footnote.mark}" if citation.footnote else citation.paragraph_id
            opening = openings.get(place, ("", ""))
            same[opening].append(citation.pk)
            if len(same[opening]) >= BATCH:
                store(Citation, opening, same.pop(opening))
    for opening, keys in same.items():
        store(Citation, opening, keys)


def store(Citation, opening, keys):
    verb, part = opening
    if part:
        Citation.objects.filter(pk__in=keys).update(verb=verb, part=part)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0050_latest_change")]

    operations = [
        migrations.AddField(
            model_name="citation",
            name="part",
            field=models.CharField(blank=True, editable=False, max_length=12, verbose_name="part of the text"),
        ),
        migrations.AddField(
            model_name="citation",
            name="verb",
            field=models.CharField(
                blank=True, editable=False, max_length=20, verbose_name="verb of the paragraph, without its adverbs"
            ),
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(fields=["target", "text"], name="citation_target_text"),
        ),
        # Last, for PostgreSQL alters no table whose rows have just been changed.
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
