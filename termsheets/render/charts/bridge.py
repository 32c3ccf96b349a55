"""A waterfall: how parts, one after another, make up a whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from django.utils.safestring import SafeString

from termsheets.domain.simulation.telling import signed
from termsheets.render.charts import axes, pen
from termsheets.render.charts.figure import Chart, chart

ROW, BAR = 30, 16
LABELS = 132
NUMBERS = 72
TOTAL = "In all"
WHOLE, ADDED, TAKEN = range(3)
"""How bars are filled."""


def bridge(
    title: str, parts: Sequence[tuple[str, Decimal]], currency: str, key: str = "bridge"
) -> Chart:
    """Return parts as bars that begin where the one before ends, and their total last."""
    ends = [Decimal(0), *accumulate(amount for _, amount in parts)]
    x = axes.scale(ends, LABELS, axes.WIDTH - NUMBERS)
    height = ROW * (len(parts) + 1) + 12
    marks = [
        pen.patterns(key, [ADDED, TAKEN]),
        pen.rule(x.at(0), 4, x.at(0), height - 6, strong=True),
    ]
    for row, (label, amount) in enumerate(parts):
        filled = TAKEN if amount < 0 else ADDED
        marks += [
            _label(label, row),
            pen.bar(_box(x, ends[row], ends[row + 1], row), key, filled),
            _step(x.at(ends[row + 1]), row),
            _number(amount, row),
        ]
    last = len(parts)
    marks += [
        _label(TOTAL, last, bold=True),
        pen.bar(_box(x, Decimal(0), ends[-1], last), key, WHOLE),
        _number(ends[-1], last),
    ]
    rows = [[label, signed(amount, currency)] for label, amount in [*parts, (TOTAL, ends[-1])]]
    summary = "; ".join(f"{label} {amount}" for label, amount in rows) + f" {currency}."
    return chart(key, title, summary, marks, table=(["Part", currency], rows), height=height)


def _top(row: int) -> int:
    return ROW * row + 8


def _label(label: str, row: int, *, bold: bool = False) -> SafeString:
    return pen.text(LABELS - 8, _top(row) + 12, label, anchor="end", bold=bold)


def _box(x: axes.Scale, start: Decimal, end: Decimal, row: int) -> pen.Box:
    left, right = sorted((x.at(start), x.at(end)))
    return pen.Box(left, _top(row), right - left, BAR)


def _step(place: float, row: int) -> SafeString:
    """Return the line from the end of a bar to the next."""
    bottom = _top(row) + BAR
    return pen.rule(place, bottom, place, bottom + ROW - BAR, strong=True, dashes="2 2")


def _number(amount: Decimal, row: int) -> SafeString:
    return pen.text(axes.WIDTH - 6, _top(row) + 12, axes.short(float(amount)), anchor="end")
