"""What stays private, what is licensed and what may be shared."""

from typing import Literal

from termsheets.domain.terms.facts import Row, fact
from termsheets.domain.terms.types import LongText, ShortText, YesNo


class AccessTier(Row):
    """A class of assets with one rule of ownership and one of access."""

    prefix = "TI"

    kind: Literal["core", "core_improvement", "ancillary", "custom"] | None = fact(required=True)
    name: ShortText = fact(required=True)
    inclusion_test: LongText = fact("how a new item is classified", required=True)
    decider: Literal["originator", "jsc", "expert"] | None = fact(required=True, default="jsc")
    ownership_rule: Literal["retained", "licensed", "co_owned", "assigned"] | None = fact(
        required=True
    )
    access_rule: Literal["none", "object_only", "licensed", "co_owned", "revenue_share"] | None = (
        fact(required=True)
    )
    source_access: Literal["none", "escrow", "read", "modify"] | None = fact(
        required=True, default="none"
    )
    revenue_applies: YesNo = fact(default=False)
