"""The waterfall: a shared pool paid out step by step, to the last cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import HUNDRED, ZERO, part, rounded, shared_out
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.interest import a_day
from termsheets.domain.revenue.ledger import Line, Payout, Step
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.terms.revenue import WaterfallStep

Paid = tuple[list[Payout], list[Step]]


class Waterfall:
    """Pays pools in their order, and remembers costs unpaid and capital returned."""

    def __init__(self, contract: Contract, events: Sequence[Event]) -> None:
        self._contract = contract
        own = {contract.code, *(step.code for step in contract.steps)}
        self._waiting = [event for event in events if event.kind == "pool" and event.code in own]
        self._waiting.sort(key=lambda event: event.date)
        self._costs: dict[str, Decimal] = defaultdict(Decimal)
        self._returned: dict[str, Decimal] = defaultdict(Decimal)
        self._in_year: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        self._loss = self._total = ZERO

    def lines(self, entries: Sequence[Entry]) -> Iterator[Line]:
        """Yield the line of each entry."""
        for entry in entries:
            yield self._line(entry)

    def _line(self, entry: Entry) -> Line:
        gross = self._receive(entry)
        base = rounded(gross, self._contract.places)
        self._total += base
        available = base - self._loss
        pool, self._loss = max(ZERO, available), max(ZERO, -available)
        payouts, steps = self._pay_out(pool, entry.period.year)
        opening = Step(1, "Pool", (("Loss brought forward", base - available),), base, pool)
        line = _line_of(self._contract, entry, pool, payouts)
        return replace(
            line, gross=gross, base=base, cumulative_base=self._total, steps=(opening, *steps)
        )

    def _receive(self, entry: Entry) -> Decimal:
        """Book what came by the period's end; return what went into the pool.

        ``gross`` of the actuals, by days where the share ends within the
        period, and the events under the share's own code go into the pool. An
        event under a step's code is that step's documented cost, or capital
        that was returned outside this ledger.
        """
        actual = entry.actual
        pool = part((actual.gross or ZERO) * actual.fx_rate, entry.live_days, entry.reported_days)
        while self._waiting and self._waiting[0].date <= actual.period_end:
            event = self._waiting.pop(0)
            if event.code != self._contract.code:
                self._book(event)
            elif event.date <= entry.live_end:
                pool += event.value or ZERO
        return pool

    def _book(self, event: Event) -> None:
        step = next(step for step in self._contract.steps if step.code == event.code)
        booked = self._costs if step.kind == "expense" else self._returned
        booked[step.code] += rounded(event.value or ZERO, self._contract.places)

    def _pay_out(self, pool: Decimal, year: int) -> Paid:
        left, payouts, steps = pool, [], []
        for step in self._contract.steps:
            paid = list(self._paid(step, left, year))
            total = sum((payout.amount for payout in paid), ZERO)
            inputs = tuple((payout.party, payout.amount) for payout in paid)
            steps.append(Step(11, step.label or step.code, inputs, left, left - total))
            payouts += paid
            left -= total
        return payouts, steps

    def _paid(self, step: WaterfallStep, left: Decimal, year: int) -> Iterator[Payout]:
        contract, label = self._contract, step.label or step.code
        if step.kind == "split":
            weights = [share.pct or ZERO for share in step.shares]
            parts = shared_out(left, weights, contract.places)
            for share, amount in zip(step.shares, parts, strict=True):
                yield Payout(step.code, label, contract.party(share.party), amount)
            return
        amount = min(left, self._wanted(step, left, year))
        self._costs[step.code] -= amount if step.kind == "expense" else ZERO
        self._returned[step.code] += amount
        self._in_year[step.code, year] += amount
        yield Payout(step.code, label, contract.party(step.party), amount)

    def _wanted(self, step: WaterfallStep, left: Decimal, year: int) -> Decimal:
        cap = step.amount_cap
        if step.kind == "preferred":
            wanted = rounded(left * (step.pct or ZERO) / HUNDRED, self._contract.places)
            return wanted if cap is None else min(wanted, cap)
        if step.kind == "return_of_capital":
            return max(ZERO, (cap or ZERO) - self._returned[step.code])
        unpaid = self._costs[step.code]
        room = unpaid if cap is None else cap - self._in_year[step.code, year]
        return max(ZERO, min(unpaid, room))


def _line_of(contract: Contract, entry: Entry, pool: Decimal, payouts: Sequence[Payout]) -> Line:
    """Return the line; ``payable`` and ``cash`` are what the share's payee receives."""
    payee = contract.party(contract.share.payee)
    received = sum((payout.amount for payout in payouts if payout.party == payee), ZERO)
    return Line(
        period_start=entry.period.start,
        period_end=entry.actual.period_end,
        year=entry.period.year,
        gross=pool,
        allowed_deductions=ZERO,
        base=pool,
        cumulative_base=pool,
        earned=pool,
        credit=ZERO,
        net=pool,
        floor=ZERO,
        cap=None,
        payable=received,
        true_up=ZERO,
        advance_used=ZERO,
        cash=received,
        statement_due=entry.due(contract.share.statement_days),
        payment_due=entry.due(contract.share.payment_due_days),
        late_a_day=a_day(contract, received),
        notes=tuple(f"{paid.label}: {paid.party} {paid.amount:,f}." for paid in payouts),
        payouts=tuple(payouts),
        is_estimate=entry.is_open,
    )
