"""The license map as one SVG drawing for page and paper: pattern and color say how exclusive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from django.template.loader import render_to_string

from termsheets.domain import words
from termsheets.domain.licensemap import Cell, Column, LicenseMap, Period

LABEL, WIDTH, HEAD, HEIGHT, LEGEND = 150, 130, 64, 62, 40
"""Widths of the labels and of a column, heights of the head, a row and the legend, in pixels."""
LETTERS = 18
LINES = 3
NAMED = 2
"""So many licenses are named in a cell; the rest are counted."""
MEANINGS = (
    ("exclusive", "Exclusive"),
    ("sole", "Sole"),
    ("non_exclusive", "Non-exclusive"),
    ("none", "Nobody"),
)
Spots = Mapping[tuple[str, Column], Cell]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell where it is drawn: its licenses, and whether two of them collide."""

    x: int
    y: int
    strength: str
    lines: tuple[tuple[int, str], ...]
    collides: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a row or column in lines, each with its height."""

    x: int
    lines: tuple[tuple[int, str], ...]


def drawing(found: LicenseMap, period: Period, cells: Spots, number: int = 1) -> str:
    """Return the map of a period as SVG; ``number`` tells it from others on the same page."""
    across, down = len(found.columns), len(found.fields)
    context: dict[str, Any] = {
        "number": number,
        "width": LABEL + WIDTH * across,
        "height": HEAD + HEIGHT * down + LEGEND,
        "cell_width": WIDTH,
        "cell_height": HEIGHT,
        "title": f"License map, {span(period)}",
        "heads": [
            Label(LABEL + WIDTH * place + 6, _lines(column.name, 18))
            for place, column in enumerate(found.columns)
        ],
        "rows": [
            Label(4, _lines(name, HEAD + HEIGHT * place + 24))
            for place, name in enumerate(found.fields.values())
        ],
        "boxes": list(_boxes(found, cells)),
        "legend": [
            (4 + 130 * place, HEAD + HEIGHT * down + 14, key, name)
            for place, (key, name) in enumerate(MEANINGS)
        ],
    }
    return render_to_string("termsheet/ahead/_map.html", context)


def span(period: Period) -> str:
    """Return the days of a period in words."""
    known = (period.first > date.min, period.last < date.max)
    first, last = words.day(period.first), words.day(period.last)
    if all(known):
        return f"{first} to {last}"
    if any(known):
        return f"from {first}" if known[0] else f"until {last}"
    return "at all times"


def _boxes(found: LicenseMap, cells: Spots) -> Iterator[Box]:
    for down, tag in enumerate(found.fields):
        for across, column in enumerate(found.columns):
            x, y = LABEL + WIDTH * across, HEAD + HEIGHT * down
            yield _box(found.cell(cells, tag, column), x, y)


def _box(cell: Cell, x: int, y: int) -> Box:
    said = [f"{entry.grant} {entry.licensee}" for entry in cell.entries[:NAMED]]
    if len(cell.entries) > NAMED:
        said.append(f"and {len(cell.entries) - NAMED} more")
    lines = tuple((y + 18 + 16 * place, _short(text)) for place, text in enumerate(said))
    return Box(x, y, cell.strength or "none", lines, bool(cell.conflicts))


def _lines(text: str, top: int) -> tuple[tuple[int, str], ...]:
    lines = wrap(words.capital(text), LETTERS, max_lines=LINES, placeholder="…")
    return tuple((top + 15 * place, line) for place, line in enumerate(lines))


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"
