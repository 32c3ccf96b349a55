"""The sample deals in print: every answer that the library prints stands in its clause."""

import pytest

from termsheets.domain.clauses import walk
from termsheets.domain.numbering import numbers
from tests.render.printed import printing_of
from tests.render.reading import letters_of, pages_of
from tests.render.values import Value, values_of
from tests.sample_deals import NAMES, sample_terms

EDGES = ("Round 3, 1 December 2026", "Page ")
AFTER_THE_LAST_CLAUSE = "signaturesbysigning"
MANY = 800


@pytest.fixture(scope="module", params=NAMES)
def printed(request):
    """Return a sample's terms, and the letters that stand in print under each clause, by id."""
    sheet, _, rendered = printing_of(request.param)
    contents_end = rendered.hints[sheet.sections[0].id] - 1
    lines = "\n".join(pages_of(rendered.pdf)[contents_end:]).splitlines()
    body = "\n".join(line for line in lines if not any(edge in line for edge in EDGES))
    return sample_terms(request.param), clauses_in(letters_of(body), sheet)


def clauses_in(text, sheet):
    """Cut the text at the headings, each found after the one before."""
    numbered = numbers(sheet)
    clauses = [clause for depth, clause in walk(sheet) if depth < 2]
    heads, starts, at = [], [], 0
    for clause in clauses:
        heading = letters_of(numbered[clause.id] + clause.heading)
        heads.append(text.index(heading, at))
        starts.append(at := heads[-1] + len(heading))
    ends = [*heads[1:], text.index(AFTER_THE_LAST_CLAUSE, at)]
    places = zip(clauses, starts, ends, strict=True)
    return {clause.id: text[start:end] for clause, start, end in places}


def missing(terms, clauses):
    """Return the answers that do not stand in a clause that prints them."""
    return [
        value
        for value in values_of(terms)
        if letters_of(value.words).removesuffix(".") not in clauses.get(value.clause, "")
    ]


def test_every_answer_that_the_library_prints_stands_in_its_clause(printed):
    terms, clauses = printed

    assert missing(terms, clauses) == []


def test_answer_that_is_not_printed_is_found_missing(printed):
    terms, clauses = printed
    deal = terms.deal.model_copy(update={"initial_term_months": 61_000})
    party = terms.parties[0].model_copy(update={"contact_title": "Somebody Else"})
    others = {"deal": deal, "parties": (party, *terms.parties[1:])}

    assert missing(terms.model_copy(update=others), clauses) == [
        Value("deal.initial_term_months", "61,000", "exit.termination"),
        Value("PA-1.contact_title", "Somebody Else", "status.parties"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_answers_looked_for_are_many(name):
    assert len(list(values_of(sample_terms(name)))) > MANY
