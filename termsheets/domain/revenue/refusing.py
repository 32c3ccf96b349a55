"""How the engine says that it cannot settle: place by row and column, and the mend."""

from __future__ import annotations

from collections.abc import Iterable

from termsheets.domain.problems import Problem, Refused


def at(row: int, column: str, message: str, *, table: str = "") -> Problem:
    """Return a problem of one cell of the actuals or, named as ``table``, of the events."""
    place = f"{table} row {row}".strip()
    return Problem(f"{place}, column {column}" if column else place, "", column, message)


def in_terms(code: str, field: str, message: str) -> Problem:
    """Return a problem of the terms: a row and its field."""
    return Problem(f"{code}.{field}" if field else code, code, field, message)


def refuse_any(problems: Iterable[Problem]) -> None:
    """Raise Refused with the problems, if there are any."""
    if found := tuple(problems):
        raise Refused(found)
