"""A grant as the register tells it, comparable with grants of other deals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from termsheets.domain import territories, words
from termsheets.domain.checks.matter import ALL, EXCLUSIVE, covered
from termsheets.domain.checks.overlap import term, terms_meet
from termsheets.domain.register.holding import Holding


@dataclass(frozen=True, slots=True)
class License:
    """A grant of an asset: ``holding`` is its deal, ``row`` the grant."""

    holding: Holding
    row: Any

    @property
    def code(self) -> str:
        """Return the grant's code in its deal."""
        return str(self.row.code)

    @property
    def licensee(self) -> str:
        """Return who may use the asset."""
        return self.holding.facts.name(self.row.licensee) or "a party not yet named"

    @property
    def scope(self) -> str:
        """Return how exclusive, for what, where and until when, in words."""
        row = self.row
        fields = ", ".join(map(words.tag, row.fields)) or "no field yet"
        places = territories.names(row.territories) if row.territories else "no territory yet"
        kind = words.choice(row.exclusivity) if row.exclusivity else "not yet settled"
        return f"{words.capital(kind)}; {fields}; {places}; {self._until}"

    @property
    def _until(self) -> str:
        end = self.holding.facts.grant_end(self.row)
        if end:
            return f"until {words.day(end)}"
        basis = self.row.term_basis
        return words.choice(basis) if basis and basis != "fixed" else "no end yet"

    def collides_with(self, other: License) -> bool:
        """Return whether two deals promise the same space, at least one of them alone.

        Fields of different deals are the same where they go by the same
        name; licensees where their registered names agree.
        """
        return (
            self.holding.deal != other.holding.deal
            and bool({self.row.exclusivity, other.row.exclusivity} & set(EXCLUSIVE))
            and not self._same_licensee(other)
            and self._fields_meet(other)
            and not covered(self.row.territories).isdisjoint(covered(other.row.territories))
            and terms_meet(self.row, other.row)
        )

    def _same_licensee(self, other: License) -> bool:
        names = [one.holding.legal_name(one.row.licensee).casefold() for one in (self, other)]
        return names[0] == names[1] != ""

    def _fields_meet(self, other: License) -> bool:
        ours, theirs = ({field.casefold() for field in one.row.fields} for one in (self, other))
        is_everywhere = ALL in (*self.row.fields, *other.row.fields) and ours and theirs
        return bool(is_everywhere or ours & theirs)


def has_run_out(row: Any, today: date) -> bool:
    """Return whether a grant has ended before a day."""
    return term(row)[1] < today
