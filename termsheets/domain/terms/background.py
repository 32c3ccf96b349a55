"""What each party already has, and whether it truly owns it."""

from typing import Annotated, Literal

from termsheets.domain.terms.facts import Row, Several, fact, many
from termsheets.domain.terms.types import Date, Link, LongText, ShortText, Territories, YesNo


class BackgroundAsset(Row):
    """A right that a party has before, or outside, the collaboration."""

    prefix = "BG"

    owner: Link = fact("owns or controls it", to="Party", required=True)
    title: ShortText = fact(required=True)
    kind: (
        Literal[
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
        ]
        | None
    ) = fact(required=True)
    description: LongText = fact("recognisable without giving secrets away", required=True)
    identifiers: ShortText = fact("numbers, repository, version")
    jurisdictions: Territories = many()
    status: Literal["unregistered", "pending", "granted", "expired", "abandoned"] | None = fact(
        required=True, default="unregistered"
    )
    priority_date: Date = fact()
    expiry_date: Date = fact("after priority_date", due="kind == 'patent'")
    ownership_basis: (
        Literal[
            "employees",
            "contractors",
            "assigned",
            "founder_held",
            "licensed_in",
            "co_owned",
            "unclear",
        ]
        | None
    ) = fact(required=True)
    assignment_form: Literal["present", "promise", "statutory", "none"] | None = fact(
        "'hereby assigns' is present; 'agrees to assign' is promise", required=True
    )
    co_owner_consent: YesNo = fact(due="ownership_basis == 'co_owned'")
    inventor_countries: Territories = many()
    inventor_rights_cleared: YesNo = fact("claimed, assigned, remuneration settled", default=False)
    encumbrances: Annotated[
        tuple[
            Literal[
                "copyleft_weak",
                "copyleft_strong",
                "copyleft_network",
                "university_rights",
                "us_federal_funding",
                "other_public_funding",
                "security_interest",
                "prior_exclusive",
                "prior_option",
                "standards_commitment",
                "export_controlled",
                "personal_data",
            ],
            ...,
        ],
        Several,
    ] = many()
    encumbrance_cleared: YesNo = fact(default=False)
    export_review: Literal["not_needed", "not_done", "done"] | None = fact(default="not_done")
    transfer_of_title: YesNo = fact("background stays with owner unless yes", default=False)
    excluded: YesNo = fact("listed only to keep it out", default=False)
    disclosure_level: Literal["title_only", "summary", "full"] | None = fact(
        "what the PDF prints", default="summary"
    )
    tier: Link = fact("set in step 3", to="AccessTier", due="excluded == no")


class OwnBackgroundAsset(BackgroundAsset):
    """The same as its own side sees it, with what it keeps to itself."""

    encumbrance_note: LongText = fact(private=True)
