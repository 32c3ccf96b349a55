"""The engine's one entrance: terms, actuals and events in, a ledger out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import localcontext

from termsheets.domain.revenue.accrual import accrued
from termsheets.domain.revenue.actuals import Actual, Event
from termsheets.domain.revenue.amounts import EXACT, ZERO
from termsheets.domain.revenue.contract import Contract, contract_of
from termsheets.domain.revenue.earning import Earning, Royalty, SublicenseIncome
from termsheets.domain.revenue.equity import dilutions
from termsheets.domain.revenue.happening import happened
from termsheets.domain.revenue.ledger import Accrual, Ledger, Line
from termsheets.domain.revenue.placing import Entry, placed
from termsheets.domain.revenue.pools import Waterfall
from termsheets.domain.revenue.rates import Rates
from termsheets.domain.revenue.recalibration import recalibrations
from termsheets.domain.revenue.separate import extras
from termsheets.domain.revenue.standing import Standing
from termsheets.domain.revenue.walking import Walk
from termsheets.domain.terms.whole import PublicTerms, Terms


def settle(
    terms: Terms | PublicTerms,
    share: str,
    actuals: Sequence[Actual],
    events: Sequence[Event] = (),
    *,
    as_of: date | None = None,
) -> Ledger:
    """Return the ledger of a share, named by its code.

    ``as_of`` marks the last row as reported only up to that day, within a
    period that is still open: its line is an estimate. Raises Refused, naming
    row and column, and settles nothing.
    """
    with localcontext(EXACT):
        return settled(contract_of(terms, share), actuals, events, as_of=as_of)


def settled(
    contract: Contract,
    actuals: Sequence[Actual],
    events: Sequence[Event] = (),
    *,
    as_of: date | None = None,
) -> Ledger:
    """Return the ledger of a contract that is resolved; see ``settle``."""
    with localcontext(EXACT):
        entries = placed(contract, actuals, as_of)
        told = happened(contract, entries, events)
        lines = tuple(_lines(contract, entries, told))
        return Ledger(
            share=contract.code,
            name=contract.share.name or contract.code,
            kind=contract.share.kind or "",
            payor=contract.party(contract.share.payor),
            payee=contract.party(contract.share.payee),
            currency=contract.currency,
            places=contract.places,
            lines=lines,
            extras=extras(contract, told),
            dilutions=dilutions(contract, told),
            accrual=_accrual(contract, entries, lines),
        )


def _lines(contract: Contract, entries: Sequence[Entry], events: Sequence[Event]) -> Sequence[Line]:
    if contract.share.kind == "profit_pool":
        return tuple(Waterfall(contract, events).lines(entries))
    elections = [
        event
        for event in events
        if event.kind == "step_down_election" and event.code == contract.code
    ]
    notices = tuple(recalibrations(contract, events))
    standing = Standing(contract.share.advance_amount or ZERO)
    walk = Walk(contract, _earning(contract, events), elections, notices, standing)
    return tuple(walk.lines(entries))


def _earning(contract: Contract, events: Sequence[Event]) -> Earning:
    if contract.share.kind == "sublicense_income":
        return SublicenseIncome(contract, events)
    return Royalty(contract, events, Rates(contract, events))


def _accrual(contract: Contract, entries: Sequence[Entry], lines: Sequence[Line]) -> Accrual | None:
    """Return the estimate for the last contract year, None where it is settled or over."""
    last, kind = entries[-1], contract.share.kind
    if last.closes_year or not last.live_days or kind == "profit_pool":
        return None
    year = last.period.year
    so_far = sum((line.payable for line in lines if line.year == year), ZERO)
    return accrued(contract, last.live_end, year, so_far)
