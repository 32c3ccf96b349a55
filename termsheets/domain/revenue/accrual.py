"""Rule 14: what to set aside for a contract year that is not over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from termsheets.domain.revenue.amounts import YEAR_DAYS, ZERO, rounded
from termsheets.domain.revenue.bounds import of_year
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Accrual


def accrued(contract: Contract, day: date, year: int, payable_so_far: Decimal) -> Accrual:
    """Return the estimate of the minimum that has built up by a day beyond what is payable."""
    elapsed = (day - contract.calendar.year_start(year)).days + 1
    minimum = contract.minimum(year) * elapsed / YEAR_DAYS
    # A year cut short guarantees no more than its part, a leap year no more than the whole.
    built_up = min(
        rounded(minimum, contract.places), of_year(contract, year, contract.minimum(year))
    )
    extra = max(ZERO, built_up - payable_so_far)
    return Accrual(day, year, elapsed, built_up, payable_so_far, extra)
