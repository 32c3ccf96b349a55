"""Mends that need no judgment: the answers and rows that would settle a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from termsheets.domain import exits
from termsheets.domain.checks.finding import DEAL, Finding
from termsheets.domain.checks.governance import TOPICS
from termsheets.domain.terms.whole import Terms
from termsheets.domain.usual_rows import RULES, TIERS


@dataclass(frozen=True, slots=True)
class Mend:
    """Answers for the row ``code`` of an entity, or for a new row where there is no code."""

    key: str
    code: str
    answers: Mapping[str, Any]


def mends(found: Finding, terms: Terms) -> tuple[Mend, ...]:
    """Return what settles a finding of a deal; nothing where that takes a person's judgment."""
    return tuple(_WAYS[found.check](found, terms)) if found.check in _WAYS else ()


def mendable(found: Iterable[Finding], terms: Terms) -> frozenset[Finding]:
    """Return those of the findings that can be settled without judgment."""
    return frozenset(one for one in found if mends(one, terms))


def _into_a_tier(found: Finding, terms: Terms) -> Iterator[Mend]:
    """Yield the tier of an asset: of core improvements if a license names it, else the core."""
    grants = (grant for grant in terms.license_grants if not grant.retired)
    is_licensed = any(found.subject in grant.assets for grant in grants)
    kind = "core_improvement" if is_licensed else "core"
    for tier in terms.access_tiers:
        if tier.kind == kind and not tier.retired:
            yield Mend("background_assets", found.subject, {"tier": tier.code})
            return


def _exit_rules(found: Finding, terms: Terms) -> Iterator[Mend]:
    """Yield the usual rule for each way of ending that says nothing about a license."""
    for cell in exits.unanswered(terms):
        if cell.grant == found.subject:
            yield Mend("exit_rules", "", cell.answers)


def _decision_rights(found: Finding, terms: Terms) -> Iterator[Mend]:
    """Yield a right of the committee for each standard topic that nobody decides."""
    decided = {row.topic for row in terms.decision_rights if not row.retired}
    for topic in TOPICS:
        if topic not in decided:
            yield Mend("decision_rights", "", {"topic": topic, "decider": "committee"})


def _usual_rows(found: Finding, terms: Terms) -> Iterator[Mend]:
    """Yield each standard tier and each rule of new work that a deal must have and has not."""
    if (found.subject, found.field) not in ((DEAL, "kind"), (DEAL, "category")):
        return
    for key, rows, field in (
        ("access_tiers", TIERS, "kind"),
        ("foreground_rules", RULES, "category"),
    ):
        known = {getattr(row, field) for row in getattr(terms, key) if not row.retired}
        for answers in rows:
            if answers[field] not in known:
                yield Mend(key, "", answers)


_WAYS: Mapping[str, Callable[[Finding, Terms], Iterator[Mend]]] = {
    "tier.unassigned": _into_a_tier,
    "exit.uncovered": _exit_rules,
    "governance.decisions": _decision_rights,
    "draft.incomplete": _usual_rows,
}
