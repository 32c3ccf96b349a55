"""Disclosure in stages, private positions, the blind check and break-glass."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from termsheets.models.guards import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0008_desk"),
    ]

    operations = [
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(max_length=5000)),
                ("opened", models.DateTimeField(default=django.utils.timezone.now)),
                ("closed", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "break-glass access",
                "verbose_name_plural": "break-glass access",
            },
        ),
        migrations.CreateModel(
            name="OverlapTry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entity", models.CharField(max_length=40)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("field", models.CharField(max_length=60)),
                ("attempt", models.PositiveSmallIntegerField()),
                ("walk_away", models.CharField(max_length=300)),
                (
                    "bound",
                    models.CharField(
                        choices=[("least", "at least this"), ("most", "at most this")], max_length=5
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="PrivatePosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entity", models.CharField(max_length=40)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("field", models.CharField(max_length=60)),
                ("note", models.TextField(blank=True, max_length=5000)),
                ("target", models.CharField(blank=True, max_length=300)),
                ("walk_away", models.CharField(blank=True, max_length=300)),
                (
                    "bound",
                    models.CharField(
                        blank=True,
                        choices=[("least", "at least this"), ("most", "at most this")],
                        max_length=5,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoundDetail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet_json", models.TextField()),
                ("terms_json", models.TextField()),
                ("choices_json", models.TextField()),
                ("passages", models.JSONField()),
                ("stage", models.CharField(max_length=20)),
                ("salt", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="StageConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stage", models.CharField(max_length=20)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="deal",
            name="stage",
            field=models.CharField(default="none", editable=False, max_length=20),
        ),
        migrations.AddField(
            model_name="draft",
            name="lent",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="side",
            name="has_positions",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddConstraint(
            model_name="deal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ("none", "nda", "clean_team", "term_sheet", "definitive"))
                ),
                name="deal_stage_known",
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="side",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="termsheets.side"
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="overlaptry",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overlap_tries",
                to="termsheets.deal",
            ),
        ),
        migrations.AddField(
            model_name="overlaptry",
            name="side",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="termsheets.side"
            ),
        ),
        migrations.AddField(
            model_name="overlaptry",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="privateposition",
            name="side",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="positions",
                to="termsheets.side",
            ),
        ),
        migrations.AddField(
            model_name="rounddetail",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="details",
                to="termsheets.round",
            ),
        ),
        migrations.AddField(
            model_name="stageconfirmation",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stage_confirmations",
                to="termsheets.deal",
            ),
        ),
        migrations.AddField(
            model_name="stageconfirmation",
            name="side",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="termsheets.side"
            ),
        ),
        migrations.AddField(
            model_name="stageconfirmation",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="overlaptry",
            constraint=models.UniqueConstraint(
                fields=("deal", "entity", "code", "field", "side", "attempt"),
                name="overlap_one_per_side_and_attempt",
            ),
        ),
        migrations.AddConstraint(
            model_name="overlaptry",
            constraint=models.CheckConstraint(
                condition=models.Q(("attempt__range", (1, 3))), name="overlap_three_attempts"
            ),
        ),
        migrations.AddConstraint(
            model_name="privateposition",
            constraint=models.UniqueConstraint(
                fields=("side", "entity", "code", "field"), name="position_one_per_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="privateposition",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("note"), 5000
                ),
                name="position_note_fits",
            ),
        ),
        migrations.AddConstraint(
            model_name="privateposition",
            constraint=models.CheckConstraint(
                condition=models.Q(("bound__in", ["", "least", "most"])),
                name="position_bound_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rounddetail",
            constraint=models.UniqueConstraint(
                fields=("round", "stage"), name="round_detail_one_per_stage"
            ),
        ),
        migrations.AddConstraint(
            model_name="rounddetail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ["nda", "clean_team", "term_sheet", "definitive"])
                ),
                name="round_detail_stage_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rounddetail",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                name="round_detail_digest_is_sha256",
            ),
        ),
        migrations.AddConstraint(
            model_name="stageconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ["nda", "clean_team", "term_sheet", "definitive"])
                ),
                name="stage_confirmation_stage_known",
            ),
        ),
        AppendOnly("RoundDetail"),
        AppendOnly("StageConfirmation"),
        AppendOnly("OverlapTry"),
    ]
