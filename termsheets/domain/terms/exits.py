"""What happens when assumptions break or the deal ends."""

from typing import Annotated, Literal

from termsheets.domain.terms.facts import Answers, Row, Several, fact, many
from termsheets.domain.terms.foreground import Category
from termsheets.domain.terms.types import Link, LongText, Number, Percent, ShortText, Whole, YesNo

Scenario = Literal[
    "expiry",
    "convenience",
    "breach",
    "insolvency",
    "change_of_control",
    "divestiture",
    "failed_milestone",
    "disruption",
]


class DisruptionTrigger(Row):
    """A changed assumption that reopens the talks."""

    prefix = "DT"

    kind: (
        Literal[
            "competitor_entry",
            "regulatory_change",
            "market_shift",
            "technology_shift",
            "supply",
            "key_people",
            "partner_strategy",
        ]
        | None
    ) = fact(required=True)
    description: LongText = fact(required=True)
    assumption: Link = fact(to="Assumption")
    metric: Link = fact(to="Metric")
    threshold: Number = fact()
    notice_days: Whole = fact(default=15)
    negotiation_days: Whole = fact(required=True, default=45)
    interim: (
        Literal["status_quo", "suspend_exclusivity", "suspend_payments", "temporary_license"] | None
    ) = fact(required=True, default="status_quo")
    if_no_agreement: Literal["continue", "expert", "step_down", "terminate"] | None = fact(
        required=True
    )


class TerminationTerms(Answers):
    """How a party may end the deal."""

    convenience_notice_days: Whole = fact("empty means not allowed")
    convenience_after_months: Whole = fact(default=12)
    breach_cure_days: Whole = fact(required=True, default=60)
    payment_cure_days: Whole = fact(required=True, default=30)


class ExitRule(Row):
    """What happens to one right in one way of ending."""

    prefix = "XR"

    scenario: Scenario | None = fact(required=True)
    affected_role: Literal["any", "licensor", "licensee"] | None = fact(
        "who ends, breaches, fails or is sold", required=True, default="any"
    )
    grant: Link = fact(to="LicenseGrant")
    asset: Link = fact(to="BackgroundAsset")
    category: Category | None = fact("a ForegroundRule category")
    outcome: (
        Literal[
            "survives",
            "survives_non_exclusive",
            "survives_paid_up",
            "wind_down",
            "ends",
            "reverts",
            "joint_for_period",
            "assigned",
            "buyout_option",
        ]
        | None
    ) = fact(required=True)
    period_months: Whole = fact(due="outcome == 'wind_down'")
    fee_treatment: Literal["same", "reduced", "free", "prepaid"] | None = fact(default="same")
    use_rights: Annotated[
        tuple[Literal["run", "maintain", "redeploy", "sell_off"], ...], Several
    ] = many()


class ExitPlan(Row):
    """Support, data and customers in one way of ending."""

    prefix = "XP"

    scenario: Scenario | None = fact(required=True)
    support_months: Whole = fact(required=True, default=6)
    support_price: Literal["free", "cost", "cost_plus", "rate_card"] | None = fact(
        required=True, default="cost"
    )
    support_markup_pct: Percent = fact(due="support_price == 'cost_plus'")
    data_transfer_days: Whole = fact(required=True, default=30)
    data_format: ShortText = fact()
    customer_plan: Literal["keep_using", "transfer", "notify_only"] | None = fact(
        required=True, default="keep_using"
    )
    customer_notice_days: Whole = fact(default=60)
    cost_bearer: Literal["startup", "partner", "shared", "defaulting"] | None = fact(
        required=True, default="shared"
    )


class EscrowTerms(Answers):
    """What is deposited with a third party, and when it is released."""

    enabled: YesNo = fact(default=False)
    materials: Annotated[
        tuple[
            Literal[
                "source_code",
                "build_scripts",
                "documentation",
                "process_recipe",
                "masks",
                "cell_bank",
            ],
            ...,
        ],
        Several,
    ] = many()
    agent: ShortText = fact()
    deposit: Literal["each_release", "quarterly", "semiannual"] | None = fact(
        default="each_release"
    )
    verification: Literal["none", "inventory", "build", "full"] | None = fact(default="inventory")
    release_events: Annotated[
        tuple[
            Literal[
                "insolvency",
                "cease_business",
                "failure_to_support",
                "material_breach",
                "competitor_acquisition",
            ],
            ...,
        ],
        Several,
    ] = many()
    objection_days: Whole = fact(default=10)
    use_after_release: Literal["maintain_only", "maintain_and_modify"] | None = fact(
        default="maintain_only"
    )
