"""The formats a ledger can be had in, by the word that asks for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from termsheets.domain.revenue import Ledger
from termsheets.render.ledger import as_csv, as_json, workbook


class Format(NamedTuple):
    """How to write a ledger, and what the file is called elsewhere."""

    render: Callable[[Ledger], bytes]
    media_type: str
    extension: str
    is_binary: bool


FORMATS = {
    "csv": Format(as_csv.render, "text/csv; charset=utf-8", "csv", is_binary=False),
    "json": Format(as_json.render, "application/json", "json", is_binary=False),
    "xlsx": Format(
        workbook.render,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        is_binary=True,
    ),
}
