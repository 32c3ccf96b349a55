"""What holds for any two sheets: fuzzed with edits of the sample deals, as two sides make them."""

import random
from dataclasses import astuple
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.clauses import Mark, walk
from termsheets.domain.redline import Counts, accepted, redline, rejected
from termsheets.domain.redline.tokens import words
from tests.domain.redline.editing.clauses import insert_clause
from tests.domain.redline.edits import KINDS, NEW_WORDS, Edit, edited, extracts, rounds, sample
from tests.domain.redline.reading import (
    fewest_words,
    kinds_of,
    lines_of,
    marks_of,
    recounted,
    words_marked,
)
from tests.sample_deals import NAMES, sample_sheet

REWORDED = set(KINDS) - {"own wording", "change cover", "relink"}


@given(round_=rounds())
def test_redline_gives_back_both_sides(round_):
    old, new = round_.pair

    marked = redline(old, new).sheet

    assert accepted(marked) == new
    assert rejected(marked) == old


@given(round_=rounds())
def test_redline_turned_round_swaps_what_came_and_went(round_):
    old, new = round_.pair

    there, back = redline(old, new).counts, redline(new, old).counts

    assert (there.inserted, there.deleted) == (back.deleted, back.inserted)
    assert astuple(there)[2:] == astuple(back)[2:]


@pytest.mark.parametrize("name", NAMES)
def test_redline_of_a_sheet_and_itself_has_no_marks(name):
    sheet = sample_sheet(name)

    found = redline(sheet, sample_sheet(name))

    assert found.sheet == sheet
    assert found.changes == ()
    assert found.counts == Counts()


@given(round_=rounds(kinds=REWORDED))
def test_hardly_more_words_are_marked_than_need_be(round_):
    old, new = round_.pair

    assert words_marked(redline(old, new).sheet) <= 1.1 * fewest_words(old, new)


def test_usually_no_more_words_are_marked_than_need_be():
    chance = random.Random(7)  # noqa: S311 (no secret)
    pairs = [sheet_and_edited(chance) for _ in range(60)]

    shares = [words_marked(redline(*pair).sheet) / fewest_words(*pair) for pair in pairs]

    assert median(shares) <= 1.02


def sheet_and_edited(chance):
    sheet = sample(chance.choice(NAMES))
    kinds = ["replace word", "insert word", "delete word", "change cell", "insert paragraph"]
    edits = [
        Edit(chance.choice(kinds), chance.randrange(9999), chance.randrange(9999), word)
        for word in chance.choices(NEW_WORDS, k=40)
    ]
    return sheet, edited(sheet, edits)


@given(round_=rounds())
def test_no_edit_begins_or_ends_inside_a_word(round_):
    for _, line in lines_of(redline(*round_.pair).sheet):
        for other in (Mark.INSERTED, Mark.DELETED):
            pieces = [run for run in line if run.mark is not other]
            found = words("".join(run.text for run in pieces))
            inside = {place for word in found for place in range(word.start + 1, word.end)}
            assert not inside & set(edges_of_edits(pieces))


def edges_of_edits(pieces):
    """Yield the places where one mark gives way to another."""
    place = 0
    for before, after in pairwise(pieces):
        place += len(before.text)
        if before.mark is not after.mark:
            yield place


@given(round_=rounds())
def test_each_move_has_one_source_and_one_target(round_):
    found = redline(*round_.pair)
    moves = sorted(change.id for change in found.changes if change.kind == "moved")

    assert sorted(marks_of(found.sheet, Mark.MOVED_FROM)) == moves
    assert sorted(marks_of(found.sheet, Mark.MOVED_TO)) == moves


@given(round_=rounds())
def test_change_list_says_what_the_marks_show(round_):
    found = redline(*round_.pair)

    assert {change.id: change.kind.value for change in found.changes} == kinds_of(found)
    assert recounted(found) == found.counts


@given(sheet=extracts(), section=st.integers(0, 99), place=st.integers(0, 1))
def test_new_clause_marks_no_other(sheet, section, place):

    found = redline(sheet, insert_clause(sheet, Edit("insert clause", section, place, "not"), 0))

    marked = {clause.id for _, clause in walk(found.sheet) if clause.mark is not Mark.KEPT}
    assert marked == {"new.clause0"}
    assert found.counts == Counts(inserted=1, renumbered=len(found.renumbered))
    assert [run.text for _, line in lines_of(found.sheet) for run in line if run.change] == [
        "Neither side may assign its rights before not without consent of the other."
    ]
