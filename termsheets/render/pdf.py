"""A term sheet as PDF/UA: the HTML document, set by a worker."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from termsheets.domain.clauses import TermSheet
from termsheets.render import html, pool
from termsheets.render.edition import Edition
from termsheets.render.result import Rendered


def render(sheet: TermSheet, edition: Edition, hints: Mapping[str, int] | None = None) -> Rendered:
    """Return the sheet as PDF: the same bytes for the same sheet and edition.

    ``hints`` are those of the sheet's last printing; they spare time, and
    wrong ones do no harm. Raises RenderFailed.
    """
    return pool.press(html.document(sheet, edition), hints)


def save(rendered: Rendered, path: Path) -> None:
    """Put the PDF at a path: whole, or not at all."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(rendered.pdf)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
