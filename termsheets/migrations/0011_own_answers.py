"""Tables of their own for what a side keeps to itself about the rows of its draft."""

import django.db.models.deletion
from django.db import migrations, models

import termsheets.models.fields


def key_to(model):
    return models.OneToOneField(
        on_delete=django.db.models.deletion.CASCADE,
        primary_key=True,
        related_name="own",
        serialize=False,
        to=f"termsheets.{model}",
    )


def of_draft():
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="termsheets.draft"
    )


def unknown():
    return models.JSONField(blank=True, default=list)


def choice():
    return termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True)


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0010_markups"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnAnswers",
            fields=[
                ("draft", key_to("draft")),
                ("answers_json", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="OwnRemovedRow",
            fields=[
                ("removed", key_to("removedrow")),
                ("row_json", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="OwnParty",
            fields=[
                ("unknown", unknown()),
                ("row", key_to("party")),
                ("planned_exit", choice()),
                ("planned_exit_by", termsheets.models.fields.DateField(blank=True, null=True)),
                ("draft", of_draft()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "planned_exit__in",
                                ("none", "trade_sale", "merger", "asset_sale", "ipo", "unsure"),
                            )
                        ),
                        name="own_party_planned_exit_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnExpectation",
            fields=[
                ("unknown", unknown()),
                ("row", key_to("expectation")),
                ("priority", choice()),
                ("draft", of_draft()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("priority__in", ("must", "should", "nice"))),
                        name="own_expectation_priority_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnBackgroundAsset",
            fields=[
                ("unknown", unknown()),
                ("row", key_to("backgroundasset")),
                (
                    "encumbrance_note",
                    termsheets.models.fields.LongTextField(blank=True, null=True),
                ),
                ("draft", of_draft()),
            ],
        ),
        migrations.CreateModel(
            name="OwnAssumption",
            fields=[
                ("unknown", unknown()),
                ("row", key_to("assumption")),
                ("confidence", choice()),
                ("draft", of_draft()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ("low", "medium", "high"))),
                        name="own_assumption_confidence_known",
                    )
                ],
            },
        ),
    ]
