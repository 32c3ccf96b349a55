"""Equity that milestones earned, as lines of dilution beside the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Dilution
from termsheets.domain.terms.milestones import EquityTrigger


def dilutions(contract: Contract, events: Sequence[Event]) -> tuple[Dilution, ...]:
    """Return a line for each trigger whose milestone was met, in the order of days.

    All triggers of an issuer for a holder together stay within ``cap_pct``;
    a trigger that has expired by the day gives nothing.
    """
    return tuple(_lines(contract, events))


def _lines(contract: Contract, events: Sequence[Event]) -> Iterator[Dilution]:
    totals: dict[tuple[str | None, str | None], Decimal] = defaultdict(Decimal)
    met = [event for event in events if event.kind == "milestone_met"]
    for event in sorted(met, key=lambda event: event.date):
        for trigger in contract.equity:
            if trigger.milestone == event.code:
                key = (trigger.issuer, trigger.holder)
                line = _line(contract, trigger, event, totals[key])
                totals[key] = line.total_after
                yield line


def _line(contract: Contract, trigger: EquityTrigger, event: Event, before: Decimal) -> Dilution:
    cap, wanted = trigger.cap_pct, trigger.fully_diluted_pct or ZERO
    is_late = trigger.expiry_date is not None and event.date > trigger.expiry_date
    room = wanted if cap is None else max(ZERO, cap - before)
    pct = ZERO if is_late else min(wanted, room)
    return Dilution(
        event.date,
        trigger.code,
        trigger.milestone or "",
        contract.party(trigger.issuer),
        contract.party(trigger.holder),
        trigger.instrument or "",
        pct,
        before,
        before + pct,
        wanted if cap is None else cap,
        trigger.strike_amount,
        _note(trigger, is_late=is_late, is_cut=pct < wanted),
    )


def _note(trigger: EquityTrigger, *, is_late: bool, is_cut: bool) -> str:
    if is_late:
        return f"It expired on {trigger.expiry_date}."
    return "The cap on all triggers applies." if is_cut else ""
