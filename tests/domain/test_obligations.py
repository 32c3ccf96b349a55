"""The dates that a deal creates: none is missed, each says where it comes from."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from termsheets.domain import words
from termsheets.domain.clauses import walk
from termsheets.domain.edits import places, with_row
from termsheets.domain.obligations import Kind, Obligation, obligations
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.obligations.royalty_end import royalty_end
from termsheets.domain.projection import public
from termsheets.domain.schema import load_yaml
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.types import Kind as Answer
from tests.domain.terms_to_try import some_terms
from tests.sample_deals import NAMES, sample_sheet, sample_terms

DATA = Path(__file__).parent.parent / "data"
EVERY_DATE = (DATA / "every-date.yaml").read_text(encoding="utf-8")

WITHOUT_OBLIGATION = {
    "confidentiality.nda_date": "it is past",
    "decisions.decided_on": "it is past",
    "parties.planned_exit_by": "it is private",
}


def date_questions():
    """Return entity and field of every question that is answered with a date."""
    return [
        f"{key}.{name}"
        for key, entity in entities().items()
        for name, fact in entity.facts.items()
        if fact.kind is Answer.DATE
    ]


def terms_of(text):
    return public(load_yaml(f"schema_version: 1\n{text}"))


def told(obligation):
    """Return an obligation as a line of a golden file."""
    more = f" and {len(obligation.later)} later" if obligation.later else ""
    parties = ", ".join(obligation.parties)
    head = f"{words.day(obligation.day)}{more} | {obligation.kind} | {obligation.id}"
    return f"{head} | {obligation.title} | {obligation.clause} | {parties} | {obligation.note}"


@pytest.mark.parametrize("name", NAMES)
def test_sample_deal_creates_these_dates(name):
    golden = (DATA / "golden" / f"{name}.obligations.txt").read_text(encoding="utf-8")

    lines = [told(obligation) for obligation in obligations(public(sample_terms(name)))]

    assert lines == golden.splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_obligation_rests_on_a_clause_of_the_sheet(name):
    clauses = {placed.clause.id for placed in walk(sample_sheet(name))}

    found = obligations(public(sample_terms(name)))

    assert {obligation.clause for obligation in found} <= clauses
    assert len({obligation.id for obligation in found}) == len(found)


@pytest.mark.parametrize("question", date_questions())
def test_another_date_makes_another_calendar(question):
    key, _, name = question.partition(".")
    terms = load_yaml(EVERY_DATE)
    asked = (place for place in places(terms) if place.entity.key == key)
    place = next(place for place in asked if getattr(place.row, name))
    later = getattr(place.row, name) + timedelta(days=1)
    moved = with_row(terms, place, place.row.model_copy(update={name: later}))

    is_same = obligations(public(moved)) == obligations(public(terms))

    assert is_same == (question in WITHOUT_OBLIGATION)


def test_blank_deal_creates_no_date():
    assert obligations(public(Terms())) == ()


@given(terms=some_terms())
def test_gaps_and_odd_answers_never_fail(terms):
    found = obligations(public(terms))

    assert list(found) == sorted(found, key=lambda one: (one.day, one.id))
    assert all(one.note and one.title and list(one.days) == sorted(one.days) for one in found)


def test_retired_row_creates_no_date():
    row = "{code: DG-1, title: Fab slot, due_date: 2027-01-15, retired: %s}"

    found = [obligations(terms_of(f"decision_gates: [{row % word}]")) for word in ("false", "true")]

    assert list(map(len, found)) == [1, 0]


def test_payment_is_due_some_days_after_each_period():
    terms = terms_of("""
deal: {effective_date: 2027-01-04, initial_term_months: 9, currency: EUR}
parties: [{code: PA-1, short_name: Veldrite}, {code: PA-2, short_name: Kestrelwerk}]
revenue_shares:
  - {code: RS-1, name: Lidar royalty, kind: royalty, payor: PA-2, payee: PA-1, period: quarterly,
     royalty_term: license_term, statement_days: null, payment_due_days: 60}
governance: {cadence: null, dashboard_frequency: null}
confidentiality: {term_months: null}
audit_terms: {enabled: false}
""")

    payment = next(one for one in obligations(terms) if one.kind is Kind.PAYMENT)

    assert payment == Obligation(
        id="RS-1.payment_due_days",
        day=date(2027, 6, 2),
        later=(date(2027, 9, 1), date(2027, 12, 2)),
        title="Payment due: Lidar royalty",
        clause="revenue.payment",
        parties=("Kestrelwerk", "Veldrite"),
        kind=Kind.PAYMENT,
        note="60 days after the end of each quarterly period; periods run from the effective "
        "date, 4 January 2027, the last to 3 October 2027.",
    )


ROYALTY = """
deal: {{effective_date: 2027-01-04, initial_term_months: 36}}
parties: [{{code: PA-1}}, {{code: PA-2}}]
access_tiers: [{{code: TI-1, kind: core, name: Core}}]
background_assets:
  - {{code: BG-1, owner: PA-1, kind: patent, expiry_date: 2040-05-05, tier: TI-1}}
  - {{code: BG-2, owner: PA-1, kind: patent_application, priority_date: 2024-06-06}}
  - {{code: BG-3, owner: PA-1, kind: software, expiry_date: 2050-01-01, tier: TI-1}}
  - {{code: BG-4, owner: PA-2, kind: patent, expiry_date: 2051-01-01, tier: TI-1}}
  - {{code: BG-5, owner: PA-1, kind: patent, expiry_date: 2052-01-01, tier: TI-1, excluded: true}}
license_grants:
  - {{code: LG-1, licensor: PA-1, licensee: PA-2, {grant}}}
revenue_shares:
  - {{code: RS-1, grants: [LG-1], {share}}}
"""
TIER, BOTH, NO_PATENT = "tiers: [TI-1]", "tiers: [TI-1], assets: [BG-2]", "assets: [BG-3]"
FIXED = "term_basis: fixed, end_date: 2032-01-03"
YEARS = "royalty_years: 10"


@pytest.mark.parametrize(
    ("grant", "share", "expected"),
    [
        (f"{TIER}, {FIXED}", "royalty_term: license_term", date(2032, 1, 3)),
        (f"{TIER}, term_basis: life_of_rights", "royalty_term: license_term", date(2040, 5, 5)),
        (f"{TIER}, term_basis: perpetual", "royalty_term: license_term", None),
        (f"{TIER}, term_basis: fixed", "royalty_term: license_term", None),
        (f"{TIER}, {FIXED}", "royalty_term: last_valid_claim", date(2040, 5, 5)),
        (f"{BOTH}, {FIXED}", "royalty_term: last_valid_claim", date(2044, 6, 6)),
        (f"{NO_PATENT}, {FIXED}", "royalty_term: last_valid_claim", date(2032, 1, 3)),
        (f"{TIER}, {FIXED}", f"royalty_term: fixed_years, {YEARS}", date(2037, 1, 3)),
        (
            f"{TIER}, {FIXED}",
            f"royalty_term: fixed_years, {YEARS}, first_sale_date: 2028-02-01",
            date(2038, 1, 31),
        ),
        (f"{TIER}, {FIXED}", "royalty_term: fixed_years", None),
        (
            f"{TIER}, {FIXED}",
            f"royalty_term: longer_of_claim_and_years, {YEARS}",
            date(2040, 5, 5),
        ),
        (
            f"{NO_PATENT}, {FIXED}",
            f"royalty_term: longer_of_claim_and_years, {YEARS}",
            date(2037, 1, 3),
        ),
    ],
)
def test_royalty_ends_by_its_term(grant, share, expected):
    facts = Facts(terms_of(ROYALTY.format(grant=grant, share=share)))

    assert royalty_end(facts, facts.rows("revenue_shares")[0]) == expected


def test_share_without_license_runs_with_the_term():
    facts = Facts(
        terms_of("""
deal: {effective_date: 2027-01-04, initial_term_months: 36}
revenue_shares: [{code: RS-1, kind: profit_pool, royalty_term: license_term}]
""")
    )

    assert royalty_end(facts, facts.rows("revenue_shares")[0]) == date(2030, 1, 3)
