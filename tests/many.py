"""Terms with one row in each of their lists, or with as many as a test wants."""

import json
from functools import cache

from termsheets.domain import schema
from termsheets.domain.terms.structure import children_of, entities
from tests.deals import sample

NAME = "semiconductor-codevelopment"
NAMES = ("code", "tag", "short_name", "name")
PLACES = ("order", "from_amount", "year_number")
ONCE = ("scenario",)


@cache
def terms_with(count):
    """Return a deal with ``count`` rows in every list that takes so many, but two parties."""
    deal = json.loads(schema.dump(sample(NAME), "json"))
    lists = [entity for entity in entities().values() if not (entity.single or entity.parent)]
    gone = {name for entity in lists for name in _beyond_first(deal, entity)}
    few = {entity.key: _first(deal, entity) for entity in lists}
    kept = _without(deal | few, gone)
    return schema.build(kept | {key: _many(kept, key, count) for key in few})


def _first(rows, entity):
    """Return the first row of a list with the first of each list in it, blank if there is none."""
    row = next(iter(rows.get(entity.key, [])), None) or _blank(entity)
    inner = {child.key: _first(row, child) for child in children_of(entity.key)}
    second = rows[entity.key][1:2] if entity.key == "parties" else []
    return [row | inner, *second]


def _blank(entity):
    return {"code": f"{entity.cls.prefix}-1"}


def _beyond_first(rows, entity):
    """Yield the names of all rows that ``_first`` leaves out."""
    kept = {_name(row) for row in _first(rows, entity)}
    for row in rows.get(entity.key, []):
        yield from {_name(row)} - kept
        for child in children_of(entity.key):
            yield from _beyond_first(row, child)


def _name(row):
    return row.get("code") or row["tag"]


def _without(part, gone):
    """Return part of a deal without what links to a row that is gone."""
    if isinstance(part, dict):
        return {name: _without(value, gone) for name, value in part.items() if not _is(value, gone)}
    if isinstance(part, list):
        return [_without(value, gone) for value in part if not _is(value, gone)]
    return part


def _is(value, gone):
    return isinstance(value, str) and value in gone


def _many(rows, key, count):
    """Return a list with copies of its last row, the lists in its first row filled as well."""
    first, *more = rows[key]
    inner = {child.key: _many(first, child.key, count) for child in children_of(key)}
    copies = [_copy(first, key, number) for number in range(len(rows[key]) + 1, count + 1)]
    return [first | inner, *more, *([] if key == "parties" else copies)]


def _copy(row, key, number):
    """Return a copy of a row under a code, and with a name and a place, of its own."""
    left_out = {*ONCE, *(child.key for child in children_of(key))}
    kept = {name: value for name, value in row.items() if name not in left_out}
    named = {name: f"{row[name].partition('-')[0]}-{number}" for name in NAMES if name in row}
    return kept | named | {name: number for name in PLACES if name in row}
