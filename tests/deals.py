"""Deals to test with."""

from functools import cache

from termsheets.domain import edits
from termsheets.domain.terms import structure
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


def with_every_kind(draft):
    """Return a draft once it has a row of every kind."""
    for entity in structure.entities().values():
        lists = [] if entity.single else list(edits.lists(draft.terms(), entity.key))
        if lists and not any(rows for _, rows in lists):
            told = {"key": entity.key, "parent": lists[0][0]}
            drafting.add_row(draft_id=draft.pk, version=draft.version, **told)
            draft = Draft.objects.select_related("side__deal").get(pk=draft.pk)
    return draft
