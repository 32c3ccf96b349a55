"""The exit matrix as a grid: each scenario and role by each license, asset and category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from termsheets.domain import words
from termsheets.domain.exits.rules import FEES, ROLES, USUAL, Cell, Usual, deciding, matrix
from termsheets.domain.obligations.facts import Facts, count
from termsheets.domain.terms.exits import ExitRule
from termsheets.domain.terms.whole import PublicTerms, Terms

SCENARIOS = tuple(dict.fromkeys(usual.scenario for usual in USUAL))
KINDS = ("asset", "category")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a column is about: a license, an asset or a category of improvements."""

    kind: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Square:
    """What happens to a subject: by a rule, else as is usual for a license, else nothing said."""

    subject: Subject
    rule: ExitRule | None
    usual: Cell | None

    @property
    def text(self) -> str:
        """Return the outcome in words; "" where nothing is said or usual."""
        told = self.rule or (self.usual.usual if self.usual else None)
        return outcome(told) if told else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One scenario, as one role is behind it or hit by it."""

    scenario: str
    role: str
    squares: tuple[Square, ...]

    @property
    def name(self) -> str:
        """Return the scenario as it prints at the start of a row."""
        return words.capital(words.choice(self.scenario))


def outcome(told: ExitRule | Usual) -> str:
    """Return what a rule, or what is usual, says: "wind-down for 6 months, at the same fees"."""
    if not told.outcome:
        return "[outcome]"
    months = f" for {count(told.period_months, 'month')}" if told.period_months else ""
    fees = FEES.get(told.fee_treatment or "")
    return ", ".join(filter(None, (f"{words.choice(told.outcome)}{months}", fees)))


def grid(terms: Terms | PublicTerms, facts: Facts) -> tuple[Row, ...]:
    """Return the rows of the matrix, all with the same columns; none where there is no subject."""
    columns = tuple(subjects(facts))
    rules = matrix(terms.exit_rules)
    if not columns:
        return ()
    return tuple(
        Row(scenario, role, tuple(_square(rules, facts, one, scenario, role) for one in columns))
        for scenario in SCENARIOS
        for role in ROLES
    )


def subjects(facts: Facts) -> Iterator[Subject]:
    """Yield every license, and each asset and category that a rule is about."""
    for grant in facts.rows("license_grants"):
        yield Subject("grant", grant.code, f"{grant.code}{_parties(facts, grant)}")
    for kind in KINDS:
        known = (getattr(rule, kind) for rule in facts.rows("exit_rules"))
        for key in dict.fromkeys(filter(None, known)):
            yield Subject(kind, key, words.capital(words.choice(facts.name(key))))


def _parties(facts: Facts, grant: Any) -> str:
    names = facts.names(grant.licensor, grant.licensee)
    return f", {' to '.join(names)}" if len(names) == len(ROLES) else ""


def _square(rules: Any, facts: Facts, subject: Subject, scenario: str, role: str) -> Square:
    if subject.kind != "grant":
        own = (
            rule
            for rule in facts.rows("exit_rules")
            if rule.scenario == scenario and getattr(rule, subject.kind) == subject.key
        )
        return Square(subject, _of_role(own, role), None)
    rule = deciding(rules, subject.key, scenario, role)
    usual = None if rule else Cell(subject.key, usual_of(scenario, role))
    return Square(subject, rule, usual)


def _of_role(rules: Iterable[ExitRule], role: str) -> ExitRule | None:
    """Return the rule for just this role, else the one for any."""
    by_role = {rule.affected_role: rule for rule in rules}
    return by_role.get(role) or by_role.get("any")  # type: ignore[call-overload]


def usual_of(scenario: str, role: str) -> Usual:
    """Return what usually happens in a scenario that is one role's doing."""
    return next(
        usual
        for usual in USUAL
        if usual.scenario == scenario and usual.affected_role in (role, "any")
    )
