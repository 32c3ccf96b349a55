"""What may stand only once: codes, names, tags, places in an order, rules of a subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from termsheets.domain.edits import Place, key_of
from termsheets.domain.invariants.saying import at, words
from termsheets.domain.problems import Problem
from termsheets.domain.terms.facts import Row
from termsheets.domain.terms.types import Kind

# Of retired rows too: others still call these by name.
NAMES = {"parties": "short_name", "metrics": "name", "fields_of_use": "tag"}

FIELDS = {
    "royalty_tiers": (("from_amount",),),
    "minimum_guarantees": (("year_number",),),
    "waterfall_steps": (("order",),),
    "escalation_steps": (("order",),),
    "disclosure_stages": (("order",),),
    "exit_plans": (("scenario",),),
    "exit_rules": (
        ("scenario", "affected_role", "grant"),
        ("scenario", "affected_role", "asset"),
        ("scenario", "affected_role", "category"),
    ),
}


def problems(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield each row that repeats what another has."""
    found = tuple(places)
    yield from _codes(found)
    yield from _names(found)
    yield from _fields(found)
    yield from _parties_of_shares(found)


def _codes(places: tuple[Place, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place in places:
        code = key_of(place.row)
        if code and code in seen:
            yield at(place, "code", "this code is used twice. Give one row another code.")
        seen.add(code)
        if isinstance(place.row, Row) and not code.startswith(f"{place.row.prefix}-"):
            mend = f"Use {place.row.prefix}- and a number."
            yield at(place, "code", f"codes here start with {place.row.prefix}. {mend}")


def _names(places: tuple[Place, ...]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for place in places:
        field = NAMES.get(place.entity.key, "")
        name = getattr(place.row, field) if field and field != "tag" else None
        if name is None:
            continue
        if other := seen.get((place.entity.key, name)):
            yield at(place, field, f"the {words(field)} {name} is taken by {other}. Change one.")
        seen.setdefault((place.entity.key, name), place.name)


def _fields(places: tuple[Place, ...]) -> Iterator[Problem]:
    seen: dict[tuple[Any, ...], str] = {}
    for place in places:
        if place.entity.key not in FIELDS or place.row.retired:
            continue
        for fields in FIELDS[place.entity.key]:
            value = tuple(getattr(place.row, field) for field in fields)
            if None in value:
                continue
            group = (place.entity.key, place.parent, fields, value)
            if other := seen.get(group):
                what = " and ".join(words(field) for field in fields)
                yield at(place, fields[-1], f"{other} has the same {what}. Change one of them.")
            seen.setdefault(group, place.name)


def _parties_of_shares(places: tuple[Place, ...]) -> Iterator[Problem]:
    for place in places:
        for fact in place.entity.facts.values():
            if fact.kind is not Kind.SHARES:
                continue
            parties = [share.party for share in getattr(place.row, fact.name) if share.party]
            if len(set(parties)) < len(parties):
                sentence = f"a party has two of the {words(fact.name)}. Add them up in one."
                yield at(place, fact.name, sentence)
