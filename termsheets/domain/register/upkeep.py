"""What has to be looked at, in the order of its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from termsheets.domain import words
from termsheets.domain.register.assets import Asset
from termsheets.domain.register.holding import Holding

NOTICE = timedelta(days=365)
"""An asset's last day is told a year ahead: renewals and successors take that long."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at by a day: ``code`` is the row of ``holding`` that asks for it."""

    day: date
    holding: Holding
    code: str
    title: str
    about: str = ""

    def days_left(self, today: date) -> int:
        """Return the days until then; negative once it has passed."""
        return (self.day - today).days


def due_of(holdings: Iterable[Holding], assets: Sequence[Asset], today: date) -> tuple[Due, ...]:
    """Return reviews, open findings, open assumptions and expiries, the earliest first."""
    found = [one for holding in holdings for one in _of_deal(holding)]
    found += [one for asset in assets for one in _expiry(asset, today)]
    return tuple(sorted(found, key=lambda one: (one.day, one.holding.title, one.code)))


def _of_deal(holding: Holding) -> Iterator[Due]:
    for review in holding.facts.rows("hygiene_reviews"):
        if review.next_date:
            scope = words.capital(", ".join(map(words.choice, review.scope)))
            yield Due(review.next_date, holding, review.code, "Portfolio review", scope)
        for finding in review.hygiene_findings:
            if finding.due_date and not (finding.closed or finding.retired):
                kind = words.choice(finding.kind) if finding.kind else "finding"
                title = f"Finding: {kind}"
                yield Due(finding.due_date, holding, finding.code, title, finding.action or "")
    for belief in holding.facts.rows("assumptions"):
        if belief.review_date and belief.status == "open":
            yield Due(
                belief.review_date, holding, belief.code, "Assumption", belief.statement or ""
            )


def _expiry(asset: Asset, today: date) -> Iterator[Due]:
    for mention in asset.mentions[:1]:
        if asset.expiry and asset.expiry <= today + NOTICE:
            yield Due(
                asset.expiry, mention.holding, mention.row.code, "Protection ends", asset.title
            )
