"""The few marks that charts are made of, as SVG with presentation attributes and classes only.

Classes let a page recolor a chart by night; attributes hold its colors on
paper. What tells series apart is never color alone: dashes and shapes for
lines, patterns for areas.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INK, SOFT, GRID, PAPER = "#1c2628", "#515f62", "#dcd8cc", "#fffefb"
FONT = "Source Sans 3, sans-serif"
TEXT_SIZE = 12
LETTER = 0.53
"""About how wide a letter is, of its size."""


class Style(NamedTuple):
    """How one series is drawn: its color, dashes, the shape of its points, and its pattern."""

    color: str
    dashes: str
    shape: str
    pattern: str


STYLES = (
    Style("#0f4c52", "", "circle", "solid"),
    Style("#a8551b", "7 4", "square", "hatch"),
    Style("#5b3f8c", "2 3", "diamond", "dots"),
    Style("#3f6b1f", "9 3 2 3", "triangle", "cross"),
    Style("#8c2f45", "4 2", "ring", "bars"),
    Style("#2c5f8a", "12 4", "circle", "grid"),
    Style("#6b5b00", "1 4", "square", "wide"),
    Style("#444444", "5 5", "diamond", "light"),
)
"""One for each of up to eight parties."""


def style(index: int) -> Style:
    """Return the style of a series by its place."""
    return STYLES[index % len(STYLES)]


def _n(value: float) -> str:
    """Return a coordinate to a tenth, without a needless zero."""
    return f"{value:.1f}".removesuffix(".0")


def text(
    x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False, soft: bool = False
) -> SafeString:
    """Return words that stand at a point."""
    return format_html(
        '<text x="{}" y="{}" class="{}" fill="{}" font-family="{}" font-size="{}" '
        'font-weight="{}" text-anchor="{}">{}</text>',
        _n(x),
        _n(y),
        "chart-soft" if soft else "chart-ink",
        SOFT if soft else INK,
        FONT,
        TEXT_SIZE,
        600 if bold else 400,
        anchor,
        words,
    )


def width_of(words: str) -> float:
    """Return about how wide words are."""
    return len(words) * TEXT_SIZE * LETTER


def rule(
    x1: float, y1: float, x2: float, y2: float, *, strong: bool = False, dashes: str = ""
) -> SafeString:
    """Return a straight line of the frame: an axis if ``strong``, else of the grid."""
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}" stroke="{}" stroke-width="{}" '
        'stroke-dasharray="{}"/>',
        _n(x1),
        _n(y1),
        _n(x2),
        _n(y2),
        "chart-axis" if strong else "chart-grid",
        SOFT if strong else GRID,
        1.2 if strong else 1,
        dashes or "none",
    )


def polyline(points: list[tuple[float, float]], index: int) -> SafeString:
    """Return the line of a series through its points."""
    found = style(index)
    return format_html(
        '<polyline points="{}" class="chart-line chart-line-{}" fill="none" stroke="{}" '
        'stroke-width="2.2" stroke-linejoin="round" stroke-dasharray="{}"/>',
        " ".join(f"{_n(x)},{_n(y)}" for x, y in points),
        index,
        found.color,
        found.dashes or "none",
    )


def point(x: float, y: float, index: int, size: float = 4) -> SafeString:
    """Return a point of a series in its own shape."""
    found = style(index)
    hollow = found.shape == "ring"
    return format_html(
        '<path d="{}" class="{}" fill="{}" stroke="{}" stroke-width="1.5"/>',
        OUTLINES[found.shape](x, y, size),
        "chart-hollow" if hollow else f"chart-fill-{index}",
        PAPER if hollow else found.color,
        found.color,
    )


def _circle(x: float, y: float, r: float) -> str:
    half = f"a{_n(r)} {_n(r)} 0 1 0"
    return f"M{_n(x - r)} {_n(y)}{half} {_n(2 * r)} 0{half} {_n(-2 * r)} 0z"


def _square(x: float, y: float, r: float) -> str:
    return f"M{_n(x - r)} {_n(y - r)}h{_n(2 * r)}v{_n(2 * r)}h{_n(-2 * r)}z"


def _diamond(x: float, y: float, r: float) -> str:
    r *= 1.3
    return f"M{_n(x)} {_n(y - r)}L{_n(x + r)} {_n(y)}L{_n(x)} {_n(y + r)}L{_n(x - r)} {_n(y)}z"


def _triangle(x: float, y: float, r: float) -> str:
    r *= 1.2
    return f"M{_n(x)} {_n(y - r)}L{_n(x + r)} {_n(y + r)}L{_n(x - r)} {_n(y + r)}z"


OUTLINES = {
    "circle": _circle,
    "ring": _circle,
    "square": _square,
    "diamond": _diamond,
    "triangle": _triangle,
}


class Box(NamedTuple):
    """Where a bar stands."""

    x: float
    y: float
    width: float
    height: float


def bar(box: Box, key: str, index: int) -> SafeString:
    """Return a bar filled with the pattern of a series; ``key`` names the chart."""
    found = style(index)
    solid = found.pattern == "solid"
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" class="{}" fill="{}" stroke="{}"/>',
        _n(box.x),
        _n(box.y),
        _n(max(box.width, 0.5)),
        _n(max(box.height, 0.5)),
        f"chart-fill-{index}" if solid else f"chart-edge-{index}",
        found.color if solid else f"url(#{key}-{found.pattern})",
        found.color,
    )


MARKS = {
    "hatch": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "dots": "M3 3h2v2h-2z",
    "cross": "M0 0L8 8M0 8L8 0",
    "bars": "M0 2H8M0 6H8",
    "grid": "M0 4H8M4 0V8",
    "wide": "M4 0V8",
    "light": "M4 4h1v1h-1z",
}


def patterns(key: str, indexes: list[int]) -> SafeString:
    """Return the definitions of the patterns that bars of a chart are filled with."""
    wanted = [(index, style(index)) for index in indexes if style(index).pattern in MARKS]
    found = format_html_join(
        "",
        '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect width="8" height="8" class="chart-paper" fill="{}"/>'
        '<path d="{}" class="chart-edge-{}" stroke="{}" stroke-width="1.6" fill="none"/></pattern>',
        ((key, one.pattern, PAPER, MARKS[one.pattern], index, one.color) for index, one in wanted),
    )
    return format_html("<defs>{}</defs>", found) if wanted else found
