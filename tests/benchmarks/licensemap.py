"""The license map of a deal with 300 grants and 500 assets, from its terms to the drawing."""

import os
from functools import partial
from statistics import median

import django

from termsheets.domain.licensemap import license_map
from termsheets.domain.projection import public
from termsheets.render.licensemap import drawing
from tests.benchmarks.checks import ROUNDS, SIZES, fresh, large, ms
from tests.benchmarks.figures import Figure
from tests.benchmarks.pdf import timed

GOAL = 1.0
"""Seconds for the map of the largest deal."""


def figures():
    """Yield the time of the map and its drawings, all periods and one, as a share of a second."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "termsheets.settings")
    django.setup()
    terms = large(*SIZES[-1])
    for name, of in (("one period", drawn_once), ("every period", drawn_whole)):
        taken = median(timed(partial(of, public(fresh(terms)))) for _ in range(ROUNDS))
        yield Figure(f"license map as SVG, {name}, of 1 s", taken / GOAL, 1, ms(taken))


def drawn_once(terms):
    found = license_map(terms)
    drawing(found, found.periods[0], found.cells(found.periods[0]))


def drawn_whole(terms):
    found = license_map(terms)
    for period in found.periods:
        drawing(found, period, found.cells(period))
