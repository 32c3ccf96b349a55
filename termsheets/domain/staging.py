"""Stages of disclosure: what each opens, and how much of it, as the terms themselves state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from termsheets.domain.terms.confidentiality import DisclosureStage
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.whole import PublicTerms, Terms

START, *_ = STAGES = facts(DisclosureStage)["precondition"].choices
"""What a deal may have met, the weakest first: a deal stands at one of these."""

DETAILS = facts(DisclosureStage)["detail"].choices
COST, ROYALTY = "cost_forecast", "royalty_range"
WATERFALL, TECHNICAL = "waterfall", "technical_detail"
ABSENT_CLAUSES = {WATERFALL: "revenue.waterfall"}


def at_least(level: str, needed: str) -> bool:
    """Return whether a detail such as "range" reaches the one needed; "" reaches none."""
    return level != "" and DETAILS.index(level) >= DETAILS.index(needed)


def includes(stage: str, other: str) -> bool:
    """Return whether a deal that stands at a stage has met the other one too."""
    return STAGES.index(other) <= STAGES.index(stage)


@dataclass(frozen=True, slots=True)
class Openness:
    """How much of each content is open at a stage, and which contents wait for one at all."""

    details: Mapping[str, str]
    staged: frozenset[str]

    def detail(self, content: str) -> str:
        """Return the detail of a content that is open, "" for none."""
        return self.details.get(content, "")

    def withholds(self, content: str) -> bool:
        """Return whether a content waits for a stage that shows more than a summary."""
        return content in self.staged and not at_least(self.detail(content), "range")

    @property
    def absent_clauses(self) -> frozenset[str]:
        """Return the clauses that a sheet leaves out, their own wording included."""
        return frozenset(
            clause for content, clause in ABSENT_CLAUSES.items() if self.withholds(content)
        )


def still_closed(known: str, before: str, after: str) -> str:
    """Return the strongest stage that was open once and is not, after a move; "" for none.

    ``known`` is what was returned after the move before.
    """
    once = [stage for stage in (known, before) if stage]
    strongest = max(once, key=STAGES.index)
    return "" if includes(after, strongest) else strongest


def in_order(terms: PublicTerms | Terms) -> tuple[DisclosureStage, ...]:
    """Return the stages as they follow each other; one without a place comes last."""
    rows = [row for row in terms.disclosure_stages if not row.retired]
    return tuple(sorted(rows, key=lambda row: (row.order is None, row.order or 0)))


def openness(terms: PublicTerms | Terms, stage: str) -> Openness:
    """Return what is open while the deal stands at a stage.

    A stage opens after all before it, so that nothing is shown early; a
    content that no stage names is a plain term of the deal, shown to all.
    """
    details: dict[str, str] = {}
    for row in _reached(in_order(terms), stage):
        for content in row.contents:
            known, told = details.get(content, ""), row.detail or DETAILS[0]
            details[content] = told if not at_least(known, told) else known
    staged = {content for row in in_order(terms) for content in row.contents}
    return Openness(details, frozenset(staged))


def is_opened(terms: PublicTerms | Terms, stage: str, content: str) -> bool:
    """Return whether a stage beyond the start has opened more than a summary of a content.

    What is withheld by its own level waits for this, also where the terms
    would show the content to all from the start.
    """
    return any(
        content in row.contents and at_least(row.detail or DETAILS[0], "range")
        for row in _reached(in_order(terms), stage)
        if row.precondition != START
    )


def _reached(rows: tuple[DisclosureStage, ...], stage: str) -> Iterator[DisclosureStage]:
    return takewhile(
        lambda row: row.precondition is not None and includes(stage, row.precondition), rows
    )


def later_stages(terms: PublicTerms | Terms) -> tuple[str, ...]:
    """Return what the deal's stages ask for beyond the start, the weakest first."""
    asked = {row.precondition for row in in_order(terms)}
    return tuple(stage for stage in STAGES if stage in asked and stage != START)


def next_stage(terms: PublicTerms | Terms, stage: str) -> str:
    """Return what has to be met next, "" where nothing waits."""
    return next((later for later in later_stages(terms) if not includes(stage, later)), "")
