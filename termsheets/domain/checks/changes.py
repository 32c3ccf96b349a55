"""Clauses whose answers have changed since a round, and which no later decision explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Any

from termsheets.domain import schedules
from termsheets.domain.edits import key_of, places
from termsheets.domain.lending import details
from termsheets.domain.library import Library, library
from termsheets.domain.projection import disclosed, without_forecasts
from termsheets.domain.terms import structure
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.wording import Entry

Answer = tuple[str, str]
"""The key of an entity, and one of its fields, or the key of rows inside it."""

LOG = "decisions"
"""The log itself is not logged."""
COMPUTED = {"rate": ("rate_pct", "unit_amount"), "subject": ("grant", "asset", "category")}
"""Columns of a table that print one of several answers."""


def unlogged(terms: PublicTerms, before: PublicTerms) -> Iterator[str]:
    """Yield the title of each clause whose data changed and which no later decision affects."""
    known = {row.code for row in before.decisions}
    later = (row for row in terms.decisions if not row.retired and row.code not in known)
    explained = {clause for row in later for clause in row.affects}
    changed = set(_changed(terms, before))
    for clause_id, data in _data(library()).items():
        if clause_id not in explained and changed & data:
            yield library().title(clause_id)


def _changed(terms: PublicTerms, before: PublicTerms) -> Iterator[Answer]:
    """Yield what other sides see changed; what waits for a stage did not change by waiting."""
    waiting = details(terms).keys() - details(before).keys()
    now, then = _standing(_told(terms), waiting), _standing(_told(before), waiting)
    for key, code in now.keys() | then.keys():
        new, old = now.get((key, code)), then.get((key, code))
        if old is None or new is None:
            yield from _whole(key)
        elif old is not new:
            for name in structure.entities()[key].facts:
                if f"{code}.{name}" not in waiting and _answer(old, name) != _answer(new, name):
                    yield key, name


def _answer(row: Any, name: str) -> Any:
    """Return an answer of a row, None for a private one, which no public row has."""
    return getattr(row, name, None)


def _told(terms: PublicTerms) -> PublicTerms:
    return without_forecasts(disclosed(terms))


def _standing(terms: PublicTerms, waiting: Set[str]) -> Mapping[tuple[str, str], Any]:
    """Return each row in use, by its entity's key and its own, but those that wait for a stage."""
    return {
        (place.entity.key, key_of(place.row)): place.row
        for place in places(terms)
        if place.entity.key != LOG
        and not getattr(place.row, "retired", False)
        and f"{place.parent}.{place.entity.key}" not in waiting
    }


@cache
def _whole(key: str) -> tuple[Answer, ...]:
    """Return everything that changes where a row comes or goes."""
    entity = structure.entities()[key]
    held = ((entity.parent, key),) if entity.parent else ()
    return (("", key), *held, *((key, name) for name in entity.facts))


@cache
def _data(words: Library) -> Mapping[str, frozenset[Answer]]:
    """Return the answers that each clause prints or asks for, by its id."""
    return {
        clause_id: frozenset(answer for path in entry.paths for answer in _answers(entry, path))
        for clause_id, entry in words.clauses.items()
    }


def _answers(entry: Entry, path: str) -> Iterator[Answer]:
    root, _, field = path.partition(".")
    if root == "table":
        entity = schedules.entity_of(field)
        yield "", entity.key
        for column in schedules.SCHEDULES[field]:
            yield from ((entity.key, name) for name in COMPUTED.get(column, (column,)))
    elif entry.alias and root == entry.alias:
        key = structure.by_name()[entry.repeat].key
        yield "", key
        yield key, field
    else:
        yield (root, field) if field else ("", root)
