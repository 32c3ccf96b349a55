"""What one period hands on to the next."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.contract import Contract


@dataclass(slots=True)
class Standing:
    """Balances while a ledger is walked, in the deal's currency.

    ``window`` is the base so far in the tier window; ``owed_back`` negative
    results still to credit; ``carry`` unused third-party offsets; ``advance``
    what is left of it.
    """

    advance: Decimal
    year: int = 0
    window: Decimal = ZERO
    owed_back: Decimal = ZERO
    carry: Decimal = ZERO
    paid_in_year: Decimal = ZERO
    paid_ever: Decimal = ZERO

    def open_year(self, contract: Contract, year: int) -> None:
        """Begin a contract year unless it has begun."""
        if year == self.year:
            return
        self.year, self.paid_in_year = year, ZERO
        if contract.share.tier_basis != "cumulative":
            self.window = ZERO

    def pay(self, amount: Decimal) -> None:
        """Count a payment toward minimum and caps."""
        self.paid_in_year += amount
        self.paid_ever += amount
