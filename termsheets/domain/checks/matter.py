"""A deal as its checks ask about it: sets expanded, rows found by their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from termsheets.domain import exits, territories
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.obligations.royalty_end import PATENTS
from termsheets.domain.terms.whole import PublicTerms

ALL = "ALL"
WORLD = "WORLD"
EXCLUSIVE = ("exclusive", "sole")
UNDER_EU_RULES = territories.GROUPS["EEA"] | {"GB"}


@cache
def covered(codes: tuple[str, ...]) -> frozenset[str]:
    """Return the countries of a list of territory codes."""
    return territories.covered(codes)


class Matter(Facts):
    """What every side may see of a deal, a day, and the round sent last, if any.

    It is made of PublicTerms, so that no rule can use a private answer unless
    it is handed one. Of repeated asset sets each is worked out once.
    """

    def __init__(
        self, terms: PublicTerms, today: date, last_round: PublicTerms | None = None
    ) -> None:
        super().__init__(terms)
        self.day = today
        self.last_round = last_round
        self._by_code: dict[str, dict[str | None, Any]] = {}

    def row(self, key: str, code: str | None) -> Any:
        """Return the row of a list that a link leads to; None where it leads to none."""
        if key not in self._by_code:
            self._by_code[key] = {row.code: row for row in self.rows(key)}
        return self._by_code[key].get(code)

    def grant(self, code: str | None) -> Any:
        """Return the grant of a code; None where there is none."""
        return self.row("license_grants", code)

    def party(self, code: str | None) -> Any:
        """Return the party of a code; None where there is none."""
        return self.row("parties", code)

    @property
    def grants(self) -> tuple[Any, ...]:
        """Return the license grants."""
        return self.rows("license_grants")

    @property
    def parties(self) -> tuple[Any, ...]:
        """Return the parties."""
        return self.rows("parties")

    def called(self, code: str | None) -> str:
        """Return the name of the row that a link leads to, or that it leads to none."""
        return self.name(code) or "a party not yet named"

    def called_grant(self, grant: Any) -> str:
        """Return what a founder knows a grant by: "LG-1 (Veldrite to Kestrelwerk)"."""
        return f"{grant.code} ({self.called(grant.licensor)} to {self.called(grant.licensee)})"

    def country(self, party: str | None) -> str | None:
        """Return the country of a party."""
        return getattr(self.party(party), "country", None)

    @cached_property
    def _sets(self) -> Mapping[str, tuple[Any, ...]]:
        return {grant.code: super(Matter, self).licensed(grant) for grant in self.grants}

    def licensed(self, grant: Any) -> tuple[Any, ...]:
        """Return the assets that a grant licenses."""
        return self._sets[grant.code]

    def pairs(self) -> Iterator[tuple[Any, Any]]:
        """Yield each grant with each asset that it licenses."""
        for grant in self.grants:
            for asset in self.licensed(grant):
                yield grant, asset

    def patents(self, grant: Any) -> tuple[Any, ...]:
        """Return the patents, and applications, that a grant licenses."""
        return tuple(asset for asset in self.licensed(grant) if asset.kind in PATENTS)

    def reaches(self, grant: Any, *countries: str) -> bool:
        """Return whether a grant runs in any of the countries."""
        return not covered(grant.territories).isdisjoint(countries)

    @cached_property
    def european(self) -> tuple[Any, ...]:
        """Return the grants under the competition rules of the EU or the United Kingdom."""
        return tuple(grant for grant in self.grants if self.reaches(grant, *UNDER_EU_RULES))

    def shares_on(self, grant: Any, *kinds: str) -> tuple[Any, ...]:
        """Return the revenue shares of these kinds that are linked to a grant."""
        return tuple(row for row in self._linked.get(grant.code, ()) if row.kind in kinds)

    @cached_property
    def _linked(self) -> Mapping[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for share in self.rows("revenue_shares"):
            for code in share.grants:
                found.setdefault(code, []).append(share)
        return found

    @cached_property
    def exit_matrix(self) -> exits.Matrix:
        """Return the rules on licenses by grant, scenario and affected role."""
        return exits.matrix(self.terms.exit_rules)


def standing(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the rows inside another that have not been retired."""
    return tuple(row for row in rows if not row.retired)
