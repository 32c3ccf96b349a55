"""Several sides' texts in one: brackets say whose what is, and nobody's words are lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.bracketed import bracketed, chosen
from termsheets.domain.clauses import RunKind, TermSheet, walk
from termsheets.domain.redline.runs import text_of
from termsheets.domain.redline.tree import effective_date, facts, lists, texts, told
from tests.domain.redline.edits import Edit, edited, rounds, sample
from tests.sample_deals import NAMES, sample_sheet

NAMED = {"PA-1": "Tidelark", "PA-2": "Brackenhall", "PA-3": "Orrin"}


def words(node):
    """Return a node as its words, however finely they are cut."""
    known = getattr(node, "id", getattr(node, "code", ""))
    heads = (getattr(node, "title", ""), getattr(node, "columns", ()))
    below = [[words(child.node) for child in group] for group in lists(node)]
    own = [text_of(runs) for runs in texts(node)]
    return [
        type(node).__name__,
        known,
        () if isinstance(node, TermSheet) else heads,
        own,
        facts(node),
        below,
    ]


@st.composite
def three(draw):
    """Return one sheet, and what two sides made of it."""
    old, one = draw(rounds()).pair
    kinds = ["replace word", "insert word", "delete row", "insert clause", "delete clause"]
    chance = st.tuples(st.sampled_from(kinds), st.integers(0, 9999), st.integers(0, 9999))
    edits = [Edit(*each, "fair") for each in draw(st.lists(chance, max_size=6))]
    return dict(zip(NAMED, (old, one, edited(old, edits)), strict=True))


@given(sheets=three())
def test_choosing_one_owner_gives_back_that_sides_words(sheets):
    both = bracketed(sheets, NAMED)

    assert {code: words(chosen(both, code)) for code in sheets} == {
        code: words(sheet) for code, sheet in sheets.items()
    }


@given(round_=rounds())
def test_no_id_stands_twice(round_):
    both = bracketed(dict(zip(NAMED, round_.pair, strict=False)), NAMED)

    ids = [clause.id for _, clause in walk(both)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_equal_sheets_have_no_brackets(name):
    sheet = sample_sheet(name)

    assert bracketed(dict.fromkeys(NAMED, sheet), NAMED) == sheet


def is_bracket(run):
    return run.kind is RunKind.BRACKET


def bracketed_words(sheets):
    """Return the lines of a bracketed draft that hold a bracket."""
    found = []

    def look(node):
        named = {fact.name: fact.runs for fact in getattr(node, "facts", ())}
        lines = (*named.values(), *texts(node))
        found.extend(text_of(line) for line in lines if any(map(is_bracket, line)))
        for group in lists(node):
            for child in group:
                look(child.node)

    look(bracketed(sheets, NAMED))
    return found


def with_text(clause_id, *lines):
    """Return a sample sheet in which one clause has these paragraphs alone."""

    def change(clause):
        if clause.id != clause_id:
            return replace(clause, children=tuple(map(change, clause.children)))
        first = clause.body[0]
        run = first.runs[0]
        body = tuple(replace(first, runs=(replace(run, text=line),)) for line in lines)
        return replace(clause, body=body, children=())

    sheet = sample("saas-distribution")
    return replace(sheet, sections=tuple(map(change, sheet.sections)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            ("Pays 5% of sales.", "Pays 7% of sales.", "Pays 7% of sales."),
            "Pays [Tidelark: 5% | Brackenhall and Orrin: 7%] of sales.",
        ),
        (
            ("It may assign.", "It may not assign.", "It may assign."),
            "It may [Brackenhall: not] assign.",
        ),
        (
            ("Pays 5% now.", "Pays 6% now.", "Pays 5% within 30 days now."),
            "Pays [Tidelark and Orrin: 5% | Brackenhall: 6%] [Orrin: within 30 days] now.",
        ),
    ],
)
def test_brackets_name_the_owners_of_words(said, expected):
    sheets = {
        code: with_text("general.costs", line) for code, line in zip(NAMED, said, strict=True)
    }

    assert bracketed_words(sheets) == [expected]


def test_whole_paragraph_of_one_side_is_bracketed_as_a_whole():
    shared = "Each side bears its own costs."
    sheets = {
        "PA-1": with_text("general.costs", shared),
        "PA-2": with_text("general.costs", shared, "Taxes are shared by halves."),
    }

    assert bracketed_words(sheets) == ["[Brackenhall: Taxes are shared by halves.]"]


def test_whole_clause_of_one_side_is_bracketed_from_heading_to_end():
    sheet = sample("saas-distribution")
    general = sheet.sections[-1]
    without = replace(general, children=general.children[:-1])
    sheets = {"PA-1": sheet, "PA-2": replace(sheet, sections=(*sheet.sections[:-1], without))}

    first, *_, last = bracketed_words(sheets)

    assert first == f"[Tidelark: {general.children[-1].heading}"
    assert last.endswith("]")


def test_dates_of_both_sides_print_as_days():
    sheet = sample("saas-distribution")
    other = replace(sheet, effective_date=sheet.effective_date.replace(year=2030))

    both = bracketed({"PA-1": sheet, "PA-2": other}, NAMED)

    first, second = (text_of(effective_date(one)) for one in (sheet, other))
    assert text_of(effective_date(both)) == f"[Tidelark: {first} | Brackenhall: {second}]"
    assert told(both, "effective_date")
