"""What holds for all findings: they never fail, never leak, and ask for no order of rows."""

import random
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termsheets.domain.checks import RULES, findings, findings_of_step
from termsheets.domain.checks.catalog import catalog
from termsheets.domain.checks.finding import Finding, Severity
from termsheets.domain.checks.rule import PrivateRule, hit
from termsheets.domain.checks.telling import listed, natural, told
from termsheets.domain.edits import NotThere, key_of, places, with_row
from termsheets.domain.invariants import gaps
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.structure import SECTIONS, entities
from tests.domain.checks.deals import AS_OF, CHIPS, PLATFORM, SAAS, altered, changed, placed, spots
from tests.domain.terms_to_try import some_terms
from tests.sample_deals import NAMES, sample_terms

STEPS = range(1, len(SECTIONS) + 1)
ORDERED = ("decision_gates",)
"""Lists whose order says something."""
EXIT = "grant.transfer_vs_exit"


def gaps_in(name):
    """Return everything that may be missing in a sample: answers, rows and whole lists."""
    terms = sample_terms(name)
    found = {key: () for key, entity in entities().items() if not (entity.single or entity.parent)}
    for place in places(terms):
        code = key_of(place.row) or place.entity.key
        if place.entity.key == "fields_of_use":
            continue
        for field, fact in place.entity.facts.items():
            found[f"{code}.{field}"] = () if fact.is_list else None
        if not place.entity.single:
            found[code] = None
    return found


GAPS = {name: gaps_in(name) for name in NAMES}


@st.composite
def holes(draw):
    """Return the name of a sample and what is missing in it."""
    name = draw(st.sampled_from(NAMES))
    return name, draw(st.lists(st.sampled_from(sorted(GAPS[name])), unique=True, max_size=40))


def with_holes(found):
    """Return a sample deal without what is missing."""
    name, paths = found
    terms = sample_terms(name)
    for path in sorted(paths, key=lambda path: ("." not in path, "-" not in path)):
        try:
            terms = without(terms, path, GAPS[name][path])
        except NotThere:
            continue
    return terms


def without(terms, path, empty):
    """Return terms with an answer, a row or a list emptied, whatever holds otherwise."""
    code, _, field = path.partition(".")
    if not field:
        return changed(terms, path, empty)
    place = placed(terms, code)
    return with_row(terms, place, place.row.model_copy(update={field: empty}))


def shuffled(terms, chance):
    """Return terms with the rows of each list in another order."""
    moved = {
        key: tuple(chance.sample(getattr(terms, key), len(getattr(terms, key))))
        for key, entity in entities().items()
        if not (entity.single or entity.parent) and key not in ORDERED
    }
    return terms.model_copy(update=moved)


@given(terms=some_terms())
def test_odd_answers_never_fail(terms):
    assert all(one.message for one in findings(terms, today=AS_OF))


@given(found=holes())
@settings(max_examples=25)
def test_gaps_never_fail_and_each_step_tells_its_own(found):
    terms = with_holes(found)

    found = findings(terms, today=AS_OF, last_round=public(sample_terms(SAAS)))

    of_steps = [
        findings_of_step(terms, step, today=AS_OF, last_round=public(sample_terms(SAAS)))
        for step in STEPS
    ]
    assert of_steps == [tuple(one for one in found if one.step == step) for step in STEPS]


@given(found=holes(), chance=st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_findings_do_not_hang_on_the_order_of_rows(found, chance):
    terms = with_holes(found)

    found = [one for one in findings(terms, today=AS_OF) if one.check != "draft.incomplete"]

    again = findings(shuffled(terms, chance), today=AS_OF)

    assert found == [one for one in again if one.check != "draft.incomplete"]


@pytest.mark.parametrize("name", NAMES)
def test_broken_sample_finds_the_same_in_any_order(name):
    changes = {"parties": (), "exit_plans": (), "deal.parties_compete": "unknown"}
    terms = altered(name, changes)

    again = shuffled(terms, random.Random(7))  # noqa: S311 (any order will do)

    assert set(findings(again, today=AS_OF)) == set(findings(terms, today=AS_OF))


@given(found=holes())
@settings(max_examples=30)
def test_public_findings_are_those_of_the_draft_without_what_is_private(found):
    terms = with_holes(found)

    found = findings(public(terms), today=AS_OF)

    own = findings(terms, today=AS_OF)
    assert found == tuple(
        one for one in own if one.check != "draft.incomplete" and not one.private_to
    )


@given(found=holes())
@settings(max_examples=30)
def test_check_tells_a_row_once_but_pairs_and_gaps_one_by_one(found):
    terms = with_holes(found)

    found = findings(terms, today=AS_OF)

    by_row = [(one.check, one.subject) for one in found if one.check not in SEVERAL]
    assert len(by_row) == len(set(by_row))
    assert list(dict.fromkeys(one.check for one in found)) == [
        check for check in catalog() if any(one.check == check for one in found)
    ]


SEVERAL = ("grant.exclusive_overlap", "draft.incomplete")


def test_private_answer_changes_nothing_that_is_public():
    quiet = {
        f"{row.code}.{name}": None
        for key, entity in entities().items()
        if not (entity.single or entity.parent)
        for row in getattr(sample_terms(SAAS), key)
        for name, fact in entity.facts.items()
        if fact.private and not fact.required
    }

    found = findings(public(altered(SAAS, quiet)), today=AS_OF)

    assert quiet
    assert found == findings(public(sample_terms(SAAS)), today=AS_OF)
    assert findings(altered(SAAS, quiet), today=AS_OF) == ()


def test_public_terms_have_no_private_answer_to_use():
    private = {
        name
        for entity in entities().values()
        for name, fact in facts(entity.cls).items()
        if fact.private
    }
    rows = [
        row
        for key, entity in entities().items()
        if not (entity.single or entity.parent)
        for row in getattr(public(sample_terms(SAAS)), key)
    ]

    assert private
    assert not any(hasattr(row, name) for row in rows for name in private)
    assert [rule.check for rule in RULES if isinstance(rule, PrivateRule)] == [EXIT]


def test_private_finding_stays_with_the_side_that_entered_the_answer():
    terms = altered(CHIPS, {"PA-2.planned_exit": "merger", "LG-2.transferability": "none"})

    by_default = {one.private_to for one in findings(terms, today=AS_OF) if one.check == EXIT}
    of_partner = {
        one.private_to for one in findings(terms, today=AS_OF, side="PA-2") if one.check == EXIT
    }

    assert (by_default, of_partner) == ({"PA-1"}, {"PA-2"})


@pytest.mark.parametrize(
    ("changes", "side"),
    [
        ({}, "PA-1"),
        ({"PA-1.role": "partner", "PA-2.role": "startup"}, "PA-2"),
        ({"PA-1.role": "partner"}, "PA-1"),
        ({"PA-1": None}, "PA-2"),
        ({"PA-1": None, "PA-2": None}, "PA-1"),
    ],
)
def test_private_finding_always_names_a_side(changes, side):
    terms = altered(SAAS, changes | {"EX-1.priority": None})

    assert {one.private_to for one in findings(terms, today=AS_OF)} <= {None, side}
    assert side in {one.private_to for one in findings(terms, today=AS_OF)}


def test_gap_in_a_private_answer_stays_with_its_side():
    (found,) = findings(altered(SAAS, {"EX-1.priority": None}), today=AS_OF)[1:]

    assert (found.check, found.subject, found.field) == ("draft.incomplete", "EX-1", "priority")
    assert (found.private_to, found.step) == ("PA-1", 1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"LG-1.territories": ()}, [("LG-1", "territories", 4)]),
        ({"deal.title": None}, [("deal", "title", 1)]),
        ({"RT-1.from_amount": None}, [("RT-1", "from_amount", 7)]),
        ({"decision_gates": (), "FB-1": None}, [("deal", "decision_gates", 9)]),
        ({"XR-37.category": None}, [("XR-37", "grant", 11)]),
        ({"HF-1.action": None}, [("HF-1", "action", 12)]),
    ],
)
def test_gap_is_a_blocker_at_its_row_field_and_step(changes, expected):
    terms = altered(SAAS, changes)

    found = [one for one in findings(terms, today=AS_OF) if one.check == "draft.incomplete"]

    assert [(one.subject, one.field, one.step) for one in found] == expected
    assert {one.severity for one in found} == {Severity.BLOCKER}
    assert [one.message for one in found] == [gap.message for gap in gaps(terms)]


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"BG-4.tier": None}, "tier.unassigned"),
        ({"LG-1.renewal_metric": None}, "grant.renewal_undefined"),
        ({"CN-1": None, "CN-2": None}, "deal.inventory"),
        ({"FR-2.shares": ()}, "foreground.joint_rules"),
        ({"FR-2.shares": ({"party": "PA-1", "pct": "9"},)}, "shares.sum"),
        ({"WF-4.shares": ({"party": "PA-1", "pct": "9"},)}, "shares.sum"),
        ({"MS-1.threshold": None}, "milestone.not_measurable"),
        ({"MT-1.source": None}, "milestone.not_measurable"),
        ({"MS-1.evidence": None}, "milestone.unproven"),
        ({"MC-1": None, "MC-2": None}, "milestone.no_consequence"),
        ({"MS-2.due_date": None}, "milestone.dates"),
        ({"RT-2.rate_pct": None}, "revenue.tiers"),
        ({"RT-1": None, "RT-2": None, "RT-3": None}, "revenue.tiers"),
        ({"ES-4.binding": None}, "governance.no_final_step"),
        ({"escalation_steps": ()}, "governance.no_final_step"),
        ({"XR-1.period_months": None}, "exit.uncovered"),
        ({"BG-1.ownership_basis": "co_owned"}, "background.co_owner"),
    ],
)
def test_gap_that_a_check_tells_is_not_told_twice(changes, check):
    terms = altered(CHIPS, changes)

    assert spots(terms, check)
    assert gaps(terms)
    assert spots(terms, "draft.incomplete") == []


def test_gap_stays_where_a_check_tells_another_thing_about_the_list():
    terms = altered(SAAS, {"disruption_triggers": (), "hygiene_reviews": ()})

    assert spots(terms, "exit.disruption") == [("deal", None)]
    assert spots(terms, "draft.incomplete") == [
        ("deal", "disruption_triggers"),
        ("deal", "hygiene_reviews"),
    ]


def test_blank_deal_is_told_without_failing():
    found = findings(Terms(), today=AS_OF)

    assert {"deal.inventory"}.isdisjoint(one.check for one in found)
    assert {one.private_to for one in found} == {None}


def test_finding_tells_other_tools_what_they_know():
    (found,) = findings(sample_terms(SAAS), today=AS_OF)

    assert found.told() == {
        "check": EXIT,
        "subject": "LG-4",
        "severity": "warning",
        "message": "A sale of Tidelark could lose LG-4 (Brackenhall to Tidelark). Let it pass to a "
        "successor without consent.",
        "step": 4,
        "field": "transferability",
        "private_to": "PA-1",
    }
    assert found.hint.startswith("Buyers pay")
    assert found.source.startswith("US licenses presumed")
    assert not found.blocks
    assert {field.name for field in fields(Finding)} == {*found.told(), "hint", "source"}


def test_only_blockers_block():
    terms = altered(PLATFORM, {"BG-4.tier": None})

    blocking = {one.check for one in findings(terms, today=AS_OF) if one.blocks}

    assert blocking == {"tier.unassigned"}


def test_step_runs_only_its_own_rules(monkeypatch):
    def fail(*_):
        raise AssertionError("This rule is of another step.")

    rules = tuple(
        rule if 4 in catalog()[rule.check].steps else type(rule)(rule.check, fail) for rule in RULES
    )
    monkeypatch.setattr("termsheets.domain.checks.RULES", rules)

    found = findings_of_step(altered(SAAS, {"LG-1.reserved_rights": None}), 4, today=AS_OF)

    assert [one.check for one in found] == ["grant.scope_open", EXIT]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (list("ABCDE"), "A, B, C, D and E"),
        (list("ABCDEF"), "A, B, C, D and 2 more"),
    ],
)
def test_names_are_listed_as_a_sentence_has_them(values, expected):
    assert listed(values) == expected


def test_codes_sort_by_their_number():
    codes = ["LG-10", "XR-1", "LG-2", "deal", "LG-x", "-1", "LG-" + "9" * 5000, "LG-²"]

    assert sorted(codes, key=natural) == [
        "-1",
        "LG-2",
        "LG-10",
        "LG-" + "9" * 5000,
        "LG-x",
        "LG-²",
        "XR-1",
        "deal",
    ]


def test_hits_on_a_row_make_one_finding_with_its_reasons_in_order():
    entry = catalog()["tier.core_exposed"]
    hits = [
        hit("LG-1", "delivery", "source", grant="LG-1", asset="B"),
        hit("LG-1", "exclusivity", "exclusive", grant="LG-1", asset="B"),
        hit("LG-1", "exclusivity", "exclusive", grant="LG-1", asset="A"),
    ]

    (found,) = told(entry, hits)

    assert found.field == "exclusivity"
    assert found.message == (
        "LG-1 opens your core. It gives A and B away exclusively. It hands out the source of B. "
        "License improvements only, or a narrower field."
    )
