"""Rule 6: what royalties to third parties may take off."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.amounts import HUNDRED, ZERO
from termsheets.domain.revenue.ledger import Step
from termsheets.domain.terms.revenue import RevenueShare


class Offset(NamedTuple):
    """The credit used, and what of it may be used later."""

    credit: Decimal
    carry: Decimal
    steps: tuple[Step, ...]


def offset(
    share: RevenueShare, earned: Decimal, base: Decimal, third_party: Decimal, carry: Decimal
) -> Offset:
    """Return the credit for third-party royalties in a period.

    The rate floor counts a negative base as none. Taken literally it would
    let a credit exceed what was earned, and use it up against nothing.
    """
    available = (share.stacking_offset_pct or ZERO) * third_party / HUNDRED + carry
    least = (share.stacking_rate_floor_pct or ZERO) * max(base, ZERO) / HUNDRED
    limits = [available, earned - least]
    if share.stacking_max_reduction_pct is not None:
        limits.append(share.stacking_max_reduction_pct * earned / HUNDRED)
    credit = max(ZERO, min(limits))
    left = available - credit if share.stacking_carry_forward else ZERO
    if not available:
        return Offset(credit, left, ())
    inputs = (
        ("Third-party royalties", third_party),
        ("Available, with what was carried", available),
        ("Most reduction, percent", share.stacking_max_reduction_pct),
        ("Least royalty by the rate floor", least),
        ("Credit", credit),
        ("Carried on", left),
    )
    return Offset(credit, left, (Step(6, "Third-party offset", inputs, earned, earned - credit),))
