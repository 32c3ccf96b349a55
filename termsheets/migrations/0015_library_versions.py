"""The clause library in versions, and which one worded a round or a draft under review."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from termsheets.models.guards import KEPT_ONCE_PUBLISHED, AppendOnly, Unguard


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0014_draft_shelf"),
    ]

    operations = [
        migrations.AddField(
            model_name="draftreview",
            name="library",
            field=models.PositiveIntegerField(default=1),
        ),
        Unguard("Round"),
        migrations.AddField(
            model_name="round",
            name="library",
            field=models.PositiveIntegerField(default=1),
        ),
        AppendOnly("Round"),
        migrations.CreateModel(
            name="LibraryVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=5000)),
                ("base", models.PositiveIntegerField(null=True)),
                ("created", models.DateTimeField(default=django.utils.timezone.now)),
                ("saves", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(null=True, verbose_name="published")),
                ("retired_at", models.DateTimeField(null=True, verbose_name="retired")),
                ("files_json", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the clause library",
                "verbose_name_plural": "clause library",
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("state",),
                        name="library_one_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "published", "retired"])),
                        name="library_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="library_published_at_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("files_json", ""), ("number", 1)),
                            models.Q(("digest__regex", "^[0-9a-f]{64}$"), ("number__gt", 1)),
                            _connector="OR",
                        ),
                        name="library_first_is_shipped",
                    ),
                ],
            },
        ),
        AppendOnly("LibraryVersion", but=KEPT_ONCE_PUBLISHED),
    ]
