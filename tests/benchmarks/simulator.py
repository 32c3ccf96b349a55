"""The simulator of the platform deal: a slider's answer, and ten thousand futures.

The baseline of each is the ledger of its first share alone, over seven years.
"""

import os
from statistics import median
from time import perf_counter
from types import SimpleNamespace
from uuid import UUID

import django
from django.http import QueryDict
from django.template.loader import render_to_string

from termsheets.domain.revenue.contract import contract_of
from termsheets.domain.simulation.chance import PATHS, chances
from termsheets.domain.simulation.forecast import forecast_of
from termsheets.domain.simulation.outlook import settle_contract
from termsheets.domain.simulation.scenario import Scenario
from termsheets.views.money_form import MoneyForm
from termsheets.views.money_look import MoneyLook
from tests.benchmarks.figures import Figure, p95
from tests.sample_deals import sample_terms

SLIDES, ODDS = 60, 3
YEARS = 7
PARTY = "Helicord"
ROOM = SimpleNamespace(
    deal=SimpleNamespace(pk=UUID(int=0)), draft=SimpleNamespace(version=1), may={"edit": False}
)


def figures():
    """Yield a slider's answer and the odds as ratios to one share's ledger, with their times."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "termsheets.settings")
    django.setup()
    terms = sample_terms("platform-license")
    pairs = [(timed(slide, terms, step), timed(one_ledger, terms)) for step in range(SLIDES)][1:]
    note = f"p95 {1000 * p95([ours for ours, _ in pairs]):.0f} ms, goal 100 ms"
    yield Figure("a slider's answer", median(a / b for a, b in pairs), None, note)
    pairs = [(timed(odds, terms), timed(one_ledger, terms)) for _ in range(ODDS)]
    note = f"{PATHS:,} paths in {median(ours for ours, _ in pairs):.2f} s, goal 2 s"
    yield Figure("the odds", median(a / b for a, b in pairs), None, note)


def timed(function, *arguments):
    """Return the seconds that a call takes."""
    start = perf_counter()
    function(*arguments)
    return perf_counter() - start


def one_ledger(terms):
    """Settle the first share under the base case."""
    settle_contract(contract_of(terms, "RS-1"), Scenario(forecast_of(terms)), YEARS)


def slide(terms, step):
    """Reckon and draw what a page shows when a slider has moved."""
    form = MoneyForm(terms, QueryDict(f"t-RT-1-rate_pct={4 + step / 100}"))
    context = {"form": form, "look": MoneyLook(form, PARTY), "room": ROOM, "csrf_token": "-"}
    render_to_string("money/_results.html", context)


def odds(terms):
    """Draw the futures of the first party."""
    chances(terms, Scenario(forecast_of(terms)), PARTY)
