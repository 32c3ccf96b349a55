"""The catalog of deal checks: id, severity, step, words and source of each, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from termsheets.domain import plain
from termsheets.domain.checks.finding import Severity
from termsheets.domain.terms.structure import SECTIONS

KEYS = frozenset({"id", "severity", "step", "message", "hint", "source"})
OPTIONAL = frozenset({"reasons", "also_steps"})


class BadCatalog(ValueError):
    """The catalog cannot be used; the message names the check and the key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalog says of a check.

    ``message`` and ``reasons`` are sentences with names in braces, ``{why}``
    standing for the reasons that were met; ``also_steps`` are further steps
    whose rows it may be about, so that no gap of theirs is told twice.
    """

    id: str
    severity: Severity
    step: int
    message: str
    hint: str
    source: str
    reasons: Mapping[str, str]
    also_steps: tuple[int, ...] = ()

    @property
    def steps(self) -> tuple[int, ...]:
        """Return every step that its rule is run for."""
        return (self.step, *self.also_steps)


def read(text: str) -> Mapping[str, Entry]:
    """Return the entries of a catalog by id, in its order; raise BadCatalog."""
    found: dict[str, Entry] = {}
    for written in plain.values(text):
        entry = _entry(written)
        if entry.id in found:
            raise BadCatalog(f"{entry.id} stands there twice.")
        found[entry.id] = entry
    return found


@cache
def catalog() -> Mapping[str, Entry]:
    """Return the catalog that the program brings."""
    return read(files("termsheets.domain.checks").joinpath("catalog.yaml").read_text("utf-8"))


def _entry(written: Mapping[str, Any]) -> Entry:
    name = written.get("id", "A check without id")
    if missing := KEYS - set(written):
        raise BadCatalog(f"{name}: {min(missing)!r} is missing.")
    if unknown := set(written) - KEYS - OPTIONAL:
        raise BadCatalog(f"{name}: {min(unknown)!r} is not known.")
    if written["severity"] not in list(Severity):
        raise BadCatalog(f"{name}: {written['severity']!r} is no severity.")
    steps = (written["step"], *written.get("also_steps", ()))
    if any(step not in range(1, len(SECTIONS) + 1) for step in steps):
        raise BadCatalog(f"{name}: there is no such step.")
    reasons = written.get("reasons", {})
    if bool(reasons) != ("{why}" in written["message"]):
        raise BadCatalog(f"{name}: its message must say {{why}} just where it has reasons.")
    return Entry(
        **{key: written[key] for key in KEYS - {"severity"}},
        severity=Severity(written["severity"]),
        reasons=reasons,
        also_steps=steps[1:],
    )
