"""A chart as a reader gets it: the drawing, what it says in a sentence, and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from termsheets.render.charts.axes import HEIGHT, WIDTH, joined

Numbers = tuple[Sequence[str], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Chart:
    """``key`` is unique on its page; ``rows`` are the numbers, each row as long as ``heads``."""

    key: str
    title: str
    summary: str
    svg: SafeString
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart(
    key: str,
    title: str,
    summary: str,
    marks: Sequence[SafeString],
    *,
    table: Numbers,
    height: float = HEIGHT,
) -> Chart:
    """Return a chart of marks; ``table`` are the heads and rows of its numbers."""
    heads, rows = table
    svg = format_html(
        '<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" '
        'height="{}" role="img" aria-labelledby="{}-title"><title id="{}-title">{}. {}</title>',
        WIDTH,
        round(height),
        WIDTH,
        round(height),
        key,
        key,
        title,
        summary,
    )
    drawn = format_html("{}{}</svg>", svg, joined(marks))
    return Chart(key, title, summary, drawn, tuple(heads), tuple(map(tuple, rows)))


def figure(drawn: Chart) -> str:
    """Return the chart with its table as HTML, for a page or for the press."""
    return render_to_string("charts/_figure.html", {"chart": drawn})
