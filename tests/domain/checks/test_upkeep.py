"""Checks of the living document, each firing and not."""

from datetime import date

import pytest

from termsheets.domain.library import library
from termsheets.domain.projection import at_stage, public
from termsheets.domain.staging import START
from tests.domain.checks.deals import AS_OF, SAAS, altered, cases, changed, message, spots, told
from tests.sample_deals import NAMES, sample_terms

CHANGED = "upkeep.undocumented_change"
COMMITTEE = ("Joint steering committee",)


@cases(
    (
        "upkeep.reviews",
        SAAS,
        {"assumptions": (), "deal.sensitive_sectors": ()},
        [("deal", "assumptions")],
    ),
    ("upkeep.reviews", SAAS, {"AS-1.review_date": "2026-11-30"}, [("AS-1", "review_date")]),
    ("upkeep.reviews", SAAS, {"AS-1.review_date": "2026-12-01"}, []),
    ("upkeep.reviews", SAAS, {"AS-1.review_date": "2027-12-01"}, []),
    ("upkeep.reviews", SAAS, {"AS-1.review_date": "2027-12-02"}, [("AS-1", "review_date")]),
    ("upkeep.reviews", SAAS, {"AS-1.review_date": None}, []),
    ("upkeep.reviews", SAAS, {"hygiene_reviews": ()}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.retired": True}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.participants": ("engineering", "legal")}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.participants": ("engineering", "business")}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.participants": ("legal", "business")}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.scope": ("overlapping_claims",)}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.scope": ("freedom_to_operate",)}, [("deal", None)]),
    ("upkeep.reviews", SAAS, {"HR-1.scope": ("overlapping_claims", "freedom_to_operate")}, []),
)
def test_check_of_upkeep_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def later(name, changes):
    """Return what the checks say of a sample changed since its last round."""
    last_round = at_stage(public(sample_terms(name)), START)
    return told(altered(name, changes), CHANGED, last_round=last_round)


def test_message_names_the_assumption_and_the_limit():
    assert message(SAAS, "upkeep.reviews", {"AS-2.review_date": "2030-01-01"}) == (
        "Book the reviews. The review of AS-2 is more than 12 months away. Set an earlier date."
    )


def test_today_decides_what_is_past():
    terms = sample_terms(SAAS)

    assert spots(terms, "upkeep.reviews", today=date(2027, 6, 1)) == []
    assert spots(terms, "upkeep.reviews", today=date(2027, 6, 2)) == [("AS-2", "review_date")]
    assert len(spots(terms, "upkeep.reviews", today=date(2199, 6, 2))) == 3


@pytest.mark.parametrize("name", NAMES)
def test_round_just_sent_leaves_nothing_to_log(name):
    assert later(name, {}) == []


def test_first_round_has_nothing_to_log():
    assert told(altered(SAAS, {"LG-1.fields": ("ALL",)}), CHANGED) == []


def test_changed_clause_is_to_be_logged():
    (found,) = later(SAAS, {"governance.cadence": "monthly"})

    assert (found.subject, found.field, found.severity) == ("deal", "decisions", "note")
    assert found.message == "Log why Joint steering committee changed since the last round."


def test_row_that_comes_or_goes_is_to_be_logged():
    (gone,) = later(SAAS, {"ES-4": None})
    (came,) = later(SAAS, {"+escalation_steps": {"code": "ES-6", "order": 6}})

    assert gone.message == came.message
    assert "Deadlock" in gone.message or "Escalation" in gone.message


def test_row_within_a_row_is_to_be_logged():
    (found,) = later(SAAS, {"RT-2.rate_pct": "29"})

    assert "Royalty" in found.message


def test_later_decision_explains_what_it_affects():
    (clause,) = [clause for clause in library().clauses.values() if clause.title in COMMITTEE]
    decision = {"code": "DC-9", "affects": (clause.id,), "decided_on": AS_OF}
    change = {"governance.cadence": "monthly", "+decisions": decision}

    assert later(SAAS, change) == []
    assert len(later(SAAS, change | {"DC-9.retired": True})) == 1
    assert len(later(SAAS, change | {"DC-9.affects": ("license.grant",)})) == 1


def test_earlier_decision_explains_nothing():
    assert len(later(SAAS, {"LG-1.fields": ("ALL",)})) == 1


def test_private_answers_and_what_waits_for_a_stage_are_not_changes():
    changes = {
        "PA-1.planned_exit": "none",
        "FY-1.cost_amount": "1",
        "BG-1.identifiers": "other",
        "BG-1.encumbrance_note": "Another.",
        "FB-2.fallback_text": "Another.",
    }

    assert later(SAAS, changes) == []


def test_pool_that_waits_for_its_stage_is_not_a_change():
    assert later("semiconductor-codevelopment", {"WF-3.pct": "11"}) == []


def test_public_terms_can_be_compared_as_well():
    now = public(changed(sample_terms(SAAS), "governance.cadence", "monthly"))

    assert len(told(now, CHANGED, last_round=public(sample_terms(SAAS)))) == 1
