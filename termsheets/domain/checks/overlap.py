"""Grants that promise the same exclusive space, found through what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from termsheets.domain.checks.matter import ALL, EXCLUSIVE, Matter, covered
from termsheets.domain.checks.telling import natural

Spot = tuple[str, str]
"""An asset and a field of use in which it is licensed."""


def overlapping(matter: Matter) -> Iterator[tuple[Any, Any]]:
    """Yield each pair of grants to different licensees that collide, the exclusive one first.

    Of two exclusive grants the earlier row comes first. Only grants that
    share an asset in a field are compared.
    """
    tags = tuple(field.tag for field in matter.rows("fields_of_use"))
    spots = {grant.code: tuple(_spots(matter, grant, tags)) for grant in matter.grants}
    holders: dict[Spot, list[str]] = {}
    for code, found in spots.items():
        for spot in found:
            holders.setdefault(spot, []).append(code)
    for grant in matter.grants:
        if grant.exclusivity in EXCLUSIVE:
            near = set[str]().union(*(holders[spot] for spot in spots[grant.code]))
            yield from _colliding(matter, grant, near)


def _spots(matter: Matter, grant: Any, tags: tuple[str, ...]) -> Iterator[Spot]:
    """Yield where a grant runs; ALL stands for itself, and for every field that is defined."""
    fields = (ALL, *tags, *grant.fields) if ALL in grant.fields else grant.fields
    for asset in matter.licensed(grant):
        for field in dict.fromkeys(fields):
            yield asset.code, field


def _colliding(matter: Matter, grant: Any, near: set[str]) -> Iterator[tuple[Any, Any]]:
    for code in sorted(near, key=natural):
        other = matter.grant(code)
        is_told = other.exclusivity in EXCLUSIVE and natural(code) < natural(grant.code)
        if not is_told and _collide(grant, other):
            yield grant, other


def _collide(grant: Any, other: Any) -> bool:
    return (
        None not in (grant.licensee, other.licensee)
        and grant.licensee != other.licensee
        and not covered(grant.territories).isdisjoint(covered(other.territories))
        and terms_meet(grant, other)
        and other.code not in grant.carve_outs
        and grant.code not in other.carve_outs
    )


def terms_meet(grant: Any, other: Any) -> bool:
    """Return whether two terms share a day; a start nobody knows is before any."""
    (start, end), (other_start, other_end) = term(grant), term(other)
    return start <= other_end and other_start <= end


def term(grant: Any) -> tuple[date, date]:
    """Return the first and last day of a grant, date.min and date.max where none is fixed."""
    end = grant.end_date if grant.term_basis == "fixed" else None
    return grant.start_date or date.min, end or date.max


def shared_assets(matter: Matter, grant: Any, other: Any) -> Mapping[str, Any]:
    """Return the assets that two grants share, by code."""
    theirs = {asset.code for asset in matter.licensed(other)}
    return {asset.code: asset for asset in matter.licensed(grant) if asset.code in theirs}
