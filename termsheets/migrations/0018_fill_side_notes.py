"""Sides whose drafts had notes pinned to them before know of it, too."""

from django.db import migrations


def fill(apps, schema_editor):
    notes = apps.get_model("termsheets", "ReviewNote").objects.exclude(entity="", clause_id="")
    sides = notes.order_by().values("review__draft__side")
    apps.get_model("termsheets", "Side").objects.filter(pk__in=sides).update(has_notes=True)


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0017_side_notes"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
