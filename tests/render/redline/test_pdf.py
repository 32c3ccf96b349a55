"""A redline as PDF: both sides from its text layer, bars and both rounds on its pages."""

import re
import subprocess
from dataclasses import replace

import pytest

from termsheets.domain.clauses import Clause
from termsheets.domain.redline import Counts, redline
from termsheets.render.press import press
from termsheets.render.redline import html
from tests.domain.redline.edits import edited, extract
from tests.render.factories import make_paragraph, make_sheet
from tests.render.reading import open_pdf, pages_of
from tests.render.redline.factories import SEVERAL, make_comparison, make_redline
from tests.render.redline.resolving_pdf import MARKER, body_of, stretches

LONG = 0.2  # of an inch: longer than any stroke of a letter but in the title


@pytest.fixture(scope="module")
def printing():
    found = make_redline()
    page = html.document(found, make_comparison())
    return found, page, press(page)


def test_marks_on_paper_are_those_of_the_change_list(printing):
    found, _, rendered = printing

    marked = {mark[1] for _, within in stretches(body_of(rendered.pdf)) for mark in within}

    assert marked - {""} == {change.id for change in found.changes}


def test_every_page_names_both_rounds_with_dates_and_digests(printing):
    pages = pages_of(printing[2].pdf)
    comparison = make_comparison()

    assert len(pages) > 12
    for number, page in enumerate(pages, start=1):
        assert str(comparison) in page
        assert f"Digests {comparison.digests}" in page
        assert f"Page {number} of {len(pages)}" in page


def test_every_page_with_a_change_has_a_bar_that_is_dark_in_gray(printing):
    pdf = printing[2].pdf
    marked = {number for number, page in enumerate(pages_of(pdf), start=1) if MARKER.search(page)}

    assert len(marked) > 5
    assert {number for number in marked if not bars_on(pdf, number)} == set()


def test_what_binds_has_no_bar_beside_it_and_a_tag():
    sheet = make_sheet()
    words = make_paragraph("The parties keep this agreement. " * 20)
    binding = Clause("law", "Law", (words,), binding=True)
    sheet = replace(sheet, sections=(Clause("general", "General", children=(binding,)),))

    pdf = press(html.document(redline(sheet, sheet), make_comparison())).pdf

    last = len(pages_of(pdf))
    assert "BINDING" in pages_of(pdf)[last - 1].upper()
    assert not bars_on(pdf, last, shade=b"\xf0")


def bars_on(pdf, number, dots=100, shade=b"\x28"):
    """Say whether a long upright line, dark or darker than a shade, is left of the right edge."""
    command = ["pdftoppm", "-gray", "-r", str(dots), "-f", str(number), "-l", str(number), "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    width, pixels = gray_of(done.stdout)
    columns = (pixels[left::width] for left in range(2 * width // 3))
    line = re.compile(b"[\\x00-%s]{%d}" % (re.escape(shade), LONG * dots), re.S)
    return any(line.search(column) for column in columns)


def gray_of(picture):
    """Return width and pixels of a gray picture in PGM."""
    _, size, _, pixels = picture.split(b"\n", 3)
    return int(size.split()[0]), pixels


def test_summary_says_on_which_page_each_clause_stands(printing):
    found, _, rendered = printing
    pages = pages_of(rendered.pdf)
    moved = next(change for change in found.changes if change.kind == "moved")

    named = re.search(rf"^{re.escape(moved.number)} .*1 moved.*, page (\d+)$", pages[0], re.M)

    assert f"{moved.number} [moved here {moved.id}:" in pages[int(named[1]) - 1]


def test_same_rounds_give_the_same_bytes():
    old = extract("semiconductor-codevelopment", 11)
    page = html.document(redline(old, edited(old, SEVERAL)), make_comparison())

    first = press(page)

    assert press(page, first.hints) == first


def test_redline_says_what_it_is(printing):
    document = open_pdf(printing[2].pdf)

    assert document.open_metadata()["pdfuaid:part"] == "1"
    assert document.open_metadata()["dc:title"].endswith("Redline of Round 3 against Round 2")


def test_paper_without_changes_has_no_marks():
    sheet = extract("semiconductor-codevelopment", 0)
    found = redline(sheet, sheet)

    pdf = press(html.document(found, make_comparison())).pdf

    assert found.counts == Counts()
    assert MARKER.search(body_of(pdf)) is None
    assert not any(bars_on(pdf, number) for number in (3, 4, 5))
