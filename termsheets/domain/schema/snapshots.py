"""A deal as a draft keeps it: JSON of one line a row, private answers apart.

What did not change since it was last written or read is neither written nor
read again.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

from termsheets.domain.remembering import ROWS, remembered
from termsheets.domain.schema.building import validated
from termsheets.domain.schema.parting import parted
from termsheets.domain.schema.version import VERSION
from termsheets.domain.schema.writing import answers_of, compact, minor_units
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Answers
from termsheets.domain.terms.structure import Entity, entities


class Snapshot(NamedTuple):
    """Terms as text: ``shared`` holds no private answer, ``own`` nothing else.

    Of the rows that may have private answers, each has a line in ``own``, in
    the order in which they stand in ``shared``.
    """

    shared: str
    own: str = ""


def snapshot(terms: Terms) -> Snapshot:
    """Return the Terms as lines, each a part of the deal in JSON, parties by code."""
    units = minor_units(terms.deal.currency)
    lines, own = [compact({"schema_version": VERSION})], []
    for entity in filter(lambda entity: not entity.parent, entities().values()):
        value = getattr(terms, entity.key)
        for row in (value,) if entity.single else value:
            told, kept = _lines(entity, row, units)
            lines.append(told)
            own += [kept] if entity.private else []
    return Snapshot("\n".join(lines), "\n".join(own))


@remembered(ROWS)
def _lines(entity: Entity, row: Answers, units: int) -> tuple[str, str]:
    shared, own = parted(entity, answers_of(entity, row, units, {}))
    return compact({entity.key: shared if entity.single else [shared]}), compact(own)


def thaw(text: Snapshot) -> Terms:
    """Return the Terms of a snapshot, which is our own and needs no guarding."""
    found: dict[str, Any] = {}
    own = iter(text.own.split("\n"))
    for line in text.shared.split("\n"):
        known = entities().get(line.split('"', 2)[1])
        kept = next(own, "") if known and known.private else ""
        for key, value in _part(line, kept).items():
            found[key] = (*found.get(key, ()), *value) if isinstance(value, tuple) else value
    return Terms.model_validate(found)


@lru_cache(maxsize=ROWS)
def _part(line: str, own: str) -> dict[str, Any]:
    answers = json.loads(line)
    answers.pop("schema_version", None)
    if own:
        answers = {key: _joined(value, json.loads(own)) for key, value in answers.items()}
    part = validated(answers)
    return {key: getattr(part, key) for key in answers}


def _joined(value: Any, own: dict[str, Any]) -> Any:
    return [row | own for row in value] if isinstance(value, list) else value | own
