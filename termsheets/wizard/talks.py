"""Where the talks stand, as the hub shows it beside the steps of the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from termsheets.domain.agreement import Agreement
from termsheets.models import Deal, Draft
from termsheets.negotiation import policy
from termsheets.negotiation.responses import standings
from termsheets.negotiation.turns import Table, Turn, table_of


@dataclass(frozen=True)
class Talks:
    """The round on the table, whose turn it is, and what is open; seen from one side."""

    deal: Deal
    draft: Draft
    table: Table
    agreement: Agreement
    today: date

    @property
    def turn(self) -> Turn:
        """Return how the turn stands for the side."""
        return self.table.turn_of(self.draft.side_id)

    @property
    def is_open(self) -> bool:
        """Tell whether the talks go on: neither agreed, nor closed, nor lapsed."""
        return self.deal.status in policy.ALIVE - {Deal.Status.AGREED}

    @property
    def open(self) -> int:
        """Return how many clauses are not agreed."""
        return len(self.agreement.open)

    @property
    def days_left(self) -> int | None:
        """Return the days until an answer is due, fewer than 0 once it is late; None without."""
        last = self.table.last
        return (last.respond_by - self.today).days if last and last.respond_by else None

    @property
    def is_behind(self) -> bool:
        """Tell whether the draft has edits of its own instead of the round that arrived."""
        last = self.table.last
        return self.turn is Turn.TO_ANSWER and last is not None and self.draft.base_id != last.pk


def talks(draft: Draft, today: date) -> Talks:
    """Return where the talks of a draft's deal stand; four queries."""
    deal = draft.side.deal
    table = table_of(deal)
    return Talks(deal, draft, table, standings(deal) if table.last else Agreement(), today)
