"""One deal as the register reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from termsheets.domain.obligations.facts import Facts
from termsheets.domain.terms.whole import PublicTerms

UNTITLED = "Untitled deal"


@dataclass(frozen=True)
class Holding:
    """A side's draft: the deal's permanent name, the side's party code, and its public terms.

    The register tells one side about its own drafts, but needs none of its
    private answers, so it is not handed any.
    """

    deal: str
    party: str
    terms: PublicTerms

    @property
    def title(self) -> str:
        """Return what the deal is called."""
        return self.terms.deal.title or UNTITLED

    @cached_property
    def facts(self) -> Facts:
        """Return the rows that stand, with the names they go by."""
        return Facts(self.terms)

    def legal_name(self, code: str | None) -> str:
        """Return a party's registered name, by which it is known in other deals, too."""
        for party in self.facts.rows("parties"):
            if party.code == code:
                return party.legal_name or party.short_name or ""
        return ""
