"""Tables of strangers, CSV or XLSX, as cells of text."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from termsheets.domain.problems import Problem, Refused
from termsheets.domain.revenue.reading import ROW_LIMIT, Table, cells_of
from termsheets.render.docx.reading.door import PART_LIMIT, check_members

LARGEST = 2_000_000
"""No table with more bytes is taken: forty years of months are a hundredth of it."""
COLUMN_LIMIT = 50
DIGITS = 15
"""As many digits of a number does a spreadsheet keep; what it stores beyond is noise."""

TOO_LARGE = "The table is larger than 2 MB. Save the rows alone, as CSV."
UNREADABLE = "This workbook cannot be read. Save its table alone, as CSV or as XLSX without macros."
NOT_TEXT = "The file is neither UTF-8 text nor XLSX. Save it as CSV, UTF-8."


def table_of(content: bytes) -> Table:
    """Return the cells of a CSV file, or of the first sheet of an XLSX file.

    Raises Refused where the file is too large, hostile or neither.
    """
    if len(content) > LARGEST:
        raise _refused(TOO_LARGE)
    if content.startswith(b"PK"):
        return _of_workbook(content)
    try:
        return cells_of(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise _refused(NOT_TEXT) from None


def _refused(sentence: str) -> Refused:
    return Refused([Problem("", "", "", sentence)])


def _of_workbook(content: bytes) -> Table:
    try:
        _check(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=ROW_LIMIT + 1, max_col=COLUMN_LIMIT, values_only=True)
        return [_trimmed([_text(value) for value in row]) for row in rows]
    except (
        ArithmeticError,
        EOFError,
        InvalidFileException,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        AttributeError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
    ) as error:
        raise _refused(UNREADABLE) from error


def _check(content: bytes) -> None:
    """Raise ValueError for an archive that is too much, or whose parts declare entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        check_members(archive.infolist())
        for part in _parts(archive):
            if len(part) > PART_LIMIT or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                raise _refused(UNREADABLE)


def _parts(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as part:
                content = part.read(PART_LIMIT + 1)
                content.decode("utf-8")
                yield content


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _text(value: Any) -> str:
    """Return a cell as it would stand in CSV; a number to the 15 digits it has."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        text = f"{value:.{DIGITS}g}"
        return text if "e" not in text else f"{value:.12f}".rstrip("0").rstrip(".")
    return str(value)
