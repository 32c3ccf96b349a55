"""What a closed stage takes out of a draft is kept aside until the stage is open again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0013_drop_own_columns"),
    ]

    operations = [
        migrations.AddField("draft", "shelf", models.JSONField(blank=True, default=dict)),
    ]
