"""The only door from one side's facts to what every side may see."""

from functools import cache
from typing import Any

from termsheets.domain.remembering import DEALS, ROWS, remembered
from termsheets.domain.terms.background import BackgroundAsset
from termsheets.domain.terms.facts import Answers, facts
from termsheets.domain.terms.structure import Entity, entities
from termsheets.domain.terms.whole import PublicTerms, Terms


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


def withheld(row: Answers) -> tuple[str, ...]:
    """Return the row's answers that stay with its side: what an asset's level does not print."""
    if not isinstance(row, BackgroundAsset):
        return ()
    return UNPRINTED.get(row.disclosure_level or "", OF_A_SUMMARY)


def disclosed(terms: PublicTerms) -> PublicTerms:
    """Return what may go to other sides, in a round or a file, wherever it ends up.

    Of an asset that is what its disclosure level prints; forecasts wait for
    their stage.
    """
    assets = tuple(map(_disclosed_asset, terms.background_assets))
    return terms.model_copy(update={"background_assets": assets, "forecast_years": ()})


def _disclosed_asset(asset: BackgroundAsset) -> BackgroundAsset:
    hidden = withheld(asset)
    return asset.model_copy(update={name: facts(type(asset))[name].default for name in hidden})
