"""Staff review drafts: requests, decisions, and what is said about them."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# A search looks through the words of each term sheet: PostgreSQL finds them by this index.
SEARCH = """
CREATE INDEX review_words ON termsheets_draftreview
USING gin (to_tsvector('simple'::regconfig, COALESCE(words, '')))
"""


def _on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0007_audit_chains"),
    ]

    operations = [
        migrations.AddField(
            model_name="deal",
            name="review_required",
            field=models.BooleanField(
                default=False, help_text="No side sends a round that staff have not approved."
            ),
        ),
        migrations.CreateModel(
            name="DraftReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("assigned", "with a reviewer"),
                            ("returned", "Returned"),
                            ("approved", "Approved"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("side_name", models.CharField(max_length=300, verbose_name="side")),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked"),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                ("draft_version", models.PositiveIntegerField()),
                ("missing", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("sheet_json", models.TextField()),
                ("words", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="termsheets.draft",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "ordering": ("asked_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="ReviewNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_staff", models.BooleanField()),
                ("entity", models.CharField(blank=True, max_length=40)),
                ("code", models.CharField(blank=True, max_length=300)),
                ("field", models.CharField(blank=True, max_length=60)),
                ("clause_id", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(max_length=5000)),
                ("written", models.DateTimeField(default=django.utils.timezone.now)),
                ("resolved", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="termsheets.draftreview",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddIndex(
            model_name="draftreview",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "assigned"])),
                fields=["asked_at", "id"],
                name="review_open_by_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="draftreview",
            index=models.Index(fields=["state", "asked_at", "id"], name="review_by_state"),
        ),
        migrations.AddIndex(
            model_name="draftreview",
            index=models.Index(
                fields=["decided_by", "draft", "-decided_at"], name="review_by_decider"
            ),
        ),
        migrations.AddConstraint(
            model_name="draftreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["waiting", "assigned"])),
                fields=("draft",),
                name="review_one_open_per_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state__in", ["waiting", "assigned"])),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("state__in", ["returned", "approved", "withdrawn"]),
                    ),
                    _connector="OR",
                ),
                name="review_decided_once_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "assigned"), _negated=True),
                    ("assignee__isnull", False),
                    _connector="OR",
                ),
                name="review_assigned_to_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["returned", "approved"]), _negated=True),
                    ("decided_by__isnull", False),
                    _connector="OR",
                ),
                name="review_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                name="review_digest_is_sha256",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entity", ""), ("field", "")),
                    models.Q(
                        models.Q(("entity", ""), _negated=True),
                        models.Q(("field", ""), _negated=True),
                        ("clause_id", ""),
                    ),
                    _connector="OR",
                ),
                name="review_note_pinned_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("resolved__isnull", True), ("resolved_by__isnull", True)),
                    models.Q(("resolved__isnull", False), ("resolved_by__isnull", False)),
                    _connector="OR",
                ),
                name="review_note_resolved_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="review_note_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("text"), 5000
                ),
                name="review_note_text_fits",
            ),
        ),
        migrations.RunPython(_on_postgresql(SEARCH), _on_postgresql("DROP INDEX review_words")),
    ]
