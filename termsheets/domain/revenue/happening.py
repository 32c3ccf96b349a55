"""Events checked against the contract: known rows, values where due, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from termsheets.domain.problems import Problem
from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.revenue.refusing import at, refuse_any

NO_VALUE = ("milestone_met", "milestone_missed", "recalibration_notice")
OF_A_SHARE = ("step_down_election", "expert_ratio", "sublicense_receipt")
MONEY = ("sublicense_receipt", "pool")


def happened(
    contract: Contract, entries: Sequence[Entry], events: Sequence[Event]
) -> tuple[Event, ...]:
    """Return the events in the order of their days.

    An event of another share of the deal is passed over, so that one file
    serves them all. Raises Refused, naming row and column.
    """
    refuse_any(
        problem for event in events for problem in _problems(contract, entries, event, events)
    )
    own = (_named(contract, event) for event in events)
    return tuple(sorted(own, key=lambda event: event.date))


def _named(contract: Contract, event: Event) -> Event:
    """Return the event under the share's own code, where it left it out or named a license."""
    is_own = event.kind in OF_A_SHARE and event.code in {"", *contract.share.grants}
    return replace(event, code=contract.code) if is_own else event


def _problems(
    contract: Contract, entries: Sequence[Entry], event: Event, events: Sequence[Event]
) -> Iterator[Problem]:
    if not _is_known(contract, event):
        yield _at(event, "code", f"The deal has no row {event.code or '(empty)'} for {event.kind}.")
        return
    if event.value is None and event.kind not in NO_VALUE:
        yield _at(event, "value", f"A {event.kind} needs a value.")
    elif event.value is not None and (message := _bad_value(event)):
        yield _at(event, "value", message)
    if _is_repeated(event, events):
        yield _at(event, "code", f"{event.code} has the same outcome in another row. Keep one.")
    if event.kind in MONEY and _is_ours(contract, event):
        yield from _out_of_time(entries, event)
    if event.kind == "step_down_election" and _is_ours(contract, event):
        yield from _not_to_choose(contract, event)


def _at(event: Event, column: str, message: str) -> Problem:
    return at(event.row, column, message, table="events")


def _is_known(contract: Contract, event: Event) -> bool:
    if event.kind in ("milestone_met", "milestone_missed"):
        return event.code in contract.milestones
    if not event.code:
        return event.kind in OF_A_SHARE
    return event.code in contract.other_codes or event.code in contract.share.grants


def _is_ours(contract: Contract, event: Event) -> bool:
    steps = {step.code for step in contract.steps}
    return event.code in {"", contract.code, *contract.share.grants, *steps}


def _bad_value(event: Event) -> str:
    value = event.value
    if value is None:
        return ""
    if event.kind == "step_down_election" and (value < 1 or value != value.to_integral_value()):
        return f"{value} is no contract year. Write 1 for the first."
    if event.kind == "expert_ratio" and not 0 <= value <= 100:
        return f"{value} is no part of a bundle. Write 0.6, or 60 for 60%."
    return ""


def _is_repeated(event: Event, events: Sequence[Event]) -> bool:
    if event.kind not in ("milestone_met", "milestone_missed"):
        return False
    return any(
        other is not event
        and other.kind == event.kind
        and other.code == event.code
        and other.row < event.row
        for other in events
    )


def _out_of_time(entries: Sequence[Entry], event: Event) -> Iterator[Problem]:
    first, last = entries[0].period.start, entries[-1].actual.period_end
    if event.date > last:
        yield _at(event, "date", f"{event.date} lies after the last period, which ends on {last}.")
    elif event.kind == "sublicense_receipt" and event.date < first:
        yield _at(event, "date", f"{event.date} lies before the first period, from {first}.")


def _not_to_choose(contract: Contract, event: Event) -> Iterator[Problem]:
    if contract.share.mag_remedy == "pay":
        message = f"{contract.code} lets the payor pay only, not step down instead."
        yield _at(event, "kind", message)
