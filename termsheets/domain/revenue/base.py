"""Rule 1: what of a period's sales is the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from termsheets.domain.problems import Refused
from termsheets.domain.revenue.actuals import Actual
from termsheets.domain.revenue.amounts import HUNDRED, ONE, ZERO, part, rounded
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Inputs, Step
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.revenue.refusing import at


@dataclass(frozen=True, slots=True)
class Base:
    """A period's base, with the gross and the deductions it came from, in the deal's currency."""

    gross: Decimal
    allowed: Decimal
    base: Decimal
    step: Step


def base_of(contract: Contract, entry: Entry, ratio: Decimal) -> Base:
    """Return the base of a period; ``ratio`` is the licensed part of a bundle's price.

    Sales after the share's end are no base: a period that runs across it
    counts by days, as rule 4 divides a period across a rate change.
    """
    actual = entry.actual
    if contract.share.base == "units":
        return _units(entry, reported(actual.units, actual, "units"))
    factor = actual.fx_rate * ratio
    sold = reported(actual.gross, actual, "gross")
    gross = sold * factor
    allowed = allowed_deductions(contract, gross, actual.deductions, factor)
    base = part(gross - allowed, entry.live_days, entry.reported_days)
    base = rounded(base, contract.places)
    inputs = _inputs(entry, ratio, gross, allowed)
    return Base(gross, allowed, base, Step(1, "Base", inputs, gross, base))


def reported(value: Decimal | None, actual: Actual, column: str) -> Decimal:
    """Return a figure that the share's base needs; raise Refused where it was left out."""
    if value is None:
        message = f"Fill in the {column} of {actual.period_end}; write 0 where nothing was sold."
        raise Refused([at(actual.row, column, message)])
    return value


def _units(entry: Entry, count: Decimal) -> Base:
    """The count itself; neither money nor rounded."""
    base = part(count, entry.live_days, entry.reported_days)
    inputs: Inputs = (("Units", count), *_days(entry))
    return Base(count, ZERO, base, Step(1, "Base", inputs, count, base))


def allowed_deductions(
    contract: Contract,
    gross: Decimal,
    deductions: Sequence[tuple[str, Decimal]],
    factor: Decimal,
) -> Decimal:
    """Return what may be deducted: uncapped kinds, then capped ones, then the cap on all.

    Kinds that the share does not list never count.
    """
    sales = max(gross, ZERO)
    uncapped = capped = ZERO
    for kind, amount in deductions:
        rule = contract.deductions.get(kind)
        if rule is None:
            continue
        if rule.cap_pct is None:
            uncapped += amount * factor
        else:
            capped += min(amount * factor, rule.cap_pct * sales / HUNDRED)
    allowed = uncapped + min(capped, sales)
    cap = contract.share.deduction_cap_pct
    return allowed if cap is None else min(allowed, cap * sales / HUNDRED)


def _inputs(entry: Entry, ratio: Decimal, gross: Decimal, allowed: Decimal) -> Inputs:
    actual = entry.actual
    found: list[tuple[str, Decimal | int]] = [("Gross as sold", actual.gross or ZERO)]
    found += [(f"Deduction, {kind.replace('_', ' ')}", cut) for kind, cut in actual.deductions]
    if actual.fx_rate != ONE:
        found.append(("Exchange rate", actual.fx_rate))
    if ratio != ONE:
        found.append(("Licensed part of the bundle", ratio))
    found += [("Gross", gross), ("Allowed deductions", allowed)]
    return (*found, *_days(entry))


def _days(entry: Entry) -> Inputs:
    if entry.live_days == entry.reported_days:
        return ()
    return (("Days that count", entry.live_days), ("Days reported", entry.reported_days))
