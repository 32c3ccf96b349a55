"""How the engine reckons: exact decimals inside, half-up at the few places that round.

Nothing here is a float. A hundred digits hold a sum of 10^15 with its exchange
rate and percents exactly, so that only days and price ratios leave a remainder.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import (
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

EXACT = Context(
    prec=100, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation, Overflow]
)
"""The arithmetic of every settlement, whatever the caller's own context is."""

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
CLEAN = Decimal("1E-40")
YEAR_DAYS = 365
"""A year in every fraction of days, a leap year too: section 6 says days/365."""


def rounded(amount: Decimal, places: int) -> Decimal:
    """Return the amount at the currency's minor unit, half-up (away from zero).

    Parts of a division by days may miss their exact sum by the hundredth
    digit. What that leaves is taken away first, or an exact half of a cent
    could round down.
    """
    exact = amount.quantize(CLEAN, ROUND_HALF_EVEN, EXACT)
    return exact.quantize(ONE.scaleb(-places), ROUND_HALF_UP, EXACT) + ZERO


def part(amount: Decimal, days: int, of_days: int) -> Decimal:
    """Return what falls on so many days of a span, the amount itself for the whole span."""
    return amount if days == of_days else amount * days / of_days


def shared_out(amount: Decimal, weights: Sequence[Decimal], places: int) -> tuple[Decimal, ...]:
    """Split an amount of at least 0 by weights, so that the parts total the amount.

    Each part is rounded down; the units left go to the largest remainders,
    the earlier one of a tie first.
    """
    whole = sum(weights, ZERO)
    exact = [amount * weight / whole for weight in weights]
    unit = ONE.scaleb(-places)
    parts = [share.quantize(unit, ROUND_FLOOR, EXACT) for share in exact]
    left = int((amount - sum(parts, ZERO)) / unit)
    largest = sorted(range(len(parts)), key=lambda index: parts[index] - exact[index])
    for index in largest[:left]:
        parts[index] += unit
    return tuple(parts)
