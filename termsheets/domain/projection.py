"""The only door from one side's facts to what every side may see."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from termsheets.domain.remembering import DEALS, ROWS, remembered
from termsheets.domain.staging import (
    COST,
    ROYALTY,
    TECHNICAL,
    WATERFALL,
    Openness,
    at_least,
    is_opened,
    openness,
)
from termsheets.domain.terms.background import BackgroundAsset
from termsheets.domain.terms.facts import Answers, facts
from termsheets.domain.terms.revenue import ForecastYear
from termsheets.domain.terms.structure import Entity, entities
from termsheets.domain.terms.whole import PublicTerms, Terms

R = TypeVar("R", bound=Answers)


@cache
def public_class(cls: type[Answers]) -> type[Answers]:
    """Return the class of the same row without its private answers."""
    if any(fact.private for fact in facts(cls).values()):
        parent: type[Answers] = cls.__mro__[1]
        return parent
    return cls


@remembered(ROWS)
def _public_row(row: Answers) -> Answers:
    cls = public_class(type(row))
    shown = {name: getattr(row, name) for name in cls.model_fields}
    shown["unknown"] = tuple(name for name in row.unknown if name in cls.model_fields)
    return cls.model_construct(**shown)


def _public_rows(entity: Entity, rows: tuple[Answers, ...]) -> tuple[Answers, ...]:
    hides_nothing = public_class(entity.cls) is entity.cls
    return rows if hides_nothing else tuple(map(_public_row, rows))


@remembered(DEALS)
def public(terms: Terms) -> PublicTerms:
    """Return what every side may see: no private field, no private fallback."""
    shown: dict[str, Any] = {}
    for entity in entities().values():
        if entity.parent:
            continue
        value = getattr(terms, entity.key)
        shown[entity.key] = value if entity.single else _public_rows(entity, value)
    shown["fallback_terms"] = tuple(row for row in terms.fallback_terms if row.shared)
    return PublicTerms.model_construct(**shown)


UNPRINTED = {"title_only": ("description", "identifiers", "jurisdictions"), "full": ()}
OF_A_SUMMARY = ("identifiers", "jurisdictions")
OF_A_TITLE = ("description",)
"""What a title alone leaves open until the stage of technical detail."""

YEARLY = {
    "revenue_low_amount": (COST, "range"),
    "revenue_high_amount": (COST, "range"),
    "cost_amount": (COST, "aggregate"),
    "value_milestone": (COST, "aggregate"),
    "rate_low_pct": (ROYALTY, "range"),
    "rate_high_pct": (ROYALTY, "range"),
}
"""The figures of a forecast year: which content they belong to, from which detail on."""


TITLE_ONLY = "title_only"


def withheld(row: Answers) -> tuple[str, ...]:
    """Return the row's answers that stay with its side: what an asset's level does not print."""
    if not isinstance(row, BackgroundAsset):
        return ()
    return UNPRINTED.get(row.disclosure_level or "", OF_A_SUMMARY)


def disclosed(terms: PublicTerms, opened: Collection[str] = ()) -> PublicTerms:
    """Return what may go to other sides, in a round or a file, wherever it ends up.

    Of an asset that is what its disclosure level prints, and answers that a
    stage has ``opened``; forecasts wait for their stage, as ``at_stage`` shows
    them.
    """
    assets = tuple(_disclosed_asset(asset, opened) for asset in terms.background_assets)
    return terms.model_copy(update={"background_assets": assets, "forecast_years": ()})


def _disclosed_asset(asset: BackgroundAsset, opened: Collection[str]) -> BackgroundAsset:
    return _emptied(asset, (name for name in withheld(asset) if name not in opened))


def printed(shown: PublicTerms) -> PublicTerms:
    """Return what other sides may see as it prints: an opened description, like any summary."""
    assets = tuple(
        asset.model_copy(update={"disclosure_level": "summary"})
        if asset.disclosure_level == TITLE_ONLY and asset.description
        else asset
        for asset in shown.background_assets
    )
    return shown.model_copy(update={"background_assets": assets})


def _emptied(row: R, hidden: Iterable[str]) -> R:
    """Return the row without some answers, and without saying that they are not known."""
    defaults = {name: type(row).model_fields[name].default for name in hidden}
    unknown = tuple(name for name in row.unknown if name not in defaults)
    return row.model_copy(update={**defaults, "unknown": unknown})


STAGED = {
    "background_assets": (TECHNICAL, OF_A_SUMMARY),
    "revenue_shares": (WATERFALL, ("waterfall_steps",)),
}
"""The details that wait for a stage and take part in the talks: their content and fields."""


def waiting(row: Answers, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return which answers of a row may wait for a stage, ``names`` being those of its kind."""
    is_title = isinstance(row, BackgroundAsset) and row.disclosure_level == TITLE_ONLY
    return (*OF_A_TITLE, *names) if is_title else names


def absent_at(terms: PublicTerms, stage: str) -> dict[str, tuple[str, ...]]:
    """Return the fields that wait for a later stage, by the key of their entity."""
    told = openness(terms, stage)
    return {key: names for key, (content, names) in STAGED.items() if told.withholds(content)}


def at_stage(terms: PublicTerms, stage: str) -> PublicTerms:
    """Return what other sides may see of a draft while the deal stands at a stage.

    What waits for a later stage is absent: identifiers and places of assets,
    the description of one that only its title is told of, the steps of pools,
    and forecasts as far as their detail is not open. A later stage shows all
    that an earlier one does.
    """
    years = tuple(_years(terms.forecast_years, openness(terms, stage)))
    shown = {
        key: tuple(_emptied(row, names) for row in getattr(terms, key))
        for key, names in absent_at(terms, stage).items()
    }
    opened = OF_A_TITLE if is_opened(terms, stage, TECHNICAL) else ()
    told = disclosed(terms.model_copy(update=shown), opened)
    return told.model_copy(update={"forecast_years": years})


def _years(rows: Iterable[ForecastYear], told: Openness) -> Iterator[ForecastYear]:
    """Yield the years of which anything is open, with no more than that."""
    for row in rows:
        hidden = {name for name in YEARLY if not _is_open(row, name, told)}
        if hidden != set(YEARLY):
            yield _emptied(row, hidden)


def _is_open(row: ForecastYear, name: str, told: Openness) -> bool:
    """Return whether a figure is open; those of one share alone come with the full detail."""
    content, needed = YEARLY[name]
    return at_least(told.detail(content), "full" if row.share else needed)


def without_forecasts(terms: PublicTerms) -> PublicTerms:
    """Return what the sides negotiate: forecasts are estimates of one side, told to be read."""
    return terms.model_copy(update={"forecast_years": ()})
