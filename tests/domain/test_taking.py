"""A round becomes a side's own Terms: all that was sent, and what it keeps to itself."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termsheets.domain import invariants, schema
from termsheets.domain.edits import find, with_list
from termsheets.domain.library import library
from termsheets.domain.projection import at_stage, disclosed, public
from termsheets.domain.taking import lost, names_of_parties, taken_up
from termsheets.domain.terms import PublicTerms, Terms
from tests.sample_deals import NAMES, sample_terms

OWN_YEARS = {"forecast_years": ()}
LISTS = ("parties", "expectations", "background_assets", "assumptions", "fallback_terms")


@pytest.mark.parametrize("name", NAMES)
def test_public_terms_survive_being_stored(name):
    sent = public(sample_terms(name))

    assert schema.thaw_public(schema.freeze(sent)) == sent


def test_round_of_a_newer_program_is_not_read():
    with pytest.raises(ValueError, match="version 2"):
        schema.thaw_public('{"schema_version": 2}')


@pytest.mark.parametrize("name", NAMES)
def test_side_takes_up_all_that_was_sent(name):
    sent = public(sample_terms(name))

    taken = taken_up(sent)

    assert public(taken) == sent.model_copy(update={"forecast_years": ()})
    assert schema.validated(schema.thaw(schema.snapshot(taken)).model_dump()) == taken
    assert invariants.problems(taken, library().clauses) == ()


@pytest.mark.parametrize("name", NAMES)
def test_own_private_answers_come_back_with_ones_own_round(name):
    own = sample_terms(name)

    assert taken_up(public(own), own, public(own)) == own


@pytest.mark.parametrize("name", NAMES)
def test_undisclosed_answers_come_back_with_ones_own_round(name):
    own = sample_terms(name)
    sent = disclosed(public(own))

    assert taken_up(sent, own, sent) == own


@pytest.mark.parametrize("name", NAMES)
def test_undisclosed_answers_stay_with_their_side(name):
    sent = disclosed(public(sample_terms(name)))

    taken = taken_up(sent)

    hidden = [asset for asset in taken.background_assets if asset.disclosure_level == "title_only"]
    assert [(asset.description, asset.identifiers) for asset in hidden] == [(None, None)] * len(
        hidden
    )
    assert taken.forecast_years == ()
    assert invariants.gaps(taken) == invariants.gaps(sample_terms(name))


def test_kept_forecast_leads_to_no_row_that_is_gone():
    own = sample_terms(NAMES[0])
    forecast = own.forecast_years[0].model_copy(update={"share": own.revenue_shares[0].code})
    own = own.model_copy(update={"forecast_years": (forecast,)})
    sent = disclosed(public(own)).model_copy(update={"revenue_shares": ()})

    (kept,) = taken_up(sent, own, sent).forecast_years

    assert kept == forecast.model_copy(update={"share": None})


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.data())
def test_whatever_arrives_is_taken_up_whole(name, other, data):
    own, sent = sample_terms(name), at_stage(public(sample_terms(other)), "none")
    for key in LISTS[1:]:
        rows = getattr(sent, key)
        kept = data.draw(st.lists(st.sampled_from(rows), unique_by=id) if rows else st.just([]))
        sent = sent.model_copy(update={key: tuple(row for row in rows if row in kept)})

    taken = taken_up(sent, own, public(own))

    codes = [row.code for row in taken.fallback_terms]
    assert at_stage(public(taken), "none").model_copy(update=OWN_YEARS) == sent.model_copy(
        update=OWN_YEARS
    )
    assert len(codes) == len(set(codes))
    assert [row.fallback_text for row in taken.fallback_terms if not row.shared] == [
        row.fallback_text for row in own.fallback_terms if not row.shared
    ]


def test_new_row_of_another_side_does_not_get_the_answers_of_one_it_never_saw():
    base = sample_terms(NAMES[1])
    asset = base.background_assets[0].model_copy(
        update={"code": "BG-90", "encumbrance_note": "Secret."}
    )
    own = with_list(base, "background_assets", "", (*base.background_assets, asset))
    theirs = asset.model_copy(update={"title": "Theirs", "encumbrance_note": None})
    sent = public(with_list(base, "background_assets", "", (*base.background_assets, theirs)))

    taken = taken_up(sent, own, public(base))

    assert find(taken, "background_assets", "BG-90").encumbrance_note is None


def test_rows_a_round_drops_are_known():
    own = sample_terms(NAMES[1])
    after = with_list(own, "contributions", "", own.contributions[1:])

    assert [(one.entity.key, one.index, one.row.code) for one in lost(own, after)] == [
        ("contributions", 0, own.contributions[0].code)
    ]


def test_parties_are_called_by_name_or_code():
    terms = PublicTerms.model_validate(
        {
            "parties": [
                {"code": "PA-1", "short_name": "Tidelark"},
                {"code": "PA-2"},
                {"code": "PA-3", "retired": True},
            ]
        }
    )

    assert names_of_parties(terms) == {"PA-1": "Tidelark", "PA-2": "PA-2"}


def test_blank_terms_take_up_nothing():
    assert taken_up(public(Terms())) == Terms()
