"""Rule 11: the part of sublicense income that is shared, by how far the product has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import HUNDRED, ZERO
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.placing import Entry


def receipts_of(contract: Contract, entry: Entry, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return a period's receipts, each with its day.

    ``gross`` in the actuals counts as received on the period's last day: a
    total of a period has no other day.
    Receipts after the share's end are no base.
    """
    found = [
        event
        for event in events
        if event.kind == "sublicense_receipt"
        and event.code == contract.code
        and entry.period.start <= event.date <= entry.live_end
    ]
    actual = entry.actual
    if actual.gross and actual.period_end <= entry.live_end:
        amount = actual.gross * actual.fx_rate
        found.append(Event(actual.period_end, "sublicense_receipt", contract.code, amount))
    return tuple(found)


def met_days(events: Sequence[Event]) -> Mapping[str, date]:
    """Return the day each met milestone was verified."""
    return {event.code: event.date for event in events if event.kind == "milestone_met"}


def share_pct(contract: Contract, day: date, met: Mapping[str, date]) -> Decimal:
    """Return the percent of the first row whose milestone is unmet on a day, 0 past the last.

    The verified day itself counts as met, as in rule 4.
    """
    for row in contract.sublicense_shares:
        if row.until_milestone is None or met.get(row.until_milestone, date.max) > day:
            return row.share_pct or ZERO
    return ZERO


def shared(
    contract: Contract, receipts: Sequence[Event], met: Mapping[str, date]
) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return each receipt's percent and what it earns."""
    found = []
    for receipt in receipts:
        pct = share_pct(contract, receipt.date, met)
        found.append((pct, (receipt.value or ZERO) * pct / HUNDRED))
    return tuple(found)
