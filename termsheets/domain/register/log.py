"""What was decided and what is believed, with what each affects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from termsheets.domain.library import library
from termsheets.domain.register.holding import Holding


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision: ``affects`` are the titles of clauses, ``superseded_by`` a later one's code."""

    holding: Holding
    code: str
    day: date | None
    title: str
    decision: str
    rationale: str
    affects: tuple[str, ...]
    superseded_by: str


@dataclass(frozen=True, slots=True)
class Belief:
    """An assumption, where it stands, and the number that tells whether it holds."""

    holding: Holding
    code: str
    statement: str
    status: str
    measured_by: str


def decisions_of(holdings: Iterable[Holding]) -> tuple[Logged, ...]:
    """Return the decisions of all deals, the latest first; undated ones last."""
    found = [one for holding in holdings for one in _decisions(holding)]
    return tuple(sorted(found, key=lambda one: one.day or date.min, reverse=True))


def _decisions(holding: Holding) -> Iterable[Logged]:
    rows = holding.facts.rows("decisions")
    later = {row.supersedes: row.code for row in rows if row.supersedes}
    titles = library().clauses
    for row in rows:
        yield Logged(
            holding,
            row.code,
            row.decided_on,
            row.title or row.code,
            row.decision or "",
            row.rationale or "",
            tuple(titles[clause].title for clause in row.affects if clause in titles),
            later.get(row.code, ""),
        )


def beliefs_of(holdings: Iterable[Holding]) -> tuple[Belief, ...]:
    """Return the assumptions of all deals, broken ones first, those that hold last."""
    order = ("broken", "open", "holds")
    found = [
        Belief(
            holding,
            row.code,
            row.statement or row.code,
            row.status or "open",
            holding.facts.name(row.metric),
        )
        for holding in holdings
        for row in holding.facts.rows("assumptions")
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.status)))
