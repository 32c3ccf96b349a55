"""What a worker is asked to set."""

from collections.abc import Mapping
from typing import NamedTuple

LETTERS_A_PAGE = 5_300
"""Of HTML, on a page of a redline; a clean sheet has fewer tags, and so more words to a page."""


class Job(NamedTuple):
    """An HTML page, and what its PDF is made with.

    ``hints`` are the pages of the last printing, by anchor; ``terms`` is the
    JSON text that the file carries along; ``archival`` asks for PDF/A-3.
    """

    page: str
    hints: Mapping[str, int] = {}
    terms: str = ""
    archival: bool = False

    @property
    def pages(self) -> int:
        """Return about how many pages the document will have."""
        return len(self.page) // LETTERS_A_PAGE + 1
