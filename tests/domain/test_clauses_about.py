"""The clauses that an answer prints in, as the wizard shows them beside it."""

import pytest

from termsheets.domain.clauses import walk
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import entities
from termsheets.domain.termsheet import clauses_about, term_sheet
from tests.sample_deals import NAMES, sample_terms


def rows_of(terms, key):
    """Return the code to ask for of each row: its own, and its parent's."""
    entity = entities()[key]
    if entity.single:
        return [""]
    if not entity.parent:
        return ["", *(row.key for row in getattr(terms, key))]
    parents = getattr(terms, entity.parent)
    own = [row.key for parent in parents for row in getattr(parent, key)]
    return ["", *(parent.key for parent in parents), *own]


@pytest.mark.parametrize("key", entities())
@pytest.mark.parametrize("name", NAMES)
def test_clauses_about_an_answer_are_some_of_the_sheet(name, key):
    terms = public(sample_terms(name))
    whole = {placed.clause.id for placed in walk(term_sheet(terms))}
    found = {
        inner.id
        for code in rows_of(terms, key)
        for clause in clauses_about(terms, key, code)
        for inner in (clause, *clause.children)
    }

    assert found <= whole


@pytest.mark.parametrize("key", entities())
def test_clauses_about_an_answer_of_a_blank_deal_never_fail(key):
    assert isinstance(clauses_about(public(Terms()), key), tuple)


def test_clauses_about_a_row_show_only_its_own_part():
    terms = public(sample_terms("saas-distribution"))
    parts = {
        part.id
        for clause in clauses_about(terms, "license_grants", "LG-2")
        for part in clause.children
    }

    assert parts == {
        "license.grant.LG-2", "license.renewal.LG-2", "license.sublicensing.LG-2",
        "change.control.LG-2",
    }  # fmt: skip
