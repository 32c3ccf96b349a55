"""The queue tells how many findings of a draft nobody had answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0020_finding_answers"),
    ]

    operations = [
        migrations.AddField("draftreview", "open_findings", models.PositiveIntegerField(default=0)),
    ]
