"""Sheets as tests ask for them: of the shipped samples, or of a few lines."""

from functools import cache
from pathlib import Path

from termsheets.domain.clauses import Clause, Paragraph, TermSheet, walk
from termsheets.domain.library import library
from termsheets.domain.projection import public
from termsheets.domain.schema import load_yaml
from termsheets.domain.terms import Terms
from termsheets.domain.termsheet import Choices, ClauseChoice, term_sheet

FOLDER = Path(__file__).parent.parent / "termsheets" / "samples"
NAMES = ("platform-license", "saas-distribution", "semiconductor-codevelopment")


@cache
def sample_terms(name: str) -> Terms:
    """Return the deal of a sample file."""
    return load_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def sample_sheet(name: str, choices: Choices | None = None) -> TermSheet:
    """Return the sheet that a sample deal prints."""
    return term_sheet(public(sample_terms(name)), choices)


def chosen(position: str) -> Choices:
    """Return the choice of one position for every clause."""
    return dict.fromkeys(library().clauses, ClauseChoice(position))


def sheet_of(text: str = "", choices: Choices | None = None) -> TermSheet:
    """Return the sheet of a deal written in YAML."""
    return term_sheet(public(load_yaml(f"schema_version: 1\n{text}")), choices)


def clause_of(sheet: TermSheet, clause_id: str) -> Clause:
    """Return the sheet's clause of that id."""
    return next(placed.clause for placed in walk(sheet) if placed.clause.id == clause_id)


def words_of(clause: Clause) -> list[str]:
    """Return the words of each paragraph of a clause."""
    return [block.text for block in clause.body if isinstance(block, Paragraph)]
