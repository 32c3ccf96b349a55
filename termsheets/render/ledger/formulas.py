"""The formulas of a ledger's workbook: the rules of a line as a spreadsheet reckons them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from termsheets.domain.revenue import Ledger
from termsheets.domain.revenue.ledger import Line, Step
from termsheets.domain.revenue.tiers import Tier
from termsheets.render.ledger.columns import COLUMNS, plain


class Formula(NamedTuple):
    """Text that a spreadsheet is to reckon."""

    text: str


LETTERS = {name: chr(ord("A") + place) for place, name in enumerate(COLUMNS)}
BEFORE, AFTER, WINDOW, ADDED = "E", "F", "G", "H"
"""Columns of the sheet Steps."""


def of_step(step: Step, row: int) -> Formula | None:
    """Return how a step's result follows from its cells, None where it is stated."""
    if step.tiers:
        window = f"{WINDOW}{row}"
        before, after = _owed(step, window), _owed(step, f"({window}+{ADDED}{row})")
        return Formula(f"={after}-({before})")
    inputs = dict(step.inputs)
    if step.name == "Expired claims":
        cut, part = inputs["Cut, percent"], inputs["Part without a valid claim"]
        return Formula(f"={BEFORE}{row}*(1-{plain(cut)}/100*{plain(part)})")
    if step.name == "Negative results":
        return Formula(f"=MAX(0,{BEFORE}{row}-{plain(inputs['Negative results before'])})")
    return None


def _owed(step: Step, base: str) -> str:
    """Return E(B) as a formula: each slice with its rate, or the rate that is reached."""
    is_cliff = dict(step.inputs)["Method"] == "cliff"
    divisor = "" if "a unit" in str(dict(step.inputs)["Tiers"]) else "/100"
    return (_cliff if is_cliff else _marginal)(step.tiers, base, divisor)


def _marginal(tiers: tuple[Tier, ...], base: str, divisor: str) -> str:
    return "+".join(_slices(tiers, base, divisor))


def _slices(tiers: tuple[Tier, ...], base: str, divisor: str) -> Iterator[str]:
    for tier, above in zip(tiers, [*tiers[1:], None], strict=True):
        top = base if above is None else f"MIN({base},{plain(above.opens)})"
        yield f"{plain(tier.rate)}{divisor}*MAX(0,{top}-{plain(tier.opens)})"


def _cliff(tiers: tuple[Tier, ...], base: str, divisor: str) -> str:
    rate = plain(tiers[0].rate)
    for tier in tiers[1:]:
        rate = f"IF({base}>={plain(tier.opens)},{plain(tier.rate)},{rate})"
    return f"MAX(0,{base})*{rate}{divisor}"


def of_line(
    ledger: Ledger, line: Line, before: Line | None, row: int, places: Mapping[int, int]
) -> dict[str, Formula]:
    """Return the formulas of a line's cells, by column; what is not among them is stated."""
    cells = {name: f"{letter}{row}" for name, letter in LETTERS.items()}
    found = {"cumulative_base": _running(line, before, row)}
    if ledger.kind == "profit_pool":
        return found
    found["net"] = Formula(f"={cells['earned']}-{cells['credit']}")
    cap = "{}" if line.cap is None else f"MIN({{}},{cells['cap']})"
    due = cap.format(f"MAX({cells['net']},{cells['floor']})")
    found["payable"] = Formula(f"=MAX(0,ROUND({due},{ledger.places}))")
    paid = (cells["payable"], cells["true_up"], cells["advance_used"])
    found["cash"] = Formula("={}+{}-{}".format(*paid))
    return found | _base(ledger, line, cells) | _of_steps(line, places)


def _running(line: Line, before: Line | None, row: int) -> Formula:
    """A window that goes on adds to the line above; one that begins anew does not."""
    base, total = LETTERS["base"], LETTERS["cumulative_base"]
    goes_on = before is not None and before.cumulative_base + line.base == line.cumulative_base
    return Formula(f"={total}{row - 1}+{base}{row}" if goes_on else f"={base}{row}")


def _base(ledger: Ledger, line: Line, cells: Mapping[str, str]) -> dict[str, Formula]:
    inputs = dict(line.steps[0].inputs)
    if "Units" in inputs or "Days that count" in inputs:
        return {}
    difference = f"{cells['gross']}-{cells['allowed_deductions']}"
    return {"base": Formula(f"=ROUND({difference},{ledger.places})")}


def _of_steps(line: Line, places: Mapping[int, int]) -> dict[str, Formula]:
    """Earned and credit stand in the steps that made them."""
    tiers = [places[id(step)] for step in line.steps if step.rule in (3, 4, 11)]
    after_tiers = [places[id(step)] for step in line.steps if step.rule == 5]
    credit = [places[id(step)] for step in line.steps if step.rule == 6]
    rows = after_tiers[-1:] or tiers
    found = {"earned": Formula("=" + "+".join(f"Steps!{AFTER}{row}" for row in rows))}
    if credit:
        row = credit[-1]
        found["credit"] = Formula(f"=Steps!{BEFORE}{row}-Steps!{AFTER}{row}")
    return found
