"""The PDF's tags, as PDF/UA-1 asks for them: what a screen reader is given."""

from itertools import pairwise

import pikepdf
import pytest

from tests.render.reading import elements_of, open_pdf, tagged_by_number

PARENTS = {
    "L": {"NonStruct", "LBody", "Sect", "Art"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Caption": {"Table"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
    *("NonStruct", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table"),
    *("TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "Link"),
    *("Code", "Figure", "Formula", "Form"),
}
PAINTING = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh", "Do"}
OPENING, CLOSING = {"BMC", "BDC"}, "EMC"


@pytest.fixture(scope="module")
def document(printing):
    return open_pdf(printing.rendered.pdf)


def marked_content(page):
    """Yield each marked content number of a page, and None for paint outside any mark."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word in OPENING:
            depth += 1
            if word == "BDC" and "/MCID" in operands[1]:
                yield int(operands[1].MCID)
        elif word == CLOSING:
            depth -= 1
        elif word in PAINTING and depth == 0:
            yield None


def links_of(document):
    return [link for page in document.pages for link in page.get("/Annots", ())]


def test_lists_and_tables_hold_what_they_may(any_document):
    misplaced = {
        (tag.parent, tag.name)
        for tag in elements_of(any_document)
        if tag.parent not in PARENTS.get(tag.name, {tag.parent})
    }

    assert misplaced == set()


def test_lists_hold_nothing_but_their_items(any_document):
    kinds = {tag.name for tag in elements_of(any_document) if tag.parent == "L"}

    assert kinds <= {"LI", "L"}


def test_every_cell_names_the_heads_of_its_row_and_column(any_document):
    tags = elements_of(any_document)
    heads = {str(tag.element.ID) for tag in tags if tag.name == "TH"}
    named = [list(map(str, tag.element.A.Headers)) for tag in tags if tag.name == "TD"]

    assert {len(names) for names in named} == {2}
    assert heads.issuperset(name for names in named for name in names)


def test_everything_painted_is_tagged_or_an_artifact(any_document):
    tagged = tagged_by_number(any_document)

    for number, page in enumerate(any_document.pages):
        marks = list(marked_content(page))
        assert marks == list(range(len(marks)))
        assert len(tagged[number]) == len(marks)
        assert (page.Tabs, page.StructParents) == ("/S", number)


def test_every_link_says_where_it_leads(document):
    said = {str(link.Dest): str(link.Contents) for link in links_of(document)}

    assert said["topic4.clause1"] == "4.1 Access and licenses, matter 1 Binding"
    assert said["signatures"] == "Signatures"
    assert set(said) & set(said.values()) == set()


def test_every_link_is_tagged_as_one(any_document):
    tagged = tagged_by_number(any_document)

    assert {tagged[int(link.StructParent)].S for link in links_of(any_document)} == {"/Link"}


def test_nothing_drawn_lacks_its_words(any_document):
    assert [
        tag for tag in elements_of(any_document) if tag.name in ("Figure", "Formula", "Form")
    ] == []
    fonts = [font for page in any_document.pages for font in page.Resources.Font.values()]
    assert all("/ToUnicode" in font for font in fonts)


def test_headings_step_down_one_level_at_a_time(any_document):
    names = [tag.name for tag in elements_of(any_document)]
    levels = [int(name[1]) for name in names if name in {f"H{level}" for level in range(1, 7)}]

    assert levels[0] == 1
    assert "H" not in names
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_tags_are_those_that_every_reader_knows(any_document):
    tree = any_document.Root.StructTreeRoot
    names = {tag.name for tag in elements_of(any_document)}

    assert names <= STANDARD
    assert "/RoleMap" not in tree or {str(name) for name in tree.RoleMap.values()} <= STANDARD


def test_nothing_in_the_file_moves_hides_or_locks_out(any_document):
    root = any_document.Root

    assert not any_document.is_encrypted
    assert {"/OCProperties", "/AcroForm", "/OpenAction", "/AA"}.isdisjoint(root.keys())
    assert not root.MarkInfo.get("/Suspects", False)
    assert {str(link.Subtype) for link in links_of(any_document)} == {"/Link"}


def test_every_letter_is_drawn_by_a_font_in_the_file(any_document):
    fonts = [font for page in any_document.pages for font in page.Resources.Font.values()]
    inner = [font.DescendantFonts[0] for font in fonts]

    assert all({"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()) for font in inner)
    assert all("/CIDToGIDMap" in font for font in inner if font.Subtype == "/CIDFontType2")
