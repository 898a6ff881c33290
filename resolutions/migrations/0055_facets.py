import django.db.models.deletion
from django.db import migrations, models

import resolutions.models.lookups


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0054_fill_footnote_callers")]

    operations = [
        migrations.CreateModel(
            name="DocumentFacets",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="facets",
                        serialize=False,
                        to="resolutions.document",
                    ),
                ),
                ("threads", models.TextField(default="")),
                ("sponsors", models.TextField(default="")),
                ("subjects", models.TextField(default="")),
                ("languages", models.TextField(default="")),
            ],
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                resolutions.models.lookups.IndexOrder(models.F("date"), descending=True, nulls_last=True),
                models.OrderBy(models.F("sort_key"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("held", True)),
                name="held_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(condition=models.Q(("sample", True)), fields=["id"], name="samples"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["session_label"], name="document_session_label"),
        ),
    ]
