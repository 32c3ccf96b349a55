"""What clauses and tables are called, and how they are numbered, for those who refer to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from termsheets.domain.clauses import Clause, Mark, Table, TermSheet, blocks, walk
from termsheets.domain.numbering import numbers
from termsheets.domain.redline import Redline
from termsheets.domain.redline.sides import LEFT


class Places(NamedTuple):
    """Titles and numbers by the ids of clauses and tables.

    ``titles`` are those that a reader of the new side finds, ``steady`` the
    ids under which a reader of either side finds the same; ``changes`` gives
    the change by which a whole clause came, went or moved.
    """

    titles: Mapping[str, str]
    steady: frozenset[str]
    numbers: Mapping[str, str]
    old_numbers: Mapping[str, str]
    changes: Mapping[str, str]

    def number_of(self, clause: Clause) -> str:
        """Return a clause's printed number: the old one where it is shown as it was."""
        return (self.old_numbers if clause.mark in LEFT else self.numbers).get(clause.id, "")


def of_sheet(sheet: TermSheet) -> Places:
    """Return the places of a clean sheet."""
    return _places(sheet, numbers(sheet), {})


def of_redline(redline: Redline) -> Places:
    """Return the places of a redline's marked sheet."""
    return _places(redline.sheet, redline.numbers, redline.old_numbers)


def _places(sheet: TermSheet, new: Mapping[str, str], old: Mapping[str, str]) -> Places:
    nodes = [*_named(sheet)]
    return Places(
        titles={node.id: _title(node) for node in nodes if node.mark not in LEFT},
        steady=frozenset(node.id for node in nodes if _is_steady(node)),
        numbers=new,
        old_numbers=old,
        changes={node.id: node.change for node in nodes if node.mark is not Mark.KEPT},
    )


def _named(sheet: TermSheet) -> Iterator[Clause | Table]:
    yield from (placed.clause for placed in walk(sheet))
    yield from (block for block in blocks(sheet) if isinstance(block, Table))


def _title(node: Clause | Table) -> str:
    return node.heading if isinstance(node, Clause) else node.title


def _is_steady(node: Clause | Table) -> bool:
    is_retitled = isinstance(node, Clause) and any(fact.name == "heading" for fact in node.facts)
    return node.mark is Mark.KEPT and not is_retitled
