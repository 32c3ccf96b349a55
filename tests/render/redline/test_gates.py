"""Gates of a redline that stand beside those of its laws: 7, 9 and 15, in each file."""

from collections import Counter

import pytest
from lxml import html as reader

from termsheets.domain.clauses import Clause, Run, Table, TableRow, walk
from termsheets.domain.redline import redline
from termsheets.render import docx
from termsheets.render.docx import Revision, document
from termsheets.render.press import press
from termsheets.render.redline import html
from tests.domain.redline.editing.places import put
from tests.domain.redline.edits import edited, extract
from tests.render.docx.package import W, xml_of
from tests.render.factories import make_edition, make_paragraph, make_sheet
from tests.render.reading import pages_of
from tests.render.redline import resolving_docx, resolving_html, resolving_pdf
from tests.render.redline.factories import BIRCH, SEVERAL, make_comparison
from tests.render.redline.resolving_pdf import MARKER
from tests.render.redline.test_pdf import bars_on

REVISION = Revision("Kestrelwerk, round 3", BIRCH.date, "Veldrite, round 2")


class Files:
    """The redline of two sheets as page, PDF and Word document."""

    def __init__(self, old, new):
        self.found = redline(old, new)
        self.page = html.document(self.found, make_comparison())
        self.pdf = press(self.page).pdf
        editions = make_edition(new), make_edition(old, label="Round 2")
        self.word = document.marked(self.found, *editions, REVISION)

    @property
    def marks(self):
        """Return the marks of the page, the PDF and the Word document, by change."""
        return [
            rows_alone(resolving_html.marks_of(self.page)),
            dict(resolving_pdf.marks_of(self.pdf)),
            dict(resolving_docx.marks_of(self.word)),
        ]


def rows_alone(marks):
    """Return the marks by change, without those of the cells where a whole row is marked."""
    return {
        change: {mark for mark in found if mark[0] == "row"} or found
        for change, found in marks.items()
    }


@pytest.fixture(scope="module")
def preamble():
    """Return the files of a sheet that gets a clause at its top."""
    old = extract("semiconductor-codevelopment", 0)
    clause = Clause("new.clause", "Preamble", (make_paragraph("The parties agree. " * 20),))
    return Files(old, put(old, old.sections[0].id, clause, 0))


def test_clause_at_the_top_is_the_only_one_with_a_mark(preamble):
    tree = reader.fromstring(preamble.page)

    assert [set(marks) for marks in preamble.marks] == [{"c1"}] * 3
    assert tree.xpath("//article[.//*[@data-change]]/@id") == ["new.clause"]
    assert preamble.found.counts.inserted == 1


def test_clause_at_the_top_puts_a_bar_beside_itself_alone(preamble):
    tree = reader.fromstring(preamble.page)
    summary_cover_and_contents = 3
    pages = range(summary_cover_and_contents + 1, len(pages_of(preamble.pdf)) + 1)

    assert len(tree.xpath("//section[@class='section']//*[contains(@class, 'changed')]")) == 2
    assert [number for number in pages if bars_on(preamble.pdf, number)] == marked_on(preamble.pdf)


def test_clause_at_the_top_leaves_every_other_its_words(preamble):
    old = {each.id: each for _, each in walk(extract("semiconductor-codevelopment", 0)) if each}
    sections = {section.id for section in preamble.found.sheet.sections}

    kept = {each.id: each for _, each in walk(preamble.found.sheet) if each.id not in sections}

    del kept["new.clause"]
    assert kept == {name: each for name, each in old.items() if name not in sections}


def marked_on(pdf):
    """Return the numbers of the pages with a mark, those that a mark goes on over among them."""
    found, depth = [], 0
    for number, page in enumerate(pages_of(pdf), start=1):
        if depth or MARKER.search(page):
            found.append(number)
        depth += page.count("[") - page.count("]")
    return found


def tiers(*rows):
    """Return a sheet with a table of royalty tiers."""
    columns = ("Code", "From", "Rate")
    cells = [TableRow(row[0], tuple((Run(cell),) for cell in row)) for row in rows]
    table = Table("table.tier", "Royalty Tiers", columns, tuple(cells))
    royalty = Clause("revenue.royalty", "Royalty", (make_paragraph("Rates follow."), table))
    return make_sheet(sections=(Clause("revenue", "Revenue", children=(royalty,)),))


def test_tier_that_came_is_a_row_and_a_rate_that_changed_a_cell():
    files = Files(
        tiers(("RT-1", "EUR 0", "4%"), ("RT-2", "EUR 9", "5%"), ("RT-4", "EUR 20", "7%")),
        tiers(("RT-1", "EUR 0", "4.5%"), ("RT-3", "EUR 5", "4.7%"), ("RT-2", "EUR 9", "5%")),
    )

    assert (
        files.marks
        == [
            {
                "c1": {("cell", "deleted"), ("cell", "inserted")},
                "c2": {("row", "inserted")},
                "c3": {("row", "deleted")},
            }
        ]
        * 3
    )


def test_rate_that_changed_marks_one_cell_in_each_file():
    files = Files(tiers(("RT-1", "EUR 0", "4%")), tiers(("RT-1", "EUR 0", "4.5%")))
    cells = reader.fromstring(files.page).xpath("//td[.//*[@data-change]]")
    tracked = {
        next(element.iterancestors(f"{W}tc"))
        for element in files.word.iter(f"{W}ins", f"{W}del")
        if next(element.iterancestors(f"{W}tc"), None) is not None
    }
    told = {
        next(tag for tag in reversed(path) if tag.startswith("TD"))
        for text, path in resolving_pdf.fragments_of(files.pdf)
        if MARKER.search(text)
    }

    assert [len(cells), len(tracked), len(told)] == [1, 1, 1]


def test_every_page_that_a_long_change_goes_on_over_has_a_bar():
    words = tuple(make_paragraph(f"{at}. Each side keeps its papers. " * 40) for at in range(12))
    old = make_sheet()
    new = put(old, "revenue", Clause("revenue.papers", "Papers", words), 0)

    files = Files(old, new)

    pages = marked_on(files.pdf)
    assert len(pages) > 3
    assert [number for number in pages if not bars_on(files.pdf, number)] == []


def test_no_two_revisions_of_a_word_file_have_one_id():
    old = extract("semiconductor-codevelopment", 0)
    new = edited(old, SEVERAL)
    editions = make_edition(new), make_edition(old, label="Round 2")
    parts = xml_of(docx.render_redline(redline(old, new), *editions, REVISION))

    names = ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart")
    ids = Counter(
        element.get(f"{W}id")
        for part in parts.values()
        for element in part.iter(*(f"{W}{name}" for name in names))
    )

    assert len(ids) > 10
    assert {number for number, uses in ids.items() if uses > 1} == set()
