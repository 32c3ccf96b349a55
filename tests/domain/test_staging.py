"""What each stage shows: never less than the one before, and nothing of what waits above it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termsheets.domain import schema, sheet_json
from termsheets.domain.carrying import carried, dumps
from termsheets.domain.projection import YEARLY, at_stage, disclosed, public
from termsheets.domain.staging import DETAILS, STAGES, next_stage, openness
from termsheets.domain.terms.confidentiality import DisclosureStage
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.revenue import ForecastYear, WaterfallStep
from termsheets.domain.termsheet import CUSTOM, ClauseChoice, staged
from tests.sample_deals import NAMES, sample_terms

POOL = "semiconductor-codevelopment"
MONEY = st.none() | st.decimals(0, 10**9, places=2)
PERCENTS = st.none() | st.decimals(0, 100, places=2)


def stage_rows():
    """Return a strategy for the stages of a deal, orderly or not."""
    told = facts(DisclosureStage)
    contents = st.lists(st.sampled_from(told["contents"].choices), unique=True).map(tuple)
    row = st.builds(
        DisclosureStage,
        code=st.just("DS-1"),
        order=st.none() | st.integers(1, 4),
        contents=contents,
        detail=st.none() | st.sampled_from(DETAILS),
        precondition=st.none() | st.sampled_from(STAGES),
        retired=st.booleans(),
    )
    return st.lists(row, max_size=4).map(tuple)


def year_rows():
    """Return a strategy for forecasts, some of one share alone."""
    row = st.builds(
        ForecastYear,
        code=st.sampled_from(["FY-1", "FY-2"]),
        year_number=st.integers(1, 5),
        share=st.sampled_from([None, "RS-1"]),
        unknown=st.sampled_from([(), ("cost_amount",)]),
        **{name: PERCENTS if name.endswith("pct") else MONEY for name in YEARLY if "_" in name}
        | {"value_milestone": st.sampled_from([None, "MS-1"])},
    )
    return st.lists(row, max_size=3).map(tuple)


def terms_of(name, stages, years=()):
    """Return the public terms of a sample with other stages and forecasts."""
    changed = {"disclosure_stages": stages, "forecast_years": years}
    return public(sample_terms(name)).model_copy(update=changed)


def one_stage(content, detail="full", precondition="nda"):
    """Return the only stage of a deal, which opens one content."""
    told = {"order": 1, "contents": (content,), "detail": detail, "precondition": precondition}
    return (DisclosureStage(code="DS-1", **told),)


@given(st.sampled_from(NAMES), stage_rows(), year_rows(), st.data())
def test_later_stage_shows_all_that_an_earlier_one_does(name, stages, years, data):
    terms = terms_of(name, stages, years)
    early, late = sorted(data.draw(st.tuples(*[st.integers(0, len(STAGES) - 1)] * 2)))

    low, high = at_stage(terms, STAGES[early]), at_stage(terms, STAGES[late])

    assert at_stage(high, STAGES[early]) == low
    assert at_stage(high, STAGES[late]) == high


@settings(max_examples=60)
@given(stage_rows(), year_rows(), year_rows(), st.sampled_from(STAGES), st.data())
def test_what_waits_above_a_stage_changes_no_byte_below_it(stages, years, others, stage, data):
    terms, told = terms_of(POOL, stages, years), openness(terms_of(POOL, stages), stage)
    changed = {"forecast_years": others if not told.details else years}
    choices = {"revenue.waterfall": ClauseChoice()}
    if told.withholds("waterfall"):
        changed["revenue_shares"] = tuple(
            share.model_copy(update={"waterfall_steps": data.draw(steps())})
            for share in terms.revenue_shares
        )
        choices["revenue.waterfall"] = ClauseChoice(CUSTOM, data.draw(st.text(min_size=1)))
    if told.withholds("technical_detail"):
        changed["background_assets"] = tuple(
            asset.model_copy(
                update={
                    "identifiers": data.draw(st.text()),
                    "jurisdictions": data.draw(st.sampled_from([(), ("DE",)])),
                    "unknown": data.draw(st.sampled_from([(), ("identifiers",)])),
                }
            )
            for asset in terms.background_assets
        )
    same = {"revenue.waterfall": ClauseChoice()}

    assert told_of(terms.model_copy(update=changed), choices, stage) == told_of(terms, same, stage)


def steps():
    """Return a strategy for the steps of a pool."""
    row = st.builds(WaterfallStep, code=st.just("WF-9"), amount_cap=MONEY, label=st.just("Secret"))
    return st.lists(row, max_size=2).map(tuple)


def told_of(terms, choices, stage):
    """Return all texts that leave a side at a stage."""
    shown, sheet = staged(terms, choices, stage)
    return schema.freeze(shown), sheet_json.dumps(sheet), dumps(carried(sheet, choices))


@pytest.mark.parametrize("name", NAMES)
def test_deal_without_stages_withholds_its_forecasts_alone(name):
    terms = terms_of(name, (), public(sample_terms(name)).forecast_years)

    assert at_stage(terms, STAGES[-1]) == disclosed(terms)


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ("summary", []),
        ("range", ["revenue_low_amount", "revenue_high_amount"]),
        ("aggregate", ["revenue_low_amount", "revenue_high_amount", "cost_amount"]),
        ("full", ["revenue_low_amount", "revenue_high_amount", "cost_amount"]),
    ],
)
def test_forecast_opens_as_far_as_its_detail_goes(detail, shown):
    figures = dict.fromkeys(YEARLY, Decimal(5)) | {"value_milestone": None}
    year = ForecastYear(code="FY-1", year_number=1, **figures)
    of_one_share = year.model_copy(update={"code": "FY-2", "share": "RS-1"})
    terms = terms_of(POOL, one_stage("cost_forecast", detail), (year, of_one_share))

    years = {row.code: row for row in at_stage(terms, "nda").forecast_years}

    assert at_stage(terms, "none").forecast_years == ()
    assert [name for name in YEARLY if years and getattr(years["FY-1"], name) is not None] == shown
    assert ("FY-2" in years) is (detail == "full")


def test_steps_of_a_pool_are_absent_with_their_clause_until_their_stage():
    terms = terms_of(POOL, one_stage("waterfall"))

    below, above = (staged(terms, {}, stage)[1] for stage in ("none", "nda"))

    assert "revenue.waterfall" not in sheet_json.dumps(below)
    assert "waterfall" not in sheet_json.dumps(below)
    assert "Documented patent cost" in sheet_json.dumps(above)


def test_stage_does_not_open_before_the_ones_in_front_of_it():
    weak = one_stage("waterfall", precondition="none")[0].model_copy(update={"order": 2})
    terms = terms_of(POOL, (weak, *one_stage("cost_forecast")))

    assert openness(terms, "none").withholds("waterfall")
    assert not openness(terms, "nda").withholds("waterfall")


def test_next_stage_is_the_weakest_that_the_deal_has_not_met():
    terms = terms_of(POOL, sample_terms(POOL).disclosure_stages)

    assert [next_stage(terms, stage) for stage in STAGES] == ["nda", "clean_team", "", "", ""]
