"""A redline as HTML: whole documents, and the part that a page frames."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string

from termsheets.domain.redline import Redline
from termsheets.render.drawing import DrawnSheet
from termsheets.render.redline import drawing
from termsheets.render.redline.comparison import Comparison
from termsheets.render.redline.summary import Summary
from termsheets.render.runs import AddressOf, nowhere

STYLES = ("sheet.css", "marks.css")


def document(redline: Redline, comparison: Comparison) -> str:
    """Return a whole HTML document without styles, for the press."""
    return _document(drawing.on_paper(redline), redline, comparison, on_paper=True)


def page(redline: Redline, comparison: Comparison) -> str:
    """Return the document with styles inside and marks in words: a file for any browser."""
    folder = settings.BASE_DIR / "static/termsheets"
    styles = "".join((folder / name).read_text() for name in STYLES)
    text = _document(drawing.on_screen(redline), redline, comparison, on_paper=False)
    return text.replace("</head>", f"<style>{styles}</style></head>", 1)


def reading(redline: Redline, address_of: AddressOf = nowhere) -> str:
    """Return the redline's sections for a page to frame, its marks in words, too."""
    context = {"sections": drawing.on_screen(redline, address_of).sections}
    return render_to_string("termsheet/_sections.html", context)


def _document(
    sheet: DrawnSheet, redline: Redline, comparison: Comparison, *, on_paper: bool
) -> str:
    context = {
        "on_paper": on_paper,
        "sheet": sheet,
        "edition": comparison.edition,
        "comparison": comparison,
        "summary": Summary.of(redline, comparison),
    }
    return render_to_string("termsheet/redline.html", context)
