"""Splits between parties: who carries or receives which percent."""

from decimal import Decimal
from typing import Annotated

from termsheets.domain.terms.facts import Several, Value
from termsheets.domain.terms.types import Kind, Link, Percent


class Share(Value):
    """One party's percent of something; 50 means 50%."""

    party: Link = None
    pct: Percent = None


Shares = Annotated[tuple[Share, ...], Several, Kind.SHARES]


def total(shares: tuple[Share, ...]) -> Decimal:
    """Return the sum of the percents that are known."""
    return sum((share.pct for share in shares if share.pct is not None), Decimal(0))
