"""Rule 5: less where no valid claim remains, and what a negative result is set against."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.amounts import HUNDRED, ONE, ZERO
from termsheets.domain.revenue.ledger import Inputs, Step


class Credited(NamedTuple):
    """A result of at least 0, and the negative amount (as a positive one) still to credit."""

    earned: Decimal
    owed_back: Decimal
    steps: tuple[Step, ...]


def after_expiry(
    earned: Decimal, reduction_pct: Decimal, valid: Decimal, owed_back: Decimal
) -> Credited:
    """Return the result after the cut for expired claims and the credit of negative results.

    ``valid`` is the part of the base from countries with a valid claim. A
    negative result waits, across contract years, for results to be credited
    to; it is never refunded and never set against a floor.
    """
    uncovered = ONE - valid
    cut = earned * (ONE - reduction_pct / HUNDRED * uncovered)
    inputs: Inputs = (("Cut, percent", reduction_pct), ("Part without a valid claim", uncovered))
    expiry = (Step(5, "Expired claims", inputs, earned, cut),) if cut != earned else ()
    balance = cut - owed_back
    result, left = max(balance, ZERO), max(-balance, ZERO)
    inputs = (("Negative results before", owed_back), ("Left to credit", left))
    credit = (Step(5, "Negative results", inputs, cut, result),) if result != cut else ()
    return Credited(result, left, (*expiry, *credit))
