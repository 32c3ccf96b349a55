"""The deal checks against the PDF of the same deal, and how they grow with grants and assets.

The large deal has 300 grants and 500 assets. A grant takes some assets of its
own, in one of several fields and countries, so that the pairs that overlap
grow with the deal; the exponent is that of the time over those pairs.
"""

import os
from datetime import date
from functools import partial
from math import log
from statistics import median

import django

from termsheets.domain.checks import findings
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.overlap import overlapping
from termsheets.domain.projection import public
from termsheets.domain.termsheet import term_sheet
from termsheets.render import html
from termsheets.render.edition import Edition
from termsheets.render.press import press
from tests.benchmarks.figures import Figure
from tests.benchmarks.pdf import timed
from tests.sample_deals import NAMES, sample_terms

TODAY = date(2026, 12, 1)
ROUNDS = 15
PRINTINGS = 3
SHARE_OF_PDF = 0.1
GOAL = 0.010
GROWTH = 1.2
SIZES = ((75, 125), (150, 250), (300, 500))
PLACES = ("US", "JP", "GB", "DE", "FR", "BR", "IN", "KR")
GROUPS = ("AFRICA", "OCEANIA")


def figures():
    """Yield the time of all checks, as a share of the PDF's and of 10 ms, and their growth."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "termsheets.settings")
    django.setup()
    largest = max(map(sample_terms, NAMES), key=checking_time)
    taken = checking_time(largest)
    yield Figure("all checks on the largest sample, of 10 ms", taken / GOAL, 1, ms(taken))
    pdf = median(timed(partial(printed, largest)) for _ in range(PRINTINGS))
    yield Figure("all checks, of the PDF", taken / pdf, SHARE_OF_PDF, f"{pdf:.2f} s")
    yield from growth()


def checking_time(terms):
    """Return the seconds that the checks take for a deal of which nothing is remembered."""
    return median(timed(partial(findings, fresh(terms), today=TODAY)) for _ in range(ROUNDS))


def fresh(terms):
    """Return an equal deal of new rows, so that nothing about them was worked out before."""
    return type(terms).model_validate(terms.model_dump())


def printed(terms):
    sheet = term_sheet(public(fresh(terms)))
    press(html.document(sheet, Edition.of(sheet, label="Draft", printed=TODAY)))


def growth():
    """Yield the time on the large deal, and the exponent of its growth with overlapping pairs."""
    deals = {size: large(*size) for size in SIZES}
    times = {size: checking_time(terms) for size, terms in deals.items()}
    pairs = {size: len(list(overlapping(matter(terms)))) for size, terms in deals.items()}
    small, big = SIZES[0], SIZES[-1]
    exponent = log(times[big] / times[small]) / log(pairs[big] / pairs[small])
    note = f"{ms(times[small])} for {pairs[small]} pairs, {ms(times[big])} for {pairs[big]}"
    yield Figure("exponent of growth with overlapping pairs", exponent, GROWTH, note)


def matter(terms):
    return Matter(public(terms), TODAY)


def ms(seconds):
    return f"{seconds * 1000:.1f} ms"


def large(grants, assets):
    """Return a deal with so many grants and assets, in which some grants overlap."""
    terms = sample_terms(NAMES[-1])
    asset, grant = terms.background_assets[0], terms.license_grants[0]
    rows = tuple(
        asset.model_copy(update={"code": f"BG-{number}", "tier": "TI-3"})
        for number in range(1, assets + 1)
    )
    own = [
        tuple(f"BG-{1 + (5 * number + step) % assets}" for step in range(8))
        for number in range(grants)
    ]
    several = tuple(
        grant.model_copy(
            update={
                "code": f"LG-{number + 1}",
                "licensee": f"PA-{2 + number % 2}",
                "tiers": (),
                "assets": own[number],
                "territories": (PLACES[number % len(PLACES)], *GROUPS[number % 3 : number % 3 + 1]),
            }
        )
        for number in range(grants)
    )
    return terms.model_copy(update={"background_assets": rows, "license_grants": several})
