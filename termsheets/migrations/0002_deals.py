import uuid

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import termsheets.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0001_user"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In Review"),
                            ("shared", "Shared"),
                            ("countered", "Countered"),
                            ("agreed_in_principle", "Agreed"),
                            ("closed", "Closed"),
                            ("lapsed", "Lapsed"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals_created",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sides",
                        to="termsheets.deal",
                    ),
                ),
                ("party_code", models.CharField(default="PA-1", max_length=10)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "party_code"), name="side_one_per_party"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "side",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="termsheets.side",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("updated", models.DateTimeField(default=django.utils.timezone.now)),
                ("terms_json", models.TextField()),
                ("next_numbers", models.JSONField(blank=True, default=dict)),
                ("recorded", models.JSONField(blank=True, default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["-updated", "-id"], name="draft_latest_first")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="termsheets.side",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("founder", "Founder"),
                            ("counsel", "Counsel"),
                            ("viewer", "Viewer"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("side", "user"), name="membership_one_per_user"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["founder", "counsel", "viewer"])),
                        name="membership_role_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessTier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "name",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("inclusion_test", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "decider",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "ownership_rule",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "access_rule",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "source_access",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("revenue_applies", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("core", "core_improvement", "ancillary", "custom"))
                        ),
                        name="access_tier_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decider__in", ("originator", "jsc", "expert"))),
                        name="access_tier_decider_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ownership_rule__in", ("retained", "licensed", "co_owned", "assigned"))
                        ),
                        name="access_tier_ownership_rule_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "access_rule__in",
                                ("none", "object_only", "licensed", "co_owned", "revenue_share"),
                            )
                        ),
                        name="access_tier_access_rule_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_access__in", ("none", "escrow", "read", "modify"))
                        ),
                        name="access_tier_source_access_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="access_tier_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("enabled", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("per_year", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("notice_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("lookback_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("records_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "auditor",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("scope", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                ("self_certification", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "underpayment_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("settle_days", termsheets.models.fields.WholeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("auditor__in", ("independent", "own_staff"))),
                        name="audit_terms_auditor_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("underpayment_pct__range", (0, 100))),
                        name="audit_terms_underpayment_pct_is_a_percent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClauseChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clause_choices",
                        to="termsheets.draft",
                    ),
                ),
                ("clause_id", models.CharField(max_length=80)),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("startup", "Startup"),
                            ("balanced", "Balanced"),
                            ("partner", "Partner"),
                            ("custom", "Custom"),
                        ],
                        default="balanced",
                        max_length=10,
                    ),
                ),
                ("custom_text", models.TextField(blank=True, max_length=5000)),
                ("binding", models.BooleanField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "clause_id"), name="clause_choice_one_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("position__in", ["startup", "balanced", "partner", "custom"])
                        ),
                        name="clause_choice_position_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confidentiality",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("nda_signed", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("nda_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("term_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "trade_secrets_indefinite",
                    termsheets.models.fields.YesNoField(blank=True, null=True),
                ),
                (
                    "residuals",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "security_standard",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "security_measures",
                    termsheets.models.fields.ChoicesField(blank=True, default=list),
                ),
                (
                    "incident_notice_hours",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                ("return_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("personal_data", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("dpa_required", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("residuals__in", ("none", "limited", "broad"))),
                        name="confidentiality_residuals_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("security_standard__in", ("basic", "iso_27001", "soc2", "other"))
                        ),
                        name="confidentiality_security_standard_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DealBasics",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("purpose", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "deal_type",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("effective_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("initial_term_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "currency",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "governing_law",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "parties_compete",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "uk_independent_alternatives",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                (
                    "sensitive_sectors",
                    termsheets.models.fields.ChoicesField(blank=True, default=list),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "deal_type__in",
                                (
                                    "saas_distribution",
                                    "oem_resale",
                                    "co_development",
                                    "platform_license",
                                    "research_collaboration",
                                    "manufacturing",
                                    "data_license",
                                    "cross_license",
                                    "other",
                                ),
                            )
                        ),
                        name="deal_basics_deal_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("initial_term_months__range", (1, 300))),
                        name="deal_basics_initial_term_months_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parties_compete__in", ("none", "potential", "actual", "unknown"))
                        ),
                        name="deal_basics_parties_compete_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                ("decided_on", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("decision", termsheets.models.fields.LongTextField(blank=True, null=True)),
                ("rationale", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "decided_by",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("affects", termsheets.models.fields.ClausesField(blank=True, default=list)),
                (
                    "supersedes",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "code"), name="decision_one_per_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="EscalationStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                ("order", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "level",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("binding", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "detail",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "level__in",
                                (
                                    "leads",
                                    "committee",
                                    "executives",
                                    "mediation",
                                    "expert",
                                    "arbitration",
                                    "courts",
                                ),
                            )
                        ),
                        name="escalation_step_level_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="escalation_step_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("draft", "order"),
                        name="escalation_step_one_per_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EscrowTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("enabled", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("materials", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                (
                    "agent",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "deposit",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "verification",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("release_events", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                ("objection_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "use_after_release",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deposit__in", ("each_release", "quarterly", "semiannual"))
                        ),
                        name="escrow_terms_deposit_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verification__in", ("none", "inventory", "build", "full"))
                        ),
                        name="escrow_terms_verification_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("use_after_release__in", ("maintain_only", "maintain_and_modify"))
                        ),
                        name="escrow_terms_use_after_release_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "scenario",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("support_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "support_price",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "support_markup_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("data_transfer_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "data_format",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "customer_plan",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "customer_notice_days",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                (
                    "cost_bearer",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "scenario__in",
                                (
                                    "expiry",
                                    "convenience",
                                    "breach",
                                    "insolvency",
                                    "change_of_control",
                                    "divestiture",
                                    "failed_milestone",
                                    "disruption",
                                ),
                            )
                        ),
                        name="exit_plan_scenario_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("support_price__in", ("free", "cost", "cost_plus", "rate_card"))
                        ),
                        name="exit_plan_support_price_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("support_markup_pct__range", (0, 100))),
                        name="exit_plan_support_markup_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("customer_plan__in", ("keep_using", "transfer", "notify_only"))
                        ),
                        name="exit_plan_customer_plan_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost_bearer__in", ("startup", "partner", "shared", "defaulting"))
                        ),
                        name="exit_plan_cost_bearer_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="exit_plan_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("draft", "scenario"),
                        name="exit_plan_one_per_scenario",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldOfUse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                (
                    "tag",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("definition", termsheets.models.fields.LongTextField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "tag"), name="field_of_use_one_per_tag"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "short_name",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "legal_name",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "role",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "country",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "contact_name",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "contact_title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "counsel_email",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("affiliates_included", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "market_share_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("no_background", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "planned_exit",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("planned_exit_by", termsheets.models.fields.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ("startup", "partner", "university", "funder", "other"))
                        ),
                        name="party_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("market_share_pct__range", (0, 100))),
                        name="party_market_share_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "planned_exit__in",
                                ("none", "trade_sale", "merger", "asset_sale", "ipo", "unsure"),
                            )
                        ),
                        name="party_planned_exit_known",
                    ),
                    models.UniqueConstraint(fields=("draft", "code"), name="party_one_per_code"),
                    models.UniqueConstraint(
                        fields=("draft", "short_name"), name="party_one_per_short_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removed_rows",
                        to="termsheets.draft",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=300)),
                ("parent", models.CharField(blank=True, max_length=10)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("row_json", models.TextField()),
                ("removed", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="TerminationTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                (
                    "convenience_notice_days",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                (
                    "convenience_after_months",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                ("breach_cure_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("payment_cure_days", termsheets.models.fields.WholeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ForegroundTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                (
                    "cross_license",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "cross_license_background",
                    termsheets.models.fields.YesNoField(blank=True, null=True),
                ),
                (
                    "cross_license_survives",
                    termsheets.models.fields.YesNoField(blank=True, null=True),
                ),
                (
                    "cross_license_fields",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.fieldofuse"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cross_license__in", ("none", "non_assert", "non_exclusive"))
                        ),
                        name="foreground_terms_cross_license_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundAsset",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "owner",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("description", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "identifiers",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "jurisdictions",
                    termsheets.models.fields.TerritoriesField(blank=True, default=list),
                ),
                (
                    "status",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("priority_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("expiry_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "ownership_basis",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "assignment_form",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("co_owner_consent", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "inventor_countries",
                    termsheets.models.fields.TerritoriesField(blank=True, default=list),
                ),
                (
                    "inventor_rights_cleared",
                    termsheets.models.fields.YesNoField(blank=True, null=True),
                ),
                ("encumbrances", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                ("encumbrance_cleared", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "export_review",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("transfer_of_title", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("excluded", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "disclosure_level",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "tier",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.accesstier",
                    ),
                ),
                ("encumbrance_note", termsheets.models.fields.LongTextField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "patent",
                                    "patent_application",
                                    "software",
                                    "know_how",
                                    "trade_secret",
                                    "trademark",
                                    "design",
                                    "database",
                                    "data",
                                    "topography",
                                    "materials",
                                    "other",
                                ),
                            )
                        ),
                        name="background_asset_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ("unregistered", "pending", "granted", "expired", "abandoned"),
                            )
                        ),
                        name="background_asset_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ownership_basis__in",
                                (
                                    "employees",
                                    "contractors",
                                    "assigned",
                                    "founder_held",
                                    "licensed_in",
                                    "co_owned",
                                    "unclear",
                                ),
                            )
                        ),
                        name="background_asset_ownership_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("assignment_form__in", ("present", "promise", "statutory", "none"))
                        ),
                        name="background_asset_assignment_form_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("export_review__in", ("not_needed", "not_done", "done"))
                        ),
                        name="background_asset_export_review_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disclosure_level__in", ("title_only", "summary", "full"))
                        ),
                        name="background_asset_disclosure_level_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="background_asset_one_per_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expiry_date__gt", models.F("priority_date"))),
                        name="background_asset_expiry_date_after_priority_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeSeat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("expertise", termsheets.models.fields.ChoicesField(blank=True, default=list)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="committee_seat_one_per_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("description", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "value_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                ("at_risk", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "ip",
                                    "cash",
                                    "people",
                                    "distribution",
                                    "data",
                                    "equipment",
                                    "expertise",
                                ),
                            )
                        ),
                        name="contribution_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("value_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="contribution_value_amount_not_negative",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="contribution_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionGate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("due_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "owner",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("criteria", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "if_failed",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("if_failed__in", ("fallback", "extend", "stop"))),
                        name="decision_gate_if_failed_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="decision_gate_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRight",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "topic",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "decider",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "casting_vote",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("response_days", termsheets.models.fields.WholeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                (
                                    "development_priorities",
                                    "license_negotiations",
                                    "revenue_allocation",
                                    "improvement_classification",
                                    "patent_filing",
                                    "patent_enforcement",
                                    "sublicense_approval",
                                    "milestone_verification",
                                    "budget",
                                    "publication",
                                ),
                            )
                        ),
                        name="decision_right_topic_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decider__in", ("committee", "party", "both", "expert"))
                        ),
                        name="decision_right_decider_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="decision_right_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForegroundRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "category",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "owner_rule",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "owner",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "assignment_form",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "exploitation",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "licensing_rule",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "accounting_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "other_party_access",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "incorporate_right",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "cost_bearer",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("disclosure_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "protection",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "reversion",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("joint_period_months", termsheets.models.fields.WholeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                (
                                    "independent",
                                    "joint",
                                    "core_improvement",
                                    "ancillary_improvement",
                                    "data_outputs",
                                ),
                            )
                        ),
                        name="foreground_rule_category_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner_rule__in", ("originator", "named_party", "joint"))
                        ),
                        name="foreground_rule_owner_rule_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("assignment_form__in", ("present", "promise"))),
                        name="foreground_rule_assignment_form_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exploitation__in", ("free", "field_split", "account", "consent"))
                        ),
                        name="foreground_rule_exploitation_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "licensing_rule__in",
                                ("free_non_exclusive", "consent", "never", "default_law"),
                            )
                        ),
                        name="foreground_rule_licensing_rule_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accounting_pct__range", (0, 100))),
                        name="foreground_rule_accounting_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other_party_access__in", ("none", "research", "research_and_exploit"))
                        ),
                        name="foreground_rule_other_party_access_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("incorporate_right__in", ("none", "favorable_terms", "free"))
                        ),
                        name="foreground_rule_incorporate_right_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost_bearer__in", ("originator", "owner", "shared", "requester"))
                        ),
                        name="foreground_rule_cost_bearer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "protection__in",
                                ("patent", "trade_secret", "copyright", "case_by_case"),
                            )
                        ),
                        name="foreground_rule_protection_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reversion__in", ("none", "to_originator", "joint_for_period"))
                        ),
                        name="foreground_rule_reversion_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="foreground_rule_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HygieneReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "cadence",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("next_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("scope", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                ("participants", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                (
                    "owner",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cadence__in", ("quarterly", "semiannual", "annual"))),
                        name="hygiene_review_cadence_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="hygiene_review_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Metric",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "name",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("definition", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "unit",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("source", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "measured_by",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "frequency",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "baseline",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                ("on_dashboard", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__in", ("currency", "count", "percent", "date", "yes_no"))
                        ),
                        name="metric_unit_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "frequency__in",
                                ("monthly", "quarterly", "semiannual", "annual", "event"),
                            )
                        ),
                        name="metric_frequency_known",
                    ),
                    models.UniqueConstraint(fields=("draft", "code"), name="metric_one_per_code"),
                    models.UniqueConstraint(fields=("draft", "name"), name="metric_one_per_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NegotiationPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("response_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "silence",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("target_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("long_stop_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "good_faith",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("lockout", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "lockout_party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("lockout_until", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "costs",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "binding_clauses",
                    termsheets.models.fields.ClausesField(blank=True, default=list),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("silence__in", ("escalate", "rejected", "extended"))),
                        name="negotiation_plan_silence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("good_faith__in", ("none", "non_binding", "binding"))),
                        name="negotiation_plan_good_faith_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("costs__in", ("own", "shared"))),
                        name="negotiation_plan_costs_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("long_stop_date__gt", models.F("target_date"))),
                        name="negotiation_plan_long_stop_date_after_target_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lockout_until__lte", models.F("long_stop_date"))),
                        name="negotiation_plan_lockout_until_not_after_long_stop_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PatentPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "subject",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "category",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "filing_lead",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("decision_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("review_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "abandonment_notice_days",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                (
                    "step_in",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "enforcement_lead",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "enforcement_step_in_days",
                    termsheets.models.fields.WholeField(blank=True, null=True),
                ),
                (
                    "recovery_lead_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "monetization",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                (
                                    "independent",
                                    "joint",
                                    "core_improvement",
                                    "ancillary_improvement",
                                    "data_outputs",
                                ),
                            )
                        ),
                        name="patent_plan_category_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step_in__in", ("none", "take_over", "assign"))),
                        name="patent_plan_step_in_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recovery_lead_pct__range", (0, 100))),
                        name="patent_plan_recovery_lead_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("monetization__in", ("each_in_field", "lead_licenses", "joint_pool"))
                        ),
                        name="patent_plan_monetization_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="patent_plan_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemporaryLicense",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "licensor",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "licensee",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("purpose", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "territories",
                    termsheets.models.fields.TerritoriesField(blank=True, default=list),
                ),
                ("start_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("end_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("max_extension_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "fee_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "improvements_owner",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("no_expectation", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "assets",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.backgroundasset"
                    ),
                ),
                (
                    "fields",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.fieldofuse"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("fee_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="temporary_license_fee_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("improvements_owner__in", ("licensor", "originator"))),
                        name="temporary_license_improvements_owner_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="temporary_license_one_per_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("licensor", models.F("licensee")), _negated=True),
                        name="temporary_license_licensor_is_not_licensee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisclosureStage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                ("order", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                ("contents", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                (
                    "detail",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "precondition",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "gate",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.decisiongate",
                    ),
                ),
                ("data_protection", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("detail__in", ("summary", "range", "aggregate", "full"))
                        ),
                        name="disclosure_stage_detail_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "precondition__in",
                                ("none", "nda", "clean_team", "term_sheet", "definitive"),
                            )
                        ),
                        name="disclosure_stage_precondition_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="disclosure_stage_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("draft", "order"),
                        name="disclosure_stage_one_per_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FallbackTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "clause_id",
                    termsheets.models.fields.ClauseField(blank=True, max_length=300, null=True),
                ),
                (
                    "trigger",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "gate",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.decisiongate",
                    ),
                ),
                ("trigger_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("fallback_text", termsheets.models.fields.LongTextField(blank=True, null=True)),
                ("shared", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("trigger__in", ("gate_failed", "deadlock", "date"))),
                        name="fallback_term_trigger_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="fallback_term_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForegroundRuleShare",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="termsheets.foregroundrule",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pct__range", (0, 100))),
                        name="foreground_rule_share_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("row", "party"), name="foreground_rule_share_one_per_party"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HygieneFinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hygiene_findings",
                        to="termsheets.hygienereview",
                    ),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("description", termsheets.models.fields.LongTextField(blank=True, null=True)),
                ("action", termsheets.models.fields.LongTextField(blank=True, null=True)),
                ("due_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("closed", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "assets",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.backgroundasset"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "overlapping_claims",
                                    "freedom_to_operate",
                                    "license_consolidation",
                                    "open_source",
                                    "chain_of_title",
                                    "renewal_fees",
                                    "secrecy_controls",
                                    "roadmap",
                                ),
                            )
                        ),
                        name="hygiene_finding_kind_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="hygiene_finding_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assumption",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                ("statement", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "category",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "owner",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "metric",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.metric",
                    ),
                ),
                ("review_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "status",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "confidence",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                ("market", "technology", "regulatory", "financial", "ip", "people"),
                            )
                        ),
                        name="assumption_category_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("open", "holds", "broken"))),
                        name="assumption_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ("low", "medium", "high"))),
                        name="assumption_confidence_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="assumption_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("description", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "metric",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.metric",
                    ),
                ),
                (
                    "priority",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("priority__in", ("must", "should", "nice"))),
                        name="expectation_priority_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="expectation_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Governance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                (
                    "cadence",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("quorum_per_party", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "voting",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "chair",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("minutes_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("may_amend", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("status_quo", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("urgent_relief", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "dashboard_frequency",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "dashboard_metrics",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.metric"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cadence__in", ("monthly", "bimonthly", "quarterly", "semiannual"))
                        ),
                        name="governance_cadence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("voting__in", ("one_vote_per_party", "majority", "unanimous"))
                        ),
                        name="governance_voting_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("chair__in", ("startup", "partner", "rotating"))),
                        name="governance_chair_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dashboard_frequency__in", ("monthly", "quarterly", "semiannual"))
                        ),
                        name="governance_dashboard_frequency_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "title",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "responsible",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "metric",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.metric",
                    ),
                ),
                (
                    "comparator",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "threshold",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                ("due_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("grace_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("evidence", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "verifier",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "verifier_party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("verification_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "depends_on",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "technical",
                                    "regulatory",
                                    "sales",
                                    "adoption",
                                    "expansion",
                                    "funding",
                                ),
                            )
                        ),
                        name="milestone_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comparator__in", ("gte", "lte", "eq"))),
                        name="milestone_comparator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verifier__in", ("party", "jsc", "expert", "auditor", "regulator"))
                        ),
                        name="milestone_verifier_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="milestone_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PatentCountry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="patent_countries",
                        to="termsheets.patentplan",
                    ),
                ),
                (
                    "country",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "beneficiaries",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.party"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="patent_country_one_per_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DisruptionTrigger",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("description", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "assumption",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.assumption",
                    ),
                ),
                (
                    "metric",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.metric",
                    ),
                ),
                (
                    "threshold",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                ("notice_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("negotiation_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "interim",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "if_no_agreement",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "competitor_entry",
                                    "regulatory_change",
                                    "market_shift",
                                    "technology_shift",
                                    "supply",
                                    "key_people",
                                    "partner_strategy",
                                ),
                            )
                        ),
                        name="disruption_trigger_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "interim__in",
                                (
                                    "status_quo",
                                    "suspend_exclusivity",
                                    "suspend_payments",
                                    "temporary_license",
                                ),
                            )
                        ),
                        name="disruption_trigger_interim_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "if_no_agreement__in",
                                ("continue", "expert", "step_down", "terminate"),
                            )
                        ),
                        name="disruption_trigger_if_no_agreement_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="disruption_trigger_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EquityTrigger",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "milestone",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.milestone",
                    ),
                ),
                (
                    "issuer",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "holder",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "instrument",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "fully_diluted_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "strike_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "cap_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("expiry_date", termsheets.models.fields.DateField(blank=True, null=True)),
                ("board_approval", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("anti_dilution", termsheets.models.fields.YesNoField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instrument__in", ("warrant", "option", "shares", "convertible"))
                        ),
                        name="equity_trigger_instrument_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fully_diluted_pct__range", (0, 100))),
                        name="equity_trigger_fully_diluted_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("strike_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="equity_trigger_strike_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cap_pct__range", (0, 100))),
                        name="equity_trigger_cap_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="equity_trigger_one_per_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issuer", models.F("holder")), _negated=True),
                        name="equity_trigger_issuer_is_not_holder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LicenseGrant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "licensor",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "licensee",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("includes_foreground", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "purpose",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("rights", termsheets.models.fields.ChoicesField(blank=True, default=list)),
                (
                    "delivery",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "territories",
                    termsheets.models.fields.TerritoriesField(blank=True, default=list),
                ),
                (
                    "exclusivity",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("reserved_rights", termsheets.models.fields.LongTextField(blank=True, null=True)),
                ("start_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "term_basis",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("end_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "renewal",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "renewal_metric",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.metric",
                    ),
                ),
                (
                    "renewal_threshold",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                ("renewal_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("renewal_notice_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "expansion",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("expansion_scope", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "sublicensing",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("sublicense_survives", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "step_down_milestone",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.milestone",
                    ),
                ),
                (
                    "step_down_to",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("sunset_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "diligence_standard",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "minimum_spend_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "consideration",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "transferability",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "change_of_control",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "competitor_acquirer",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("insolvency_election", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("record_license", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "grant_back",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "challenge_effect",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("most_favored", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "most_favored_scope",
                    termsheets.models.fields.LongTextField(blank=True, null=True),
                ),
                (
                    "sales_restrictions",
                    termsheets.models.fields.ChoicesField(blank=True, default=list),
                ),
                (
                    "support_level",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("quality_control", termsheets.models.fields.YesNoField(blank=True, null=True)),
                ("us_manufacture", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "tiers",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.accesstier"
                    ),
                ),
                (
                    "assets",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.backgroundasset"
                    ),
                ),
                (
                    "fields",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.fieldofuse"
                    ),
                ),
                (
                    "carve_outs",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.licensegrant"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                (
                                    "commercial",
                                    "project",
                                    "internal",
                                    "evaluation",
                                    "research",
                                    "support",
                                ),
                            )
                        ),
                        name="license_grant_purpose_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "delivery__in",
                                (
                                    "none",
                                    "object_code",
                                    "source_code",
                                    "hosted",
                                    "documents",
                                    "materials",
                                    "embedded",
                                    "masks",
                                ),
                            )
                        ),
                        name="license_grant_delivery_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exclusivity__in", ("exclusive", "sole", "non_exclusive"))
                        ),
                        name="license_grant_exclusivity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("term_basis__in", ("fixed", "life_of_rights", "perpetual"))
                        ),
                        name="license_grant_term_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("renewal__in", ("none", "automatic", "by_agreement", "metric"))
                        ),
                        name="license_grant_renewal_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "expansion__in",
                                ("none", "option", "first_negotiation", "first_refusal"),
                            )
                        ),
                        name="license_grant_expansion_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sublicensing__in", ("none", "affiliates", "with_consent", "free"))
                        ),
                        name="license_grant_sublicensing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "step_down_to__in",
                                (
                                    "sole",
                                    "non_exclusive",
                                    "narrower_field",
                                    "narrower_territory",
                                    "end",
                                ),
                            )
                        ),
                        name="license_grant_step_down_to_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "diligence_standard__in",
                                ("none", "reasonable", "commercially_reasonable"),
                            )
                        ),
                        name="license_grant_diligence_standard_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("minimum_spend_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="license_grant_minimum_spend_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consideration__in", ("royalty", "paid_up", "royalty_free", "in_kind"))
                        ),
                        name="license_grant_consideration_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "transferability__in",
                                ("none", "with_consent", "to_successor", "free"),
                            )
                        ),
                        name="license_grant_transferability_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "change_of_control__in",
                                ("no_effect", "notice", "consent", "convert_non_exclusive", "end"),
                            )
                        ),
                        name="license_grant_change_of_control_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("competitor_acquirer__in", ("no_effect", "firewall", "narrow", "end"))
                        ),
                        name="license_grant_competitor_acquirer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grant_back__in", ("none", "non_exclusive", "exclusive", "assignment"))
                        ),
                        name="license_grant_grant_back_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("challenge_effect__in", ("none", "terminate", "no_challenge"))
                        ),
                        name="license_grant_challenge_effect_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("support_level__in", ("none", "best_efforts", "sla"))),
                        name="license_grant_support_level_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="license_grant_one_per_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("licensor", models.F("licensee")), _negated=True),
                        name="license_grant_licensor_is_not_licensee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_date__gt", models.F("start_date"))),
                        name="license_grant_end_date_after_start_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PatentCountryCost",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costs",
                        to="termsheets.patentcountry",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pct__range", (0, 100))),
                        name="patent_country_cost_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("row", "party"), name="patent_country_cost_one_per_party"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "scenario",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "affected_role",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "grant",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.licensegrant",
                    ),
                ),
                (
                    "asset",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.backgroundasset",
                    ),
                ),
                (
                    "category",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "outcome",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("period_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "fee_treatment",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("use_rights", termsheets.models.fields.ChoicesField(blank=True, default=list)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "scenario__in",
                                (
                                    "expiry",
                                    "convenience",
                                    "breach",
                                    "insolvency",
                                    "change_of_control",
                                    "divestiture",
                                    "failed_milestone",
                                    "disruption",
                                ),
                            )
                        ),
                        name="exit_rule_scenario_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("affected_role__in", ("any", "licensor", "licensee"))),
                        name="exit_rule_affected_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                (
                                    "independent",
                                    "joint",
                                    "core_improvement",
                                    "ancillary_improvement",
                                    "data_outputs",
                                ),
                            )
                        ),
                        name="exit_rule_category_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                (
                                    "survives",
                                    "survives_non_exclusive",
                                    "survives_paid_up",
                                    "wind_down",
                                    "ends",
                                    "reverts",
                                    "joint_for_period",
                                    "assigned",
                                    "buyout_option",
                                ),
                            )
                        ),
                        name="exit_rule_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fee_treatment__in", ("same", "reduced", "free", "prepaid"))
                        ),
                        name="exit_rule_fee_treatment_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="exit_rule_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("draft", "scenario", "affected_role", "grant"),
                        name="exit_rule_one_per_scenario_affected_role_grant",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("draft", "scenario", "affected_role", "asset"),
                        name="exit_rule_one_per_scenario_affected_role_asset",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("draft", "scenario", "affected_role", "category"),
                        name="exit_rule_one_per_scenario_affected_role_category",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevenueShare",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "name",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "payor",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "payee",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                ("rationale", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "base",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "deduction_cap_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("bundled", termsheets.models.fields.YesNoField(blank=True, null=True)),
                (
                    "combination",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "combination_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "tier_method",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "tier_basis",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "period",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "period_floor_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "annual_cap_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "lifetime_cap_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "mag_remedy",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "upfront_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "advance_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "royalty_term",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("royalty_years", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("first_sale_date", termsheets.models.fields.DateField(blank=True, null=True)),
                (
                    "expiry_reduction_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("non_patent_value", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "stacking_offset_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "stacking_max_reduction_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "stacking_rate_floor_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "stacking_carry_forward",
                    termsheets.models.fields.YesNoField(blank=True, null=True),
                ),
                ("statement_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                ("payment_due_days", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "late_interest_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "fx_rule",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "tax_gross_up",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                ("public_summary", termsheets.models.fields.LongTextField(blank=True, null=True)),
                (
                    "grants",
                    termsheets.models.fields.LinksField(
                        blank=True, related_name="+", to="termsheets.licensegrant"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("royalty", "profit_pool", "sublicense_income"))
                        ),
                        name="revenue_share_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "base__in",
                                (
                                    "net_sales",
                                    "gross_sales",
                                    "subscription_revenue",
                                    "gross_margin",
                                    "units",
                                    "pool",
                                    "sublicense_receipts",
                                ),
                            )
                        ),
                        name="revenue_share_base_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deduction_cap_pct__range", (0, 100))),
                        name="revenue_share_deduction_cap_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("combination__in", ("none", "price_ratio", "fixed", "expert"))
                        ),
                        name="revenue_share_combination_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("combination_pct__range", (0, 100))),
                        name="revenue_share_combination_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tier_method__in", ("marginal", "cliff"))),
                        name="revenue_share_tier_method_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tier_basis__in", ("contract_year", "cumulative"))),
                        name="revenue_share_tier_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__in", ("monthly", "quarterly", "semiannual", "annual"))
                        ),
                        name="revenue_share_period_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("period_floor_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="revenue_share_period_floor_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("annual_cap_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="revenue_share_annual_cap_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("lifetime_cap_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="revenue_share_lifetime_cap_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mag_remedy__in", ("pay", "pay_or_step_down", "step_down"))
                        ),
                        name="revenue_share_mag_remedy_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("upfront_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="revenue_share_upfront_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("advance_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="revenue_share_advance_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "royalty_term__in",
                                (
                                    "license_term",
                                    "last_valid_claim",
                                    "fixed_years",
                                    "longer_of_claim_and_years",
                                ),
                            )
                        ),
                        name="revenue_share_royalty_term_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expiry_reduction_pct__range", (0, 100))),
                        name="revenue_share_expiry_reduction_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stacking_offset_pct__range", (0, 100))),
                        name="revenue_share_stacking_offset_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stacking_max_reduction_pct__range", (0, 100))),
                        name="revenue_share_stacking_max_reduction_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stacking_rate_floor_pct__range", (0, 100))),
                        name="revenue_share_stacking_rate_floor_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_interest_pct__range", (0, 100))),
                        name="revenue_share_late_interest_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fx_rule__in", ("period_average", "period_end", "transaction"))
                        ),
                        name="revenue_share_fx_rule_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tax_gross_up__in", ("payor", "payee", "shared"))),
                        name="revenue_share_tax_gross_up_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="revenue_share_one_per_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("payor", models.F("payee")), _negated=True),
                        name="revenue_share_payor_is_not_payee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeductionRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deduction_rules",
                        to="termsheets.revenueshare",
                    ),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "cap_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "taxes",
                                    "freight",
                                    "returns",
                                    "discounts",
                                    "rebates",
                                    "bad_debt",
                                    "platform_fees",
                                ),
                            )
                        ),
                        name="deduction_rule_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cap_pct__range", (0, 100))),
                        name="deduction_rule_cap_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="deduction_rule_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForecastYear",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                ("year_number", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "share",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.revenueshare",
                    ),
                ),
                (
                    "revenue_low_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "revenue_high_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "cost_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "rate_low_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "rate_high_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "value_milestone",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("revenue_low_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="forecast_year_revenue_low_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("revenue_high_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="forecast_year_revenue_high_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("cost_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="forecast_year_cost_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate_low_pct__range", (0, 100))),
                        name="forecast_year_rate_low_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate_high_pct__range", (0, 100))),
                        name="forecast_year_rate_high_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="forecast_year_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneConsequence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestone_consequences",
                        to="termsheets.milestone",
                    ),
                ),
                (
                    "outcome",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "action",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "grant",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.licensegrant",
                    ),
                ),
                (
                    "revenue_share",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.revenueshare",
                    ),
                ),
                (
                    "payor",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "payee",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "rate_delta_pct",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "effective",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ("met", "missed"))),
                        name="milestone_consequence_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "action__in",
                                (
                                    "payment",
                                    "rate_change",
                                    "equity",
                                    "step_down",
                                    "step_up",
                                    "extend_term",
                                    "expand_license",
                                    "gate",
                                    "termination_right",
                                    "recalibrate",
                                    "escrow_release",
                                ),
                            )
                        ),
                        name="milestone_consequence_action_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="milestone_consequence_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effective__in", ("next_period", "verified_date"))),
                        name="milestone_consequence_effective_known",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="milestone_consequence_one_per_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("payor", models.F("payee")), _negated=True),
                        name="milestone_consequence_payor_is_not_payee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinimumGuarantee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minimum_guarantees",
                        to="termsheets.revenueshare",
                    ),
                ),
                ("year_number", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="minimum_guarantee_amount_not_negative",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="minimum_guarantee_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("parent", "year_number"),
                        name="minimum_guarantee_one_per_year_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecalibrationTrigger",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recalibration_triggers",
                        to="termsheets.revenueshare",
                    ),
                ),
                (
                    "metric",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.metric",
                    ),
                ),
                (
                    "comparator",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "threshold",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                ("window_months", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "effect",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "adjust_pct",
                    termsheets.models.fields.NumberField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "rate_min_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "rate_max_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                ("notice_days", termsheets.models.fields.WholeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("comparator__in", ("gte", "lte"))),
                        name="recalibration_trigger_comparator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effect__in", ("renegotiate", "auto_adjust"))),
                        name="recalibration_trigger_effect_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate_min_pct__range", (0, 100))),
                        name="recalibration_trigger_rate_min_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate_max_pct__range", (0, 100))),
                        name="recalibration_trigger_rate_max_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="recalibration_trigger_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoyaltyTier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="royalty_tiers",
                        to="termsheets.revenueshare",
                    ),
                ),
                (
                    "from_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "rate_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "unit_amount",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("from_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="royalty_tier_from_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate_pct__range", (0, 100))),
                        name="royalty_tier_rate_pct_is_a_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("unit_amount"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="royalty_tier_unit_amount_not_negative",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="royalty_tier_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("parent", "from_amount"),
                        name="royalty_tier_one_per_from_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SublicenseShare",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sublicense_shares",
                        to="termsheets.revenueshare",
                    ),
                ),
                (
                    "until_milestone",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.milestone",
                    ),
                ),
                (
                    "share_pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("share_pct__range", (0, 100))),
                        name="sublicense_share_share_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="sublicense_share_one_per_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaterfallStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unknown", models.JSONField(blank=True, default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="termsheets.draft",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waterfall_steps",
                        to="termsheets.revenueshare",
                    ),
                ),
                ("order", termsheets.models.fields.WholeField(blank=True, null=True)),
                (
                    "label",
                    termsheets.models.fields.ShortTextField(blank=True, max_length=300, null=True),
                ),
                (
                    "kind",
                    termsheets.models.fields.ChoiceField(blank=True, max_length=60, null=True),
                ),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "amount_cap",
                    termsheets.models.fields.MoneyField(
                        blank=True, decimal_places=6, max_digits=21, null=True
                    ),
                ),
                (
                    "pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("expense", "return_of_capital", "preferred", "split"))
                        ),
                        name="waterfall_step_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.comparison.Cast(
                                    models.F("amount_cap"), models.FloatField()
                                ),
                                0.0,
                            )
                        ),
                        name="waterfall_step_amount_cap_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pct__range", (0, 100))),
                        name="waterfall_step_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "code"), name="waterfall_step_one_per_code"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired", False)),
                        fields=("parent", "order"),
                        name="waterfall_step_one_per_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaterfallStepShare",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "party",
                    termsheets.models.fields.LinkField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="termsheets.party",
                    ),
                ),
                (
                    "pct",
                    termsheets.models.fields.PercentField(
                        blank=True, decimal_places=4, max_digits=7, null=True
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="termsheets.waterfallstep",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pct__range", (0, 100))),
                        name="waterfall_step_share_pct_is_a_percent",
                    ),
                    models.UniqueConstraint(
                        fields=("row", "party"), name="waterfall_step_share_one_per_party"
                    ),
                ],
            },
        ),
    ]
