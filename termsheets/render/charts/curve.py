"""The royalty curve: what a year's sales owe under marginal and cliff tiers, within the bounds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

from termsheets.domain import words
from termsheets.domain.revenue.amounts import EXACT, ZERO
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.tiers import owed
from termsheets.render.charts import axes, pen
from termsheets.render.charts.figure import Chart, Numbers, chart

METHODS = ("marginal", "cliff")
SMALLEST = Decimal("1E-6")


def royalty_curve(contract: Contract, most: Decimal, key: str = "curve") -> Chart:
    """Return the curve up to ``most`` sales a year, the method of the terms first.

    Cap and floors are drawn as they bind a whole year; a guaranteed minimum
    is the one of the contract's last row.
    """
    with localcontext(EXACT):
        return _drawn(contract, _reach(contract, most), key)


def _reach(contract: Contract, most: Decimal) -> Decimal:
    last = contract.tiers[-1].opens if contract.tiers else ZERO
    return max(most, last * Decimal("1.4"), Decimal(1))


def _drawn(contract: Contract, reach: Decimal, key: str) -> Chart:
    chosen = contract.share.tier_method or METHODS[0]
    methods = [chosen, *(method for method in METHODS if method != chosen)]
    if len(contract.tiers) < 2:
        methods = methods[:1]  # one rate is the same either way
    lines = [_line(contract, method, reach) for method in methods]
    names = [words.capital(method) for method in methods]
    names[0] += ", as in the terms"
    told = axes.legend(names)
    x = axes.along([reach])
    bounds = _bounds(contract)
    y = axes.vertical([amount for line in lines for _, amount in line], told.bottom)
    marks = [
        told.marks,
        axes.left_axis(y),
        _thresholds(contract, x, y),
        *(
            pen.polyline([(x.at(sales), y.at(amount)) for sales, amount in line], index)
            for index, line in reversed(list(enumerate(lines)))
        ),
        *(_bound(name, amount, y) for name, amount in bounds if float(amount) <= y.high),
        axes.bottom_axis(x, _unit(contract)),
    ]
    return chart(
        key,
        f"{contract.share.name or contract.code}: what a year of sales owes",
        _summary(contract, chosen, bounds),
        marks,
        table=_table(contract, methods, reach),
    )


def _unit(contract: Contract) -> str:
    if contract.share.base == "units":
        return "units sold in a year"
    return f"sales of a year, {contract.currency}"


def _line(contract: Contract, method: str, reach: Decimal) -> list[tuple[Decimal, Decimal]]:
    """Return the corners of the curve: at each threshold before and after it, and at its bounds."""
    opens = [tier.opens for tier in contract.tiers if 0 < tier.opens < reach]
    corners = sorted({ZERO, reach, *opens, *(max(ZERO, one - SMALLEST) for one in opens)})
    for bound in {amount for _, amount in _bounds(contract)}:
        corners = sorted({*corners, *_crossings(contract, method, corners, bound)})
    return [(sales, _bounded(contract, _owed(contract, method, sales))) for sales in corners]


def _crossings(
    contract: Contract, method: str, corners: Sequence[Decimal], bound: Decimal
) -> list[Decimal]:
    """Return where the unbounded curve, straight between corners, meets a bound."""
    found = []
    for left, right in pairwise(corners):
        low, high = _owed(contract, method, left), _owed(contract, method, right)
        if min(low, high) < bound < max(low, high):
            found.append(left + (right - left) * (bound - low) / (high - low))
    return found


def _owed(contract: Contract, method: str, sales: Decimal) -> Decimal:
    return owed(contract.tiers, method, sales, contract.scale)


def _bounds(contract: Contract) -> list[tuple[str, Decimal]]:
    """Return the yearly cap and what a year pays at least, as far as there are any."""
    share, periods = contract.share, 12 // contract.calendar.months
    found = []
    if share.annual_cap_amount is not None:
        found.append(("cap", share.annual_cap_amount))
    least = contract.minimum(99) if share.mag_remedy != "step_down" else ZERO
    floors = (share.period_floor_amount or ZERO) * periods
    if max(least, floors) > 0:
        found.append(("minimum" if least >= floors else "floor", max(least, floors)))
    return found


def _bounded(contract: Contract, amount: Decimal) -> Decimal:
    for name, bound in reversed(_bounds(contract)):
        amount = min(amount, bound) if name == "cap" else max(amount, bound)
    return amount


def _bound(name: str, amount: Decimal, y: axes.Scale) -> pen.SafeString:
    place = y.at(amount)
    return axes.joined(
        [
            pen.rule(axes.LEFT, place, axes.WIDTH - axes.RIGHT, place, strong=True, dashes="1 4"),
            pen.text(
                axes.WIDTH - axes.RIGHT,
                place - 5,
                f"{name} {axes.short(float(amount))}",
                anchor="end",
                bold=True,
            ),
        ]
    )


def _thresholds(contract: Contract, x: axes.Scale, y: axes.Scale) -> pen.SafeString:
    """Return a line where each tier opens, with its rate."""
    return axes.joined(
        part
        for tier in contract.tiers
        for part in (
            pen.rule(x.at(tier.opens), y.start, x.at(tier.opens), y.end, dashes="3 3"),
            pen.text(x.at(tier.opens) + 4, y.start - 5, _rate(contract, tier.rate), soft=True),
        )
    )


def _rate(contract: Contract, rate: Decimal) -> str:
    if contract.share.base == "units":
        return words.unit_price(rate, contract.currency)
    return words.percent(rate)


def _summary(contract: Contract, chosen: str, bounds: list[tuple[str, Decimal]]) -> str:
    rates = ", ".join(
        f"{_rate(contract, tier.rate)} from {words.number(tier.opens)}" for tier in contract.tiers
    )
    told = "".join(
        f"; {name} {words.money(amount, contract.currency)} a year" for name, amount in bounds
    )
    return f"{words.capital(chosen)} tiers: {rates}{told}."


def _table(contract: Contract, methods: Sequence[str], reach: Decimal) -> Numbers:
    steps = sorted({*(tier.opens for tier in contract.tiers), reach / 4, reach / 2, reach})
    heads = [words.capital(_unit(contract)), *(words.capital(method) for method in methods)]
    rows = [
        [
            words.number(sales.quantize(Decimal(1))),
            *(
                words.money(
                    _bounded(contract, _owed(contract, method, sales.quantize(Decimal(1)))),
                    contract.currency,
                )
                for method in methods
            ),
        ]
        for sales in steps
    ]
    return heads, rows
