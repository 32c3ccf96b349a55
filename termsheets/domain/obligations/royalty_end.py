"""The day a revenue share ends on, by its royalty term."""

from __future__ import annotations

from datetime import date
from typing import Any

from termsheets.domain import dates
from termsheets.domain.obligations.facts import Facts

PATENTS = ("patent", "patent_application")
PATENT_MONTHS = 20 * 12
OPEN = date.max
"""Stands for an end that no date is known for; later than any that is."""


def royalty_end(facts: Facts, share: Any) -> date | None:
    """Return the last day a share runs to, the latest of its grants; None where it is open."""
    grants = [grant for grant in facts.rows("license_grants") if grant.code in share.grants]
    ends = [end_on(facts, share, grant) for grant in grants]
    latest = max(ends) if ends else facts.end
    return None if latest == OPEN else latest


def end_on(facts: Facts, share: Any, grant: Any) -> date:
    """Return the last day a share runs to on one of its grants, OPEN where it is not known."""
    expiry = last_expiry(facts, grant)
    if share.royalty_term == "fixed_years":
        return _years(facts, share)
    if share.royalty_term == "longer_of_claim_and_years":
        return max(expiry or date.min, _years(facts, share))
    if share.royalty_term == "last_valid_claim" and expiry:
        return expiry
    return _license_end(grant, expiry)


def _years(facts: Facts, share: Any) -> date:
    start = share.first_sale_date or facts.start
    years = share.royalty_years
    return (dates.end_after(start, 12 * years) if start and years else None) or OPEN


def _license_end(grant: Any, expiry: date | None) -> date:
    if grant.term_basis == "fixed":
        return grant.end_date or OPEN
    return (expiry or OPEN) if grant.term_basis == "life_of_rights" else OPEN


def last_expiry(facts: Facts, grant: Any) -> date | None:
    """Return the latest expiry of a grant's patents, None where it licenses no patent."""
    patents = (asset for asset in facts.licensed(grant) if asset.kind in PATENTS)
    return max(map(_expiry, patents), default=None)


def _expiry(asset: Any) -> date:
    if asset.expiry_date or not asset.priority_date:
        return asset.expiry_date or OPEN
    return dates.add_months(asset.priority_date, PATENT_MONTHS) or OPEN
