"""Licenses: their start and end, renewal, exclusivity and spending; rights that expire."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import Facts, count
from termsheets.domain.obligations.obligation import Kind, Obligation, due, recurring

NEVER = (None, "none")


def of_background(facts: Facts) -> Iterator[Obligation]:
    """Yield the day each listed right expires on."""
    for asset in facts.rows("background_assets"):
        if not asset.excluded:
            yield from due(
                asset.expiry_date,
                id=f"{asset.code}.expiry_date",
                title=f"Right expires: {facts.name(asset.code)}",
                clause="background.schedule",
                parties=facts.names(asset.owner),
                kind=Kind.END,
                note=f"The expiry date of {asset.code}.",
            )


def of_grants(facts: Facts) -> Iterator[Obligation]:
    """Yield the days of each license."""
    for grant in facts.rows("license_grants"):
        parties = facts.names(grant.licensor, grant.licensee)
        yield from _span(facts, grant, parties)
        if (end := facts.grant_end(grant)) and grant.renewal not in NEVER:
            yield from _renewal(grant, end, parties)
        if grant.exclusivity in ("exclusive", "sole"):
            yield from _exclusivity(facts, grant, parties)


def _span(facts: Facts, grant: Any, parties: tuple[str, ...]) -> Iterator[Obligation]:
    shared = {"clause": "license.grant", "parties": parties}
    yield from due(
        grant.start_date,
        id=f"{grant.code}.start_date",
        title=f"License {grant.code} starts",
        kind=Kind.START,
        note=f"The start date of {grant.code}.",
        **shared,
    )
    yield from due(
        facts.grant_end(grant),
        id=f"{grant.code}.end_date",
        title=f"License {grant.code} ends{'' if grant.renewal in NEVER else ' unless renewed'}",
        kind=Kind.END,
        note=f"The end date of {grant.code}.",
        **shared,
    )


def _renewal(grant: Any, end: date, parties: tuple[str, ...]) -> Iterator[Obligation]:
    days, months = grant.renewal_notice_days, grant.renewal_months
    lasts = f" A renewal lasts {count(months, 'month')}." if months else ""
    if days is not None:
        yield from due(
            dates.add_days(end, -days),
            id=f"{grant.code}.renewal_notice_days",
            title=f"Last day for notice of renewal: {grant.code}",
            clause="license.renewal",
            parties=parties,
            kind=Kind.NOTICE,
            note=f"{count(days, 'day')} before {grant.code} ends on {words.day(end)}. "
            f"Renewal: {words.choice(grant.renewal)}.{lasts}",
        )


def _exclusivity(facts: Facts, grant: Any, parties: tuple[str, ...]) -> Iterator[Obligation]:
    yield from due(
        grant.sunset_date,
        id=f"{grant.code}.sunset_date",
        title=f"Exclusivity of {grant.code} ends",
        clause="license.step_down",
        parties=parties,
        kind=Kind.END,
        note=f"The sunset date of {grant.code}.",
    )
    end = facts.grant_end(grant) or facts.end
    if grant.minimum_spend_amount and facts.start and end:
        yield from recurring(
            dates.period_ends(facts.start, 12, end),
            id=f"{grant.code}.minimum_spend_amount",
            title=f"Minimum spend of the contract year: {grant.code}",
            clause="license.step_down",
            parties=facts.names(grant.licensee),
            kind=Kind.DEADLINE,
            note=f"{facts.money(grant.minimum_spend_amount)} in each contract year; "
            f"contract years run from {facts.from_start}.",
        )
