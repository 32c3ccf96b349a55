"""The ledger: a line a period, each with the rules that made it, and what stands beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.tiers import Tier

Value = Decimal | int | date | str | None
Inputs = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One rule applied: its number in section 6, its name, what went in, before and after.

    ``tiers`` are those in force where the step applies them.
    """

    rule: int
    name: str
    inputs: Inputs
    before: Decimal
    after: Decimal
    tiers: tuple[Tier, ...] = ()


@dataclass(frozen=True, slots=True)
class Payout:
    """What one step of a waterfall pays one party."""

    step: str
    label: str
    party: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One period of a share, in the deal's currency.

    ``cap`` is the room that the caps leave before this payment, None without
    a cap. ``earned`` is what enters the stacking offset, so that earned less
    credit is net. An ``is_estimate`` line is an open period's.
    """

    period_start: date
    period_end: date
    year: int
    gross: Decimal
    allowed_deductions: Decimal
    base: Decimal
    cumulative_base: Decimal
    earned: Decimal
    credit: Decimal
    net: Decimal
    floor: Decimal
    cap: Decimal | None
    payable: Decimal
    true_up: Decimal
    advance_used: Decimal
    cash: Decimal
    statement_due: date | None
    payment_due: date | None
    late_a_day: Decimal
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    payouts: tuple[Payout, ...] = ()
    is_estimate: bool = False

    @property
    def note(self) -> str:
        """Return the notes as one text."""
        return " ".join(self.notes)


@dataclass(frozen=True, slots=True)
class Extra:
    """An amount outside base, cap, minimum and advance: an upfront fee or a milestone payment."""

    day: date
    kind: str
    code: str
    label: str
    payor: str
    payee: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Dilution:
    """Equity that a milestone earned: percent fully diluted, before and after this trigger."""

    day: date
    code: str
    milestone: str
    issuer: str
    holder: str
    instrument: str
    pct: Decimal
    total_before: Decimal
    total_after: Decimal
    cap_pct: Decimal
    strike: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class Accrual:
    """What to set aside on a day in an unfinished contract year; always an estimate."""

    day: date
    year: int
    elapsed_days: int
    minimum: Decimal
    payable_so_far: Decimal
    extra: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """A share's lines in order, and what stands beside them."""

    share: str
    name: str
    kind: str
    payor: str
    payee: str
    currency: str
    places: int
    lines: tuple[Line, ...]
    extras: tuple[Extra, ...] = ()
    dilutions: tuple[Dilution, ...] = ()
    accrual: Accrual | None = None

    def total(self, column: str) -> Decimal:
        """Return the sum of a column over all lines."""
        return sum((getattr(line, column) for line in self.lines), ZERO)

    def year_total(self, year: int, column: str) -> Decimal:
        """Return the sum of a column over one contract year."""
        return sum((getattr(line, column) for line in self.lines if line.year == year), ZERO)
