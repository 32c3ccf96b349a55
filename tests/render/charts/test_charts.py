"""Charts: valid SVG under the strict policy, with title and table, told apart without color."""

from decimal import Decimal

import pytest
from lxml import etree

from termsheets.domain.revenue.contract import contract_of
from termsheets.domain.simulation.forecast import forecast_of
from termsheets.domain.simulation.outlook import outlook
from termsheets.domain.simulation.scenario import Scenario
from termsheets.domain.simulation.sensitivity import tornado
from termsheets.render.charts.axes import scale, short
from termsheets.render.charts.bridge import bridge
from termsheets.render.charts.cash import cash
from termsheets.render.charts.curve import royalty_curve
from termsheets.render.charts.figure import figure
from termsheets.render.charts.pen import STYLES
from termsheets.render.charts.tornado import tornado_chart
from tests.domain.revenue.settled import CHIPS
from tests.sample_deals import sample_terms

PARTS = [("Upfront <fees>", Decimal(250)), ("Advance", Decimal(-50))]


@pytest.fixture(scope="module")
def charts():
    """Return one chart of each kind."""
    terms = sample_terms(CHIPS)
    scenario = Scenario(forecast_of(terms))
    return {
        "curve": royalty_curve(contract_of(terms, "RS-1"), Decimal(14_000_000)),
        "cash": cash(outlook(terms, scenario)),
        "bridge": bridge("What it is made of", PARTS, "EUR"),
        "tornado": tornado_chart(tornado(terms, scenario, "Veldrite"), "EUR"),
    }


@pytest.mark.parametrize("kind", ["curve", "cash", "bridge", "tornado"])
def test_chart_is_sound_svg_with_title_and_numbers(charts, kind):
    chart = charts[kind]
    svg = etree.fromstring(chart.svg)

    assert svg.findtext("{*}title") == f"{chart.title}. {chart.summary}"
    assert svg.xpath("//@style | //*[local-name()='style' or local-name()='script']") == []
    assert {len(row) for row in chart.rows} == {len(chart.heads)}
    assert chart.rows


def test_figure_holds_the_numbers_as_a_table(charts):
    html = figure(charts["cash"])

    assert "<table" in html
    assert "1,905,000.00" in html


def test_curve_has_its_corners_at_thresholds_and_bounds(charts):
    rows = dict(
        zip(
            ("none", "quarter", "first", "half", "second", "all"), charts["curve"].rows, strict=True
        )
    )

    assert rows["none"][1:] == ("EUR 100,000.00", "EUR 100,000.00")
    assert rows["first"] == ("5,000,000", "EUR 250,000.00", "EUR 200,000.00")
    assert rows["second"] == ("12,000,000", "EUR 700,000.00", "EUR 550,000.00")


def test_bridge_says_the_total_and_escapes_its_words(charts):
    assert charts["bridge"].rows[-1] == ("In all", "+200.00")
    assert "Upfront &lt;fees&gt;" in charts["bridge"].svg


def test_series_are_told_apart_without_color():
    assert len({style.dashes for style in STYLES}) == len({style.pattern for style in STYLES}) == 8


@pytest.mark.parametrize("most", [0, 1, 999, 10**15, Decimal("0.01")])
def test_scale_holds_its_values_between_round_ticks(most):
    found = scale([most], 0, 100)

    assert found.low <= 0 <= found.high
    assert found.low <= most <= found.high
    assert len(found.ticks) <= 7


def test_axis_numbers_are_short():
    assert [short(value) for value in (0, -1_250_000, 40_000, 2.5e9)] == [
        "0",
        "\N{MINUS SIGN}1.25m",
        "40k",
        "2.5bn",
    ]
