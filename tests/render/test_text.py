"""Plain text, compared line by line."""

from pathlib import Path

from termsheets.domain.clauses import Clause, Run
from termsheets.render import text
from tests.render.factories import make_edition, make_paragraph, make_sheet, make_table

GOLDEN = Path(__file__).parent / "golden" / "sheet.txt"


def test_sheet_reads_as_plain_text():
    sheet = make_sheet()

    assert text.render(sheet, make_edition(sheet)) == GOLDEN.read_text()


def test_bar_in_a_cell_does_not_start_a_column():
    table = make_table(rows=(("MS-1", "on | off"),))
    clause = Clause("a.b", "B", (make_paragraph("As listed."), table))
    sheet = make_sheet(sections=(Clause("a", "A", children=(clause,)),))

    assert r"| MS-1 | on \| off |" in text.render(sheet, make_edition(sheet))


def test_reference_reads_with_its_number():
    clause = Clause("a.b", "Costs", (make_paragraph("As in ", Run("Costs", target="a.b"), "."),))
    sheet = make_sheet(sections=(Clause("a", "A", children=(clause,)),))

    assert "As in 1.1 (Costs)." in text.render(sheet, make_edition(sheet))
