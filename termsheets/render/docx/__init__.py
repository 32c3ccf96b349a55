"""A term sheet as a Word file, set like the PDF, that lawyers can work in."""

from __future__ import annotations

from termsheets.domain.clauses import TermSheet
from termsheets.domain.redline import Redline, accepted
from termsheets.render.docx import document
from termsheets.render.docx.package import packed
from termsheets.render.docx.pages import heads_and_feet
from termsheets.render.docx.properties import properties
from termsheets.render.docx.tracking import Revision
from termsheets.render.edition import Edition
from termsheets.render.redline.summary import Summary

__all__ = ["Revision", "render", "render_redline"]


def render(sheet: TermSheet, edition: Edition) -> bytes:
    """Return the sheet as a Word file: the same bytes for the same sheet and edition."""
    title = _title(sheet)
    return packed(
        document.clean(sheet, edition),
        properties(title, "Term sheet", edition),
        heads_and_feet(title, edition),
    )


def render_redline(
    redline: Redline,
    edition: Edition,
    old: Edition,
    revision: Revision,
    summary: Summary | None = None,
) -> bytes:
    """Return a redline as a Word file whose tracked changes lead from ``old`` to ``edition``.

    Accepted, they leave the new sheet, rejected the old one. What the changes
    move, where the ``summary`` knows it, has a page behind the cover. The same
    bytes for the same arguments.
    """
    title = _title(accepted(redline.sheet))
    return packed(
        document.marked(redline, edition, old, revision, summary),
        properties(title, "Redline", edition),
        heads_and_feet(title, edition, old),
    )


def _title(sheet: TermSheet) -> str:
    return "".join(run.text for run in sheet.title)
