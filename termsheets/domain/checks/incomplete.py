"""Gaps of a draft as findings: each a blocker, unless a check already tells it."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.checks.catalog import catalog
from termsheets.domain.checks.finding import DEAL, Finding
from termsheets.domain.checks.rule import hit
from termsheets.domain.checks.telling import told
from termsheets.domain.invariants import entity_of, gaps, gaps_of
from termsheets.domain.problems import Problem
from termsheets.domain.terms.structure import SECTIONS
from termsheets.domain.terms.whole import Terms

CHECK = "draft.incomplete"

Spot = tuple[str, str]
"""The code of a row, "deal" for none, and a field."""


def incomplete(terms: Terms, known: set[Spot], side: str, section: str = "") -> Iterator[Finding]:
    """Yield each gap that is not among the ``known`` spots; private ones to their side.

    With a ``section``, only what is missing there.
    """
    for gap in gaps_of(terms, section) if section else gaps(terms):
        if (gap.code or DEAL, gap.field) not in known:
            yield from _finding(gap, side)


def _finding(gap: Problem, side: str) -> Iterator[Finding]:
    entity = entity_of(gap)
    fact = entity.facts.get(gap.field)
    step = list(SECTIONS).index(entity.section) + 1
    found = hit(gap.code or DEAL, gap.field, gap=gap.message).mended_in(step)
    private_to = side if fact and fact.private else None
    yield from told(catalog()[CHECK], [found], private_to)
