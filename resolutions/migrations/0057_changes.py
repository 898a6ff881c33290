from django.db import migrations, models


class Migration(migrations.Migration):
    """What documents are counted under is read from their own tables; a number tells which have changed."""

    dependencies = [("resolutions", "0056_fill_facets")]

    operations = [
        migrations.DeleteModel(name="DocumentFacets"),
        migrations.RemoveField(model_name="indexstate", name="revision"),
        migrations.AddField(model_name="indexstate", name="changes", field=models.BigIntegerField(default=0)),
        migrations.AddField(model_name="indexstate", name="whole_from", field=models.BigIntegerField(default=0)),
        # Documents that are there are read as a whole; only what is saved from now on has no number.
        migrations.AddField(
            model_name="document",
            name="changed",
            field=models.BigIntegerField(null=True, default=0, editable=False, db_index=True),
        ),
        migrations.AlterField(
            model_name="document",
            name="changed",
            field=models.BigIntegerField(null=True, default=None, editable=False, db_index=True),
        ),
    ]
