"""What happened: sold amounts by period, and dated events. Frozen, read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from termsheets.domain.revenue.amounts import ONE, ZERO

KINDS = (
    "milestone_met",
    "milestone_missed",
    "metric",
    "recalibration_notice",
    "step_down_election",
    "sublicense_receipt",
    "pool",
    "expert_ratio",
)


@dataclass(frozen=True, slots=True)
class Actual:
    """One period's figures, in the currency of sale; ``row`` is where they stood.

    ``fx_rate`` is what one unit of that currency is worth in the deal's.
    ``licensed_price`` and ``other_price`` are the separate prices A and B of a
    bundle; without them the amounts count as already apportioned, as in the
    catalog's first example: who keeps books by product has no ratio to give.
    What is None was not reported.
    """

    period_end: date
    gross: Decimal | None = None
    deductions: tuple[tuple[str, Decimal], ...] = ()
    third_party: Decimal = ZERO
    valid_claim_fraction: Decimal = ONE
    units: Decimal | None = None
    fx_rate: Decimal = ONE
    licensed_price: Decimal | None = None
    other_price: Decimal | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day to the row ``code``; ``row`` is where it stood."""

    date: date
    kind: str
    code: str = ""
    value: Decimal | None = None
    row: int = 0
