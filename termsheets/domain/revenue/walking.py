"""A share's ledger, period by period: rules 1 to 10 in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.advances import out_of_advance
from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.bounds import bounded, room
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.earning import Earned, Earning
from termsheets.domain.revenue.expiry import after_expiry
from termsheets.domain.revenue.interest import a_day
from termsheets.domain.revenue.ledger import Line, Step
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.revenue.recalibration import Recalibration
from termsheets.domain.revenue.stacking import offset
from termsheets.domain.revenue.standing import Standing
from termsheets.domain.revenue.true_up import NONE, Settled, true_up


class Net(NamedTuple):
    """What a period owes before its bounds, and the third-party credit in it."""

    amount: Decimal
    credit: Decimal


@dataclass(slots=True)
class Walk:
    """The walk through a share's periods, with what it needs to know on the way."""

    contract: Contract
    earning: Earning
    elections: Sequence[Event]
    notices: Sequence[Recalibration]
    standing: Standing

    def lines(self, entries: Sequence[Entry]) -> Iterator[Line]:
        """Yield the line of each entry."""
        for entry in entries:
            self.standing.open_year(self.contract, entry.period.year)
            earned = self.earning.earn(entry, self.standing)
            yield self._line(entry, earned)

    def _line(self, entry: Entry, earned: Earned) -> Line:
        net, net_steps = self._net(entry, earned)
        met = bounded(self.contract, entry, net.amount, self._room())
        self.standing.pay(met.payable)
        settled = self._settled(entry)
        self.standing.pay(settled.true_up)
        paid = out_of_advance(self.standing.advance, met.payable + settled.true_up)
        self.standing.advance = paid.balance
        steps = (*earned.steps, *net_steps, *met.steps, *settled.steps, *paid.steps)
        share, actual = self.contract.share, entry.actual
        return Line(
            period_start=entry.period.start,
            period_end=actual.period_end,
            year=entry.period.year,
            gross=earned.gross,
            allowed_deductions=earned.allowed,
            base=earned.base,
            cumulative_base=self.standing.window,
            earned=net.amount + net.credit,
            credit=net.credit,
            net=net.amount,
            floor=met.floor,
            cap=met.cap,
            payable=met.payable,
            true_up=settled.true_up,
            advance_used=paid.used,
            cash=paid.cash,
            statement_due=entry.due(share.statement_days),
            payment_due=entry.due(share.payment_due_days),
            late_a_day=a_day(self.contract, paid.cash),
            notes=(*earned.notes, *self._notes(entry, steps), *settled.notes),
            steps=steps,
            is_estimate=entry.is_open,
        )

    def _net(self, entry: Entry, earned: Earned) -> tuple[Net, tuple[Step, ...]]:
        share, actual, standing = self.contract.share, entry.actual, self.standing
        reduction = share.expiry_reduction_pct or ZERO
        result = after_expiry(
            earned.amount, reduction, actual.valid_claim_fraction, standing.owed_back
        )
        taken = offset(share, result.earned, earned.base, actual.third_party, standing.carry)
        standing.owed_back, standing.carry = result.owed_back, taken.carry
        net = Net(result.earned - taken.credit, taken.credit)
        return net, (*result.steps, *taken.steps)

    def _room(self) -> Decimal | None:
        standing = self.standing
        return room(self.contract, standing.year, standing.paid_in_year, standing.paid_ever)

    def _settled(self, entry: Entry) -> Settled:
        if not entry.closes_year:
            return NONE
        paid, year = self.standing.paid_in_year, entry.period.year
        return true_up(self.contract, year, paid, self._room(), self.elections)

    def _notes(self, entry: Entry, steps: Sequence[Step]) -> Iterator[str]:
        """Yield what a reader of the line should know, in plain sentences."""
        names = {step.name for step in steps}
        if "Cap" in names:
            yield "The cap applies."
        elif "Floor" in names:
            yield "The floor applies."
        if left := self.standing.owed_back:
            yield f"A negative result of {left:,f} is credited to the next periods."
        for notice in self.notices:
            if notice.adjust is None and notice.start <= entry.live_end:
                yield notice.words
        end = self.contract.ends
        if end is not None and end < entry.actual.period_end:
            yield f"Sales after {end}, the end of the share, are no base."
        if entry.is_open:
            yield "Estimate: the period is still open."
