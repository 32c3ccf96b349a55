"""What the revenue step shows beside its tiers: both readings on the founder's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from termsheets.domain.problems import Refused
from termsheets.domain.revenue.contract import contract_of
from termsheets.domain.simulation.forecast import BASE, forecast_of
from termsheets.domain.simulation.worked import example_base, sentences
from termsheets.domain.terms.whole import Terms
from termsheets.render.charts.curve import royalty_curve
from termsheets.render.charts.figure import Chart

SECTION = "revenue"


@dataclass(frozen=True, slots=True)
class Readings:
    """A share whose terms can be read two ways: its curve, and each reading in a sentence."""

    name: str
    method: str
    sentences: tuple[str, ...]
    chart: Chart


def readings(terms: Terms) -> Iterator[Readings]:
    """Yield each royalty that has something to show; one with a gap waits until it is filled."""
    forecast = forecast_of(terms)
    for share in terms.revenue_shares:
        if share.retired or share.kind != "royalty":
            continue
        try:
            contract = contract_of(terms, share.code)
        except Refused:
            continue
        most = max((one.sales(BASE) for one in forecast.of(share)), default=Decimal(0))
        if found := tuple(sentences(contract, most)):
            chart = royalty_curve(contract, example_base(contract, most), f"method-{share.code}")
            yield Readings(share.name or share.code, share.tier_method or "", found, chart)
