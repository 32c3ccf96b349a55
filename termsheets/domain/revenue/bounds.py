"""Rules 7 and 8: the floor of a period, and the caps that beat it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.amounts import YEAR_DAYS, ZERO, part, rounded
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Step
from termsheets.domain.revenue.placing import Entry


class Bounded(NamedTuple):
    """A period's payment, with the floor and the room under the caps that it met."""

    payable: Decimal
    floor: Decimal
    cap: Decimal | None
    steps: tuple[Step, ...]


def year_days(contract: Contract, year: int) -> int | None:
    """Return the days of a contract year that the share's end cuts short, None for a whole one."""
    end, last = contract.ends, contract.calendar.year_end(year)
    if end is None or end >= last:
        return None
    return max(0, (end - contract.calendar.year_start(year)).days + 1)


def of_year(contract: Contract, year: int, amount: Decimal) -> Decimal:
    """Return a yearly amount, by days/365 in a year cut short.

    It is rounded there, so that what is paid up to a cap reaches just that.
    """
    days = year_days(contract, year)
    if days is not None:
        amount = amount * min(days, YEAR_DAYS) / YEAR_DAYS
    return rounded(amount, contract.places)


def room(
    contract: Contract, year: int, paid_in_year: Decimal, paid_ever: Decimal
) -> Decimal | None:
    """Return what the caps still allow to be paid, None where there is no cap."""
    share = contract.share
    limits = []
    if share.annual_cap_amount is not None:
        limits.append(of_year(contract, year, share.annual_cap_amount) - paid_in_year)
    if share.lifetime_cap_amount is not None:
        limits.append(rounded(share.lifetime_cap_amount, contract.places) - paid_ever)
    return max(ZERO, min(limits)) if limits else None


def floor_of(contract: Contract, entry: Entry) -> Decimal:
    """Return a period's floor, by days where only part of the period counts."""
    amount = contract.share.period_floor_amount or ZERO
    return rounded(part(amount, entry.live_days, entry.period.days), contract.places)


def bounded(contract: Contract, entry: Entry, net: Decimal, cap: Decimal | None) -> Bounded:
    """Return what is payable: at least the floor, at most the caps' room, rounded half-up."""
    floor = floor_of(contract, entry)
    raised = max(net, floor)
    capped = raised if cap is None else min(raised, cap)
    payable = rounded(capped, contract.places)
    steps = (
        Step(7, "Floor", (("Least a period", floor),), net, raised),
        Step(8, "Cap", (("Room left under the caps", cap),), raised, capped),
        Step(8, "Rounding", (("Decimals, half-up", contract.places),), capped, payable),
    )
    return Bounded(payable, floor, cap, tuple(step for step in steps if step.before != step.after))
