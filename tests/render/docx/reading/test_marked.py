"""A marked copy of a round is read against the round, whoever saved it last."""

import pytest

from termsheets.domain.problems import Refused
from termsheets.domain.redline import redline
from termsheets.render import docx
from termsheets.render.docx.reading.marked import marked_file
from tests import marking
from tests.render.docx.reading.test_changes import REVISION
from tests.render.factories import make_edition
from tests.said import said
from tests.sample_deals import sample_sheet

SHEET = sample_sheet("saas-distribution")
EDITION = make_edition(SHEET)
LAW = "general.law"


@pytest.fixture(scope="module")
def copy():
    return docx.render(SHEET, EDITION)


def read(file):
    return marked_file(file, SHEET, EDITION)


def changed(found):
    return {
        place: (found.before.get(place), found.after.get(place))
        for place in found.before.keys() | found.after.keys()
        if found.before.get(place) != found.after.get(place)
    }


def test_copy_saved_by_another_office_shows_no_change(office, samples):
    for name, file in zip(samples, office.saved(*samples.values()), strict=True):
        sheet = sample_sheet(name)

        found = marked_file(file, sheet, make_edition(sheet))

        assert (changed(found), found.untracked, found.remarks) == ({}, frozenset(), ())
        assert list(found.before) == list(found.after)


def test_edits_are_the_same_after_another_office_saved_them(office, copy):
    marked = marking.replaced(copy, "31 January 2030", "31 January 2031")
    marked = marking.replaced(marked, "governs the", "rules the", tracked=False)
    marked = marking.deleted(marked, "Background IP stays", "Each party keeps its")
    marked = marking.added(marked, "The payor certifies", "There is a fee.")
    marked = marking.commented(marked, "bound to secrecy", "Why?")

    [saved] = office.saved(marked)

    theirs, ours = read(saved), read(marked)
    assert {place: said for place, said in theirs.after.items() if said.text} == {
        place: said for place, said in ours.after.items() if said.text
    }
    assert (theirs.untracked, theirs.remarks) == (ours.untracked, ours.remarks)


def test_file_says_what_the_sheet_says(samples):
    for name, file in samples.items():
        sheet = sample_sheet(name)

        found = marked_file(file, sheet, make_edition(sheet)).before

        assert {place: found[place] for place in said(sheet)} == said(sheet)


def test_tracked_change_is_found_in_its_clause_alone(copy):
    found = read(marking.replaced(copy, "governs the", "rules the"))

    [(place, (before, after))] = changed(found).items()
    assert (place, found.untracked) == (LAW, frozenset())
    assert after.text == before.text.replace("governs the", "rules the", 1)


def test_untracked_change_is_told_apart(copy):
    found = read(marking.replaced(copy, "governs the", "rules the", tracked=False))

    assert (set(changed(found)), found.untracked) == ({LAW}, {LAW})


def test_comment_stands_where_it_begins(copy):
    found = read(marking.commented(copy, "governs the", "Which courts?"))

    assert found.remarks == (("Cy Counsel", "Which courts?", LAW),)


def test_deleted_clause_has_nothing_to_say_and_the_next_keeps_its_words(copy):
    found = read(marking.deleted(copy, "Background IP stays", "Each party keeps its"))

    said = {place: after.text for place, (_, after) in changed(found).items()}
    assert said == {"background.ownership": ""}


def test_copy_of_another_round_is_refused(copy):
    other = make_edition(SHEET, digest="ab" * 32)

    with pytest.raises(Refused, match="no copy of Round 3 of this deal"):
        marked_file(copy, SHEET, other)


def test_redline_is_refused():
    marked = docx.render_redline(redline(SHEET, SHEET), EDITION, EDITION, REVISION)

    with pytest.raises(Refused, match="is a redline"):
        read(marked)
