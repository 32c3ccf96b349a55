"""Terms and wording in, clause tree out: one walk through the library."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from termsheets.domain import schedules
from termsheets.domain.clauses import Clause, Paragraph, TermSheet
from termsheets.domain.library import Library, Section
from termsheets.domain.library import library as shipped
from termsheets.domain.projection import at_stage, printed
from termsheets.domain.staging import openness
from termsheets.domain.terms import structure
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.wording import Entry
from termsheets.domain.writer import BALANCED, CUSTOM, Choices, ClauseChoice, Writer

__all__ = [
    "BALANCED",
    "CUSTOM",
    "Choices",
    "ClauseChoice",
    "clauses_about",
    "staged",
    "term_sheet",
    "worded",
]

ENTITIES = 256
"""So many entities, of all the libraries in use, know which clauses are about them."""


def staged(
    terms: PublicTerms, choices: Choices | None, stage: str, library: Library | None = None
) -> tuple[PublicTerms, TermSheet]:
    """Return the terms that other sides may see at a stage, and the sheet made of these alone."""
    shown = at_stage(terms, stage)
    return shown, term_sheet(
        printed(shown), choices, openness(terms, stage).absent_clauses, library
    )


def term_sheet(
    terms: PublicTerms,
    choices: Choices | None = None,
    absent: Collection[str] = (),
    library: Library | None = None,
) -> TermSheet:
    """Return the whole sheet; a gap in the terms is an open point, never an error.

    ``absent`` are the clauses that it leaves out, as if nothing called for them.
    Without a ``library`` the words are the shipped ones.
    """
    writer = Writer(terms, choices or {}, library or shipped())
    sections = tuple(
        Clause(id=section.id, heading=section.title, children=tuple(clauses))
        for section in writer.library.sections
        if (clauses := list(_clauses(writer, section, absent)))
    )
    return TermSheet(
        title=writer.single_runs("deal", "title"),
        parties=tuple(map(writer.signatory, writer.answered.rows("Party"))),
        effective_date=terms.deal.effective_date,
        sections=sections,
    )


def _clauses(writer: Writer, section: Section, absent: Collection[str]) -> Iterator[Clause]:
    for entry in section.entries:
        if entry.id not in absent:
            yield from writer.clause(entry)


def clauses_about(
    terms: PublicTerms,
    key: str,
    code: str = "",
    choices: Choices | None = None,
    library: Library | None = None,
) -> tuple[Clause, ...]:
    """Return the clauses that print the entity, of a row only its own part.

    ``key`` is the entity's key in a file, ``code`` the row's (its parent's
    row, if it is a child); an empty code means all its rows.
    """
    words = library or shipped()
    writer = Writer(terms, choices or {}, words, only=(key, code))
    return tuple(clause for entry in _entries_about(words, key) for clause in writer.clause(entry))


def worded(
    terms: PublicTerms, clause_id: str, position: str, library: Library | None = None
) -> tuple[str, ...]:
    """Return the paragraphs of one clause in a position; none while nothing calls for it."""
    writer = Writer(terms, {clause_id: ClauseChoice(position)}, library or shipped())
    return tuple(
        block.text
        for clause in writer.clause(writer.library.clauses[clause_id])
        for part in (clause, *clause.children)
        for block in part.body
        if isinstance(block, Paragraph)
    )


@lru_cache(maxsize=ENTITIES)
def _entries_about(library: Library, key: str) -> tuple[Entry, ...]:
    entity = structure.entities()[key]
    return tuple(entry for entry in library.clauses.values() if _mentions(entry, entity))


def _mentions(entry: Entry, entity: structure.Entity) -> bool:
    if entity.single:
        return any(path.startswith(f"{entity.key}.") for path in entry.paths)
    tables = {path.removeprefix("table.") for path in entry.paths if path.startswith("table.")}
    listed = {schedules.entity_of(name).key for name in tables}
    repeated = structure.by_name()[entry.repeat].key if entry.repeat else ""
    return entity.key in listed | {repeated} or (repeated != "" and repeated == entity.parent)
