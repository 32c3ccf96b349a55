"""What a scenario brings each party: its ledgers and payments, settled by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache

from termsheets.domain import words
from termsheets.domain.problems import Refused
from termsheets.domain.revenue.actuals import Actual, Event
from termsheets.domain.revenue.amounts import EXACT, HUNDRED, ZERO
from termsheets.domain.revenue.contract import Contract, contract_of
from termsheets.domain.revenue.ledger import Ledger
from termsheets.domain.revenue.settling import settled
from termsheets.domain.simulation.flows import COST, OUTSIDE, SALES, Flow, flows_of
from termsheets.domain.simulation.scenario import Scenario, happening, sold, years_of
from termsheets.domain.terms.whole import PublicTerms, Terms


@dataclass(frozen=True, slots=True)
class Settled:
    """A share of a scenario: its contract, its ledger, and all money that moves for it."""

    contract: Contract
    ledger: Ledger
    flows: tuple[Flow, ...]


Known = dict[tuple[str, tuple[Actual, ...], tuple[Event, ...]], Settled]
"""What is settled already, by the share's code, figures and events."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A scenario settled over ``years`` contract years from ``start``.

    ``flows`` are all money that moves, by day, ``payments`` what parties pay
    each other, without sales and costs. ``refused`` says of each share that
    cannot be settled why, in sentences; it takes no part.
    """

    case: str
    currency: str
    places: int
    start: date
    years: int
    parties: tuple[str, ...]
    shares: tuple[Settled, ...]
    flows: tuple[Flow, ...]
    payments: tuple[Flow, ...]
    refused: tuple[str, ...] = ()


def outlook(terms: Terms | PublicTerms, scenario: Scenario, known: Known | None = None) -> Outlook:
    """Return what a scenario brings under the terms.

    ``known`` holds what was settled for other cases of the same forecast, and
    takes in what is settled here: a share that no case moves is settled once.
    """
    years = years_of(terms, scenario.forecast)
    found: list[Settled] = []
    refused: list[str] = []
    with localcontext(EXACT):
        for share in terms.revenue_shares:
            if share.retired:
                continue
            try:
                contract = contract_of(terms, share.code)
                found.append(_settled(contract, scenario, years, {} if known is None else known))
            except Refused as error:
                name = share.name or share.code
                refused += [f"{name}: {problem.message}" for problem in error.problems]
    currency = terms.deal.currency or "USD"
    flows = sorted((flow for share in found for flow in share.flows), key=lambda flow: flow.day)
    return Outlook(
        case=scenario.case,
        currency=currency,
        places=words.minor_units(currency),
        start=terms.deal.effective_date or date.max,
        years=years,
        parties=tuple(row.short_name or row.code for row in terms.parties if not row.retired),
        shares=tuple(found),
        flows=tuple(flows),
        payments=tuple(flow for flow in flows if OUTSIDE not in (flow.payor, flow.payee)),
        refused=tuple(dict.fromkeys(refused)),
    )


def _settled(contract: Contract, scenario: Scenario, years: int, known: Known) -> Settled:
    happened = happening(contract, scenario, years)
    place = contract.code, sold(contract, scenario, years), happened
    if place not in known:
        known[place] = settle_contract(contract, scenario, years)
    return known[place]


def settle_contract(contract: Contract, scenario: Scenario, years: int) -> Settled:
    """Return one share of a scenario, settled. Raises Refused."""
    ledger = settled(
        contract, sold(contract, scenario, years), happening(contract, scenario, years)
    )
    outside = _outside(contract, ledger, scenario)
    return Settled(contract, ledger, (*flows_of(contract, ledger), *outside))


def _outside(contract: Contract, ledger: Ledger, scenario: Scenario) -> Iterator[Flow]:
    """Yield the payor's own sales and costs, sales at the end of each period."""
    for line in ledger.lines:
        if line.gross and contract.share.base != "units":
            yield Flow(
                line.period_end, line.year, SALES, ledger.share, OUTSIDE, ledger.payor, line.gross
            )
    last = max((line.year for line in ledger.lines), default=0)
    for year, one in enumerate(scenario.forecast.of(contract.share)[:last], 1):
        if one.cost:
            day = contract.calendar.year_end(year)
            yield Flow(day, year, COST, ledger.share, ledger.payor, OUTSIDE, one.cost)


def net(flows: Iterable[Flow], party: str) -> Decimal:
    """Return what payments bring a party in all, negative where it pays more."""
    return sum((flow.of(party) for flow in flows), ZERO)


def present(flows: Iterable[Flow], party: str, rate: Decimal, start: date) -> Decimal:
    """Return the same at its worth on ``start``, at ``rate`` percent a year, by days/365."""
    with localcontext(prec=28):
        return sum((flow.of(party) * factor(rate, (flow.day - start).days) for flow in flows), ZERO)


@lru_cache(maxsize=8192)
def factor(rate: Decimal, days: int) -> Decimal:
    """Return what 1 in so many days is worth today, to 28 digits."""
    with localcontext(prec=28):
        return (1 + rate / HUNDRED) ** (-Decimal(max(0, days)) / 365)
