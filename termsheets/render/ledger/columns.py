"""The columns of a ledger, in their order, and how their values are written for machines."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from termsheets.domain.revenue.amounts import EXACT

COLUMNS = (
    "period_end",
    "gross",
    "allowed_deductions",
    "base",
    "cumulative_base",
    "earned",
    "credit",
    "net",
    "floor",
    "cap",
    "payable",
    "true_up",
    "advance_used",
    "cash",
    "note",
)
DECIMALS = Decimal("1E-12")
"""How far an amount is written out: a division by days has no last decimal."""


def plain(value: Decimal | date | str | int | None, places: int = 0) -> str:
    """Return a value without separators: an amount with its minor units at least, None as empty."""
    if value is None:
        return ""
    if not isinstance(value, Decimal):
        return value.isoformat() if isinstance(value, date) else str(value)
    short = value.quantize(DECIMALS, ROUND_HALF_EVEN, EXACT).normalize(EXACT)
    exponent = int(short.as_tuple().exponent)
    return f"{short:.{max(places, -exponent)}f}"
