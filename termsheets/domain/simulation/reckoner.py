"""Settles variants of a deal under one scenario, a share anew only where its contract differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from termsheets.domain.problems import Refused
from termsheets.domain.revenue.amounts import EXACT
from termsheets.domain.revenue.contract import Contract, contract_of
from termsheets.domain.simulation.flows import OUTSIDE, Flow
from termsheets.domain.simulation.outlook import settle_contract
from termsheets.domain.simulation.scenario import Scenario
from termsheets.domain.terms.whole import PublicTerms, Terms

Payments = dict[str, tuple[Flow, ...]]
"""What parties pay each other for each share that can be settled, by its code."""


@dataclass(slots=True)
class Reckoner:
    """Remembers what it has settled; one serves a scenario over so many contract years."""

    scenario: Scenario
    years: int
    _known: dict[str, list[tuple[Contract, tuple[Flow, ...]]]] = field(default_factory=dict)

    def payments(self, terms: Terms | PublicTerms) -> Payments:
        """Return the payments under the terms; a share that cannot be settled is left out."""
        found: Payments = {}
        with localcontext(EXACT):
            for share in terms.revenue_shares:
                try:
                    found[share.code] = self._settled(terms, share.code)
                except Refused:
                    continue
        return found

    def _settled(self, terms: Terms | PublicTerms, code: str) -> tuple[Flow, ...]:
        contract = contract_of(terms, code)
        known = self._known.setdefault(code, [])
        for other, flows in known:
            if other == contract:
                return flows
        settled = settle_contract(contract, self.scenario, self.years)
        flows = tuple(flow for flow in settled.flows if OUTSIDE not in (flow.payor, flow.payee))
        known.append((contract, flows))
        return flows


def brought(payments: Payments, party: str) -> Decimal:
    """Return what all payments bring a party."""
    return sum((flow.of(party) for flows in payments.values() for flow in flows), Decimal(0))
