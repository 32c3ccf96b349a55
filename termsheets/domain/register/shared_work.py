"""New work that a side will own together with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from termsheets.domain import words
from termsheets.domain.register.holding import Holding


@dataclass(frozen=True, slots=True)
class SharedWork:
    """A category of new work that is owned jointly, and what each owner may do with it."""

    holding: Holding
    code: str
    category: str
    freedom: str


def shared_work_of(holdings: Iterable[Holding]) -> tuple[SharedWork, ...]:
    """Return the jointly owned new work of each deal."""
    return tuple(
        SharedWork(holding, rule.code, words.capital(_said(rule.category)), _freedom(rule))
        for holding in holdings
        for rule in holding.facts.rows("foreground_rules")
        if rule.owner_rule == "joint"
    )


def _freedom(rule: object) -> str:
    uses, licenses = (_said(getattr(rule, name)) for name in ("exploitation", "licensing_rule"))
    return f"Use: {uses}; licensing: {licenses}"


def _said(choice: str | None) -> str:
    return words.choice(choice) if choice else "not yet settled"
