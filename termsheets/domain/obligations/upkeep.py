"""Assumptions to look at again, portfolio reviews and what they found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import MONTHS, Facts
from termsheets.domain.obligations.obligation import Kind, Obligation, due, recurring


def of_upkeep(facts: Facts) -> Iterator[Obligation]:
    """Yield the review of each open assumption, and of the portfolio."""
    for assumption in facts.rows("assumptions"):
        if assumption.status == "open":
            yield from due(
                assumption.review_date,
                id=f"{assumption.code}.review_date",
                title=f"Review assumption {assumption.code}",
                clause="upkeep.log",
                parties=facts.names(assumption.owner),
                kind=Kind.REVIEW,
                note=" ".join(
                    filter(None, [f"The review date of {assumption.code}.", assumption.statement])
                ),
            )
    for review in facts.rows("hygiene_reviews"):
        yield from _review(facts, review)


def _review(facts: Facts, review: Any) -> Iterator[Obligation]:
    first, months = review.next_date, MONTHS.get(review.cadence or "")
    if first:
        again = dates.every(first, months, facts.end) if months and facts.end else ()
        yield from recurring(
            (first, *again),
            id=f"{review.code}.next_date",
            title=f"Portfolio review {review.code}",
            clause="upkeep.hygiene",
            parties=facts.names(review.owner),
            kind=Kind.REVIEW,
            note=f"The next date of {review.code}"
            + (f", then {words.choice(review.cadence)} until {facts.at_end}." if again else "."),
        )
    for finding in review.hygiene_findings:
        if not (finding.closed or finding.retired):
            yield from due(
                finding.due_date,
                id=f"{finding.code}.due_date",
                title=f"Finding {finding.code} is mended",
                clause="upkeep.hygiene",
                parties=facts.names(review.owner),
                kind=Kind.DEADLINE,
                note=" ".join(filter(None, [f"The due date of {finding.code}.", finding.action])),
            )
