"""Checks of the living document: reviews are booked, changes are explained."""

from __future__ import annotations

from datetime import date

from termsheets.domain import dates
from termsheets.domain.checks.changes import unlogged
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hits, Rule, hit
from termsheets.domain.checks.thresholds import REVIEW_MONTHS

PARTICIPANTS = frozenset({"engineering", "legal", "business"})
SCOPE = frozenset({"overlapping_claims", "freedom_to_operate"})


def reviews(matter: Matter) -> Hits:
    """upkeep.reviews: assumptions or the portfolio are looked at too late, or never.

    Source: IP hygiene.
    """
    assumptions = matter.rows("assumptions")
    if not assumptions:
        yield hit(field="assumptions", why="none")
    limit = dates.add_months(matter.day, REVIEW_MONTHS) or date.max
    for row in assumptions:
        if row.review_date and row.review_date < matter.day:
            yield hit(row, "review_date", "past", assumption=row.code)
        if row.review_date and row.review_date > limit:
            months = str(REVIEW_MONTHS)
            yield hit(row, "review_date", "far", assumption=row.code, months=months)
    if not any(_qualifies(row) for row in matter.rows("hygiene_reviews")):
        yield hit(why="portfolio")


def _qualifies(review: object) -> bool:
    who, what = getattr(review, "participants", ()), getattr(review, "scope", ())
    return PARTICIPANTS.issubset(who) and SCOPE.issubset(what)


def undocumented_change(matter: Matter) -> Hits:
    """upkeep.undocumented_change: a clause has changed, and no new decision says why.

    Source: living document.
    """
    if matter.last_round is None:
        return
    for title in unlogged(matter.terms, matter.last_round):
        yield hit(field="decisions", clause=title)


RULES = (
    Rule("upkeep.reviews", reviews),
    Rule("upkeep.undocumented_change", undocumented_change),
)
