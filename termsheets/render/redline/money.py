"""What the changes of a redline move, in words and numbers, for page and paper alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from termsheets.domain.redline import Redline
from termsheets.domain.simulation.effect import COMMON_RATE, MoneyEffect, Moved
from termsheets.domain.simulation.linking import by_change, described
from termsheets.domain.simulation.telling import signed, told

REMAINDER = "All together, beyond each alone"
TOTAL = "This counter in all"
HEADING = "Money effect"
TERM = "Term, changed alone"


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A term, and what it moves alone: a pair for each party, undiscounted and today."""

    label: str
    amounts: tuple[tuple[Decimal, Decimal], ...]
    currency: str

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Return the amounts as they print."""
        return tuple(
            (signed(plain, self.currency), signed(today, self.currency))
            for plain, today in self.amounts
        )


@dataclass(frozen=True, slots=True)
class Money:
    """The money effect ready to be drawn; ``places`` says what each change moves, by its id."""

    sentence: str
    basis: str
    parties: tuple[str, ...]
    rows: tuple[MoneyRow, ...]
    left_out: str
    places: Mapping[str, str]

    @property
    def note(self) -> str:
        """Return what the amounts rest on, and which shares are left out."""
        left_out = f" Left out, as both sheets do not settle it: {self.left_out}."
        return self.basis + (left_out if self.left_out else "")

    def of(self, change: str) -> str:
        """Return what a change moves, "" for nothing."""
        return self.places.get(change, "")


def money_of(effect: MoneyEffect, redline: Redline) -> Money:
    """Return the effect as a redline tells it."""
    parts = [(described(part.change, effect.currency), part.moved) for part in effect.parts]
    lines = [*parts, (REMAINDER, effect.remainder), (TOTAL, effect.total)]
    years = f"{effect.years} year{'' if effect.years == 1 else 's'}"
    return Money(
        sentence=told(effect.total.plain, effect.currency, effect.case),
        basis=(
            f"In {effect.currency}, over {years}: first undiscounted, then worth at the start "
            f"at {COMMON_RATE}% a year, a rate taken for comparison only."
        ),
        parties=effect.parties,
        rows=tuple(_row(label, moved, effect) for label, moved in lines),
        left_out=", ".join(effect.left_out),
        places={
            change: _short(moved, effect.currency)
            for change, moved in by_change(effect, redline).items()
        },
    )


def _row(label: str, moved: Moved, effect: MoneyEffect) -> MoneyRow:
    amounts = ((moved.plain[party], moved.present[party]) for party in effect.parties)
    return MoneyRow(label, tuple(amounts), effect.currency)


def _short(moved: Moved, currency: str) -> str:
    """Return who gains what by a change: Veldrite +1,200.00 EUR."""
    gains: list[tuple[str, Decimal]] = [
        (party, amount) for party, amount in moved.plain.items() if amount
    ]
    return "; ".join(f"{party} {signed(amount, currency)} {currency}" for party, amount in gains)
