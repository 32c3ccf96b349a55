"""Which term moves the result most, and what ten thousand futures bring."""

from dataclasses import replace
from decimal import Decimal

from termsheets.domain.simulation.chance import chances
from termsheets.domain.simulation.forecast import forecast_of
from termsheets.domain.simulation.outlook import net, outlook
from termsheets.domain.simulation.scenario import Scenario
from termsheets.domain.simulation.sensitivity import tornado
from tests.domain.revenue.settled import CHIPS, SAAS
from tests.sample_deals import sample_terms


def base_of(name):
    """Return a sample deal's terms and its base case."""
    terms = sample_terms(name)
    return terms, Scenario(forecast_of(terms))


def test_tornado_sets_the_strongest_term_first():
    found = tornado(*base_of(SAAS), "Tidelark")

    assert [(bar.label, bar.lower, bar.higher) for bar in found.bars[:2]] == [
        ("Sales", 1_728_875, 2_054_250),
        ("Rate from 0", 1_807_000, 1_978_000),
    ]
    assert [bar.swing for bar in found.bars] == sorted(
        (bar.swing for bar in found.bars), reverse=True
    )


def test_tornado_leaves_out_what_moves_nothing():
    labels = {bar.label for bar in tornado(*base_of(CHIPS), "Veldrite").bars}

    assert "Lidar royalty: annual cap" not in labels


def test_chances_lie_between_the_low_and_the_high_case():
    terms, base = base_of(SAAS)

    found = chances(terms, base, "Tidelark", paths=500)

    ends = [
        net(outlook(terms, replace(base, case=case)).payments, "Tidelark")
        for case in ("low", "base", "high")
    ]
    amounts = [amount for _, amount in found.amounts]
    assert ends[0] < amounts[0] < amounts[1] < amounts[2] < ends[2]
    assert abs(amounts[1] - ends[1]) < Decimal(20_000)


def test_chances_are_the_same_every_time():
    terms, base = base_of(CHIPS)

    assert chances(terms, base, "Veldrite", 200) == chances(terms, base, "Veldrite", 200)
