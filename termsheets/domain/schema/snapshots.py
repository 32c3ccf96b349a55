"""A deal as a draft keeps it: JSON of one line a row.

What did not change since it was last written or read is neither written nor
read again.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from termsheets.domain.remembering import ROWS, remembered
from termsheets.domain.schema.building import validated
from termsheets.domain.schema.version import VERSION
from termsheets.domain.schema.writing import answers_of, compact, minor_units
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Answers
from termsheets.domain.terms.structure import Entity, entities


def snapshot(terms: Terms) -> str:
    """Return the Terms as lines, each a part of the deal in JSON, parties by code."""
    units = minor_units(terms.deal.currency)
    lines = [compact({"schema_version": VERSION})]
    for entity in filter(lambda entity: not entity.parent, entities().values()):
        value = getattr(terms, entity.key)
        lines += [_line(entity, row, units) for row in ((value,) if entity.single else value)]
    return "\n".join(lines)


@remembered(ROWS)
def _line(entity: Entity, row: Answers, units: int) -> str:
    answers = answers_of(entity, row, units, {})
    return compact({entity.key: answers if entity.single else [answers]})


def thaw(text: str) -> Terms:
    """Return the Terms of a snapshot, which is our own and needs no guarding."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        for key, value in _part(line).items():
            found[key] = (*found.get(key, ()), *value) if isinstance(value, tuple) else value
    return Terms.model_validate(found)


@lru_cache(maxsize=ROWS)
def _part(line: str) -> dict[str, Any]:
    answers = json.loads(line)
    answers.pop("schema_version", None)
    part = validated(answers)
    return {key: getattr(part, key) for key in answers}
