"""What the simulator shows: cases side by side, money by year, charts and a fair-share view."""

from dataclasses import dataclass
from functools import cached_property

from termsheets.domain import words
from termsheets.domain.simulation.forecast import CASES
from termsheets.domain.simulation.measures import bounds, break_even, by_kind, effective_rate
from termsheets.domain.simulation.outlook import net, outlook, present
from termsheets.domain.simulation.telling import signed
from termsheets.render.charts.bridge import bridge
from termsheets.render.charts.cash import cash
from termsheets.render.charts.curve import royalty_curve

NOTHING = "\N{EN DASH}"
KINDS = {
    "royalty": "Royalties",
    "minimum": "Floors and minimums",
    "sublicense": "Sublicense income",
    "pool": "Pool shares",
    "upfront": "Upfront fees",
    "advance": "Advances, less what they paid",
    "milestone": "Milestones",
    "sales": "Sales",
    "cost": "Costs",
}


@dataclass(frozen=True)
class Row:
    """A line of a table: its head and its cells."""

    head: str
    cells: tuple


class MoneyLook:
    """The outcome of what a form says, settled by the engine; ``party`` is the reader's own."""

    def __init__(self, form, party):
        self.form, self.party = form, party
        self.rate = form.value("rate")
        self.currency = form.currency
        self.case = form.value("case")

    @cached_property
    def outlooks(self):
        """Return the outlook of each case."""
        known = {}
        return {case: outlook(self.form.tried, self.form.scenario(case), known) for case in CASES}

    @property
    def chosen(self):
        """Return the outlook of the case that is looked at."""
        return self.outlooks[self.case]

    @property
    def refused(self):
        """Return why shares are left out."""
        return self.chosen.refused

    def money(self, amount):
        """Return an amount with its sign, in the deal's currency."""
        return signed(amount, self.currency)

    def _amount(self, amount):
        """Return an amount of which it is clear who pays: only a credit has a sign."""
        return self.money(amount).removeprefix("+")

    def parties(self):
        """Return what each party gets in each case: in all, at its rate today, and from when."""
        for party in self.chosen.parties:
            found = list(self.outlooks.values())
            yield Row(
                party,
                tuple(
                    (
                        self.money(net(one.payments, party)),
                        self._today(one, party),
                        self._even(one, party),
                    )
                    for one in found
                ),
            )

    def _today(self, one, party):
        worth = present(one.payments, party, self.rate, one.start)
        return self.money(worth.quantize(1))

    def _even(self, one, party):
        """Return when a party that sells has its costs and payments back."""
        if not any(flow.kind == "sales" and flow.payee == party for flow in one.flows):
            return ""
        day = break_even(one.flows, party)
        return f"breaks even on {words.day(day)}" if day else "does not break even"

    def shares(self):
        """Return what each share comes to in each case."""
        for place, settled in enumerate(self.chosen.shares):
            cells = tuple(self._measured(one.shares[place]) for one in self.outlooks.values())
            yield Row(settled.ledger.name, cells)

    def _measured(self, settled):
        rate, found = effective_rate(settled), bounds(settled)
        parts = [f"{words.percent(round(rate, 2).normalize() + 0)} of the base"] if rate else []
        if found.under_floor:
            parts.append(f"{found.under_floor} months on the floor")
        if found.over_cap:
            parts.append(f"{found.over_cap} months at the cap")
        return ", ".join(parts) or NOTHING

    @property
    def years(self):
        """Return the numbers of the contract years."""
        return range(1, self.chosen.years + 1)

    def by_year(self):
        """Return what parties pay each other, by kind and year."""
        found = {}
        for flow in self.chosen.flows:
            way = (flow.payor or "Customers", flow.payee or "suppliers", flow.kind)
            line = found.setdefault(way, dict.fromkeys(self.years, 0))
            if flow.year in line:
                line[flow.year] += flow.amount
        for (payor, payee, kind), line in sorted(found.items(), key=_by_kind):
            amounts = [*line.values(), sum(line.values())]
            yield Row(
                f"{KINDS[kind]}: {payor} to {payee}",
                tuple(self._amount(amount) if amount else NOTHING for amount in amounts),
            )

    def payments(self):
        """Return each payment of the chosen case, by day."""
        return [
            (flow.day, KINDS[flow.kind], flow.payor, flow.payee, self._amount(flow.amount))
            for flow in self.chosen.payments
        ]

    def charts(self):
        """Return the charts of the chosen case."""
        for settled in self.chosen.shares:
            if settled.contract.tiers:
                most = _largest_year(settled.ledger)
                yield royalty_curve(settled.contract, most, f"curve-{settled.contract.code}")
        yield cash(self.chosen)
        parts = by_kind(self.chosen.payments, self.party)
        if parts:
            named = [(KINDS[kind].partition(",")[0], amount) for kind, amount in parts.items()]
            yield bridge(f"What makes up the money of {self.party}", named, self.currency)

    def fair_shares(self):
        """Return each party's contributions and risk beside what it gets in each case."""
        for row in self.form.terms.parties:
            if row.retired:
                continue
            party = row.short_name or row.code
            rows = self.form.terms.contributions
            given = [one for one in rows if one.party == row.code and not one.retired]
            yield Row(
                party,
                tuple(self._given(given))
                + tuple(self.money(net(one.payments, party)) for one in self.outlooks.values()),
            )

    def _given(self, rows):
        worth = sum(one.value_amount or 0 for one in rows)
        at_risk = sum(one.value_amount or 0 for one in rows if one.at_risk)
        yield ", ".join(words.choice(one.kind) for one in rows if one.kind) or NOTHING
        yield self._amount(worth) if worth else "not valued"
        yield self._amount(at_risk) if at_risk else NOTHING

    def changes(self):
        """Return the numbers that differ from the draft: label, before and after."""
        return [
            (term.label, words.number(term.value), words.number(value))
            for term, value in self.form.changed.items()
        ]


def _by_kind(line):
    (*_, kind), _ = line
    return list(KINDS).index(kind)


def _largest_year(ledger):
    """Return the largest base of a contract year."""
    years = {line.year for line in ledger.lines}
    return max((ledger.year_total(year, "base") for year in years), default=0)
