"""Promises of different deals that cannot both be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from termsheets.domain.checks.matter import EXCLUSIVE
from termsheets.domain.register.assets import Asset
from termsheets.domain.register.licenses import License


@dataclass(frozen=True, slots=True)
class Overlap:
    """An asset that two deals license into the same space, the exclusive license first."""

    asset: Asset
    first: License
    second: License


def overlaps_of(assets: Iterable[Asset]) -> tuple[Overlap, ...]:
    """Return each pair of licenses of an asset that collide across deals."""
    return tuple(
        Overlap(asset, *sorted(pair, key=_is_shared))
        for asset in assets
        for pair in combinations(asset.licenses, 2)
        if pair[0].collides_with(pair[1])
    )


def _is_shared(one: License) -> bool:
    return one.row.exclusivity not in EXCLUSIVE
