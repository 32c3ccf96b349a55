"""Rule 10: what an advance already paid."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.ledger import Step


class Paid(NamedTuple):
    """What the advance covers, what is paid in cash, and what of the advance is left."""

    used: Decimal
    cash: Decimal
    balance: Decimal
    steps: tuple[Step, ...]


def out_of_advance(balance: Decimal, due: Decimal) -> Paid:
    """Return how an amount due is paid; using an advance still counts toward minimum and cap."""
    used = min(balance, due)
    inputs = (("Advance before", balance), ("Used", used), ("Advance left", balance - used))
    steps = (Step(10, "Advance", inputs, due, due - used),) if used else ()
    return Paid(used, due - used, balance - used, steps)
