"""The PDF: its tags, fonts, text and order, and that it is the same each time."""

import itertools
import re

import pytest
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError

from termsheets.domain.clauses import Clause, Paragraph, blocks, walk
from termsheets.domain.numbering import numbers
from termsheets.render import html
from termsheets.render import press as module
from termsheets.render.press import OwnFonts, press
from tests.render.factories import (
    make_edition,
    make_paragraph,
    make_sheet,
    make_table,
)
from tests.render.printed import in_letters
from tests.render.reading import body_of, bookmarks_of, open_pdf, pages_of, tags_of, words_of
from tests.render.test_html import HOSTILE
from tests.sample_deals import sheet_of

EDGES = r"Silicon photonics .* links|Round 3, 1 December 2026|Digest .*|Page \d+ of \d+"
TARGET_COUNTERS = """
.contents-page::after { content: target-counter(attr(data-of), page) }
"""


@pytest.fixture
def document(printing):
    return open_pdf(printing.rendered.pdf)


def set_page(sheet, **edition):
    return press(html.document(sheet, make_edition(sheet, **edition)))


def test_pdf_says_what_it_is(document):
    metadata = document.open_metadata()

    assert document.Root.Lang == "en-US"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == "Silicon photonics modulators for sensing and data links"
    assert str(document.docinfo["/CreationDate"]).startswith("D:20261201")


def test_headings_are_tagged_in_order(any_printing, any_document):
    sections = [["H2", *["H3"] * len(section.children)] for section in any_printing.sheet.sections]
    signatures = ["H2", *["H3"] * len(any_printing.sheet.parties)]

    headings = [tag for tag in tags_of(any_document) if re.fullmatch(r"H\d", tag)]

    assert headings == ["H1", "H2", *itertools.chain(*sections), *signatures]


def test_each_schedule_has_heads_for_columns_and_rows(any_printing, any_document):
    tables = [block for block in blocks(any_printing.sheet) if not isinstance(block, Paragraph)]
    tags = tags_of(any_document)

    assert tags.count("Caption") == len(tables)
    assert tags.count("TD") == sum(len(table.rows) * (len(table.columns) - 1) for table in tables)
    assert tags.count("TH") >= sum(len(table.rows) + len(table.columns) for table in tables)


def test_bookmarks_name_every_clause(any_printing, any_document):
    numbered = numbers(any_printing.sheet)
    clauses = [
        f"{numbered[clause.id]} {clause.heading}" + (" Binding" if clause.binding else "")
        for depth, clause in walk(any_printing.sheet)
        if depth < 2
    ]
    parties = [in_letters(party.legal_name) for party in any_printing.sheet.parties]

    assert bookmarks_of(any_document) == [
        any_printing.title,
        "Contents",
        *clauses,
        "Signatures",
        *parties,
    ]


def test_only_our_fonts_are_embedded(any_document):
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for page in any_document.pages
        for font in page.Resources.Font.values()
    }

    assert fonts <= {
        "Document-Sans",
        "Document-Sans-Semi-Bold",
        "Document-Serif",
        "Document-Serif-Italic",
        "Document-Serif-Semi-Bold",
    }
    assert all(
        "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        or "/FontFile3" in font.DescendantFonts[0].FontDescriptor
        for page in any_document.pages
        for font in page.Resources.Font.values()
    )


def test_every_paragraph_is_in_the_text(printing):
    body = body_of(printing.rendered.pdf, EDGES)
    paragraphs = [
        words_of(block.text) for block in blocks(printing.sheet) if isinstance(block, Paragraph)
    ]

    assert [text for text in paragraphs if text not in body] == []


def test_every_page_says_where_it_belongs(any_printing):
    pages = pages_of(any_printing.rendered.pdf)
    digest = make_edition(any_printing.sheet).short_digest

    assert 12 <= len(pages) <= 24
    for number, page in enumerate(pages, start=1):
        assert f"Digest {digest}" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "Round 3" in page
    assert all(any_printing.title[:17] in page for page in pages)


def test_heads_of_a_long_schedule_stand_on_each_of_its_pages(printing):
    pages = [page for page in pages_of(printing.rendered.pdf) if re.search(r"^XR-\d", page, re.M)]

    assert len(pages) > 1
    assert all(re.search(r"^Code Scenario Role", page, re.M) for page in pages)


@pytest.mark.parametrize("filled", range(26, 38, 3))
def test_neither_heading_nor_head_of_a_schedule_ends_a_page(filled):
    fillers = tuple(make_paragraph(f"Filler {number}") for number in range(filled))
    rows = tuple((f"XR-{number}", "Survives") for number in range(12))
    schedule = make_table("exit_rule", ("Code", "Outcome"), rows)
    clauses = (
        Clause("a.b", "Filled", (*fillers, schedule)),
        Clause("a.c", "After", (make_paragraph("Long enough. " * 40),)),
    )
    pdf = set_page(make_sheet(sections=(Clause("a", "A", children=clauses),))).pdf

    pages = [re.sub(r"(?m)^(Lidar|Round 3|Digest|Page).*\n?", "", page) for page in pages_of(pdf)]
    feet = {page.rstrip().splitlines()[-1] for page in pages}

    assert not {"Exit_Rule", "Code Outcome", "XR-0 Survives", "1.2 After"} & feet


def test_long_label_stands_on_one_line():
    parts = tuple(Clause(f"a.b.{at}", "", (make_paragraph("Word."),)) for at in range(60))
    section = Clause("a", "Assets", children=(Clause("a.b", "Schedule", children=parts),))

    pdf = set_page(make_sheet(sections=(section,))).pdf

    lines = [line for page in pages_of(pdf) for line in page.splitlines()]
    assert {"(mm) Word.", "(hhh) Word."} <= set(lines)


def test_same_page_gives_the_same_bytes(printing):
    again = press(printing.page, printing.rendered.hints)

    assert again == printing.rendered


def test_wrong_hints_give_the_same_bytes():
    sheet = make_sheet()
    page = html.document(sheet, make_edition(sheet))
    right = press(page)

    wrong = press(page, {anchor: number + 7 for anchor, number in right.hints.items()})

    assert wrong == right


def test_right_hints_spare_a_layout(monkeypatch):
    sheet = make_sheet()
    page = html.document(sheet, make_edition(sheet))
    hints = press(page).hints
    layouts = []
    lay_out = module._lay_out
    monkeypatch.setattr(module, "_lay_out", lambda page: layouts.append(page) or lay_out(page))

    press(page, hints)

    assert len(layouts) == 1


def test_contents_name_the_pages_that_target_counter_would(printing):
    fonts, sheet, _ = module._styles()
    counted = HTML(string=printing.page, url_fetcher=OwnFonts()).write_pdf(
        font_config=fonts,
        stylesheets=[sheet, CSS(string=TARGET_COUNTERS)],
        presentational_hints=True,
        pdf_variant="pdf/ua-1",
    )

    assert list(map(words_of, pages_of(counted))) == [
        words_of(page) for page in pages_of(printing.rendered.pdf)
    ]


def test_hostile_text_is_printed_and_fetches_nothing(monkeypatch):
    module._styles()
    asked = []
    fetch = OwnFonts.fetch
    monkeypatch.setattr(
        OwnFonts, "fetch", lambda self, url, headers=None: asked.append(url) or fetch(self, url)
    )
    text = HOSTILE + "<img src='file:///etc/passwd'> url(file:///etc/passwd) <link rel=attachment>"
    clause = Clause("a.b", "B", (make_paragraph(text), make_table(rows=((text, text),))))
    sheet = make_sheet(title="T", sections=(Clause("a", "A", children=(clause,)),))

    pdf = set_page(sheet).pdf

    assert asked == []
    assert words_of(text) in body_of(pdf, r"T|Round 3.*|Digest.*|Page.*")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/", "data:text/css,p{}"]
)
def test_page_that_asks_for_anything_else_is_refused(address):
    page = f'<html lang="en"><link rel="stylesheet" href="{address}"><p>Words'

    with pytest.raises(FatalURLFetchingError):
        press(page)


def test_deal_between_american_parties_prints_on_letter_paper():
    parties = "parties: [{code: PA-1, country: US}, {code: PA-2, country: CA}]"
    letter = open_pdf(set_page(sheet_of(parties)).pdf)

    assert [round(float(edge)) for edge in letter.pages[0].MediaBox] == [0, 0, 612, 792]


def test_setting_a_page_warns_of_nothing(printing, caplog):
    press(printing.page, printing.rendered.hints)

    assert caplog.records == []
