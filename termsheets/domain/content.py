"""What a sheet says, by passage: the words that a side accepts, and their digest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from termsheets.domain.clauses import Block, Clause, Paragraph, Run, Signatory, TermSheet

ABSENT = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest piece of a sheet that is agreed by itself.

    That is a clause, or each part of one that repeats. ``digest`` is the
    SHA-256 of its words in hexadecimal; ``section`` the id of its section.
    """

    id: str
    heading: str
    section: str
    digest: str


def passages(sheet: TermSheet) -> tuple[Passage, ...]:
    """Return the passages of a sheet in reading order.

    The cover (title, date, parties) is accepted with the first of them: no
    clause repeats all that stands there.
    """
    found: list[Passage] = []
    for section in sheet.sections:
        for clause in section.children:
            for piece in clause.children or (clause,):
                digest = digest_of(piece, clause, _cover(sheet) if not found else ())
                found.append(Passage(piece.id, piece.heading or clause.heading, section.id, digest))
    return tuple(found)


def digest_of(clause: Clause, whole: Clause | None = None, cover: Sequence[Any] = ()) -> str:
    """Return the SHA-256 of a clause's words, in hexadecimal.

    Numbers are not among them, so that a clause added above changes nothing.
    A part of a clause is read under the heading of the ``whole``, and binds
    where that binds; the ``cover`` is what else is read with it.
    """
    whole = whole or clause
    content = [whole.heading, whole.binding, _content(clause), *cover]
    return sha256(canonical(content).encode()).hexdigest()


def _cover(sheet: TermSheet) -> list[Any]:
    day = sheet.effective_date and sheet.effective_date.isoformat()
    return [list(_runs(sheet.title)), day, [_signatory(party) for party in sheet.parties]]


def _signatory(party: Signatory) -> list[Any]:
    runs = (party.legal_name, party.short_name, party.role, party.country)
    return [*(list(_runs(each)) for each in runs), party.contact_name, party.contact_title]


def canonical(value: Any) -> str:
    """Return plain values as JSON that is equal for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _content(clause: Clause) -> list[Any]:
    body = [_block(block) for block in clause.body]
    return [clause.heading, body, [_content(child) for child in clause.children]]


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return list(_runs(block.runs))
    rows = [[row.code, [list(_runs(cell)) for cell in row.cells]] for row in block.rows]
    return [block.title, list(block.columns), rows]


def _runs(runs: tuple[Run, ...]) -> Iterator[list[str]]:
    """Yield stretches of one kind and target, however finely they were cut."""
    joined: list[list[str]] = []
    for run in runs:
        if joined and joined[-1][1:] == [run.kind.value, run.target]:
            joined[-1][0] += run.text
        else:
            joined.append([run.text, run.kind.value, run.target])
    yield from joined
