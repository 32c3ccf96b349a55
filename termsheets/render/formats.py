"""The formats a term sheet can be had in, by the word that asks for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from termsheets.domain import sheet_json
from termsheets.domain.clauses import TermSheet
from termsheets.domain.terms.whole import PublicTerms
from termsheets.render import calendar, docx, html, pdf, text
from termsheets.render.edition import Edition


class Format(NamedTuple):
    """How to draw a sheet from its public terms, and what the file is called elsewhere."""

    render: Callable[[TermSheet, Edition, PublicTerms], bytes]
    media_type: str
    extension: str


FORMATS = {
    "text": Format(
        lambda sheet, edition, _: text.render(sheet, edition).encode(),
        "text/plain; charset=utf-8",
        "txt",
    ),
    "json": Format(lambda sheet, *_: sheet_json.dumps(sheet).encode(), "application/json", "json"),
    "html": Format(
        lambda sheet, edition, _: html.page(sheet, edition).encode(),
        "text/html; charset=utf-8",
        "html",
    ),
    "pdf": Format(
        lambda sheet, edition, terms: pdf.render(sheet, edition, terms).pdf,
        "application/pdf",
        "pdf",
    ),
    "docx": Format(
        lambda sheet, edition, *_: docx.render(sheet, edition),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    "calendar": Format(calendar.render, "text/calendar; charset=utf-8", "ics"),
}
