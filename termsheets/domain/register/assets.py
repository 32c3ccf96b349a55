"""Every asset that a side brings to its deals, once, however many deals name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from termsheets.domain import words
from termsheets.domain.register.holding import Holding
from termsheets.domain.register.licenses import License, has_run_out

LIVE_STATUSES = (None, "unregistered", "pending", "granted")


@dataclass(frozen=True, slots=True)
class Mention:
    """An asset's row in one deal."""

    holding: Holding
    row: Any


@dataclass(frozen=True, slots=True)
class Asset:
    """Something a side owns: its ``mentions`` in deals, and the ``licenses`` that run on it.

    The first mention words it; burdens of all mentions count, since what one
    deal admits is true in the others.
    """

    mentions: tuple[Mention, ...]
    licenses: tuple[License, ...]

    @property
    def title(self) -> str:
        """Return what it is called."""
        return str(self._first.title or self._first.code)

    @property
    def about(self) -> str:
        """Return its kind, status, numbers and last day, in words."""
        row = self._first
        known = [words.capital(words.choice(row.kind)) if row.kind else "Kind not yet stated"]
        known += [words.choice(row.status)] if row.status else []
        known += [row.identifiers] if row.identifiers else []
        known += [f"expires {words.day(self.expiry)}"] if self.expiry else []
        return ", ".join(known)

    @property
    def expiry(self) -> date | None:
        """Return the last day of protection, the earliest if deals differ."""
        days = (mention.row.expiry_date for mention in self.mentions)
        return min(filter(None, days), default=None)

    @property
    def burdens(self) -> tuple[str, ...]:
        """Return what burdens it and has not been cleared, in words, each once."""
        rows = [one.row for one in self.mentions if not one.row.encumbrance_cleared]
        found = [words.choice(burden) for row in rows for burden in row.encumbrances]
        unsure = [one.row for one in self.mentions if one.row.ownership_basis == "unclear"]
        return tuple(dict.fromkeys((*found, *(["ownership is unclear"] if unsure else []))))

    @property
    def _first(self) -> Any:
        return self.mentions[0].row


def assets_of(holdings: Sequence[Holding], today: date) -> tuple[Asset, ...]:
    """Return the assets that the sides of ``holdings`` own, by title; expired licenses left out."""
    found: dict[tuple[str, ...], list[Mention]] = {}
    for mention in _mentions(holdings):
        found.setdefault(_known_by(mention), []).append(mention)
    assets = (Asset(tuple(one), tuple(_licenses(one, today))) for one in found.values())
    return tuple(sorted(assets, key=lambda asset: asset.title.casefold()))


def _mentions(holdings: Iterable[Holding]) -> Iterator[Mention]:
    for holding in holdings:
        for row in holding.facts.rows("background_assets"):
            if row.owner == holding.party and row.status in LIVE_STATUSES:
                yield Mention(holding, row)


def _known_by(mention: Mention) -> tuple[str, ...]:
    """Return what an asset is recognized by in another deal.

    Its numbers, or else its kind and title; what has neither stands alone.
    """
    row = mention.row
    owner = mention.holding.legal_name(row.owner).casefold()
    if row.identifiers:
        return owner, "".join(row.identifiers.casefold().split())
    if row.title:
        return owner, row.kind or "", row.title.casefold()
    return mention.holding.deal, row.code


def _licenses(mentions: Iterable[Mention], today: date) -> Iterator[License]:
    for mention in mentions:
        facts = mention.holding.facts
        for grant in facts.rows("license_grants"):
            is_named = any(asset.code == mention.row.code for asset in facts.licensed(grant))
            if is_named and not has_run_out(grant, today):
                yield License(mention.holding, grant)
