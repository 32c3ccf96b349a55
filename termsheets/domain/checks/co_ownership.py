"""What a co-owner may do alone where nothing is agreed: the domain catalog's Table 5.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from termsheets.domain.obligations.royalty_end import PATENTS

PATENT, COPYRIGHT = "patent", "copyright"
NEEDS_CONSENT = frozenset({"consent"})


@dataclass(frozen=True, slots=True)
class Default:
    """One country's law of co-owned patents or copyrights, or of both."""

    where: str
    countries: tuple[str, ...]
    rights: tuple[str, ...]
    own_use: str
    non_exclusive: str
    exclusive: str
    sell_share: str
    income: str


BOTH = (PATENT, COPYRIGHT)
TABLE = (
    Default(
        "US patent, 35 U.S.C. 262", ("US",), (PATENT,), "free", "free", "consent", "free", "keep"
    ),
    Default("US copyright", ("US",), (COPYRIGHT,), "free", "free", "consent", "free", "share"),
    Default(
        "GB patent, s. 36", ("GB",), (PATENT,), "free", "consent", "consent", "consent", "keep"
    ),
    Default(
        "GB copyright, s. 173",
        ("GB",),
        (COPYRIGHT,),
        "consent",
        "consent",
        "consent",
        "free",
        "agree",
    ),
    Default(
        "DE, BGB 743-747", ("DE",), BOTH, "free", "consent", "consent", "free", "on resolution"
    ),
    Default(
        "FR patent, L613-29",
        ("FR",),
        (PATENT,),
        "free",
        "notify, compensate",
        "consent or court",
        "pre-emption",
        "compensate",
    ),
    Default(
        "JP patent, art. 73; KR patent, art. 99",
        ("JP", "KR"),
        (PATENT,),
        "free",
        "consent",
        "consent",
        "consent",
        "keep",
    ),
    Default(
        "CN patent, art. 14", ("CN",), (PATENT,), "free", "free", "consent", "consent", "share fees"
    ),
)


def default_in(country: str, kind: str | None) -> Default | None:
    """Return the law of a country for an asset of a kind; None where the table is silent."""
    right = PATENT if kind in PATENTS else COPYRIGHT
    found = (row for row in TABLE if country in row.countries and right in row.rights)
    return next(found, None)


def consent_countries(countries: Iterable[str], kind: str | None) -> Iterator[str]:
    """Yield the countries in which all co-owners must consent to a non-exclusive license.

    Where the table is silent, consent is assumed.
    """
    for country in countries:
        row = default_in(country, kind)
        if row is None or row.non_exclusive in NEEDS_CONSENT:
            yield country


def rows_about(countries: Iterable[str | None]) -> tuple[Default, ...]:
    """Return the rows of these countries; the whole table if it is silent about all of them."""
    wanted = set(countries)
    return tuple(row for row in TABLE if wanted & set(row.countries)) or TABLE
