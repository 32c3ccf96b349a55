"""An event in a deal, as the parts of its story ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from termsheets.domain.exits.events import BY_A_PARTY, ENDING, Event
from termsheets.domain.exits.rules import ROLES, Matrix, matrix
from termsheets.domain.exits.telling import Line
from termsheets.domain.obligations.facts import Facts

NOBODY = "a party not yet named"


@dataclass(frozen=True)
class Case:
    """An event on its day, whose outcome takes effect on the day ``effective``."""

    facts: Facts
    event: Event
    day: date
    effective: date

    @property
    def ends_deal(self) -> bool:
        """Return whether the whole deal ends."""
        return self.event.scenario in ENDING

    @cached_property
    def everyone(self) -> tuple[str, ...]:
        """Return the codes of all parties."""
        return tuple(party.code for party in self.facts.rows("parties"))

    @cached_property
    def rules(self) -> Matrix:
        """Return the rules on licenses."""
        return matrix(self.facts.terms.exit_rules)

    def rules_on(self, kind: str, subject: str) -> Iterator[Any]:
        """Yield the rules of this scenario on an asset or a category."""
        for rule in self.facts.rows("exit_rules"):
            if rule.scenario == self.event.scenario and getattr(rule, kind) == subject:
                yield rule

    def called(self, code: str | None) -> str:
        """Return what a party is called in a sentence."""
        return self.facts.name(code) or NOBODY

    def runs(self, grant: Any) -> bool:
        """Return whether a license has not ended before the day the event takes effect."""
        end = self.facts.grant_end(grant)
        return end is None or end >= self.effective

    def role_in(self, grant: Any) -> str | None:
        """Return the part in a license of who acts or is affected; "any" where nobody is.

        None where it is no party to the license.
        """
        if self.event.scenario not in BY_A_PARTY:
            return "any"
        roles = (role for role in ROLES if getattr(grant, role) == self.event.party)
        return next(roles, None)

    def line(self, topic: Any, text: str, *sources: str, **told: Any) -> Line:
        """Return a line that counts from the day the event takes effect, for all by default."""
        facts: dict[str, Any] = {"day": self.effective, "parties": self.everyone} | told
        return Line(topic=topic, text=text, sources=sources, **facts)


def of_grant(grant: Any) -> tuple[str, ...]:
    """Return the codes of the parties to a license."""
    return tuple(code for code in (grant.licensor, grant.licensee) if code)
