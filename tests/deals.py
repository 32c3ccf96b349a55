"""Deals to test with."""

from functools import cache

from termsheets.models import Draft
from termsheets.negotiation import drafting, samples
from tests.people import make_user

SAMPLES = tuple(name for name, _ in samples.TITLES)


@cache
def sample(name="saas-distribution"):
    """Return the Terms of a sample deal."""
    return samples.terms(name)


def make_draft(name="", owner=None, terms=None):
    """Return the owner's draft: of a blank deal, of a sample, or of Terms."""
    if name:
        terms = sample(name)
    deal = drafting.start_deal(owner=owner or make_user(), terms=terms)
    return Draft.objects.select_related("side__deal").get(side__deal=deal)
