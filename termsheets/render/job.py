"""What a worker is asked to set."""

from collections.abc import Mapping
from typing import NamedTuple


class Job(NamedTuple):
    """An HTML page, and what its PDF is made with.

    ``hints`` are the pages of the last printing, by anchor; ``terms`` is the
    JSON text that the file carries along; ``archival`` asks for PDF/A-3.
    """

    page: str
    hints: Mapping[str, int] = {}
    terms: str = ""
    archival: bool = False
