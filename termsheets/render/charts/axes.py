"""The frame of a chart: scales with round ticks, axes, and a legend above them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from termsheets.render.charts import pen

WIDTH, HEIGHT = 440, 300
LEFT, RIGHT, BOTTOM = 56, 14, 38
LEGEND_LINE = 18
TICKS = 5
ROUND = (1, 2, 2.5, 5, 10)
UNITS = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))
MINUS = "\N{MINUS SIGN}"


def short(value: float) -> str:
    """Return a number of an axis: 1.25m, 250k, 0."""
    for size, name in UNITS:
        if abs(value) >= size:
            return f"{_signed(value / size)}{name}"
    return _signed(value)


def _signed(value: float) -> str:
    text = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values onto a stretch of the chart; ``ticks`` are round values within."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: Decimal | float) -> float:
        """Return where a value stands."""
        span = self.high - self.low
        return self.start + (float(value) - self.low) / span * (self.end - self.start)


def scale(values: Iterable[Decimal | float], start: float, end: float) -> Scale:
    """Return a scale from round value to round value that holds all values, and 0."""
    known = [0.0, *map(float, values)]
    low, high = min(known), max(known)
    if low == high:
        high = low + 1
    rough = (high - low) / TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in ROUND if size * factor >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(step * count for count in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def vertical(values: Iterable[Decimal | float], top: float) -> Scale:
    """Return the scale of a chart's height, below its legend."""
    return scale(values, HEIGHT - BOTTOM, top)


def along(values: Iterable[Decimal | float]) -> Scale:
    """Return the scale of a chart's width, from 0 to the largest value."""
    found = scale(values, LEFT, WIDTH - RIGHT)
    high = max(map(float, values), default=found.high)
    ticks = tuple(tick for tick in found.ticks if tick <= high)
    return Scale(0, high, found.start, found.end, ticks)


def bottom_axis(x: Scale, unit: str) -> SafeString:
    """Return the numbers below a chart, and what they count."""
    names = [
        pen.text(
            x.at(tick),
            HEIGHT - BOTTOM + 16,
            short(tick),
            anchor="end" if x.at(tick) > WIDTH - RIGHT - 8 else "middle",
            soft=True,
        )
        for tick in x.ticks
    ]
    return joined([*names, pen.text(WIDTH - RIGHT, HEIGHT - 6, unit, anchor="end", soft=True)])


def left_axis(y: Scale) -> SafeString:
    """Return grid lines with their numbers on the left, and the line of 0."""
    lines = [
        part
        for tick in y.ticks
        for part in (
            pen.rule(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), strong=tick == 0),
            pen.text(LEFT - 6, y.at(tick) + 4, short(tick), anchor="end", soft=True),
        )
    ]
    return joined(lines)


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Return parts one after another."""
    return format_html_join("", "{}", ((part,) for part in parts))


@dataclass(frozen=True, slots=True)
class Legend:
    """The names of series above a chart, and how far down they reach."""

    marks: SafeString
    bottom: float


def legend(names: Sequence[str], key: str = "", *, shapes: bool = False) -> Legend:
    """Return the legend of series: bars with their patterns if the chart has a ``key``.

    Lines show their dashes, and the ``shapes`` of their points.
    """
    x, y, parts = float(LEFT), 12.0, []
    for index, name in enumerate(names):
        width = 34 + pen.width_of(name) + 12
        if x > LEFT and x + width > WIDTH:
            x, y = float(LEFT), y + LEGEND_LINE
        if key:
            parts.append(pen.bar(pen.Box(x, y - 9, 24, 11), key, index))
        else:
            parts.append(pen.polyline([(x, y - 4), (x + 26, y - 4)], index))
            if shapes:
                parts.append(pen.point(x + 13, y - 4, index))
        parts.append(pen.text(x + 31, y, name))
        x += width
    return Legend(joined(parts), y + 14)
