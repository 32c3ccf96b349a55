"""A term sheet as HTML: whole documents, and the parts a screen shows.

All are made of the same templates, ``templates/termsheet/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from termsheets.domain.clauses import Clause, TermSheet
from termsheets.render import drawing
from termsheets.render.edition import Edition
from termsheets.render.runs import AddressOf, nowhere


def document(sheet: TermSheet, edition: Edition) -> str:
    """Return a whole HTML document without styles, for the press."""
    context = {"sheet": drawing.on_paper(sheet), "edition": edition}
    return render_to_string("termsheet/document.html", context)


def page(sheet: TermSheet, edition: Edition) -> str:
    """Return the same document with its styles inside: a file that opens in any browser."""
    styles = (settings.BASE_DIR / "static/termsheets/sheet.css").read_text()
    return document(sheet, edition).replace("</head>", f"<style>{styles}</style></head>", 1)


def reading(
    sheet: TermSheet,
    address_of: AddressOf = nowhere,
    asides: Mapping[str, SafeString] | None = None,
) -> str:
    """Return the sheet's sections for a page to frame, each answer linked to its question.

    ``asides`` stand beside the clauses with their ids.
    """
    sections = drawing.on_screen(sheet, address_of).sections
    context = {"sections": [section.with_asides(asides or {}) for section in sections]}
    return render_to_string("termsheet/_sections.html", context)


def excerpt(clauses: Iterable[Clause], address_of: AddressOf = nowhere) -> str:
    """Return clauses on their own, without numbers, as a step of the wizard shows them."""
    context = {"clauses": [drawing.alone(clause, address_of) for clause in clauses]}
    return render_to_string("termsheet/_excerpt.html", context)
