"""Library files in, library out: read once, and checked when they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import yaml
from yaml.cyaml import CBaseLoader

from termsheets.domain import plain
from termsheets.domain.content import canonical
from termsheets.domain.library.checking import check
from termsheets.domain.library.whole import Library, arranged, check_plan
from termsheets.domain.terms import structure
from termsheets.domain.wording import BadWording, Entry, read

Files = Mapping[str, str]
"""The text of each library file by its name."""

PLAN = "sections.yaml"
DEPTH_LIMIT = 12


def names() -> tuple[str, ...]:
    """Return the name of each library file: one for every section, and the plan."""
    return (*(f"{section}.yaml" for section in structure.SECTIONS), PLAN)


def digest_of(files: Files) -> str:
    """Return the SHA-256 of library files, in hexadecimal."""
    return sha256(canonical(dict(files)).encode()).hexdigest()


def read_file(name: str, text: str) -> Any:
    """Return what a library file holds; raise BadWording, naming file, line and word."""
    try:
        _refuse_tangled(text)
        return plain.values(text)
    except ValueError as error:
        raise BadWording(f"{name}, {error}") from None
    except yaml.YAMLError:
        raise BadWording(f"{name}: this is no text that YAML can hold.") from None


def _refuse_tangled(text: str) -> None:
    """Raise ValueError, naming the line, for deep nesting and for words that stand for others."""
    depth = 0
    try:
        for event in yaml.parse(text, CBaseLoader):
            line = event.start_mark.line + 1 if event.start_mark else 0
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                raise ValueError(f"line {line}: nested too deep.")
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                raise ValueError(f"line {line}: anchors, aliases and tags are not read here.")
    except yaml.MarkedYAMLError:
        return  # the reading itself names line and word


def read_files(files: Files, former: Mapping[str, str] | None = None) -> Library:
    """Return the library that files hold; raise BadWording if it cannot be printed."""
    entries = _entries(files)
    plan = read_file(PLAN, _text(files, PLAN))
    check_plan(plan)
    return replace(arranged(entries, plan), digest=digest_of(files), former=former)


def _text(files: Files, name: str) -> str:
    if name not in files:
        raise BadWording(f"{name}: the file is missing.")
    return files[name]


def _entries(files: Files) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for section in structure.SECTIONS:
        name = f"{section}.yaml"
        for written in listed(name, _text(files, name)):
            entry = read(written, name)
            check(entry, name)
            if entry.id in found:
                raise BadWording(f"{name}, {entry.id}: stands there twice.")
            found[entry.id] = entry
    return found


def listed(name: str, text: str) -> list[Any]:
    """Return the clauses of a library file as they are written; raise BadWording."""
    written = read_file(name, text)
    if written is None:
        return []
    if not isinstance(written, list):
        raise BadWording(f"{name}: must be a list of clauses, each beginning with a dash.")
    return written
