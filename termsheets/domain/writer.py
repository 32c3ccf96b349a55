"""Writes the clauses of one sheet: wording filled with answers, and tables where first named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from termsheets.domain import schedules, words
from termsheets.domain.answers import Answered, Placed, fact_of
from termsheets.domain.clauses import (
    Block,
    Clause,
    Paragraph,
    Run,
    RunKind,
    Signatory,
)
from termsheets.domain.library import Library
from termsheets.domain.revenue.example import worked_example
from termsheets.domain.tables import cell_runs, open_point, table_id, table_of
from termsheets.domain.terms import structure
from termsheets.domain.terms.revenue import RevenueShare
from termsheets.domain.terms.types import Kind
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.wording import Entry, Piece, PieceKind, Position

CUSTOM = "custom"
SENTENCE_ENDS = (".", "!", "?")
CAPITALIZED = (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO)


@dataclass(frozen=True, slots=True)
class ClauseChoice:
    """Which wording a side chose for a clause, or wrote (position ``custom``).

    ``binding`` None follows the deal's list of binding clauses.
    """

    position: str = "balanced"
    custom_text: str = ""
    binding: bool | None = None

    @property
    def mark(self) -> str:
        """Return what tells this wording from any other, in 16 hexadecimal digits."""
        return sha256(f"{self.position}\n{self.custom_text}".encode()).hexdigest()[:16]


Choices = Mapping[str, ClauseChoice]
BALANCED = ClauseChoice()


@dataclass
class Writer:
    """Writes clauses; remembers which tables have been shown."""

    terms: PublicTerms
    choices: Choices
    library: Library
    only: tuple[str, str] = ("", "")
    shown: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.answered = Answered(self.terms, self.library.title)
        self.binding = tuple(self._binding())

    def _binding(self) -> Iterator[str]:
        stated = self.terms.negotiation_plan.binding_clauses or self.library.binding_by_default()
        known = self.library.clauses
        for clause in dict.fromkeys((*(each for each in stated if each in known), *known)):
            chosen = self.choices.get(clause, BALANCED).binding
            if clause in stated if chosen is None else chosen:
                yield clause

    def clause(self, entry: Entry) -> Iterator[Clause]:
        """Yield the entry's clause, unless nothing in the deal calls for it."""
        rows = [Placed(None)]
        if entry.repeat:
            rows = list(filter(self._wanted, self.answered.rows(entry.repeat)))
        rows = [row for row in rows if self._applies(entry, row)]
        if not rows:
            return
        choice = self.choices.get(entry.id, BALANCED)
        binding = entry.id in self.binding
        if choice.position == CUSTOM:
            body = tuple(
                Paragraph((Run(text.strip()),))
                for text in choice.custom_text.split("\n\n")
                if text.strip()
            )
            yield Clause(entry.id, entry.title, body, (), binding)
            return
        position = entry.position(choice.position)
        if not entry.repeat:
            yield Clause(entry.id, entry.title, self.body(entry, position, rows[0]), (), binding)
            return
        parts = tuple(
            Clause(f"{entry.id}.{row.key}", "", self.body(entry, position, row)) for row in rows
        )
        yield Clause(entry.id, entry.title, (), parts, binding)

    def _wanted(self, placed: Placed) -> bool:
        key, code = self.only
        if not code or code in (placed.row.key, placed.parent and placed.parent.key):
            return True
        about, own = structure.entities()[key], _key_of(placed.row)
        return own not in (about.key, about.parent) or any(
            row.key == code
            for child in structure.children_of(own)
            for row in getattr(placed.row, child.key)
        )

    def _applies(self, entry: Entry, placed: Placed) -> bool:
        return entry.when is None or entry.when.holds(
            lambda path: self.value(path, entry.alias, placed)
        )

    def value(self, path: str, alias: str, placed: Placed) -> Any:
        """Return the answer at a path; ``alias`` stands for the repeated row."""
        root, _, name = path.partition(".")
        if root == alias:
            return _standing(placed.value(name))
        owner = getattr(self.terms, root)
        return _standing(getattr(owner, name) if name else owner)

    def body(self, entry: Entry, position: Position, placed: Placed) -> tuple[Block, ...]:
        """Return the paragraph of a position and the tables it mentions first."""
        runs: list[Run] = []
        tables: list[str] = []
        for fragment in position.fragments:
            condition = fragment.condition
            if condition and not condition.holds(
                lambda path: self.value(path, entry.alias, placed)
            ):
                continue
            if runs:
                runs.append(Run(" "))
            for piece in fragment.pieces:
                runs.extend(self.runs(piece, entry, placed, runs))
                if piece.text.startswith("table.") and piece.kind is PieceKind.PLACEHOLDER:
                    tables.append(piece.text.removeprefix("table."))
        return (Paragraph(_joined(runs)), *self._tables(tables, placed))

    def _tables(self, names: list[str], placed: Placed) -> Iterator[Block]:
        for name in names:
            identity = table_id(name, placed)
            if identity not in self.shown:
                self.shown.add(identity)
                yield table_of(self.answered, name, placed, self._wanted)
                yield from self._example(name, placed)

    def _example(self, name: str, placed: Placed) -> Iterator[Block]:
        """Yield what tiers come to, behind them."""
        if name == "royalty_tier" and isinstance(placed.row, RevenueShare):
            example = worked_example(placed.row, self.terms.deal.currency)
            if example:
                yield example

    def runs(
        self, piece: Piece, entry: Entry, placed: Placed, before: list[Run]
    ) -> tuple[Run, ...]:
        """Return a piece as runs; ``before`` are those already on the line."""
        if piece.kind is PieceKind.WORDS:
            return (Run(piece.text),)
        if piece.kind is PieceKind.DEFINED:
            defines = entry.id == "definitions.core"
            first = not any(run.text == piece.text for run in before)
            return (Run(piece.text, RunKind.DEFINITION if defines and first else RunKind.DEFINED),)
        root, _, name = piece.text.partition(".")
        if root in ("startup", "partner"):
            return (self._short_name(root),)
        if root == "table":
            return (Run(f"Table {schedules.title(name)}", target=table_id(name, placed)),)
        if root == entry.alias:
            return self._answer(placed, name, before)
        return self.single_runs(root, name, before)

    def _short_name(self, role: str) -> Run:
        party = self.answered.first_party(startup=role == "startup")
        if party is None or not party.short_name:
            return Run(f"[{role}]", RunKind.OPEN_POINT, source="parties")
        return Run(party.short_name, RunKind.DEFINED, source=f"{party.code}.short_name")

    def single_runs(self, key: str, name: str, before: list[Run] | None = None) -> tuple[Run, ...]:
        """Return the answer of an entity that a deal has once."""
        if name == "binding_clauses":
            return self._clause_titles(self.binding)
        placed = Placed(getattr(self.terms, key))
        return self._answer(placed, name, before or [], source=f"{key}.{name}")

    def _clause_titles(self, ids: tuple[str, ...]) -> tuple[Run, ...]:
        source = "negotiation_plan.binding_clauses"
        runs: list[Run] = []
        for clause in ids:
            runs += [Run(", ")] if runs else []
            runs.append(Run(self.library.title(clause), source=source, target=clause))
        return tuple(runs)

    def _answer(
        self, placed: Placed, name: str, before: list[Run], source: str = ""
    ) -> tuple[Run, ...]:
        fact = fact_of(placed.row, name)
        if fact is None:
            return (Run(placed.key),)
        source = source or f"{placed.key}.{name}"
        text = self.answered.printed(placed, fact)
        if not text:
            return (open_point(fact, source),)
        if fact.kind in (Kind.SHORT, Kind.LONG):
            text = text[:-1] if text.endswith(".") else text
        if fact.kind in CAPITALIZED and _starts_sentence(before):
            text = words.capital(text)
        kind = RunKind.DEFINED if fact.target in DEFINED_TARGETS else RunKind.TEXT
        target = getattr(placed.row, name) if fact.kind is Kind.CLAUSE else ""
        target = target if target in self.library.clauses else ""
        return (Run(text, kind, source, target),)

    def signatory(self, placed: Placed) -> Signatory:
        """Return a party as cover and signature block show it."""
        return Signatory(
            legal_name=cell_runs(self.answered, placed, "legal_name"),
            short_name=cell_runs(self.answered, placed, "short_name"),
            role=cell_runs(self.answered, placed, "role"),
            country=cell_runs(self.answered, placed, "country"),
            contact_name=placed.row.contact_name or "",
            contact_title=placed.row.contact_title or "",
        )


DEFINED_TARGETS = ("Party", "FieldOfUse", "Metric")


def _standing(value: Any) -> Any:
    """Return the value, a list of rows without those that have left the sheet."""
    if isinstance(value, tuple):
        return tuple(item for item in value if not getattr(item, "retired", False))
    return value


def _key_of(row: Any) -> str:
    return structure.by_name()[type(row).__name__].key


def _starts_sentence(before: list[Run]) -> bool:
    said = "".join(run.text for run in before[-3:]).rstrip()
    return not said or said.endswith(SENTENCE_ENDS)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and run == Run(run.text) and joined[-1] == Run(joined[-1].text):
            joined[-1] = Run(joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
