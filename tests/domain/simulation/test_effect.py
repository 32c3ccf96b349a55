"""What a counter moves: each term alone, the remainder, and the whole to the cent."""

from decimal import Decimal

from hypothesis import given, settings

from termsheets.domain.projection import public
from termsheets.domain.simulation.differing import applied, differing
from termsheets.domain.simulation.effect import money_effect
from termsheets.domain.simulation.forecast import Forecast, Range, forecast_of
from termsheets.domain.simulation.scenario import Scenario
from termsheets.domain.simulation.telling import about, told
from tests.domain.revenue.contracts_to_try import cases
from tests.domain.revenue.settled import CHIPS, ROYALTY, deal
from tests.sample_deals import sample_terms

FORECAST = Forecast({"": tuple(Range(*[Decimal(size)] * 3) for size in (900_000, 3_000_000))})


def royalty(more=""):
    """Return the public terms of a deal that pays a royalty of a tenth."""
    return public(deal(f"{ROYALTY}\n{more}".strip()))


def effect(old, new, forecast=FORECAST):
    """Return the money effect of two public terms."""
    return money_effect(old, new, Scenario(forecast))


def test_each_term_counts_alone_and_the_remainder_is_their_interplay():
    new = royalty('annual_cap_amount: "100000"\nupfront_amount: "5000"')

    found = effect(royalty(), new)

    assert {part.change.source: part.moved.plain["Maker"] for part in found.parts} == {
        "RS-1.annual_cap_amount": -200_000,
        "RS-1.upfront_amount": 5_000,
    }
    assert found.total.plain == {"Maker": -195_000, "Seller": 195_000}
    assert found.remainder.is_nothing


def test_new_tier_counts_as_one_change():
    new = royalty().model_copy(update={"revenue_shares": _with_tier(royalty()).revenue_shares})

    (part,) = effect(royalty(), new).parts

    assert (part.change.source, part.moved.plain["Maker"]) == ("RT-2", Decimal(-100_000))


def _with_tier(terms):
    (share,) = terms.revenue_shares
    tier = share.royalty_tiers[0].model_copy(
        update={"code": "RT-2", "from_amount": Decimal(1_000_000), "rate_pct": Decimal(5)}
    )
    tiers = (*share.royalty_tiers, tier)
    changed = share.model_copy(update={"royalty_tiers": tiers})
    return terms.model_copy(update={"revenue_shares": (changed,)})


def test_change_that_cannot_stand_alone_is_part_of_the_remainder():
    (share,) = royalty().revenue_shares
    tier = share.royalty_tiers[0].model_copy(update={"unit_amount": Decimal(2)})
    units = share.model_copy(update={"base": "units", "royalty_tiers": (tier,)})
    new = royalty().model_copy(update={"revenue_shares": (units,)})

    found = effect(royalty(), new)

    assert found.parts == ()
    assert found.remainder == found.total
    assert found.total.plain["Maker"] == 2 * 3_900_000 - 390_000


def test_words_and_names_move_no_money():
    old = public(sample_terms(CHIPS))
    parties = tuple(
        row.model_copy(update={"short_name": row.short_name.upper()}) for row in old.parties
    )
    (first, *rest) = old.revenue_shares
    shares_ = (first.model_copy(update={"rationale": "Because."}), *rest)
    new = old.model_copy(update={"parties": parties, "revenue_shares": shares_})

    found = effect(old, new, forecast_of(old))

    assert (found.parts, found.total.is_nothing) == ((), True)


def test_two_currencies_do_not_compare():
    assert effect(royalty(), public(deal(ROYALTY, currency="EUR"))) is None


@settings(max_examples=settings.default.max_examples // 20)
@given(one=cases(), other=cases())
def test_attribution_adds_up_exactly(one, other):
    old = public(one[0])
    new = old.model_copy(update={"revenue_shares": public(other[0]).revenue_shares})

    found = effect(old, new)

    for way in ("plain", "present"):
        for party in found.parties:
            parts = [getattr(part.moved, way)[party] for part in found.parts]
            whole = sum(parts, Decimal(0)) + getattr(found.remainder, way)[party]
            assert whole == getattr(found.total, way)[party]
    assert sum(found.total.plain.values()) == 0


@settings(max_examples=settings.default.max_examples // 20)
@given(one=cases(), other=cases())
def test_all_changes_together_make_the_other_deal_to_the_engine(one, other):
    old = public(one[0])
    new = old.model_copy(update={"revenue_shares": public(other[0]).revenue_shares})

    both = old
    for change in differing(old, new):
        both = applied(both, change)

    assert effect(both, new).total.is_nothing


def test_amounts_are_told_to_two_digits():
    found = [about(Decimal(amount), "USD") for amount in (1_249_999, 86_400, 950, 2_500_000_000)]

    assert found == ["USD 1.2m", "USD 86,000", "USD 950", "USD 2.5bn"]


def test_sentence_says_who_gains_from_whom():
    two = {"Veldrite": Decimal(-1_200_000), "Kestrelwerk": Decimal(1_200_000)}
    three = two | {"Pinehallow": Decimal(-10)}

    assert told(two, "USD", "base") == (
        "This counter moves about USD 1.2m from Veldrite to Kestrelwerk in the base case."
    )
    assert told(three, "USD", "low") == (
        "In the low case, Veldrite loses about USD 1.2m, Kestrelwerk gains about USD 1.2m "
        "and Pinehallow loses about USD 10."
    )
    assert told({"A": Decimal(0)}, "USD", "base") == "This counter moves no money in the base case."
