"""The exit matrix: which rule decides over a license, and what usually happens to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from termsheets.domain.terms.exits import ExitRule
from termsheets.domain.terms.whole import PublicTerms, Terms

ROLES = ("licensor", "licensee")
FEES = {
    "same": "at the same fees",
    "reduced": "at reduced fees",
    "free": "free of charge",
    "prepaid": "against payment in advance",
}
"""What a rule says of fees, as a sentence has it."""

Matrix = Mapping[tuple[str, str, str], ExitRule]


@dataclass(frozen=True, slots=True)
class Usual:
    """What usually happens to a license in one way of ending, by whose doing it is."""

    scenario: str
    affected_role: str
    outcome: str
    period_months: int | None = None
    fee_treatment: str = "same"


USUAL = (
    Usual("expiry", "any", "wind_down", 6),
    Usual("convenience", "licensor", "survives"),
    Usual("convenience", "licensee", "wind_down", 6),
    Usual("breach", "licensor", "survives", fee_treatment="reduced"),
    Usual("breach", "licensee", "wind_down", 3),
    Usual("insolvency", "licensor", "survives"),
    Usual("insolvency", "licensee", "survives_non_exclusive"),
    Usual("change_of_control", "any", "survives"),
    Usual("divestiture", "any", "survives"),
    Usual("failed_milestone", "any", "survives_non_exclusive"),
    Usual("disruption", "any", "survives_non_exclusive", 6),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A usual answer that the license ``grant``, known by its code, could have."""

    grant: str
    usual: Usual

    @property
    def key(self) -> str:
        """Return what the cell is known by: ``LG-1.breach.licensor``."""
        return f"{self.grant}.{self.usual.scenario}.{self.usual.affected_role}"

    @property
    def answers(self) -> Mapping[str, Any]:
        """Return the answers of an exit rule that says so."""
        fields = {name: getattr(self.usual, name) for name in Usual.__slots__}
        return MappingProxyType({"grant": self.grant, **fields})


def matrix(rules: Iterable[ExitRule]) -> Matrix:
    """Return the rules on licenses in use, by grant, scenario and affected role."""
    return {
        (rule.grant, rule.scenario, rule.affected_role): rule
        for rule in rules
        if not rule.retired and rule.grant and rule.scenario and rule.affected_role
    }


def deciding(rules: Matrix, grant: str, scenario: str, role: str) -> ExitRule | None:
    """Return the rule for just this role, else the one for any role; None if neither is there."""
    return rules.get((grant, scenario, role)) or rules.get((grant, scenario, "any"))


def unanswered(terms: Terms | PublicTerms) -> tuple[Cell, ...]:
    """Return the usual answer wherever no rule says what happens to a license, in their order."""
    rules = matrix(terms.exit_rules)
    return tuple(
        Cell(grant.code, usual)
        for grant in terms.license_grants
        if not grant.retired
        for usual in USUAL
        if _is_open(rules, grant.code, usual)
    )


def _is_open(rules: Matrix, grant: str, usual: Usual) -> bool:
    roles = ROLES if usual.affected_role == "any" else (usual.affected_role,)
    return any(deciding(rules, grant, usual.scenario, role) is None for role in roles)
