"""References to clauses: drawn with the number of the day, stored without."""

from termsheets.domain import sheet_json
from termsheets.domain.clauses import Clause, Run
from termsheets.render import html
from tests.render.factories import make_edition, make_paragraph, make_sheet

DRAWN = '<a class="reference" href="#a.c">1.2 (Costs)</a>'


def make_referring_sheet():
    paragraph = make_paragraph("As in ", Run("Costs", target="a.c"), ".")
    clauses = (
        Clause("a.b", "Law", (paragraph,)),
        Clause("a.c", "Costs", (make_paragraph("Own."),)),
    )
    return make_sheet(sections=(Clause("a", "A", children=clauses),))


def test_reference_is_drawn_with_its_number_on_paper_and_on_screen():
    sheet = make_referring_sheet()

    assert DRAWN in html.document(sheet, make_edition(sheet))
    assert DRAWN in html.reading(sheet)


def test_clause_outside_its_sheet_refers_by_title_alone():
    clause = make_referring_sheet().sections[0].children[0]

    assert "<p>As in Costs.</p>" in html.excerpt([clause])


def test_stored_sheet_has_no_numbers():
    assert "1.2" not in sheet_json.dumps(make_referring_sheet())
