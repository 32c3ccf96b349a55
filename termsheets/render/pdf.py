"""A term sheet as PDF/UA: the HTML document, set by a worker."""

from __future__ import annotations

from collections.abc import Mapping

from termsheets.domain import schema
from termsheets.domain.clauses import TermSheet
from termsheets.domain.projection import disclosed
from termsheets.domain.terms.whole import PublicTerms
from termsheets.render import html, pool
from termsheets.render.edition import Edition
from termsheets.render.job import Job
from termsheets.render.result import Rendered


def render(
    sheet: TermSheet, edition: Edition, terms: PublicTerms, hints: Mapping[str, int] | None = None
) -> Rendered:
    """Return the sheet as PDF: the same bytes for the same sheet, edition and terms.

    The file carries the terms as far as they may be disclosed, so that it can
    be imported; what is agreed is archived as PDF/A-3. ``hints`` are those of
    the sheet's last printing; they spare time, and wrong ones do no harm.
    Raises RenderFailed.
    """
    carried = schema.dump(disclosed(terms), "json")
    page = html.document(sheet, edition)
    return pool.press(Job(page, hints or {}, carried, edition.is_agreed))
