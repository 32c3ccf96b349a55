"""Verbs on a draft: rows and snapshot stay one, and nothing is lost or half saved."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termsheets.domain import invariants, schema
from termsheets.domain.edits import find, key_of, places
from termsheets.domain.library import library
from termsheets.domain.terms.structure import entities
from termsheets.models import ClauseChoice, Draft, RemovedRow
from termsheets.models.reading import read_terms
from termsheets.negotiation import adding, drafting
from tests.deals import SAMPLES, make_draft, sample
from tests.domain.terms_to_try import answer
from tests.people import make_user

pytestmark = pytest.mark.django_db
SAAS = "saas-distribution"


def at(draft):
    """Return how a verb addresses a draft."""
    return {"draft_id": draft.pk, "version": draft.version}


def stored(draft):
    """Return the draft as the database has it."""
    return Draft.objects.select_related("side__deal").get(pk=draft.pk)


def refusal(verb, **words):
    """Return the messages with which a verb refuses."""
    with pytest.raises(drafting.Refused) as refused:
        verb(**words)
    return [problem.message for problem in refused.value.problems]


def codes(draft, key):
    """Return the codes of a list of rows in order."""
    return [row.key for row in getattr(stored(draft).terms(), key)]


@pytest.mark.parametrize("name", SAMPLES)
def test_rows_of_a_sample_state_its_terms(name):
    draft = make_draft(name)

    assert read_terms(draft) == draft.terms() == sample(name)


def test_rows_are_read_in_as_many_queries_whatever_their_number(django_assert_num_queries):
    draft = make_draft(SAAS)
    with django_assert_num_queries(61) as before:
        read_terms(draft)

    for _ in range(9):
        draft = drafting.duplicate_row(**at(draft), key="license_grants", code="LG-1").draft

    with django_assert_num_queries(len(before)):
        read_terms(draft)


def operation(data, draft):
    """Apply one verb, chosen at random, to a row chosen at random."""
    found = [place for place in places(draft.terms()) if not place.entity.single]
    place = data.draw(st.sampled_from(found))
    here = {"key": place.entity.key, "code": key_of(place.row)}
    verb = data.draw(st.sampled_from("add remove move duplicate retire save undo".split()))
    if verb == "add":
        return drafting.add_row(**at(draft), key=place.entity.key, parent=place.parent)
    if verb == "save":
        fact = data.draw(st.sampled_from(list(place.entity.facts.values())))
        return drafting.save_answers(
            **at(draft), **here, answers={fact.name: data.draw(answer(fact))}
        )
    if verb == "move":
        return drafting.move_row(**at(draft), **here, up=data.draw(st.booleans()))
    if verb == "retire":
        return drafting.retire_row(**at(draft), **here, retired=data.draw(st.booleans()))
    if verb == "undo":
        removed = draft.removed_rows.first()
        return drafting.undo_removal(**at(draft), removed_id=removed.pk if removed else 0)
    return getattr(drafting, f"{verb}_row")(**at(draft), **here)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_snapshot_equals_rows_after_any_sequence_of_verbs(data, django_user_model):
    owner, _ = django_user_model.objects.get_or_create(email="ada@example.org")
    draft = make_draft(SAAS, owner=owner)

    for _ in range(data.draw(st.integers(1, 12))):
        try:
            draft = operation(data, draft).draft
        except (drafting.Refused, drafting.Stale):
            draft = stored(draft)

    kept = stored(draft)
    snapshot = schema.thaw(schema.Snapshot(kept.terms_json, kept.own.answers_json))
    assert read_terms(draft) == snapshot == draft.terms()
    assert invariants.problems(snapshot, library().clauses) == ()


def test_blank_deal_starts_with_what_every_deal_needs():
    terms = make_draft().terms()

    assert [party.role for party in terms.parties] == ["startup"]
    assert [(tier.kind, tier.ownership_rule, tier.access_rule) for tier in terms.access_tiers] == [
        ("core", "retained", "none"),
        ("core_improvement", "licensed", "licensed"),
        ("ancillary", "co_owned", "revenue_share"),
    ]
    assert [rule.category for rule in terms.foreground_rules] == [
        "independent",
        "joint",
        "core_improvement",
        "ancillary_improvement",
        "data_outputs",
    ]


def test_autosave_of_an_answer_takes_three_queries(django_assert_num_queries):
    draft = make_draft(SAAS)
    first = drafting.save_answers(**at(draft), key="deal", answers={"title": "First of the hour"})
    draft = first.draft

    with django_assert_num_queries(5):  # two of them open and close the transaction
        drafting.save_answers(**at(draft), key="deal", answers={"title": "Fresh"})

    assert (stored(draft).title, stored(draft).version) == ("Fresh", draft.version + 1)


def test_save_without_a_change_writes_nothing():
    draft = make_draft(SAAS)

    drafting.save_answers(**at(draft), key="deal", answers={"title": draft.title})

    assert stored(draft).version == draft.version


def test_answer_given_is_no_longer_unknown():
    draft = make_draft()
    unknown = drafting.save_answers(**at(draft), key="deal", answers={"unknown": ("title",)}).draft

    known = drafting.save_answers(**at(unknown), key="deal", answers={"title": "A"}).draft

    assert unknown.terms().deal.unknown == ("title",)
    assert (known.terms().deal.unknown, known.terms().deal.title) == ((), "A")


def test_answer_that_becomes_unknown_is_emptied():
    draft = make_draft(SAAS)

    saved = drafting.save_answers(
        **at(draft), key="deal", answers={"unknown": ("currency", "sensitive_sectors")}
    )

    deal = saved.draft.terms().deal
    assert (deal.currency, deal.sensitive_sectors) == (None, ())
    assert deal.unknown == ("currency", "sensitive_sectors")


def test_refused_answers_leave_the_draft_as_it_was():
    draft = make_draft(SAAS)

    messages = refusal(
        drafting.save_answers,
        **at(draft),
        key="license_grants",
        code="LG-1",
        answers={"licensee": "PA-1", "reserved_rights": "All"},
    )

    assert messages == ["LG-1: licensor and licensee are the same party. Change one of them."]
    assert read_terms(draft) == stored(draft).terms() == sample(SAAS)


def test_value_of_a_wrong_kind_is_refused_by_field():
    draft = make_draft(SAAS)

    assert refusal(
        drafting.save_answers,
        **at(draft),
        key="revenue_shares",
        code="RS-1",
        answers={"late_interest_pct": Decimal(101)},
    ) == ["RS-1, late interest pct: Use a percent from 0 to 100; 5 means 5%."]


def test_stale_save_is_told_what_stands_now():
    draft = make_draft(SAAS)
    drafting.save_answers(**at(draft), key="deal", answers={"title": "Theirs"})

    with pytest.raises(drafting.Stale) as stale:
        drafting.save_answers(
            **at(draft), key="deal", answers={"title": "Mine"}, seen={"title": draft.title}
        )

    assert stale.value.draft.terms().deal.title == "Theirs"
    assert stored(draft).title == "Theirs"


def test_stale_save_of_other_fields_goes_through():
    draft = make_draft(SAAS)
    drafting.save_answers(**at(draft), key="deal", answers={"title": "Theirs"})

    drafting.save_answers(
        **at(draft), key="deal", answers={"governing_law": "DE"}, seen={"governing_law": "US-DE"}
    )

    deal = stored(draft).terms().deal
    assert (deal.title, deal.governing_law) == ("Theirs", "DE")


def test_save_of_a_row_that_is_gone_is_stale():
    draft = make_draft(SAAS)
    drafting.remove_row(**at(draft), key="contributions", code="CN-1")

    with pytest.raises(drafting.Stale):
        drafting.save_answers(
            **at(draft), key="contributions", code="CN-1", answers={"at_risk": False}
        )


def test_added_row_stands_last_under_a_code_that_is_never_used_again():
    draft = make_draft(SAAS)

    first = drafting.add_row(**at(draft), key="contributions")
    gone = drafting.remove_row(**at(first.draft), key="contributions", code=first.code)
    second = drafting.add_row(**at(gone.draft), key="contributions", answers={"kind": "ip"})

    assert (first.code, second.code) == ("CN-6", "CN-7")
    assert codes(draft, "contributions") == ["CN-1", "CN-2", "CN-3", "CN-4", "CN-5", "CN-7"]


def test_added_field_of_use_has_a_tag_to_be_renamed_everywhere():
    draft = make_draft(SAAS)
    added = drafting.add_row(**at(draft), key="fields_of_use")

    saved = drafting.save_answers(
        **at(added.draft),
        key="fields_of_use",
        code="grocery-forecasting",
        answers={"tag": "grocery"},
    )

    terms = saved.draft.terms()
    assert (added.code, saved.code) == ("field-1", "grocery")
    assert find(terms, "license_grants", "LG-1").fields == ("grocery",)
    assert read_terms(draft) == terms


def test_taken_tag_is_refused():
    draft = make_draft(SAAS)

    assert refusal(
        drafting.save_answers,
        **at(draft),
        key="fields_of_use",
        code="platform-integration",
        answers={"tag": "grocery-forecasting"},
    ) == ["platform-integration: the tag grocery-forecasting is taken. Choose another."]


def test_row_that_others_need_is_not_removed_but_can_be_retired():
    draft = make_draft(SAAS)

    messages = refusal(drafting.remove_row, **at(draft), key="metrics", code="MT-3")
    retired = drafting.retire_row(**at(draft), key="metrics", code="MT-3").draft

    assert messages == [
        "EX-4 names MT-3 (Service availability) as metric. "
        "Change that first, or retire MT-3 instead.",
        "MS-1 names MT-3 (Service availability) as metric. "
        "Change that first, or retire MT-3 instead.",
        "Governance names MT-3 (Service availability) as dashboard metrics. "
        "Change that first, or retire MT-3 instead.",
    ]
    assert find(retired.terms(), "metrics", "MT-3").retired
    assert read_terms(draft) == stored(draft).terms()


def test_own_side_is_not_removed():
    draft = make_draft()

    assert refusal(drafting.remove_row, **at(draft), key="parties", code="PA-1") == [
        "PA-1 is your own side. Change its answers instead."
    ]


def test_removed_row_comes_back_with_what_it_held_where_it_stood():
    draft = make_draft("semiconductor-codevelopment")
    before = draft.terms()
    removed = drafting.remove_row(**at(draft), key="patent_plans", code="PP-1")

    back = drafting.undo_removal(
        **at(removed.draft), removed_id=RemovedRow.objects.get(draft=draft).pk
    )

    assert back.draft.terms() == read_terms(draft) == before
    assert not draft.removed_rows.exists()


def test_removed_row_comes_back_without_links_to_what_is_gone():
    draft = make_draft()
    metric = drafting.add_row(**at(draft), key="metrics")
    expectation = drafting.add_row(
        **at(metric.draft), key="expectations", answers={"metric": metric.code, "party": "PA-1"}
    )
    removed = drafting.remove_row(
        **at(expectation.draft), key="expectations", code=expectation.code
    )
    gone = drafting.remove_row(**at(removed.draft), key="metrics", code=metric.code)

    back = drafting.undo_removal(
        **at(gone.draft), removed_id=RemovedRow.objects.get(key="expectations").pk
    )

    row = find(back.draft.terms(), "expectations", expectation.code)
    assert (row.party, row.metric) == ("PA-1", None)


def test_undo_without_the_row_that_held_it_is_refused():
    draft = make_draft()
    plan = drafting.add_row(**at(draft), key="patent_plans")
    country = drafting.add_row(**at(plan.draft), key="patent_countries", parent=plan.code)
    gone = drafting.remove_row(**at(country.draft), key="patent_countries", code=country.code)
    gone = drafting.remove_row(**at(gone.draft), key="patent_plans", code=plan.code)

    removed = RemovedRow.objects.get(key="patent_countries")

    assert refusal(drafting.undo_removal, **at(gone.draft), removed_id=removed.pk) == [
        "PP-1, which held PC-1, is gone. Put that back first."
    ]


def test_second_undo_of_the_same_removal_is_stale():
    draft = make_draft(SAAS)
    removed = drafting.remove_row(**at(draft), key="contributions", code="CN-1")
    removal = RemovedRow.objects.get(draft=draft)
    back = drafting.undo_removal(**at(removed.draft), removed_id=removal.pk)

    with pytest.raises(drafting.Stale):
        drafting.undo_removal(**at(back.draft), removed_id=removal.pk)

    assert codes(draft, "contributions") == [row.code for row in sample(SAAS).contributions]


def test_moved_step_of_a_ladder_is_numbered_anew():
    draft = make_draft(SAAS)

    drafting.move_row(**at(draft), key="escalation_steps", code="ES-2", up=True)

    steps = stored(draft).terms().escalation_steps
    assert [(step.code, step.order) for step in steps] == [
        ("ES-2", 1),
        ("ES-1", 2),
        ("ES-3", 3),
        ("ES-4", 4),
        ("ES-5", 5),
    ]
    assert read_terms(draft) == stored(draft).terms()


@pytest.mark.parametrize(("code", "up"), [("ES-1", True), ("ES-5", False)])
def test_row_at_the_end_of_its_list_stays(code, up):
    draft = make_draft(SAAS)

    drafting.move_row(**at(draft), key="escalation_steps", code=code, up=up)

    assert stored(draft).version == draft.version


def test_retired_step_leaves_the_count_and_comes_back_into_it():
    draft = make_draft(SAAS)
    retired = drafting.retire_row(**at(draft), key="escalation_steps", code="ES-2").draft
    orders = [step.order for step in retired.terms().escalation_steps]

    back = drafting.retire_row(**at(retired), key="escalation_steps", code="ES-2", retired=False)

    assert orders == [1, None, 2, 3, 4]
    assert back.draft.terms() == read_terms(draft) == sample(SAAS)


def test_duplicate_stands_behind_its_row_with_new_codes_inside():
    draft = make_draft(SAAS)

    copy = drafting.duplicate_row(**at(draft), key="milestones", code="MS-1")

    row = find(copy.draft.terms(), "milestones", copy.code)
    assert codes(draft, "milestones") == ["MS-1", "MS-4", "MS-2", "MS-3"]
    assert (row.title, [inner.code for inner in row.milestone_consequences]) == (
        "Integration accepted",
        ["MC-7", "MC-8"],
    )


@pytest.mark.parametrize("key", [key for key, one in entities().items() if not one.single])
def test_any_row_can_be_duplicated(key):
    name = "semiconductor-codevelopment"
    draft = make_draft(name)
    row = next((one.row for one in places(sample(name)) if one.entity.key == key), None)
    if row is None:
        draft = make_draft(SAAS, owner=make_user("bea"))
        row = next((one.row for one in places(sample(SAAS)) if one.entity.key == key), None)
    if row is None:
        draft = make_draft("platform-license", owner=make_user("cy"))
        terms = sample("platform-license")
        row = next(one.row for one in places(terms) if one.entity.key == key)

    drafting.duplicate_row(**at(draft), key=key, code=row.key)

    assert read_terms(draft) == stored(draft).terms()


def test_decision_changes_until_it_is_on_record():
    draft = make_draft()
    decision = drafting.add_row(**at(draft), key="decisions", answers={"title": "A"})
    answers = {"decided_on": date(2027, 1, 1), "decision": "B", "rationale": "C", "decided_by": "D"}
    here = {"key": "decisions", "code": decision.code}
    typed = drafting.save_answers(**at(decision.draft), **here, answers=answers)
    saved = drafting.save_answers(**at(typed.draft), **here, answers={"title": "Z"}, final=True)

    assert refusal(drafting.save_answers, **at(saved.draft), **here, answers={"title": "Y"}) == [
        "DC-1: this decision is on record. Add a new one that supersedes it."
    ]
    assert refusal(drafting.remove_row, **at(saved.draft), **here) == [
        "DC-1: this decision is on record. Add a new one that supersedes it."
    ]


def test_draft_known_before_is_read_again_once_a_decision_is_on_record():
    draft = make_draft()
    decision = drafting.add_row(**at(draft), key="decisions", answers={"title": "A"})
    answers = {"decided_on": date(2027, 1, 1), "decision": "B", "rationale": "C", "decided_by": "D"}
    here = {"key": "decisions", "code": decision.code}
    known = drafting.save_answers(**at(decision.draft), **here, answers=answers).draft

    same = drafting.save_answers(**at(known), **here, answers={}, final=True, known=stored(known))

    assert same.draft.version == known.version
    assert refusal(
        drafting.save_answers, **at(known), **here, answers={"title": "Y"}, known=known
    ) == ["DC-1: this decision is on record. Add a new one that supersedes it."]


def test_wording_is_chosen_per_clause():
    draft = make_draft()

    saved = drafting.choose_wording(**at(draft), clause_id="license.grant", position="startup")
    drafting.choose_wording(
        **at(saved.draft), clause_id="license.grant", position="custom", custom_text=" Our words. "
    )

    chosen = ClauseChoice.objects.get(draft=draft)
    assert (chosen.position, chosen.custom_text) == ("custom", "Our words.")
    assert stored(draft).version == draft.version + 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"clause_id": "no.clause", "position": "startup"},
            "There is no clause no.clause. Choose one of the list.",
        ),
        (
            {"clause_id": "license.grant", "position": "custom"},
            "License grant: write your own wording, or choose another.",
        ),
    ],
)
def test_wording_that_does_not_exist_is_refused(words, message):
    assert refusal(drafting.choose_wording, **at(make_draft()), **words) == [message]


def test_deal_that_contradicts_itself_is_not_started():
    terms = sample(SAAS)
    broken = terms.model_copy(update={"parties": terms.parties[:1]})

    assert refusal(drafting.start_deal, owner=None, terms=broken)
    assert not Draft.objects.exists()


def test_ninth_party_is_not_added_and_none_comes_back_as_the_ninth():
    draft = make_draft()
    for _ in range(7):
        draft = drafting.add_row(**at(draft), key="parties").draft
    full = ["A deal has at most 8 parties; this makes 9. Remove or retire 1."]

    assert refusal(drafting.add_row, **at(draft), key="parties") == full
    assert refusal(drafting.duplicate_row, **at(draft), key="parties", code="PA-8") == full

    draft = drafting.retire_row(**at(draft), key="parties", code="PA-8").draft
    draft = drafting.add_row(**at(draft), key="parties").draft

    assert len(codes(draft, "parties")) == 9
    assert (
        refusal(drafting.retire_row, **at(draft), key="parties", code="PA-8", retired=False) == full
    )


@pytest.mark.parametrize(
    ("key", "parent", "message"),
    [
        ("contributions", "", "A deal holds at most 2 contributions. Remove one first."),
        ("royalty_tiers", "RS-1", "RS-1 holds at most 2 royalty tiers. Remove one first."),
    ],
)
def test_list_grows_to_its_limit_and_no_further(monkeypatch, key, parent, message):
    monkeypatch.setattr(adding, "LIST_LIMIT", 2)
    draft = make_draft(SAAS)

    assert refusal(drafting.add_row, **at(draft), key=key, parent=parent) == [message]
    assert stored(draft).terms() == sample(SAAS)
