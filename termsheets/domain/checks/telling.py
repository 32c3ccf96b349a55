"""Hits made into findings: one for each subject, its reasons in the catalog's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from termsheets.domain.checks.catalog import Entry
from termsheets.domain.checks.finding import Finding
from termsheets.domain.checks.rule import Hit

LISTED = 5
"""How many names a sentence lists before it counts the rest."""


def natural(code: str) -> tuple[str, int]:
    """Return what sorts codes by their number: LG-2 before LG-10."""
    head, _, tail = code.rpartition("-")
    return (head, int(tail)) if head and tail.isdecimal() and len(tail) < LISTED * 2 else (code, 0)


def told(entry: Entry, hits: Iterable[Hit], private_to: str | None = None) -> Iterator[Finding]:
    """Yield the findings of one check, those about the earliest rows first."""
    order = list(entry.reasons)

    def place(one: Hit) -> tuple[Any, ...]:
        reason = order.index(one.why) if one.why else 0
        return (*_group(one), reason, natural(one.row), one.field, sorted(one.names.items()))

    for _, group in groupby(sorted(hits, key=place), key=_group):
        yield _finding(entry, tuple(group), private_to)


def _group(one: Hit) -> tuple[Any, ...]:
    return natural(one.subject), natural(one.apart)


def _finding(entry: Entry, hits: tuple[Hit, ...], private_to: str | None) -> Finding:
    first = hits[0]
    return Finding(
        check=entry.id,
        subject=first.subject,
        severity=entry.severity,
        message=entry.message.format(**_names(hits), why=" ".join(_reasons(entry, hits))),
        hint=entry.hint,
        step=first.step or entry.step,
        field=next((one.field for one in hits if one.field), None),
        private_to=private_to,
        source=entry.source,
    )


def _reasons(entry: Entry, hits: tuple[Hit, ...]) -> Iterator[str]:
    for why, group in groupby(hits, key=lambda one: one.why):
        if why:
            yield entry.reasons[why].format(**_names(tuple(group)))


def _names(hits: tuple[Hit, ...]) -> dict[str, str]:
    """Return each name of the hits; where they differ, all of them as a list."""
    several: dict[str, list[str]] = {}
    for one in hits:
        for name, value in one.names.items():
            several.setdefault(name, []).append(value)
    return {name: listed(dict.fromkeys(values)) for name, values in several.items()}


def listed(values: Iterable[str]) -> str:
    """Return "A, B and C", the rest counted where there are many."""
    found = list(values)
    if len(found) > LISTED:
        found = [*found[: LISTED - 1], f"{len(found) - LISTED + 1} more"]
    return " and ".join(filter(None, (", ".join(found[:-1]), found[-1]))) if found else ""
