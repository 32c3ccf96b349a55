"""Which clauses bind: by default, by the deal, by a choice."""

from termsheets.domain.clauses import walk
from termsheets.domain.library import library
from termsheets.domain.termsheet import ClauseChoice
from tests.sample_deals import clause_of, sheet_of


def binding_in(sheet):
    return [placed.clause.id for placed in walk(sheet) if placed.clause.binding]


def named_as_binding(sheet):
    status = clause_of(sheet, "status.binding_effect")
    (paragraph,) = status.body
    return [run.target for run in paragraph.runs if run.target]


def test_clauses_of_the_index_bind_where_a_deal_names_none():
    sheet = sheet_of()

    assert named_as_binding(sheet) == list(library().binding_by_default())
    assert set(binding_in(sheet)) < set(library().binding_by_default())


def test_deal_may_name_the_clauses_that_bind():
    sheet = sheet_of("negotiation_plan: {binding_clauses: [general.law, status.binding_effect]}")

    assert named_as_binding(sheet) == ["general.law", "status.binding_effect"]
    assert binding_in(sheet) == ["status.binding_effect", "general.law"]


def test_choice_of_what_binds_shows_at_the_clause_and_in_the_list():
    choices = {
        "general.costs": ClauseChoice(binding=False),
        "governance.escalation": ClauseChoice(binding=True),
    }
    sheet = sheet_of("", choices)
    by_default = library().binding_by_default()

    assert named_as_binding(sheet) == [
        *(clause for clause in by_default if clause != "general.costs"), "governance.escalation"
    ]  # fmt: skip
    assert "governance.escalation" in binding_in(sheet)
    assert "general.costs" not in binding_in(sheet)
