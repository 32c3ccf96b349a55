"""Guaranteed minimums against the caps, and against what the low case earns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from termsheets.domain import dates
from termsheets.domain.checks.matter import Matter, standing
from termsheets.domain.checks.rule import Hits, hit
from termsheets.domain.revenue.tiers import Tier, owed

MONTHS_A_YEAR = 12
DAYS_A_YEAR = 365
PERCENT = Decimal(100)
ZERO = Decimal(0)


def minimum_over_cap(matter: Matter) -> Hits:
    """revenue.minimum_over_cap: the cap is reached before the minimum.

    Source: arithmetic.
    """
    for share in matter.rows("revenue_shares"):
        named = {"share": f"{matter.name(share.code)} ({share.code})"}
        known = _known(share)
        cap, life = share.annual_cap_amount, share.lifetime_cap_amount
        for _, amount in known:
            if cap is not None and amount > cap:
                told = {"minimum": matter.money(amount), "cap": matter.money(cap)}
                yield hit(share, "annual_cap_amount", "year", **told, **named)
        total = sum(_over_the_term(matter, known), ZERO)
        if life is not None and total > life:
            told = {"minimum": matter.money(total), "cap": matter.money(life)}
            yield hit(share, "lifetime_cap_amount", "life", **told, **named)


def _known(share: Any) -> list[tuple[int, Decimal]]:
    """Return the guarantees by the contract year from which they hold."""
    rows = standing(share.minimum_guarantees)
    return sorted((row.year_number, row.amount) for row in rows if _is_known(row))


def _is_known(row: Any) -> bool:
    return row.year_number is not None and row.amount is not None


def _in_force(known: list[tuple[int, Decimal]], year: int) -> Decimal:
    reached = [amount for first, amount in known if first <= year]
    return reached[-1] if reached else ZERO


def _over_the_term(matter: Matter, known: list[tuple[int, Decimal]]) -> Iterator[Decimal]:
    """Yield the minimum of each contract year of the initial term; a year cut short by days."""
    years, rest = divmod(matter.terms.deal.initial_term_months or 0, MONTHS_A_YEAR)
    for year in range(1, years + 1):
        yield _in_force(known, year)
    last = matter.start and dates.add_months(matter.start, years * MONTHS_A_YEAR)
    if rest and last and matter.end:
        yield _in_force(known, years + 1) * ((matter.end - last).days + 1) / DAYS_A_YEAR


def minimum_vs_forecast(matter: Matter) -> Hits:
    """revenue.minimum_vs_forecast: the minimum exceeds what the low case would earn.

    Source: affordability.
    """
    for share in matter.rows("revenue_shares"):
        known, tiers = _known(share), _tiers(share)
        for owner in (None, share.code) if known and tiers else ():
            for year, royalty in _low_case(matter, share, tiers, owner):
                minimum = _in_force(known, year)
                if minimum > royalty:
                    told = {"minimum": matter.money(minimum), "royalty": matter.money(royalty)}
                    named = {"share": f"{matter.name(share.code)} ({share.code})"}
                    yield hit(share, "minimum_guarantees", year=str(year), **told, **named)


def _tiers(share: Any) -> tuple[Tier, ...]:
    """Return the tiers of a royalty in percent; none where they cannot be computed yet."""
    rows = standing(share.royalty_tiers) if share.base != "units" else ()
    if any(None in (row.from_amount, row.rate_pct) for row in rows):
        return ()
    opens_at_zero = rows and rows[0].from_amount == 0
    return tuple(Tier(row.from_amount, row.rate_pct) for row in rows) if opens_at_zero else ()


def _low_case(
    matter: Matter, share: Any, tiers: tuple[Tier, ...], owner: str | None
) -> Iterator[tuple[int, Decimal]]:
    """Yield each forecast year of the share, or of all, with the royalty on its low revenue."""
    rows = [row for row in matter.rows("forecast_years") if row.share == owner]
    known = [row for row in rows if None not in (row.year_number, row.revenue_low_amount)]
    before = ZERO
    for row in sorted(known, key=lambda row: row.year_number):
        total = before + row.revenue_low_amount
        royalty = owed(tiers, share.tier_method, total, PERCENT)
        yield row.year_number, royalty - owed(tiers, share.tier_method, before, PERCENT)
        before = total if share.tier_basis == "cumulative" else ZERO
