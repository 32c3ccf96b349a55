"""A side knows whether a review ever pinned a note to its draft, so that pages need not ask."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0016_deal_closed_stage"),
    ]

    operations = [
        migrations.AddField(
            "side", "has_notes", models.BooleanField(default=False, editable=False)
        ),
    ]
