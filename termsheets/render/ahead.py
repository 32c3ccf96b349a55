"""Papers that look ahead: what-if stories, exit matrix and license map as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from termsheets.domain import words
from termsheets.domain.paper import Paper
from termsheets.render import pool
from termsheets.render.edition import DISCLAIMER
from termsheets.render.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands above such a paper: its kind, the deal, which terms, and the day."""

    kind: str
    title: str
    label: str
    printed: date
    parties: tuple[str, ...]
    page_size: Paper = "A4"

    @property
    def printed_on(self) -> str:
        """Return the day as it prints: 1 March 2027."""
        return words.day(self.printed)


def page(name: str, cover: Cover, **context: Any) -> str:
    """Return the paper of a template as an HTML document without styles, for the press."""
    told = {"cover": cover, "disclaimer": DISCLAIMER} | context
    return render_to_string(f"termsheet/ahead/{name}.html", told)


def render(page_of: str) -> bytes:
    """Return such a page as PDF, the same bytes for the same page. Raises RenderFailed."""
    return pool.press(Job(page_of)).pdf
