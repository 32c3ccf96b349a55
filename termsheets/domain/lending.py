"""Details that a stage has opened to a side, in its draft as long as the stage is open.

A detail is named by its row and field: "RS-2.waterfall_steps".
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import key_of
from termsheets.domain.projection import OF_A_TITLE, STAGED, waiting
from termsheets.domain.schema.building import validated_row
from termsheets.domain.schema.writing import row_texts
from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.whole import PublicTerms, Terms


def details(terms: PublicTerms | Terms) -> dict[str, Any]:
    """Return the details that may wait for a stage and that are there, by name."""
    return {
        f"{key_of(row)}.{name}": getattr(row, name)
        for key, (_, names) in STAGED.items()
        for row in getattr(terms, key)
        for name in waiting(row, names)
        if not is_empty(getattr(row, name))
    }


def lent(
    own: Terms, before: Terms, at_start: PublicTerms, known: Collection[str]
) -> tuple[str, ...]:
    """Return the details that a side owes to a stage, after its draft has become ``own``.

    That is what it did not have ``before`` and would not have read at the
    start, or what was lent already.
    """
    had, free = details(before), details(at_start)
    return tuple(
        name for name in details(own) if name in known or (name not in had and name not in free)
    )


def opened(own: Terms, told: Mapping[str, Any]) -> Terms:
    """Return a side's Terms with details that it has none of its own of."""
    mine = details(own)
    return _changed(own, {name: value for name, value in told.items() if name not in mine})


def withdrawn(own: Terms, names: Collection[str], left: PublicTerms) -> tuple[str, ...]:
    """Return which of the details lent to a side are there and not open any more."""
    mine, open_still = details(own), details(left)
    return tuple(name for name in names if name in mine and name not in open_still)


def closed(own: Terms, names: Collection[str]) -> Terms:
    """Return a side's Terms without some details, whatever it has made of them."""
    return _changed(own, dict.fromkeys(names))


def edited(own: Terms, names: Collection[str], shown: PublicTerms) -> dict[str, str]:
    """Return, by name, what a side has made of details: its row as JSON, "" where it left it."""
    told, mine = details(shown), details(own)
    rows = {key_of(row): (key, row) for key in STAGED for row in getattr(own, key)}
    return {
        name: "" if mine[name] == told.get(name) else _text(*rows[name.partition(".")[0]])
        for name in names
    }


def restored(names: Mapping[str, str], shown: PublicTerms) -> dict[str, Any]:
    """Return the details that are open again, by name, with what a side had made of them."""
    return {
        name: _value(name, names[name]) if names.get(name) else value
        for name, value in details(shown).items()
    }


def _text(key: str, row: Any) -> str:
    return row_texts(entities()[key], row)[0]


def _value(name: str, text: str) -> Any:
    field = name.partition(".")[2]
    key = next(key for key, (_, names) in STAGED.items() if field in (*OF_A_TITLE, *names))
    return getattr(validated_row(entities()[key], json.loads(text)), field)


def _changed(own: Terms, told: dict[str, Any]) -> Terms:
    """Return the Terms with other details; None empties one."""
    if not told:
        return own
    changed = {
        key: tuple(
            row.model_copy(update=dict(_of_row(row, names, told))) for row in getattr(own, key)
        )
        for key, (_, names) in STAGED.items()
    }
    return own.model_copy(update=changed)


def _of_row(row: Any, names: tuple[str, ...], told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in waiting(row, names):
        path = f"{key_of(row)}.{name}"
        if path in told:
            empty = type(row).model_fields[name].default
            yield name, empty if told[path] is None else told[path]
