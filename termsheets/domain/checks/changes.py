"""Clauses whose answers have changed since a round, and which no later decision explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from termsheets.domain import schedules
from termsheets.domain.edits import Place, key_of, places
from termsheets.domain.lending import details
from termsheets.domain.library import library
from termsheets.domain.projection import disclosed, without_forecasts
from termsheets.domain.terms import structure
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.wording import Entry

Answer = tuple[str, str]
"""The key of an entity, and one of its fields, or the key of rows inside it."""

LOG = "decisions"
"""The log itself is not logged."""


def unlogged(terms: PublicTerms, before: PublicTerms) -> Iterator[str]:
    """Yield the title of each clause whose data changed and which no later decision affects."""
    known = {row.code for row in before.decisions}
    later = (row for row in terms.decisions if not row.retired and row.code not in known)
    explained = {clause for row in later for clause in row.affects}
    changed = set(_changed(terms, before))
    for clause_id, entry in library().clauses.items():
        if clause_id not in explained and changed & _data(entry):
            yield entry.title


def _changed(terms: PublicTerms, before: PublicTerms) -> Iterator[Answer]:
    """Yield what other sides see changed; what waits for a stage did not change by waiting."""
    now, then = _standing(_told(terms)), _standing(_told(before))
    shown = {name.rpartition(".")[2] for name in details(terms).keys() - details(before).keys()}
    for where in now.keys() | then.keys():
        key = where[0]
        old, new = then.get(where), now.get(where)
        if old is None or new is None:
            yield from _whole(key)
        elif old.row is not new.row:
            for name in structure.entities()[key].facts:
                if name not in shown and getattr(old.row, name, None) != getattr(
                    new.row, name, None
                ):
                    yield key, name


def _told(terms: PublicTerms) -> PublicTerms:
    return without_forecasts(disclosed(terms))


def _standing(terms: PublicTerms) -> Mapping[tuple[str, str], Place]:
    """Return each row that has not been retired, by its entity's key and its own."""
    return {
        (place.entity.key, key_of(place.row)): place
        for place in places(terms)
        if place.entity.key != LOG and not getattr(place.row, "retired", False)
    }


@cache
def _whole(key: str) -> tuple[Answer, ...]:
    """Return everything that changes where a row comes or goes."""
    entity = structure.entities()[key]
    held = ((entity.parent, key),) if entity.parent else ()
    return (("", key), *held, *((key, name) for name in entity.facts))


@cache
def _data(entry: Entry) -> frozenset[Answer]:
    """Return the answers that a clause prints or asks for."""
    return frozenset(answer for path in entry.paths for answer in _answers(entry, path))


def _answers(entry: Entry, path: str) -> Iterator[Answer]:
    root, _, field = path.partition(".")
    if root == "table":
        entity = schedules.entity_of(field)
        yield "", entity.key
        yield from ((entity.key, column) for column in schedules.SCHEDULES[field])
    elif entry.alias and root == entry.alias:
        key = structure.by_name()[entry.repeat].key
        yield "", key
        yield key, field
    else:
        yield (root, field) if field else ("", root)
