"""The royalty statement of a period as PDF, as the payor delivers it to the payee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.template.loader import render_to_string

from termsheets.domain import words
from termsheets.domain.paper import Paper
from termsheets.domain.revenue import Ledger
from termsheets.domain.revenue.ledger import Extra, Line, Value
from termsheets.render import pool
from termsheets.render.certificate import grouped
from termsheets.render.edition import DISCLAIMER
from termsheets.render.job import Job
from termsheets.render.ledger import as_csv


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One rule of the reckoning in words: what went in, and what came out."""

    name: str
    inputs: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The last period of a ledger, with the year so far, for one share of a deal."""

    deal: str
    ledger: Ledger
    page_size: Paper = "A4"

    @property
    def line(self) -> Line:
        """Return the period that is stated."""
        return self.ledger.lines[-1]

    @property
    def title(self) -> str:
        """Return what the paper is called."""
        return f"Statement: {self.ledger.name}"

    @property
    def printed(self) -> date:
        """Return its date: the end of the period, so that equal figures give equal bytes."""
        return self.line.period_end

    @property
    def digest(self) -> str:
        """Return what tells these figures from any others: the start of a SHA-256, in groups."""
        return grouped(sha256(as_csv.render(self.ledger)).hexdigest()[:12])

    @property
    def period(self) -> str:
        """Return the period in words."""
        return f"{words.day(self.line.period_start)} to {words.day(self.line.period_end)}"

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield who states what to whom, and when it is due."""
        line, ledger = self.line, self.ledger
        yield "Deal", self.deal
        yield "From", ledger.payor
        yield "To", ledger.payee
        yield "Period", self.period
        yield "Contract year", str(line.year)
        for name, day in (("Statement due", line.statement_due), ("Payment due", line.payment_due)):
            if day is not None:
                yield name, words.day(day)

    @property
    def figures(self) -> Iterator[tuple[str, str]]:
        """Yield the figures of the period, in the order in which one follows from the other."""
        line = self.line
        yield "Gross", self.money(line.gross)
        yield "Allowed deductions", self.money(line.allowed_deductions)
        yield "Base of the period", self.money(line.base)
        yield "Base of the tier window so far", self.money(line.cumulative_base)
        yield "Earned", self.money(line.earned)
        yield "Credit for third-party royalties", self.money(line.credit)
        yield "Net", self.money(line.net)
        yield "Least a period", self.money(line.floor)
        if line.cap is not None:
            yield "Room left under the caps", self.money(line.cap)
        yield "Payable", self.money(line.payable)
        yield "True-up to the year’s minimum", self.money(line.true_up)  # noqa: RUF001
        yield "Taken from the advance", self.money(line.advance_used)

    @property
    def to_pay(self) -> str:
        """Return the cash to pay for the period."""
        return self.money(self.line.cash)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the periods of the contract year so far."""
        return tuple(line for line in self.ledger.lines if line.year == self.line.year)

    @property
    def year_rows(self) -> list[tuple[str, str, str, str, str]]:
        """Return the year so far, period by period, and its total."""
        rows = [(words.day(line.period_end), *self._sums((line,))) for line in self.lines]
        return [*rows, ("Contract year so far", *self._sums(self.lines))]

    def _sums(self, lines: tuple[Line, ...]) -> tuple[str, str, str, str]:
        names = ("base", "payable", "true_up", "cash")
        return tuple(  # type: ignore[return-value]
            self.money(sum((getattr(line, name) for line in lines), Decimal(0))) for name in names
        )

    @property
    def reckoning(self) -> list[Reckoned]:
        """Return the rules that made the payment, one after another."""
        return [
            Reckoned(
                step.name,
                "; ".join(f"{name}: {told(value, self.ledger)}" for name, value in step.inputs),
                told(step.after, self.ledger),
            )
            for step in self.line.steps
        ]

    @property
    def extras(self) -> tuple[Extra, ...]:
        """Return payments beside the ledger that fell within the period."""
        start, end = self.line.period_start, self.line.period_end
        return tuple(extra for extra in self.ledger.extras if start <= extra.day <= end)

    def money(self, amount: Decimal) -> str:
        """Return an amount as it prints, more decimals than the minor unit left as they are."""
        return told(amount, self.ledger)


def told(value: Value, ledger: Ledger) -> str:
    """Return a value of a ledger as people read it: 403,499.96, 2 March 2027, none."""
    if value is None:
        return "none"
    if isinstance(value, date):
        return words.day(value)
    if not isinstance(value, Decimal):
        return str(value)
    exact = f"{round(value, 6):,f}"
    whole, _, cents = exact.partition(".")
    cents = cents.rstrip("0").ljust(ledger.places, "0")
    return f"{whole}.{cents}" if cents else whole


def html(statement: Statement) -> str:
    """Return the statement as a document for the press."""
    context = {"statement": statement, "disclaimer": DISCLAIMER}
    return render_to_string("money/statement.html", context)


def render(statement: Statement) -> bytes:
    """Return the statement as PDF/UA. Raises RenderFailed."""
    return pool.press(Job(html(statement))).pdf
