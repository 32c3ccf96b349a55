"""The columns of a map: territories cut so that each license covers all of one, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from termsheets.domain import territories
from termsheets.domain.checks.matter import WORLD

REST = "the rest of the world"


@dataclass(frozen=True, slots=True)
class Column:
    """Countries that every license treats alike, and what they are called in a sentence."""

    name: str
    countries: frozenset[str]

    @property
    def one(self) -> str:
        """Return one of the countries, which stands for all."""
        return min(self.countries)


def columns(grants: Iterable[Any]) -> tuple[Column, ...]:
    """Return the columns for the territories that grants name, and for the rest of the world.

    They stand in the order in which grants name them; a country inside a
    group stands before the rest of the group.
    """
    codes = _named(grants)
    members = {code: territories.members(code) for code in codes}
    parts: dict[tuple[str, ...], set[str]] = {}
    for country in sorted(territories.COUNTRIES.union(*members.values())):
        within = tuple(code for code in codes if country in members[code])
        parts.setdefault(_by_size(within, members), set()).add(country)
    ordered = sorted(parts, key=lambda within: _place(within, codes))
    return tuple(
        Column(_name(within, parts[within], members), frozenset(parts[within]))
        for within in ordered
    )


def _named(grants: Iterable[Any]) -> tuple[str, ...]:
    """Return the codes of all territories that grants name, exceptions too, each once."""
    codes = (code.removeprefix("-") for grant in grants for code in grant.territories)
    return tuple(dict.fromkeys(codes))


def _by_size(codes: tuple[str, ...], members: dict[str, frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: len(members[code])))


def _place(within: tuple[str, ...], codes: tuple[str, ...]) -> tuple[Any, ...]:
    """Return what sorts columns: whole groups as named, parts before the rest, others last."""
    inside = sorted(codes.index(code) for code in within if code != WORLD)
    return (inside[0], -len(inside), inside) if inside else (len(codes),)


def _name(within: tuple[str, ...], part: set[str], members: dict[str, frozenset[str]]) -> str:
    if not within or within[0] == WORLD:
        return "the world" if part == territories.COUNTRIES else REST
    smallest = within[0]
    if part == members[smallest]:
        return territories.name(smallest)
    if len(part) == 1:
        return territories.country_name(min(part))
    return f"the rest of {territories.name(smallest)}"
