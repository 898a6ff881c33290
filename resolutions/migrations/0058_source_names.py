from django.db import migrations, models


class Migration(migrations.Migration):
    """A file's text is found again by its name."""

    dependencies = [("resolutions", "0057_changes")]

    operations = [
        migrations.AddIndex(model_name="source", index=models.Index(fields=["name"], name="source_name")),
    ]
