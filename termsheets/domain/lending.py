"""Details that a stage has opened to a side, in its draft as long as the stage is open.

A detail is named by its row and field: "RS-2.waterfall_steps".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import key_of
from termsheets.domain.projection import STAGED
from termsheets.domain.terms.whole import PublicTerms, Terms


def details(terms: PublicTerms | Terms) -> dict[str, Any]:
    """Return the details that may wait for a stage and that are there, by name."""
    return {
        f"{key_of(row)}.{name}": getattr(row, name)
        for key, (_, names) in STAGED.items()
        for row in getattr(terms, key)
        for name in names
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


def opened(own: Terms, shown: PublicTerms) -> Terms:
    """Return a side's Terms with the details of a round that it has none of its own of."""
    mine = details(own)
    return _changed(own, {name: told for name, told in details(shown).items() if name not in mine})


def closed(own: Terms, names: Collection[str], before: PublicTerms, after: PublicTerms) -> Terms:
    """Return a side's Terms without what was lent to it, is closed and was left as it was."""
    mine, shown, left = details(own), details(before), details(after)
    return _changed(
        own,
        {
            name: None
            for name in names
            if name in mine and mine[name] == shown.get(name) and name not in left
        },
    )


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
    for name in names:
        path = f"{key_of(row)}.{name}"
        if path in told:
            empty = type(row).model_fields[name].default
            yield name, empty if told[path] is None else told[path]
