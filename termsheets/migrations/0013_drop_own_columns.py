"""Rows hold private answers no more: those stand in tables of their own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0012_fill_own_answers"),
    ]

    operations = [
        migrations.RemoveConstraint("assumption", "assumption_confidence_known"),
        migrations.RemoveConstraint("expectation", "expectation_priority_known"),
        migrations.RemoveConstraint("party", "party_planned_exit_known"),
        migrations.RemoveField("assumption", "confidence"),
        migrations.RemoveField("backgroundasset", "encumbrance_note"),
        migrations.RemoveField("expectation", "priority"),
        migrations.RemoveField("party", "planned_exit"),
        migrations.RemoveField("party", "planned_exit_by"),
    ]
