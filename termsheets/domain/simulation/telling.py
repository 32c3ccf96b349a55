"""Money of a scenario in words: about USD 1.2m, and who gains what from whom."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from termsheets.domain import words

SCALES = ((Decimal("1E9"), "bn"), (Decimal("1E6"), "m"))
MINUS = "\N{MINUS SIGN}"
SHORT = Context(prec=2, rounding=ROUND_HALF_UP)


def about(amount: Decimal, currency: str) -> str:
    """Return an amount to two digits: USD 1.2m, USD 86,000."""
    short = SHORT.create_decimal(abs(amount))
    for size, name in SCALES:
        if short >= size:
            return f"{currency} {words.number(short / size)}{name}"
    return f"{currency} {words.number(short)}"


def signed(amount: Decimal, currency: str) -> str:
    """Return +1,200.00 at the currency's minor unit, a loss with a minus; 0 without a sign."""
    sign = "+" if amount > 0 else MINUS if amount < 0 else ""
    return f"{sign}{abs(amount):,.{words.minor_units(currency)}f}"


def told(gains: Mapping[str, Decimal], currency: str, case: str) -> str:
    """Return one sentence about what a counter moves, by what each party gains."""
    losers = [party for party, amount in gains.items() if amount < 0]
    winners = [party for party, amount in gains.items() if amount > 0]
    if not losers and not winners:
        return f"This counter moves no money in the {case} case."
    if len(winners) == len(losers) == 1:
        amount = about(gains[winners[0]], currency)
        return (
            f"This counter moves about {amount} from {losers[0]} to {winners[0]} "
            f"in the {case} case."
        )
    parts = [
        f"{party} {'gains' if amount > 0 else 'loses'} about {about(amount, currency)}"
        for party, amount in gains.items()
        if amount
    ]
    return f"In the {case} case, {_listed(parts)}."


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
