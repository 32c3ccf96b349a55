"""The answers of a row in two parts: what others may see, and what is its side's alone."""

from __future__ import annotations

from typing import Any

from termsheets.domain.terms.structure import Entity

Parts = tuple[dict[str, Any], dict[str, Any]]


def parted(entity: Entity, answers: dict[str, Any]) -> Parts:
    """Return the answers without the private ones, and those; ``shared | own`` gives all back.

    That a private answer is not known is private, too: then the own part
    says all that is not known.
    """
    names = entity.private
    own = {name: value for name, value in answers.items() if name in names}
    shared = {name: value for name, value in answers.items() if name not in names}
    unknown = answers.get("unknown", ())
    if names.intersection(unknown):
        own["unknown"] = unknown
        shared["unknown"] = [name for name in unknown if name not in names]
    if not shared.get("unknown", True):
        del shared["unknown"]
    return shared, own
