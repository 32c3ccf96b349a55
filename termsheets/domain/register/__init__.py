"""The IP register of one side: what it owns across all its deals, and what to look at next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from termsheets.domain.register.assets import Asset, assets_of
from termsheets.domain.register.holding import Holding
from termsheets.domain.register.licenses import License
from termsheets.domain.register.log import Belief, Logged, beliefs_of, decisions_of
from termsheets.domain.register.overlaps import Overlap, overlaps_of
from termsheets.domain.register.shared_work import SharedWork, shared_work_of
from termsheets.domain.register.upkeep import Due, due_of

__all__ = [
    "Asset",
    "Belief",
    "Due",
    "Holding",
    "License",
    "Logged",
    "Overlap",
    "Register",
    "SharedWork",
    "register",
]


@dataclass(frozen=True, slots=True)
class Register:
    """What one side owns, has promised and has to look after; each list in reading order."""

    assets: tuple[Asset, ...]
    overlaps: tuple[Overlap, ...]
    shared_work: tuple[SharedWork, ...]
    due: tuple[Due, ...]
    beliefs: tuple[Belief, ...]
    decisions: tuple[Logged, ...]


def register(holdings: Sequence[Holding], today: date) -> Register:
    """Return the register of one person's sides; ``holdings`` are their drafts, one a deal."""
    assets = assets_of(holdings, today)
    return Register(
        assets=assets,
        overlaps=overlaps_of(assets),
        shared_work=shared_work_of(holdings),
        due=due_of(holdings, assets, today),
        beliefs=beliefs_of(holdings),
        decisions=decisions_of(holdings),
    )
