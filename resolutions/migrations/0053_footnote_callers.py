import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0052_index_revision")]

    operations = [
        migrations.AddField(
            model_name="footnote",
            name="caller",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="footnotes",
                to="resolutions.paragraph",
                verbose_name="first paragraph that calls it",
            ),
        ),
        migrations.AddField(
            model_name="footnote",
            name="caller_offset",
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name="place of the call"),
        ),
    ]
