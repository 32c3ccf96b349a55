"""A redline as PDF/UA, set by a worker."""

from __future__ import annotations

from collections.abc import Mapping

from termsheets.domain.redline import Redline
from termsheets.render import pool
from termsheets.render.job import Job
from termsheets.render.redline import html
from termsheets.render.redline.comparison import Comparison
from termsheets.render.result import Rendered, TooLong

TOO_LONG = (
    "This redline is too long for a PDF. Download the Word file or the text instead, "
    "or read one section at a time on the page of the comparison."
)


def render(
    redline: Redline, comparison: Comparison, hints: Mapping[str, int] | None = None
) -> Rendered:
    """Return the redline as PDF: the same bytes for the same two rounds.

    ``hints`` are those of its last printing. Raises RenderFailed.
    """
    try:
        return pool.press(Job(html.document(redline, comparison), hints or {}))
    except TooLong as error:
        raise TooLong(TOO_LONG) from error
