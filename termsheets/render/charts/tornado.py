"""The tornado: which term moves the result most, the strongest above."""

from __future__ import annotations

from django.utils.safestring import SafeString

from termsheets.domain import words
from termsheets.domain.simulation.sensitivity import SWING, Bar, Tornado
from termsheets.domain.simulation.telling import signed
from termsheets.render.charts import axes, pen
from termsheets.render.charts.figure import Chart, chart

ROW, BAR, GAP = 44, 16, 17
MARGIN = 24
LETTERS = 60
TITLE = "Which term moves the result most"
SIDES = (f"{SWING}% lower", f"{SWING}% higher")


def tornado_chart(found: Tornado, currency: str, key: str = "tornado") -> Chart:
    """Return what a party gets in all with each term a tenth lower and higher."""
    told = axes.legend(SIDES, key)
    x = _around(found)
    top = told.bottom + 14
    middle = x.at(found.result)
    marks = [
        pen.patterns(key, [1]),
        told.marks,
        pen.text(middle, top - 6, axes.short(float(found.result)), anchor="middle", bold=True),
        *(_row(bar, found, x, top + ROW * row, key) for row, bar in enumerate(found.bars)),
    ]
    rows = [
        [bar.label, signed(bar.lower, currency), signed(bar.higher, currency)] for bar in found.bars
    ]
    heads = ["Term", *(f"{side}, {currency}" for side in SIDES)]
    height = top + ROW * len(found.bars) + 8
    return chart(key, TITLE, _summary(found, currency), marks, table=(heads, rows), height=height)


def _around(found: Tornado) -> axes.Scale:
    """Return a scale that has the result in its middle and holds every bar."""
    ends = [end for bar in found.bars for end in (bar.lower, bar.higher)]
    reach = float(max((abs(end - found.result) for end in ends), default=1))
    middle = float(found.result)
    return axes.Scale(middle - reach, middle + reach, MARGIN, axes.WIDTH - MARGIN, ())


def _summary(found: Tornado, currency: str) -> str:
    first = found.bars[0].label if found.bars else "nothing"
    amount = words.money(found.result, currency)
    return f"{found.party} gets {amount} in all; what moves it most: {first}."


def _row(bar: Bar, found: Tornado, x: axes.Scale, top: float, key: str) -> SafeString:
    middle = x.at(found.result)
    parts = [
        pen.text(MARGIN, top + 12, _fitting(bar.label)),
        pen.rule(middle, top + GAP - 2, middle, top + GAP + BAR + 2, strong=True),
    ]
    for index, end in enumerate((bar.lower, bar.higher)):
        if end != found.result:
            left, right = sorted((middle, x.at(end)))
            parts.append(pen.bar(pen.Box(left, top + GAP, right - left, BAR), key, index))
    return axes.joined(parts)


def _fitting(label: str) -> str:
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
