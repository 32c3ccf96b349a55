"""Rule 11: upfront fees and milestone payments, which stand beside the ledger's lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Extra
from termsheets.domain.terms.milestones import MilestoneConsequence


def extras(contract: Contract, events: Sequence[Event]) -> tuple[Extra, ...]:
    """Return the upfront fee, the advance and the milestone payments of a share, by day."""
    found = [*_at_start(contract), *_of_milestones(contract, events)]
    return tuple(sorted(found, key=lambda extra: extra.day))


def _at_start(contract: Contract) -> Iterator[Extra]:
    share, names = contract.share, (contract.party(contract.share.payor),)
    amounts = (("upfront", share.upfront_amount), ("advance", share.advance_amount))
    labels = {
        "upfront": "Upfront fee, not creditable",
        "advance": "Advance, credited against later amounts",
    }
    for kind, amount in amounts:
        if amount:
            yield Extra(
                contract.calendar.start,
                kind,
                share.code,
                labels[kind],
                names[0],
                contract.party(share.payee),
                amount,
            )


def _of_milestones(contract: Contract, events: Sequence[Event]) -> Iterator[Extra]:
    for event in events:
        if event.kind not in ("milestone_met", "milestone_missed"):
            continue
        milestone = contract.milestones[event.code]
        for row in milestone.milestone_consequences:
            is_due = row.action == "payment" and f"milestone_{row.outcome}" == event.kind
            if is_due and not row.retired and row.amount and _belongs(contract, row):
                label = f"Milestone payment: {milestone.title or milestone.code}"
                payor, payee = contract.party(row.payor), contract.party(row.payee)
                yield Extra(event.date, "milestone", row.code, label, payor, payee, row.amount)


def _belongs(contract: Contract, row: MilestoneConsequence) -> bool:
    """Tell whether a payment stands in this share's ledger: the one it names.

    Without a name that is the deal's first share with the same payor, else
    its first share at all, so that no payment is settled twice or forgotten.
    """
    if row.revenue_share:
        return row.revenue_share == contract.code
    alike = [share for share in contract.neighbors if share.payor == row.payor]
    alike = [share for share in alike if share.payee == row.payee] or alike
    first = alike or contract.neighbors
    return first[0].code == contract.code
