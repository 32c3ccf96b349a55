"""A redline as HTML: both sides from its elements, its marks for eyes and ears."""

from dataclasses import replace

from hypothesis import example, given
from lxml import html as reader

from termsheets.domain.redline import accepted, redline, rejected
from termsheets.render import html as sheets
from termsheets.render.redline import html
from tests.domain.redline.edits import Edit, Round, rounds, sample
from tests.render.factories import make_edition, make_paragraph, make_sheet
from tests.render.redline import resolving_html as resolving
from tests.render.redline.factories import make_comparison, make_redline

MOVED, EMPTIED = Edit("move row", 0, 2, "shall"), Edit("change cell", 0, 0, "shall")


def page_of(sheet):
    return sheets.document(sheet, make_edition(sheet))


@given(round_=rounds())
@example(round_=Round("platform-license", 0, [MOVED, EMPTIED], False))
def test_page_gives_back_both_sides_and_every_change(round_):
    old, new = round_.pair
    found = redline(old, new)

    page = html.document(found, make_comparison())

    assert resolving.accepted(page) == resolving.clean(page_of(new))
    assert resolving.rejected(page) == resolving.clean(page_of(old))
    assert {
        change: resolving.kind_of(marks, change in renamed_in(found))
        for change, marks in resolving.marks_of(page).items()
    } == {change.id: change.kind for change in found.changes}


def test_side_without_parties_has_a_gap_for_them():
    sheet = make_sheet()
    alone = replace(sheet, parties=())

    for old, new in ((sheet, alone), (alone, sheet), (alone, alone)):
        page = html.document(redline(old, new), make_comparison())
        assert resolving.accepted(page) == resolving.clean(page_of(new))
        assert resolving.rejected(page) == resolving.clean(page_of(old))


def renamed_in(found):
    return {change.id for change in found.changes if change.kind == "term-renamed"}


def test_page_without_changes_has_no_marks():
    sheet = sample("saas-distribution")

    page = html.document(redline(sheet, sheet), make_comparison())

    assert resolving.marks_of(page) == {}
    assert "Nothing changed: the two sheets say the same." in page
    assert set(reader.fromstring(page).xpath("//*[@class='counts']//td/text()")) == {"0"}


def test_no_two_elements_have_one_id_and_every_link_leads_somewhere():
    page = reader.fromstring(html.document(make_redline(), make_comparison()))
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href | //@data-of")} <= set(ids)


def test_every_mark_stands_where_a_bar_is_drawn():
    page = reader.fromstring(html.document(make_redline(), make_comparison()))
    barred = "ancestor::*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::table]"

    bare = page.xpath(f"//section[@class='section']//*[@data-says][not({barred})]")

    assert bare == []


def test_saved_page_says_its_marks_in_words():
    found = make_redline()

    page = reader.fromstring(html.page(found, make_comparison()))

    spoken = page.xpath("//*[@data-says]/span[@class='visually-hidden']/text()")
    assert len(spoken) == len(page.xpath("//*[@data-says]"))
    assert set(spoken) == {"inserted: ", "deleted: ", "moved from here: ", "moved here: "}


def test_reading_view_links_answers_only_where_they_stand():
    found = make_redline()

    reading = reader.fromstring(html.reading(found, "/answers/{}/".format))

    assert reading.xpath("//del//a[@class='answer']") == []
    assert reading.xpath("//ins//a[@class='answer']") != []


def test_summary_names_rounds_preset_and_standing_clauses():
    comparison = make_comparison(
        preset="Against the previous round", agreed=("general.law",), still_open=("general.costs",)
    )

    page = reader.fromstring(html.document(make_redline(), comparison))

    rounds_shown = page.xpath("//table[@class='rounds']/tbody/tr")
    assert [" ".join(row.itertext()) for row in rounds_shown] == [
        "This Round 3 Kestrelwerk 16 November 2026 9b41 d0c2 5a7e",
        "Against Round 2 Veldrite 2 November 2026 3f9a 1c07 b2de",
    ]
    assert page.xpath("//header//section/h2/text()") == [
        "How much changed",
        "Open clauses",
        "Clauses that changed",
        "Every change",
        "Agreed clauses",
    ]


def test_hostile_words_stay_words_in_a_redline():
    hostile = "</ins><script>alert(1)</script> {{ 7 }}"
    old, new = make_sheet(), make_sheet(title=hostile)
    clause = new.sections[0].children[1]
    object.__setattr__(clause, "body", (make_paragraph(hostile),))
    object.__setattr__(clause, "heading", hostile)

    page = html.document(redline(old, new), make_comparison())

    assert "<script" not in page
    assert accepted(redline(old, new).sheet) == new
    assert rejected(redline(old, new).sheet) == old
