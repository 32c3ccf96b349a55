"""A findings report as PDF, for counsel: by severity and step, with sources and answers."""

from __future__ import annotations

from django.template.loader import render_to_string

from termsheets.domain.checks.report import Report
from termsheets.render import pool
from termsheets.render.edition import DISCLAIMER
from termsheets.render.job import Job


def page(report: Report) -> str:
    """Return the report as an HTML document without styles, for the press."""
    context = {"report": report, "disclaimer": DISCLAIMER}
    return render_to_string("termsheet/findings.html", context)


def render(report: Report) -> bytes:
    """Return the report as PDF, the same bytes for the same one. Raises RenderFailed."""
    return pool.press(Job(page(report))).pdf
