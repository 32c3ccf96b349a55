"""Rule 9: what brings a contract year up to its guaranteed minimum."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.bounds import of_year
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Inputs, Step


class Settled(NamedTuple):
    """The true-up of a year, and how it came about."""

    true_up: Decimal
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


NONE = Settled(ZERO, (), ())


def true_up(
    contract: Contract,
    year: int,
    paid_in_year: Decimal,
    room: Decimal | None,
    elections: Sequence[Event],
) -> Settled:
    """Return the year's true-up, with the caps' ``room`` after the last payable.

    The annual cap binds it, too, though rule 9 names only the lifetime cap: a
    cap is the most a year pays, and beats what it meets. It makes no
    difference unless the minimum exceeds the cap, which the check
    revenue.minimum_over_cap refuses.
    """
    minimum = of_year(contract, year, contract.minimum(year))
    short = max(ZERO, minimum - paid_in_year)
    if not short:
        return NONE
    if contract.share.mag_remedy == "step_down":
        return _stepped_down(short, "The license steps down instead.")
    if any(event.value == year for event in elections):
        return _stepped_down(short, "The payor chose to step down instead.")
    due = short if room is None else min(short, room)
    inputs: Inputs = (
        ("Minimum of the year", minimum),
        ("Paid in the year", paid_in_year),
        ("Room left under the caps", room),
    )
    return Settled(due, (Step(9, "True-up", inputs, ZERO, due),), ())


def _stepped_down(short: Decimal, words: str) -> Settled:
    return Settled(ZERO, (), (f"The year is {short} below its minimum. {words}",))
