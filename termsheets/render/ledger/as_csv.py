"""A ledger as CSV, one line a period."""

from __future__ import annotations

import csv
import io
import re

from termsheets.domain.revenue import Ledger
from termsheets.render.ledger.columns import COLUMNS, plain

RISKY = re.compile(r"^[\s]*[=+\-@|%]|^[\t\r\n]")
"""How a text begins that a spreadsheet might take for a formula."""


def render(ledger: Ledger) -> bytes:
    """Return the lines as UTF-8 CSV; amounts have at least the currency's minor units."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in ledger.lines:
        cells = [plain(getattr(line, name), ledger.places) for name in COLUMNS[:-1]]
        writer.writerow([*cells, harmless(line.note)])
    return text.getvalue().encode()


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet runs it: an apostrophe before what looks like code."""
    return f"'{text}" if RISKY.search(text) else text
