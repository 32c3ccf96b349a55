"""A deal's answers as the makers of obligations ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.answers import Answered
from termsheets.domain.library import library
from termsheets.domain.terms.whole import PublicTerms

MONTHS: Mapping[str, int] = {
    "monthly": 1,
    "bimonthly": 2,
    "quarterly": 3,
    "semiannual": 6,
    "annual": 12,
}


class Facts:
    """The rows that stand, the names they go by, and the two days everything hangs on."""

    def __init__(self, terms: PublicTerms) -> None:
        self.terms = terms
        self.answered = Answered(terms, library().title)
        self._standing: dict[str, tuple[Any, ...]] = {}

    def rows(self, key: str) -> tuple[Any, ...]:
        """Return the rows of a list that have not been retired."""
        if key not in self._standing:
            self._standing[key] = tuple(row for row in getattr(self.terms, key) if not row.retired)
        return self._standing[key]

    @cached_property
    def start(self) -> date | None:
        """Return the effective date."""
        return self.terms.deal.effective_date

    @cached_property
    def end(self) -> date | None:
        """Return the last day of the initial term."""
        months = self.terms.deal.initial_term_months
        return dates.end_after(self.start, months) if self.start and months else None

    def name(self, code: str | None) -> str:
        """Return what a link to the row prints, nothing for no link."""
        return self.answered.name(code) if code else ""

    def names(self, *codes: str | None) -> tuple[str, ...]:
        """Return the names of parties, each once, those not yet known left out."""
        return tuple(dict.fromkeys(self.name(code) for code in codes if code))

    @cached_property
    def everyone(self) -> tuple[str, ...]:
        """Return the names of all parties."""
        return self.names(*(party.code for party in self.rows("parties")))

    def money(self, amount: Any) -> str:
        """Return an amount in the deal's currency."""
        return words.money(amount, self.answered.currency)

    @property
    def from_start(self) -> str:
        """Return how a note names the effective date."""
        return f"the effective date, {words.day(self.start)}" if self.start else "no date"

    @property
    def at_end(self) -> str:
        """Return how a note names the end of the initial term."""
        return f"the initial term ends on {words.day(self.end)}" if self.end else "no date"

    def licensed(self, grant: Any) -> tuple[Any, ...]:
        """Return the assets that a grant licenses, each once.

        They are those it names, and its licensor's own in its tiers; never
        excluded ones.
        """
        named = (self._assets[code] for code in grant.assets if code in self._assets)
        in_tiers = (self._tiered.get((grant.licensor, tier), ()) for tier in grant.tiers)
        found = (*named, *chain.from_iterable(in_tiers))
        return tuple({asset.code: asset for asset in found}.values())

    @cached_property
    def _assets(self) -> Mapping[str, Any]:
        return {row.code: row for row in self.rows("background_assets") if not row.excluded}

    @cached_property
    def _tiered(self) -> Mapping[tuple[str, str], list[Any]]:
        """Return the assets in each tier of each owner."""
        found: dict[tuple[str, str], list[Any]] = {}
        for asset in self._assets.values():
            if asset.owner and asset.tier:
                found.setdefault((asset.owner, asset.tier), []).append(asset)
        return found

    def grant_end(self, grant: Any) -> date | None:
        """Return the day a grant is fixed to end on, None where none is fixed."""
        day: date | None = grant.end_date if grant.term_basis == "fixed" else None
        return day


def count(number: int, unit: str) -> str:
    """Return "1 month", "36 months"."""
    return f"{words.number(number)} {unit}{'' if number == 1 else 's'}"
