"""Rule 12: simple interest on what is paid late."""

from __future__ import annotations

from decimal import Decimal

from termsheets.domain.revenue.amounts import HUNDRED, YEAR_DAYS, ZERO, rounded
from termsheets.domain.revenue.contract import Contract


def late_interest(amount: Decimal, rate_pct: Decimal, days: int, places: int) -> Decimal:
    """Return the interest on an amount paid so many days late, at the minor unit."""
    return rounded(amount * rate_pct * max(days, 0) / (HUNDRED * YEAR_DAYS), places)


def a_day(contract: Contract, amount: Decimal) -> Decimal:
    """Return what each day late adds to an amount, to four more decimals than money has."""
    rate = contract.share.late_interest_pct or ZERO
    return late_interest(amount, rate, 1, contract.places + 4)
