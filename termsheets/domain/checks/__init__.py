"""Deal checks: what an experienced lawyer would say of a deal, with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from termsheets.domain.checks import (
    background,
    confidentiality,
    deal,
    exits,
    foreground,
    governance,
    grants,
    law,
    milestones,
    negotiation,
    revenue,
    tiers,
    upkeep,
)
from termsheets.domain.checks.catalog import catalog
from termsheets.domain.checks.finding import DEAL, Finding, Severity, by_severity
from termsheets.domain.checks.incomplete import CHECK, incomplete
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hit, PrivateRule, Rule
from termsheets.domain.checks.telling import natural, told
from termsheets.domain.projection import public
from termsheets.domain.terms.structure import SECTIONS
from termsheets.domain.terms.whole import PublicTerms, Terms

__all__ = [
    "DEAL",
    "RULES",
    "Finding",
    "Severity",
    "by_severity",
    "findings",
    "findings_of_step",
    "is_gap",
]

FIRST_PARTY = "PA-1"
"""The code that the first party of a deal without any will have."""

RULES: tuple[Rule | PrivateRule, ...] = (
    *deal.RULES,
    *background.RULES,
    *tiers.RULES,
    *grants.RULES,
    *law.RULES,
    *foreground.RULES,
    *milestones.RULES,
    *revenue.RULES,
    *governance.RULES,
    *negotiation.RULES,
    *confidentiality.RULES,
    *exits.RULES,
    *upkeep.RULES,
)


def findings(
    terms: Terms | PublicTerms,
    *,
    today: date,
    side: str = "",
    last_round: PublicTerms | None = None,
) -> tuple[Finding, ...]:
    """Return what the checks find in a deal, in the catalog's order.

    Terms are a draft of the party whose code is ``side``, of the first
    startup by default: its private answers and its gaps are looked at, too.
    PublicTerms have neither. ``last_round`` is what the others know, so that
    changes since then can be told.
    """
    return _found(terms, RULES, Matter(_public(terms), today, last_round), side)


def findings_of_step(
    terms: Terms | PublicTerms,
    step: int,
    *,
    today: date,
    side: str = "",
    last_round: PublicTerms | None = None,
) -> tuple[Finding, ...]:
    """Return the findings that one step of the wizard mends; only its rules are run."""
    section = list(SECTIONS)[step - 1]
    found = _found(terms, _rules_of(step), Matter(_public(terms), today, last_round), side, section)
    return tuple(one for one in found if one.step == step)


@cache
def _rules_of(step: int) -> tuple[Rule | PrivateRule, ...]:
    return tuple(rule for rule in RULES if step in catalog()[rule.check].steps)


def is_gap(found: Finding) -> bool:
    """Return whether a finding only tells that something is missing."""
    return found.check == CHECK


def _public(terms: Terms | PublicTerms) -> PublicTerms:
    return public(terms) if isinstance(terms, Terms) else terms


def _found(
    terms: Terms | PublicTerms,
    rules: tuple[Rule | PrivateRule, ...],
    matter: Matter,
    side: str,
    section: str = "",
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    spots: set[tuple[str, str]] = set()
    own = side or _whose(matter)
    for rule in rules:
        hits = tuple(_hits(rule, matter, terms))
        spots.update((one.row, one.field) for one in hits)
        private_to = own if isinstance(rule, PrivateRule) else None
        found.extend(told(catalog()[rule.check], hits, private_to))
    if isinstance(terms, Terms):
        found.extend(incomplete(terms, spots, own, section))
    return tuple(found)


def _hits(rule: Rule | PrivateRule, matter: Matter, terms: Terms | PublicTerms) -> Iterator[Hit]:
    if isinstance(rule, Rule):
        yield from rule.look(matter)
    elif isinstance(terms, Terms):
        yield from rule.look(matter, terms)


def _whose(matter: Matter) -> str:
    """Return the party whose draft this is, where nobody says so; never an empty code."""
    parties = sorted(matter.parties, key=lambda party: natural(party.code))
    startups = [party.code for party in parties if party.role == "startup"]
    return next(iter((*startups, *(party.code for party in parties))), FIRST_PARTY)
