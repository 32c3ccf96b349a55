"""What people ask of a scenario: when it breaks even, what rate it comes to, where bounds bite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, groupby

from termsheets.domain.revenue.amounts import HUNDRED, ZERO
from termsheets.domain.simulation.flows import Flow
from termsheets.domain.simulation.outlook import Outlook, Settled


@dataclass(frozen=True, slots=True)
class Bounds:
    """In how many months a share's payment met its floor and its cap."""

    under_floor: int
    over_cap: int


def break_even(flows: Iterable[Flow], party: str) -> date | None:
    """Return the first day from which a party has no longer paid more than it got, to the end.

    None where that day does not come; the first day of all where it never was behind.
    """
    balance, since = ZERO, None
    ordered = sorted(flows, key=lambda flow: flow.day)
    for day, group in groupby(ordered, key=lambda flow: flow.day):
        balance += sum((flow.of(party) for flow in group), ZERO)
        if balance < 0:
            since = None
        elif since is None:
            since = day
    return since


def effective_rate(settled: Settled) -> Decimal | None:
    """Return what a share pays on its base in all, in percent; None without a base."""
    base = settled.ledger.total("base")
    if base <= 0 or settled.contract.share.base == "units":
        return None
    paid = settled.ledger.total("payable") + settled.ledger.total("true_up")
    return HUNDRED * paid / base


def bounds(settled: Settled) -> Bounds:
    """Return the months in which floor and cap decided what was payable."""
    months = settled.contract.calendar.months
    steps = [{step.name for step in line.steps} for line in settled.ledger.lines]
    return Bounds(
        under_floor=months * sum("Floor" in names and "Cap" not in names for names in steps),
        over_cap=months * sum("Cap" in names for names in steps),
    )


def cumulative(outlook: Outlook, party: str) -> tuple[Decimal, ...]:
    """Return what payments between the parties have brought one by the end of each year."""
    years = dict.fromkeys(range(1, outlook.years + 1), ZERO)
    for flow in outlook.payments:
        if flow.year in years:
            years[flow.year] += flow.of(party)
    return tuple(accumulate(years.values()))


def by_kind(flows: Iterable[Flow], party: str) -> dict[str, Decimal]:
    """Return what each kind of payment brings a party."""
    found: dict[str, Decimal] = {}
    for flow in flows:
        if amount := flow.of(party):
            found[flow.kind] = found.get(flow.kind, ZERO) + amount
    return {kind: amount for kind, amount in found.items() if amount}
