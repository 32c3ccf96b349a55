"""Numbers of sections, clauses and parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.clauses import Clause, Run, TermSheet
from termsheets.domain.numbering import letters, numbers, referring


def sheet_of(*sections):
    return TermSheet(title=(), parties=(), effective_date=None, sections=sections)


def clause(name, *children):
    return Clause(id=name, heading=name, children=children)


@pytest.mark.parametrize(
    ("position", "word"),
    [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")],
)
def test_letters_count_on_after_z(position, word):
    assert letters(position) == word


@given(st.integers(1, 100_000))
def test_letters_come_in_one_order(position):
    word, following = letters(position), letters(position + 1)

    assert (len(word), word) < (len(following), following)


def test_sections_clauses_and_parts_are_numbered_in_order():
    sheet = sheet_of(
        clause("status", clause("status.parties"), clause("status.purpose")),
        clause("licenses", clause("license.grant", clause("LG-1"), clause("LG-7"))),
    )

    assert numbers(sheet) == {
        "status": "1",
        "status.parties": "1.1",
        "status.purpose": "1.2",
        "licenses": "2",
        "license.grant": "2.1",
        "LG-1": "(a)",
        "LG-7": "(b)",
    }


def test_lone_part_has_no_letter():
    sheet = sheet_of(clause("licenses", clause("license.grant", clause("LG-1"))))

    assert numbers(sheet) == {"licenses": "1", "license.grant": "1.1"}


def test_empty_sheet_has_no_numbers():
    assert numbers(sheet_of()) == {}


@pytest.mark.parametrize(
    ("target", "printed_as"),
    [("license.grant", "4.2 (Grant)"), ("license.other", "Grant"), ("", "Grant")],
)
def test_reference_prints_the_number_of_a_clause_that_has_one(target, printed_as):
    assert referring(Run("Grant", target=target), {"license.grant": "4.2"}) == printed_as
