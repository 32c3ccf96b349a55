"""A term sheet as versioned JSON and back, equal after the round trip.

Fields that say nothing (an ordinary run, an empty body) are left out, and so
are a redline's marks: what is stored is one side's words. Old versions stay
readable for ever: a new shape gets a new number and a reader of its own in
``READERS``.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from termsheets.domain.clauses import (
    Block,
    Clause,
    Paragraph,
    Run,
    RunKind,
    Signatory,
    Table,
    TableRow,
    TermSheet,
)

VERSION = 1


class Unreadable(ValueError):
    """JSON that is not a term sheet this program can read; says why."""


def dumps(sheet: TermSheet) -> str:
    """Return the canonical JSON text: equal sheets give equal bytes."""
    return json.dumps(dump(sheet), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(text: str) -> TermSheet:
    """Return the sheet of a JSON text. Raises Unreadable."""
    try:
        return load(json.loads(text))
    except json.JSONDecodeError as error:
        raise Unreadable(f"This is not JSON: {error}.") from error


def dump(sheet: TermSheet) -> dict[str, Any]:
    """Return the sheet as plain lists, dicts and strings."""
    return {
        "version": VERSION,
        "title": _runs(sheet.title),
        "effective_date": sheet.effective_date and sheet.effective_date.isoformat(),
        "parties": [_signatory(party) for party in sheet.parties],
        "sections": [_clause(section) for section in sheet.sections],
    }


def load(data: dict[str, Any]) -> TermSheet:
    """Return the sheet that ``dump`` gave. Raises Unreadable."""
    try:
        version = int(data["version"])
        if version <= VERSION:
            return READERS[version](data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(f"This is not a term sheet of version 1 to {VERSION}.") from error
    raise Unreadable(
        f"A newer program stored this term sheet as version {version}; this one reads up to "
        f"version {VERSION}. Update it and try again."
    )


def _runs(runs: tuple[Run, ...]) -> list[dict[str, str]]:
    return [_run(run) for run in runs]


def _run(run: Run) -> dict[str, str]:
    kind = "" if run.kind is RunKind.TEXT else run.kind.value
    optional = {"kind": kind, "source": run.source, "target": run.target}
    return {"text": run.text} | {name: value for name, value in optional.items() if value}


def _clause(clause: Clause) -> dict[str, Any]:
    optional = {
        "body": [_block(block) for block in clause.body],
        "children": [_clause(child) for child in clause.children],
        "binding": clause.binding,
    }
    told = {name: value for name, value in optional.items() if value}
    return {"id": clause.id, "heading": clause.heading} | told


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"runs": _runs(block.runs)}
    return {
        "id": block.id,
        "title": block.title,
        "columns": list(block.columns),
        "rows": [
            {"code": row.code, "cells": [_runs(cell) for cell in row.cells]} for row in block.rows
        ],
    }


def _signatory(party: Signatory) -> dict[str, Any]:
    return {
        "legal_name": _runs(party.legal_name),
        "short_name": _runs(party.short_name),
        "role": _runs(party.role),
        "country": _runs(party.country),
        "contact_name": party.contact_name,
        "contact_title": party.contact_title,
    }


def _read_sheet(data: dict[str, Any]) -> TermSheet:
    effective = data["effective_date"]
    return TermSheet(
        title=_read_runs(data["title"]),
        parties=tuple(_read_signatory(party) for party in data["parties"]),
        effective_date=effective and date.fromisoformat(effective),
        sections=tuple(_read_clause(section) for section in data["sections"]),
    )


def _read_runs(runs: list[dict[str, str]]) -> tuple[Run, ...]:
    return tuple(_read_run(run) for run in runs)


def _read_run(run: dict[str, str]) -> Run:
    kind = RunKind(run.get("kind", "text"))
    return Run(run["text"], kind, run.get("source", ""), run.get("target", ""))


def _read_clause(data: dict[str, Any]) -> Clause:
    return Clause(
        id=data["id"],
        heading=data["heading"],
        body=tuple(_read_block(block) for block in data.get("body", ())),
        children=tuple(_read_clause(child) for child in data.get("children", ())),
        binding=data.get("binding", False),
    )


def _read_block(data: dict[str, Any]) -> Block:
    if "runs" in data:
        return Paragraph(_read_runs(data["runs"]))
    return Table(
        id=data["id"],
        title=data["title"],
        columns=tuple(data["columns"]),
        rows=tuple(
            TableRow(row["code"], tuple(_read_runs(cell) for cell in row["cells"]))
            for row in data["rows"]
        ),
    )


def _read_signatory(data: dict[str, Any]) -> Signatory:
    return Signatory(
        legal_name=_read_runs(data["legal_name"]),
        short_name=_read_runs(data["short_name"]),
        role=_read_runs(data["role"]),
        country=_read_runs(data["country"]),
        contact_name=data["contact_name"],
        contact_title=data["contact_title"],
    )


READERS = {1: _read_sheet}
