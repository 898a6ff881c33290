from django.db import migrations

BATCH = 1000


def fill(apps, schema_editor):
    """What documents stored before are counted under, a batch at a time."""
    Document, Facets, Sponsorship, Text = (
        apps.get_model("resolutions", name) for name in ("Document", "DocumentFacets", "Sponsorship", "Text")
    )
    tables = {
        "threads": (Document.agenda_items.through, "agendaitem__thread"),
        "sponsors": (Sponsorship, "state"),
        "subjects": (Document.subjects.through, "subject"),
        "languages": (Text, "language"),
    }
    last = 0
    while keys := list(Document.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        rows = {key: Facets(document_id=key) for key in keys}
        for column, (model, value) in tables.items():
            found = {}
            here = model.objects.filter(document__gt=last, document__lte=keys[-1]).exclude(**{value: None})
            for document, key in here.order_by("document", value).values_list("document", value).distinct():
                found.setdefault(document, []).append(str(key))
            for document, own in found.items():
                setattr(rows[document], column, "\n".join(own))
        Facets.objects.bulk_create(rows.values())
        last = keys[-1]


class Migration(migrations.Migration):
    """By itself, for PostgreSQL alters no table whose rows have just been changed."""

    dependencies = [("resolutions", "0055_facets")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
