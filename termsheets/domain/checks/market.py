"""Market power, as the safe harbors of the EU and the United Kingdom measure it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from termsheets.domain import words
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hit, Hits, hit
from termsheets.domain.checks.telling import listed
from termsheets.domain.checks.thresholds import (
    MARKET_SHARE_ALONE_PCT,
    MARKET_SHARE_TOGETHER_PCT,
    UK_ALTERNATIVES,
)

COMPETING = ("potential", "actual")


def market_share(matter: Matter) -> Hits:
    """law.market_share: nothing shows that a grant is within the safe harbor.

    Source: TTBER Art. 3; the UK order's technology test.
    """
    for grant in matter.european:
        sides = [matter.party(code) for code in (grant.licensor, grant.licensee)]
        yield from _of_sides(matter, grant, [party for party in sides if party])
        alternatives = matter.terms.deal.uk_independent_alternatives or 0
        if matter.reaches(grant, "GB") and alternatives < UK_ALTERNATIVES:
            named = {"grant": matter.called_grant(grant), "limit": str(UK_ALTERNATIVES)}
            yield hit(field="uk_independent_alternatives", why="alternatives", **named)


def _of_sides(matter: Matter, grant: Any, sides: list[Any]) -> Iterator[Hit]:
    compete = matter.terms.deal.parties_compete
    named = {"grant": matter.called_grant(grant)}
    if compete == "unknown":
        yield hit(field="parties_compete", why="unknown", **named)
    for party in sides:
        if party.market_share_pct is None:
            called = matter.called(party.code)
            yield hit(field="market_share_pct", why="empty", party=called, **named)
    known = [party for party in sides if party.market_share_pct is not None]
    if compete in COMPETING:
        yield from _together(matter, known, named)
    else:
        yield from _alone(matter, known, named)


def _together(matter: Matter, sides: list[Any], named: dict[str, str]) -> Iterator[Hit]:
    total = sum((party.market_share_pct for party in sides), Decimal(0))
    if total > MARKET_SHARE_TOGETHER_PCT:
        both = listed(sorted(matter.called(party.code) for party in sides))
        limit = words.percent(MARKET_SHARE_TOGETHER_PCT)
        yield hit(field="market_share_pct", why="together", party=both, limit=limit, **named)


def _alone(matter: Matter, sides: list[Any], named: dict[str, str]) -> Iterator[Hit]:
    for party in sides:
        if party.market_share_pct > MARKET_SHARE_ALONE_PCT:
            called, limit = matter.called(party.code), words.percent(MARKET_SHARE_ALONE_PCT)
            yield hit(field="market_share_pct", why="alone", party=called, limit=limit, **named)
