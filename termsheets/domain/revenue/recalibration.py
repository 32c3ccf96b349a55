"""Rule 13: a notice that the market has moved, and what it does to the rates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from termsheets.domain import dates
from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import HUNDRED, ONE, ZERO
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.refusing import in_terms, refuse_any
from termsheets.domain.terms.revenue import RecalibrationTrigger


@dataclass(frozen=True, slots=True)
class Recalibration:
    """A notice with its first day; ``adjust`` is None where it opens talks or has no effect."""

    start: date
    noticed: date
    adjust: Callable[[Decimal], Decimal] | None
    words: str


def recalibrations(contract: Contract, events: Sequence[Event]) -> Iterator[Recalibration]:
    """Yield what each recalibration notice on the share does.

    The latest value of the metric within ``window_months`` before the notice
    must pass the trigger's test, else the notice has no effect. Where no
    value was recorded the notice stands, as a payment notice would until the
    other side disputes it, and the line says that it is untested.
    """
    triggers = {trigger.code: trigger for trigger in contract.triggers}
    for event in events:
        trigger = triggers.get(event.code)
        if event.kind == "recalibration_notice" and trigger is not None:
            yield _of_notice(contract, trigger, event, events)


def _of_notice(
    contract: Contract, trigger: RecalibrationTrigger, notice: Event, events: Sequence[Event]
) -> Recalibration:
    effective = dates.add_days(notice.date, trigger.notice_days or 0) or date.max
    start = contract.calendar.first_from(effective)
    value = _measured(trigger, notice.date, events)
    if value is not None and not _passes(trigger, value):
        words = f"The notice under {trigger.code} has no effect: the metric stands at {value}."
        return Recalibration(start, notice.date, None, words)
    proof = "untested, no value of the metric was recorded" if value is None else f"at {value}"
    if trigger.effect != "auto_adjust":
        words = f"Rates are provisional: {trigger.code} ({proof}) opened talks."
        return Recalibration(start, notice.date, None, words)
    words = (
        f"{trigger.code} ({proof}) adjusts every rate by {trigger.adjust_pct}% within "
        f"{trigger.rate_min_pct}% and {trigger.rate_max_pct}% from {start}."
    )
    return Recalibration(start, notice.date, _adjustment(contract, trigger), words)


def _measured(
    trigger: RecalibrationTrigger, noticed: date, events: Sequence[Event]
) -> Decimal | None:
    opens = dates.add_months(noticed, -(trigger.window_months or 0)) or date.min
    values = [
        (event.date, event.value)
        for event in events
        if event.kind == "metric" and event.code == trigger.metric and opens < event.date <= noticed
    ]
    return max(values, key=lambda pair: pair[0])[1] if values else None


def _passes(trigger: RecalibrationTrigger, value: Decimal) -> bool:
    threshold = trigger.threshold or ZERO
    return value >= threshold if trigger.comparator == "gte" else value <= threshold


def _adjustment(contract: Contract, trigger: RecalibrationTrigger) -> Callable[[Decimal], Decimal]:
    change, low, high = trigger.adjust_pct, trigger.rate_min_pct, trigger.rate_max_pct
    if change is None or low is None or high is None or contract.share.base == "units":
        message = "An automatic adjustment needs its percent, a least and a most rate."
        refuse_any([in_terms(trigger.code, "adjust_pct", message)])
    return lambda rate: adjusted(rate, change or ZERO, low or ZERO, high or ZERO)


def adjusted(rate: Decimal, change: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Return a rate moved by ``change`` percent of itself, kept between low and high.

    The limits never move it against the change's own direction, and a rate
    of 0 stays 0.
    """
    if rate == 0 or change == 0:
        return rate
    moved = min(max(rate * (ONE + change / HUNDRED), low), high)
    return min(moved, rate) if change < 0 else max(moved, rate)
