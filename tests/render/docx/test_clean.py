"""The clean Word file: its words, its fields, its form, and that it is the same each time."""

import io
import re

import docx as python_docx
import pytest

from termsheets.domain.clauses import Clause, Run, walk
from termsheets.domain.projection import public
from termsheets.domain.termsheet import term_sheet
from termsheets.render import docx
from termsheets.render.docx import document
from termsheets.render.docx.pen import LONGEST_NAME, bookmark_name
from termsheets.render.edition import AGREED
from tests.domain.test_projection import CANARY, with_canaries
from tests.render.docx.form import misplaced
from tests.render.docx.package import W, document_of, members_of, texts_of, values, xml_of
from tests.render.docx.resolver import paragraphs
from tests.render.docx.telling import printed, tables, told, words
from tests.render.factories import make_edition, make_paragraph, make_sheet, make_table
from tests.render.reading import letters_of, pages_of
from tests.render.test_html import HOSTILE
from tests.sample_deals import NAMES, sample_sheet, sample_terms


def make_file(sheet, **edition):
    return docx.render(sheet, make_edition(sheet, **edition))


def make_clause(*blocks):
    return make_sheet(sections=(Clause("a", "A", children=(Clause("a.b", "B", blocks),)),))


@pytest.mark.parametrize("name", NAMES)
def test_office_prints_the_words_of_a_sample_and_no_others(name, printed_samples):
    sheet = sample_sheet(name)
    edition = make_edition(sheet)

    assert printed(printed_samples[name], sheet, edition) == told(sheet, edition)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_where_it_belongs(name, printed_samples):
    edition = make_edition(sample_sheet(name))
    pages = pages_of(printed_samples[name])

    for number, page in enumerate(pages, start=1):
        assert f"Digest {edition.short_digest} Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("name", NAMES)
def test_another_reader_finds_headings_tables_and_title(name, samples):
    sheet = sample_sheet(name)
    file = python_docx.Document(io.BytesIO(samples[name]))

    headings = [
        (int(paragraph.style.name[-1]) - 1, paragraph.text)
        for paragraph in file.paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]
    schedules = [table for table in file.tables if table.style.name == "Schedule"]

    assert headings == [(depth, clause.heading) for depth, clause in walk(sheet) if depth < 2]
    assert [len(table.rows) - 1 for table in schedules] == [
        len(table.rows) for table in tables(sheet)
    ]
    assert file.core_properties.title == words(sheet.title)
    assert file.core_properties.created.date() == make_edition(sheet).printed
    assert file.core_properties.language == "en-US"


@pytest.mark.parametrize("name", NAMES)
def test_parts_keep_to_the_form(name, samples):
    assert misplaced(samples[name]) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_style_that_is_used_is_there(name, samples):
    parts = xml_of(samples[name])
    there = set(values(parts["word/styles.xml"], "style", "styleId"))
    used = {
        style
        for root in parts.values()
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for style in values(root, kind, "val")
    }

    assert used - there == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_and_table_has_one_bookmark(name, samples):
    sheet = sample_sheet(name)
    ids = [*(placed.clause.id for placed in walk(sheet)), *(table.id for table in tables(sheet))]
    document = document_of(samples[name])
    names = values(document, "bookmarkStart", "name")

    assert sorted(names) == sorted(map(bookmark_name, [*ids, "signatures"]))
    assert values(document, "bookmarkStart", "id") == values(document, "bookmarkEnd", "id")
    assert max(map(len, names)) <= LONGEST_NAME


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_to_a_bookmark(name, samples):
    document = document_of(samples[name])
    instructions = [element.text.split() for element in document.iter(f"{W}instrText")]
    targets = {words[1] for words in instructions if words[0] == "REF"}

    assert len(targets) > 5
    assert targets <= set(values(document, "bookmarkStart", "name"))
    assert set(values(document, "hyperlink", "anchor")) <= set(
        values(document, "bookmarkStart", "name")
    )


@pytest.mark.parametrize("name", NAMES)
def test_clean_copy_tracks_what_is_typed_and_has_neither_marks_nor_controls(name, samples):
    parts = xml_of(samples[name])
    tags = {element.tag for root in parts.values() for element in root.iter(f"{W}*")}

    assert f"{W}trackRevisions" in tags
    assert tags & {f"{W}{tag}" for tag in ("sdt", "ins", "del", "moveFrom", "moveTo")} == set()


@pytest.mark.parametrize("name", NAMES)
def test_canary_in_a_private_answer_is_in_no_part(name):
    sheet = term_sheet(public(with_canaries(sample_terms(name))))

    assert CANARY not in texts_of(make_file(sheet))


@pytest.mark.parametrize("name", NAMES)
def test_same_sheet_gives_the_same_bytes(name, samples):
    sheet = sample_sheet(name)

    assert make_file(sheet) == samples[name]
    assert make_file(sheet, label="Round 4") != samples[name]


@pytest.mark.parametrize(("size", "width"), [("A4", "11906"), ("Letter", "12240")])
def test_pages_are_of_the_size_asked_for(size, width):
    file = make_file(make_sheet(), page_size=size)

    assert set(values(document_of(file), "pgSz", "w")) == {width}


def test_agreed_file_says_so_above_the_signatures():
    edition = make_edition(make_sheet(), label=AGREED)
    drafted, agreed = (
        [said for _, said in paragraphs(document.clean(make_sheet(), each))]
        for each in (make_edition(make_sheet()), edition)
    )

    assert [said for said in agreed if said not in drafted] == [edition.agreement]
    assert agreed.index(edition.agreement) == agreed.index("Signatures") + 1


def test_hostile_text_stays_text(office):
    sheet = make_clause(make_paragraph(HOSTILE), make_table(rows=((HOSTILE, HOSTILE),)))

    [pdf] = office.printed(make_file(sheet))

    assert letters_of("".join(pages_of(pdf))).count(letters_of(HOSTILE)) == 3


def test_line_breaks_and_tabs_are_kept():
    document = document_of(make_file(make_clause(make_paragraph("one\ntwo\tthree"))))

    [line] = [
        run
        for run in document.iter(f"{W}r")
        if run.find(f"{W}br") is not None and "two" in run.xpath("string()")
    ]

    assert [child.tag.removeprefix(W) for child in line] == ["t", "br", "t", "tab", "t"]


def test_reference_repeats_the_title_it_leads_to():
    table = make_table()
    run = Run("Table Milestone", target=table.id)

    document = document_of(make_file(make_clause(make_paragraph("See ", run, "."), table)))

    [instruction] = [
        text.text for text in document.iter(f"{W}instrText") if table.id[:5] in text.text
    ]
    assert instruction == f" REF {bookmark_name(table.id)} \\h "


def test_bookmarks_of_like_ids_differ():
    likes = ("a.b_c", "a_b.c", "a-b.c", "a." + "b" * 60, "a." + "b" * 61)

    assert len(set(map(bookmark_name, likes))) == len(likes)
    assert all(re.fullmatch(r"[A-Za-z]\w{1,39}", bookmark_name(like)) for like in likes)


def test_fonts_come_along(samples, printed_samples):
    fonts = {name for name in members_of(samples[NAMES[0]]) if name.startswith("word/fonts/")}

    assert len(fonts) == 5
    assert b"SourceSerif4-Regular" in printed_samples[NAMES[0]]


def test_draft_without_answers_is_drawn():
    file = make_file(term_sheet(public(sample_terms(NAMES[0]).__class__())))

    assert "[parties]" in texts_of(file)


def test_file_opens_without_a_question_about_its_fields():
    parts = members_of(make_file(make_sheet()))

    assert [name for name, part in parts.items() if b"updateFields" in part] == []
