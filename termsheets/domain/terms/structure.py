"""The entities of a deal in order: section, place, parent and row counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from types import MappingProxyType
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from termsheets.domain.terms import (
    background,
    confidentiality,
    deal,
    exits,
    foreground,
    governance,
    grants,
    milestones,
    negotiation,
    revenue,
    tiers,
    upkeep,
)
from termsheets.domain.terms.facts import Answers, Fact, Row, Tagged, facts
from termsheets.domain.terms.whole import Terms

SECTIONS = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        deal,
        background,
        tiers,
        grants,
        foreground,
        milestones,
        revenue,
        governance,
        negotiation,
        confidentiality,
        exits,
        upkeep,
    )
}

AnyRow = Row | Tagged


@dataclass(frozen=True)
class Entity:
    """A kind of row: its class, its key in a file, its place in the deal.

    ``parent`` is the key of the entity whose rows hold it, or empty;
    ``low`` to ``high`` rows (per parent) make it complete, None is open.
    """

    cls: type[Answers]
    key: str
    section: str
    parent: str = ""
    low: int = 1
    high: int | None = 1

    @property
    def name(self) -> str:
        """Return the entity's name in the catalog."""
        return self.cls.__name__.removeprefix("Own")

    @property
    def single(self) -> bool:
        """Return whether a deal has just one, without a code."""
        return not issubclass(self.cls, Row | Tagged)

    @cached_property
    def facts(self) -> MappingProxyType[str, Fact]:
        """Return the entity's fields by name."""
        return MappingProxyType(dict(facts(self.cls)))

    @cached_property
    def private(self) -> frozenset[str]:
        """Return the names of the fields that stay with the side that answers them."""
        return frozenset(name for name, fact in self.facts.items() if fact.private)


def _row_class(info: FieldInfo) -> type[Answers] | None:
    if get_origin(info.annotation) is tuple:
        member = get_args(info.annotation)[0]
        return member if isinstance(member, type) and issubclass(member, Row | Tagged) else None
    single = info.annotation
    return single if isinstance(single, type) and issubclass(single, Answers) else None


def _section_of(cls: type) -> str:
    return cls.__module__.rpartition(".")[2]


def _entity(key: str, cls: type[Answers], info: FieldInfo, parent: str = "") -> Entity:
    extra: Any = info.json_schema_extra or {}
    low, high = extra.get("x-rows", (1, 1))
    return Entity(cls, key, _section_of(cls), parent, low, high)


def _within(cls: type[Any], parent: str = "") -> Iterator[Entity]:
    for key, info in cls.model_fields.items():
        if row_class := _row_class(info):
            yield _entity(key, row_class, info, parent)


def _defined(cls: type) -> tuple[int, int]:
    section = _section_of(cls)
    return list(SECTIONS).index(section), list(vars(SECTIONS[section])).index(cls.__name__)


@lru_cache(maxsize=1)
def entities() -> MappingProxyType[str, Entity]:
    """Return every entity by its key, parents before their children."""
    found: dict[str, Entity] = {}
    for entity in sorted(_within(Terms), key=lambda entity: _defined(entity.cls)):
        found[entity.key] = entity
        found |= {child.key: child for child in _within(entity.cls, parent=entity.key)}
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def by_name() -> MappingProxyType[str, Entity]:
    """Return every entity by its name in the catalog."""
    return MappingProxyType({entity.name: entity for entity in entities().values()})


@lru_cache(maxsize=1)
def by_prefix() -> MappingProxyType[str, Entity]:
    """Return every entity whose rows have codes, by the letters of the code."""
    return MappingProxyType(
        {entity.cls.prefix: entity for entity in entities().values() if issubclass(entity.cls, Row)}
    )


@cache
def children_of(key: str) -> tuple[Entity, ...]:
    """Return the entities whose rows stand inside rows of ``key``."""
    return tuple(entity for entity in entities().values() if entity.parent == key)


@cache
def of_section(section: str) -> tuple[Entity, ...]:
    """Return the section's entities in the catalog's order."""
    return tuple(entity for entity in entities().values() if entity.section == section)
