"""Cash over time: what each party has received and paid by each year's end, with milestones."""

from __future__ import annotations

from decimal import Decimal

from termsheets.domain.simulation.measures import cumulative
from termsheets.domain.simulation.outlook import Outlook
from termsheets.domain.simulation.telling import signed
from termsheets.render.charts import axes, pen
from termsheets.render.charts.figure import Chart, chart

DAYS = 365
TITLE = "Received and paid in all, by year"
UNIT = "contract years; a diamond is a milestone paid"


def cash(outlook: Outlook, key: str = "cash") -> Chart:
    """Return the chart of an outlook: one line a party, a mark on the axis for each milestone."""
    lines = {party: (Decimal(0), *cumulative(outlook, party)) for party in outlook.parties}
    told = axes.legend(list(lines), shapes=True)
    x = _years(outlook.years)
    y = axes.vertical([amount for line in lines.values() for amount in line], told.bottom)
    marks = [told.marks, axes.left_axis(y), axes.bottom_axis(x, UNIT), _milestones(outlook, x, y)]
    for index, line in enumerate(lines.values()):
        points = [(x.at(year), y.at(amount)) for year, amount in enumerate(line)]
        marks.append(pen.polyline(points, index))
        marks += [pen.point(*place, index) for place in points[1:]]
    heads = ["By the end of year", *(f"{party}, {outlook.currency}" for party in lines)]
    rows = [
        [str(year), *(signed(line[year], outlook.currency) for line in lines.values())]
        for year in range(1, outlook.years + 1)
    ]
    return chart(
        key, "Received and paid in all, by year", _summary(outlook), marks, table=(heads, rows)
    )


def _years(count: int) -> axes.Scale:
    ticks = tuple(float(year) for year in range(count + 1))
    return axes.Scale(0, count, axes.LEFT, axes.WIDTH - axes.RIGHT - 8, ticks)


def _milestones(outlook: Outlook, x: axes.Scale, y: axes.Scale) -> pen.SafeString:
    """Return a flag where a milestone was paid."""
    days = sorted({flow.day for flow in outlook.payments if flow.kind == "milestone"})
    parts = []
    for day in days:
        place = x.at((day - outlook.start).days / DAYS)
        parts += [
            pen.rule(place, y.start, place, y.end, dashes="2 3", strong=True),
            pen.point(place, y.start, 7, 3.5),
        ]
    return axes.joined(parts)


def _summary(outlook: Outlook) -> str:
    parts = [
        f"{party} {signed(cumulative(outlook, party)[-1], outlook.currency)}"
        for party in outlook.parties
    ]
    years = f"{outlook.years} year{'' if outlook.years == 1 else 's'}"
    return f"After {years} in the {outlook.case} case, in {outlook.currency}: {'; '.join(parts)}."
