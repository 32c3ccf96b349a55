"""What stays private, what is licensed and what is shared, as rows."""

from termsheets.domain.terms import tiers as terms
from termsheets.models.fields import ChoiceField, LongTextField, ShortTextField, YesNoField
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow


class AccessTier(CodedRow):
    """A class of assets with one rule of ownership and one of access."""

    entity_key = "access_tiers"

    kind = ChoiceField()
    name = ShortTextField()
    inclusion_test = LongTextField()
    decider = ChoiceField()
    ownership_rule = ChoiceField()
    access_rule = ChoiceField()
    source_access = ChoiceField()
    revenue_applies = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("access_tier", terms.AccessTier),
            unique("access_tier", "code", retired_too=True),
        ]
