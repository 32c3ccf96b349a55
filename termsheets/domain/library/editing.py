"""Library files changed: one clause at a time, as plain values that YAML writes."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import yaml
from yaml.cyaml import CSafeDumper

from termsheets.domain.content import canonical
from termsheets.domain.library.reading import PLAN, Files, listed, names
from termsheets.domain.wording import BadWording

Written = Mapping[str, Any]
"""A clause as its file has it: keys and plain values."""

WIDTH = 120


class _Writer(CSafeDumper):
    """Writes a library file as a lawyer reads it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written_clauses(files: Files) -> dict[str, tuple[str, Written]]:
    """Return each clause with the name of its file, by its id, in the order of the files."""
    found: dict[str, tuple[str, Written]] = {}
    for name in names():
        for clause in listed(name, files[name]) if name != PLAN else ():
            found[clause["id"]] = (name, clause)
    return found


def written_clause(files: Files, clause_id: str) -> tuple[str, Written]:
    """Return a clause with the name of its file; raise KeyError for an unknown one."""
    return written_clauses(files)[clause_id]


def mark_of(written: Any) -> str:
    """Return what tells a clause or a file from any other state of it, in 16 digits."""
    return sha256(canonical(written).encode()).hexdigest()[:16]


def with_clause(files: Files, clause_id: str, changed: Written) -> Files:
    """Return the files with a clause replaced; its id stays. Raises KeyError for an unknown one."""
    name, _ = written_clause(files, clause_id)
    clauses = [
        dict(changed) if clause["id"] == clause_id else clause
        for clause in listed(name, files[name])
    ]
    return {**files, name: dumped(clauses)}


def with_file(files: Files, name: str, text: str) -> Files:
    """Return the files with the text of one replaced; raise BadWording for an unknown name."""
    if name not in names():
        raise BadWording(f"{name}: there is no such file.")
    return {**files, name: text if text.endswith("\n") else f"{text}\n"}


def dumped(clauses: list[Any]) -> str:
    """Return clauses as the text of a library file."""
    text: str = yaml.dump(clauses, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text


def changed_clauses(old: Files, new: Files) -> dict[str, str]:
    """Return what became of each clause: ``added``, ``removed`` or ``changed``, by its id."""
    before, after = written_clauses(old), written_clauses(new)
    fates = {clause: "added" for clause in after if clause not in before}
    fates |= {clause: "removed" for clause in before if clause not in after}
    both = (clause for clause in after if clause in before)
    return fates | {clause: "changed" for clause in both if before[clause] != after[clause]}
