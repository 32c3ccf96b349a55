"""The money effect between rounds: under a forecast that may be shown, and nobody's secrets."""

import pytest

from termsheets.domain.simulation.effect import money_effect
from termsheets.negotiation import effects
from termsheets.negotiation.effects import effect_of
from termsheets.negotiation.redlines import compared
from termsheets.render.redline.money import money_of
from tests.domain.revenue.settled import CHIPS, SAAS
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


def between(talks, old, new):
    """Return two sheets of the talks as the first side compares them."""
    side = talks.deal.sides.get(party_code="PA-1")
    return compared(talks.deal, old, new, side.pk)


def countered(name, **lower):
    """Return talks whose second round changes the first share and its first rate."""
    talks = make_talks(name)
    talks.send()
    talks.respond("PA-2", 1, general__law="discuss")
    talks.edit("PA-2", "royalty_tiers", "RT-1", rate_pct=lower["rate"])
    talks.edit("PA-2", "revenue_shares", "RS-1", upfront_amount=lower["upfront"])
    talks.send("PA-2")
    return talks


def test_effect_rests_on_the_forecast_that_the_rounds_disclose():
    both = between(countered(SAAS, rate="28", upfront="5000"), 1, 2)

    told = money_of(effect_of(both), both.redline)

    assert told.sentence == (
        "This counter moves about USD 130,000 from Tidelark to Brackenhall in the base case."
    )
    assert sorted(told.places.values()) == [
        "Tidelark \N{MINUS SIGN}57,000.00 USD; Brackenhall +57,000.00 USD",
        "Tidelark \N{MINUS SIGN}70,000.00 USD; Brackenhall +70,000.00 USD",
    ]
    assert set(told.places) <= {change.id for change in both.redline.changes}


def test_forecast_that_waits_for_its_stage_serves_its_own_side_alone():
    talks = countered(CHIPS, rate="3", upfront="5000")
    both = between(talks, 1, 2)

    assert effect_of(both) is None
    assert effect_of(both, talks.draft("PA-1")).total.plain["Veldrite"] < 0


def test_rounds_with_the_same_money_have_no_effect():
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", "termination_terms", breach_cure_days=31)
    talks.send("PA-2")

    assert effect_of(between(talks, 1, 2)) is None


def test_effect_is_reckoned_once_for_the_same_words_and_the_same_forecast(monkeypatch):
    talks, asked = countered(CHIPS, rate="3", upfront="5000"), []
    monkeypatch.setattr(
        effects, "money_effect", lambda *sheets: asked.append("x") or money_effect(*sheets)
    )

    def told():
        return effect_of(between(talks, 1, 2), talks.draft("PA-1")).total.plain["Veldrite"]

    before = [told(), told()]
    for year in talks.draft("PA-1").terms().forecast_years:
        same = {"revenue_low_amount": "4000000", "revenue_high_amount": "4000000"}
        talks.edit("PA-1", "forecast_years", year.code, **same)

    assert before[0] == before[1] != told()
    assert len(asked) == 2
