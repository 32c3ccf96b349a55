"""Wording that travels: the same sheet for all, and nothing that it does not show."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import carrying
from termsheets.domain.library import library
from termsheets.domain.projection import public
from termsheets.domain.termsheet import ClauseChoice, term_sheet
from tests.sample_deals import NAMES, sample_terms

choices = st.dictionaries(
    st.sampled_from(sorted(library().clauses)),
    st.builds(
        ClauseChoice,
        st.sampled_from(["startup", "balanced", "partner", "custom"]),
        st.sampled_from(["", "Our words.", "More\n\nof them."]),
        st.sampled_from([None, True, False]),
    ),
    max_size=12,
)


@cache
def shown(name):
    """Return the public terms of a sample."""
    return public(sample_terms(name))


@given(st.sampled_from(NAMES), choices)
def test_sheet_of_what_travels_is_the_same(name, own):
    sheet = term_sheet(shown(name), own)

    carried = carrying.carried(sheet, own)

    assert term_sheet(shown(name), carried) == sheet
    assert carrying.loads(carrying.dumps(carried)) == carried


@given(st.sampled_from(NAMES), choices, choices)
def test_side_that_takes_up_a_round_prints_what_was_sent(name, sent, own):
    sheet = term_sheet(shown(name), sent)

    received = carrying.received(own, sheet, carrying.carried(sheet, sent))

    assert term_sheet(shown(name), received) == sheet


@given(st.sampled_from(NAMES), choices)
def test_only_texts_that_print_travel(name, own):
    sheet = term_sheet(shown(name), own)
    printed = {clause.id for section in sheet.sections for clause in section.children}

    for clause_id, choice in carrying.carried(sheet, own).items():
        assert not choice.custom_text or (choice.position == "custom" and clause_id in printed)
        assert clause_id in printed or choice.position == "balanced"


def test_own_wording_waits_where_its_clause_does_not_print():
    terms = shown(NAMES[1])
    sheet = term_sheet(terms)
    absent = next(
        clause_id
        for clause_id in library().clauses
        if clause_id not in {one.id for section in sheet.sections for one in section.children}
    )
    own = {absent: ClauseChoice("custom", "Ours.")}

    assert carrying.received(own, sheet, carrying.carried(sheet, {})) == own
