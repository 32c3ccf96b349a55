"""Tables of strangers: CSV and XLSX give the same cells, and hostile files give none."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from termsheets.domain.problems import Refused
from termsheets.domain.revenue.reading import actuals_of
from termsheets.render.ledger.tables import LARGEST, TOO_LARGE, UNREADABLE, table_of


def workbook(*rows):
    """Return an XLSX file of one sheet with these rows."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_member(content, name, text):
    """Return an archive with one more member, or another in its place."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, text)
    return file.getvalue()


HEAD = ("period_end", "gross", "fx_rate")


def test_workbook_gives_the_cells_of_its_first_sheet():
    day = datetime(2027, 4, 30)  # noqa: DTZ001 (a workbook knows no zones)
    content = workbook(HEAD, (day, 7345.67, 1), (date(2027, 7, 31), 185432.1, 0.9231))

    assert table_of(content) == [
        list(HEAD),
        ["2027-04-30", "7345.67", "1"],
        ["2027-07-31", "185432.1", "0.9231"],
    ]


def test_number_of_a_workbook_is_what_the_spreadsheet_shows():
    (actual,) = actuals_of(table_of(workbook(HEAD, (date(2027, 4, 30), 0.1 + 0.2, 0.000001))))

    assert (actual.gross, actual.fx_rate) == (Decimal("0.3"), Decimal("0.000001"))


def test_truth_in_a_number_is_refused():
    with pytest.raises(Refused) as refused:
        actuals_of(table_of(workbook(HEAD, (date(2027, 4, 30), True, 1))))

    assert refused.value.problems[0].path == "row 2, column gross"


def refusal(content):
    with pytest.raises(Refused) as refused:
        table_of(content)
    return str(refused.value)


SMALL = workbook(HEAD)
ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing",
        SMALL[:-40],
        with_member(SMALL, "xl/workbook.xml", ENTITIES),
        with_member(SMALL, "xl/vbaProject.bin", b"macro"),
        with_member(SMALL, "../evil.xml", "<a/>"),
        with_member(SMALL, "xl/worksheets/sheet1.xml", " " * 9_000_000),
        with_member(SMALL, "xl/worksheets/sheet1.xml", "<worksheet"),
        with_member(SMALL, "xl/workbook.xml", "<a/>"),
    ],
    ids=["empty", "cut", "entities", "macros", "path", "bomb", "broken", "no sheets"],
)
def test_hostile_or_broken_workbook_is_refused(content):
    assert refusal(content) in (UNREADABLE, TOO_LARGE) or "workbook" in refusal(content)


def test_file_that_is_too_large_is_refused():
    assert refusal(b"a" * (LARGEST + 1)) == TOO_LARGE


def test_sheet_that_claims_a_million_rows_is_read_to_the_limit():
    far = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    far += (
        '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )

    table = table_of(with_member(SMALL, "xl/worksheets/sheet1.xml", far))

    assert len(table) < 6000
