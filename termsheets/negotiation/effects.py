"""What a counter moves from whom to whom, under a forecast that may be shown with it."""

from termsheets.domain.projection import at_stage, public
from termsheets.domain.remembering import Recent
from termsheets.domain.simulation.differing import differing
from termsheets.domain.simulation.effect import MoneyEffect, money_effect
from termsheets.domain.simulation.forecast import forecast_of
from termsheets.domain.simulation.scenario import Scenario
from termsheets.domain.terms.whole import PublicTerms, Terms
from termsheets.models import Draft
from termsheets.negotiation.redlines import Compared

RECENT: Recent[MoneyEffect | None] = Recent(32)
"""The effects between sheets that people compare now, a page of changes at a time."""


def effect_of(both: Compared, own: Draft | None = None) -> MoneyEffect | None:
    """Return the money effect between two sheets, None where there is no forecast or no effect.

    The forecast is the one that the sheets disclose at the deal's stage, the
    newer one's first; with a side's ``own`` draft it is that draft's, and the
    answer for the eyes of its side alone. Nobody's own discount rate takes part.
    """
    forecaster = (own.pk, own.version, own.updated) if own else ()
    key = (both.old.shown_digest, both.key, forecaster)
    return RECENT.of(key, lambda: _reckoned(both, own.terms() if own else None))


def _reckoned(both: Compared, own: Terms | None) -> MoneyEffect | None:
    old, new = both.old.terms(), _newer(both)
    if not differing(old, new):
        return None
    sources = [own] if own else [new, old]
    forecast = next((found for one in sources if (found := forecast_of(one)).years), None)
    return money_effect(old, new, Scenario(forecast)) if forecast else None


def _newer(both: Compared) -> PublicTerms:
    if both.new:
        return both.new.terms()
    return at_stage(public(both.draft.terms()), both.old.stage)
