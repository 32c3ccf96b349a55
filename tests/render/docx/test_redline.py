"""The redline as a Word file: its tracked changes lead from one side to the other."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from termsheets.domain.clauses import Clause, walk
from termsheets.domain.redline import Kind, redline
from termsheets.render import docx
from termsheets.render.docx import Revision, document
from termsheets.render.docx.tracking import ROOM
from tests.domain.redline.editing.places import put
from tests.domain.redline.edits import Edit, edited, rounds
from tests.render.docx.form import misplaced
from tests.render.docx.office import ACCEPT, REJECT
from tests.render.docx.package import W, document_of, texts_of, values, xml_of
from tests.render.docx.resolver import accepted, paragraphs, rejected, words
from tests.render.docx.telling import words as text_of
from tests.render.factories import make_edition, make_paragraph, make_sheet
from tests.render.reading import pages_of
from tests.sample_deals import NAMES, sample_sheet

AUTHOR = "Brackenhall, round 3"
REVISION = Revision(AUTHOR, date(2026, 12, 1), "Tidelark, round 2")
EDITION = make_edition(make_sheet())
CHANGES = ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart")
MANY = [
    Edit("move and edit", 5, 77, "may"),
    Edit("insert row", 3, 1, "EUR 300,000"),
    Edit("delete row", 9, 1, ""),
    Edit("change cell", 4, 4, "12.5%"),
    Edit("insert clause", 2, 3, "only"),
    Edit("delete clause", 17, 0, ""),
    Edit("replace word", 30, 3, "shall"),
    Edit("insert paragraph", 20, 1, "may"),
    Edit("delete paragraph", 14, 0, ""),
    Edit("turn binding", 8, 0, ""),
    Edit("retitle", 12, 0, "only"),
    Edit("rename term", 1, 1, "may"),
    Edit("own wording", 25, 2, "net-45"),
    Edit("move part", 3, 9, ""),
    Edit("change cover", 1, 2, "and"),
]
"""One of nearly each kind of edit."""


def clean(sheet):
    return document.clean(sheet, EDITION)


def marked(old, new):
    return document.marked(redline(old, new), EDITION, EDITION, REVISION)


def make_file(old, new):
    editions = make_edition(new), make_edition(old, label="Round 2")
    return docx.render_redline(redline(old, new), *editions, REVISION)


def marks_of(root):
    """Return all tracked changes of a document."""
    return list(root.iter(*(f"{W}{tag}" for tag in CHANGES)))


def tags_by_change(root):
    """Return what each change is made of, by its id."""
    found = defaultdict(set)
    for mark in marks_of(root):
        found[f"c{int(mark.get(f'{W}id')) // ROOM}"].add(mark.tag.removeprefix(W))
    return found


@pytest.fixture(scope="module", params=NAMES)
def pair(request):
    """Return a sample deal before and after one of nearly each kind of edit."""
    old = sample_sheet(request.param)
    return old, edited(old, MANY)


@given(rounds())
def test_accepting_all_leaves_the_new_side(example):
    old, new = example.pair

    assert paragraphs(accepted(marked(old, new))) == paragraphs(clean(new))


@given(rounds())
def test_rejecting_all_leaves_the_old_words(example):
    old, new = example.pair

    left, was = paragraphs(rejected(marked(old, new))), paragraphs(clean(old))

    assert [said for _, said in left] == [said for _, said in was]


@given(rounds())
def test_every_change_is_tracked_by_its_id(example):
    compared = redline(*example.pair)

    tracked = tags_by_change(document.marked(compared, EDITION, EDITION, REVISION))

    assert set(tracked) == {change.id for change in compared.changes}


@pytest.mark.parametrize(("command", "side"), [(ACCEPT, 1), (REJECT, 0)])
def test_office_leaves_either_side(pair, office, command, side):
    settled = office.settled(make_file(*pair), command)

    assert words(document_of(settled)) == words(clean(pair[side]))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_marked_where_nothing_changed(name):
    sheet = sample_sheet(name)
    compared = marked(sheet, sheet)

    assert marks_of(compared) == []
    assert paragraphs(compared) == paragraphs(clean(sheet))


def test_ids_of_changes_and_of_bookmarks_are_used_once(pair):
    root = marked(*pair)
    bookmarks = values(root, "bookmarkStart", "id")
    changes = [mark.get(f"{W}id") for mark in marks_of(root)]

    assert [number for number, uses in Counter(bookmarks + changes).items() if uses > 1] == []


def test_every_change_says_whose_and_of_which_day(pair):
    root = marked(*pair)

    told = {(mark.get(f"{W}author"), mark.get(f"{W}date")[:10]) for mark in marks_of(root)}

    assert (AUTHOR, "2026-12-01") in told
    assert told <= {(AUTHOR, "2026-12-01"), ("Tidelark, round 2", "2026-12-01")}


def test_every_move_has_two_places_that_close(pair):
    root = marked(*pair)
    names = {tag: values(root, f"{tag}RangeStart", "name") for tag in ("moveFrom", "moveTo")}

    assert names["moveFrom"]
    assert sorted(names["moveFrom"]) == sorted(names["moveTo"])
    for tag in names:
        assert values(root, f"{tag}RangeStart", "id") == values(root, f"{tag}RangeEnd", "id")


@pytest.mark.parametrize("kind", ["move clause", "move and edit", "move part", "move section"])
def test_what_moved_is_a_move(kind):
    old = sample_sheet(NAMES[0])
    new = edited(old, [Edit(kind, 8, 30, "may")])
    moves = {change.id for change in redline(old, new).changes if change.kind is Kind.MOVED}

    tracked = tags_by_change(marked(old, new))

    assert moves
    assert all({"moveFromRangeStart", "moveToRangeStart"} <= tracked[move] for move in moves)


def test_counts_equal_the_marks(pair):
    compared = redline(*pair)
    tracked = tags_by_change(document.marked(compared, EDITION, EDITION, REVISION))
    moved = [tags for tags in tracked.values() if "moveToRangeStart" in tags]
    by_kind = {
        Kind.INSERTED: {"ins"},
        Kind.DELETED: {"del"},
        Kind.REPLACED: {"ins", "del"},
        Kind.ROW_INSERTED: {"ins"},
        Kind.ROW_DELETED: {"del"},
    }

    assert len(moved) == compared.counts.moved
    for change in compared.changes:
        if change.kind in by_kind:
            assert tracked[change.id] - {"ins"} == by_kind[change.kind] - {"ins"}, change
            assert by_kind[change.kind] <= tracked[change.id], change


def test_side_without_parties_has_a_gap_for_them():
    sheet = make_sheet()
    alone = replace(sheet, parties=())

    for old, new in ((sheet, alone), (alone, sheet)):
        assert paragraphs(accepted(marked(old, new))) == paragraphs(clean(new))
        assert paragraphs(rejected(marked(old, new))) == paragraphs(clean(old))


def test_rows_that_came_and_went_are_marked_as_rows():
    old = sample_sheet(NAMES[0])
    new = edited(old, [Edit("insert row", 3, 1, "EUR 300,000"), Edit("delete row", 9, 1, "")])

    rows = [mark.tag for mark in marks_of(marked(old, new)) if mark.getparent().tag == f"{W}trPr"]

    assert sorted(rows) == [f"{W}del", f"{W}ins"]


def test_clause_at_the_top_leaves_every_other_clause_unmarked():
    old = sample_sheet(NAMES[0])
    clause = Clause("new.clause", "Preamble", (make_paragraph("The parties agree."),))
    new = put(old, old.sections[0].id, clause, 0)

    assert set(tags_by_change(marked(old, new))) == {"c1"}


def test_canary_in_a_deleted_clause_is_in_no_part_of_the_clean_file():
    sheet = sample_sheet(NAMES[0])
    clause = Clause("new.clause", "CANARY", (make_paragraph("CANARY"),))
    old = put(sheet, sheet.sections[0].id, clause, 0)

    assert "CANARY" in texts_of(make_file(old, sheet))
    assert "CANARY" not in texts_of(docx.render(sheet, make_edition(sheet)))


def test_every_clause_of_the_new_side_has_one_bookmark(pair):
    _, new = pair

    root = marked(*pair)

    assert sorted(values(root, "bookmarkStart", "name")) == sorted(
        values(clean(new), "bookmarkStart", "name")
    )


def test_redline_has_no_controls_and_tracks_what_is_typed_on(pair):
    parts = xml_of(make_file(*pair))
    tags = {element.tag for root in parts.values() for element in root.iter(f"{W}*")}

    assert f"{W}trackRevisions" in tags
    assert f"{W}sdt" not in tags


def test_parts_keep_to_the_form(pair):
    assert misplaced(make_file(*pair)) == set()


def test_same_sides_give_the_same_bytes(pair):
    assert make_file(*pair) == make_file(*pair)


def test_every_page_names_both_sides(pair, office):
    old, new = pair
    [pdf] = office.printed(make_file(old, new))
    digests = f"{make_edition(new).short_digest}, against "
    digests += make_edition(old, label="Round 2").short_digest

    pages = pages_of(pdf)

    assert len(pages) > 10
    assert all(digests in page for page in pages)
    assert all("against Round 2, 1 December 2026" in page for page in pages[1:])
    assert len({text_of(clause.body[0].runs) for _, clause in walk(new) if clause.body[:1]}) > 10
