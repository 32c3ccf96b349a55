"""Payments of a scenario: each with its day, its kind, and who pays whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from termsheets.domain.revenue.amounts import ZERO, rounded
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Ledger, Line

KINDS = ("royalty", "minimum", "sublicense", "pool", "upfront", "advance", "milestone")
"""What parties pay each other, in the order in which it is shown."""
SALES, COST = "sales", "cost"
OUTSIDE = ""
"""Stands for customers and suppliers, who are no parties."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Money on a day, in the deal's currency; a negative one is set against others.

    ``year`` is the contract year it belongs to, and ``payor`` or ``payee``
    may be OUTSIDE.
    """

    day: date
    year: int
    kind: str
    share: str
    payor: str
    payee: str
    amount: Decimal

    def of(self, party: str) -> Decimal:
        """Return what it brings a party, negative where the party pays."""
        if party == self.payee:
            return self.amount
        return -self.amount if party == self.payor else ZERO


def flows_of(contract: Contract, ledger: Ledger) -> Iterator[Flow]:
    """Yield the payments of a share's ledger, in their order."""
    for extra in ledger.extras:
        year = _year_of(contract, extra.day)
        yield Flow(
            extra.day, year, extra.kind, ledger.share, extra.payor, extra.payee, extra.amount
        )
    for line in ledger.lines:
        yield from _of_pool(ledger, line) if line.payouts else _of_line(ledger, line)


def _year_of(contract: Contract, day: date) -> int:
    return contract.calendar.index_at(day) * contract.calendar.months // 12 + 1


def _of_line(ledger: Ledger, line: Line) -> Iterator[Flow]:
    """Yield what sales earned, what a floor or minimum adds, and what an advance has paid."""
    earned = min(line.payable, rounded(max(ZERO, line.net), ledger.places))
    kind = "sublicense" if ledger.kind == "sublicense_income" else "royalty"
    amounts = (
        (kind, earned),
        ("minimum", line.payable - earned + line.true_up),
        ("advance", -line.advance_used),
    )
    for name, amount in amounts:
        if amount:
            yield _flow(ledger, line, name, ledger.payee, amount)


def _of_pool(ledger: Ledger, line: Line) -> Iterator[Flow]:
    for payout in line.payouts:
        if payout.amount and payout.party != ledger.payor:
            yield _flow(ledger, line, "pool", payout.party, payout.amount)


def _flow(ledger: Ledger, line: Line, kind: str, payee: str, amount: Decimal) -> Flow:
    day = line.payment_due or line.period_end
    return Flow(day, line.year, kind, ledger.share, ledger.payor, payee, amount)
