"""What each party already has, as rows."""

from termsheets.domain.terms import background as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    ShortTextField,
    TerritoriesField,
    YesNoField,
)
from termsheets.models.limits import after, limits, unique
from termsheets.models.rows import CodedRow


class BackgroundAsset(CodedRow):
    """A right that a party has before, or outside, the collaboration."""

    entity_key = "background_assets"

    owner = LinkField("Party")
    title = ShortTextField()
    kind = ChoiceField()
    description = LongTextField()
    identifiers = ShortTextField()
    jurisdictions = TerritoriesField()
    status = ChoiceField()
    priority_date = DateField()
    expiry_date = DateField()
    ownership_basis = ChoiceField()
    assignment_form = ChoiceField()
    co_owner_consent = YesNoField()
    inventor_countries = TerritoriesField()
    inventor_rights_cleared = YesNoField()
    encumbrances = ChoicesField()
    encumbrance_cleared = YesNoField()
    export_review = ChoiceField()
    transfer_of_title = YesNoField()
    excluded = YesNoField()
    disclosure_level = ChoiceField()
    tier = LinkField("AccessTier")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("background_asset", terms.BackgroundAsset),
            unique("background_asset", "code", retired_too=True),
            after("background_asset", "expiry_date", "priority_date"),
        ]
