"""A round becomes the receiving side's own draft; what it keeps to itself stays."""

from __future__ import annotations

from typing import Any

from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import Place, key_of, places
from termsheets.domain.projection import absent_at, withheld
from termsheets.domain.staging import START
from termsheets.domain.terms.facts import Answers, facts
from termsheets.domain.terms.negotiation import FallbackTerm
from termsheets.domain.terms.revenue import ForecastYear
from termsheets.domain.terms.structure import Entity, entities
from termsheets.domain.terms.whole import PublicTerms, Terms


def taken_up(
    received: PublicTerms,
    own: Terms | None = None,
    base: PublicTerms | None = None,
    stage: str = START,
) -> Terms:
    """Return what was received at a stage as a side's, with what its ``own`` keep to themselves.

    Private and undisclosed answers stay with the row of the same code, if that
    stood in the ``base``, the round its own draft started from: another side's
    new row may bear the code of one it has not seen. Private fallbacks stay,
    under another code where the round has taken theirs, and so do forecasts:
    those of others are read, and never become one's own.
    """
    own, base = own or Terms(), base or PublicTerms()
    absent = absent_at(received, stage)
    answers: dict[str, Any] = {}
    for entity in entities().values():
        if entity.parent:
            continue
        value, before = getattr(received, entity.key), getattr(own, entity.key)
        if entity.single:
            answers[entity.key] = _owned(entity, value, before)
        else:
            shared = {key_of(row) for row in getattr(base, entity.key)}
            known = {key_of(row): row for row in before if key_of(row) in shared}
            answers[entity.key] = tuple(
                _owned(entity, row, known.get(key_of(row)), absent.get(entity.key, ()))
                for row in value
            )
    answers["fallback_terms"] += _private_fallbacks(received, own)
    answers["forecast_years"] = _forecasts(received, own)
    return Terms.model_construct(**answers)


def _owned(entity: Entity, row: Any, before: Answers | None, absent: tuple[str, ...] = ()) -> Any:
    """Return a public row as its side's own, with what it has kept to itself before."""
    kept = _undisclosed(row, before, absent) | _private(before) if before else {}
    if type(row) is entity.cls and not kept:
        return row
    shown = {name: getattr(row, name) for name in type(row).model_fields}
    unknown = (name for name in getattr(before, "unknown", ()) if name in kept)
    told = tuple(dict.fromkeys((*row.unknown, *unknown)))
    return entity.cls(**shown | kept | {"unknown": told})


def _undisclosed(row: Any, before: Answers, absent: tuple[str, ...]) -> dict[str, Any]:
    """Return the answers and rows that did not travel with a row and that its side has itself."""
    return {
        name: getattr(before, name)
        for name in (*withheld(row), *absent)
        if is_empty(getattr(row, name))
    }


def _forecasts(received: PublicTerms, own: Terms) -> tuple[ForecastYear, ...]:
    """Return the forecasts of the side itself, without links to rows that are gone."""
    links = {"share": received.revenue_shares, "value_milestone": received.milestones}
    there = {name: {None, *map(key_of, rows)} for name, rows in links.items()}
    return tuple(
        row.model_copy(
            update={name: None for name, codes in there.items() if getattr(row, name) not in codes}
        )
        for row in own.forecast_years
    )


def _private(row: Answers) -> dict[str, Any]:
    return {name: getattr(row, name) for name, fact in facts(type(row)).items() if fact.private}


def _private_fallbacks(received: PublicTerms, own: Terms) -> tuple[FallbackTerm, ...]:
    gates = {gate.code for gate in received.decision_gates}
    codes = {row.code for row in (*received.fallback_terms, *own.fallback_terms)}
    taken = {row.code for row in received.fallback_terms}
    kept: list[FallbackTerm] = []
    for row in own.fallback_terms:
        if row.shared:
            continue
        code = row.code if row.code not in taken else _free(codes)
        codes.add(code)
        gate = row.gate if row.gate in gates else None
        kept.append(row.model_copy(update={"code": code, "gate": gate}))
    return tuple(kept)


def _free(codes: set[str]) -> str:
    numbers = (int(code.partition("-")[2]) for code in codes)
    return f"{FallbackTerm.prefix}-{max(numbers, default=0) + 1}"


def lost(before: Terms, after: Terms) -> tuple[Place, ...]:
    """Return where the rows of the deal stood that a side no longer has."""
    return tuple(
        place
        for place in places(before)
        if not (place.parent or place.entity.single)
        if key_of(place.row) not in {key_of(other) for other in getattr(after, place.entity.key)}
    )


def names_of_parties(terms: PublicTerms) -> dict[str, str]:
    """Return what to call each party at the table, by its code."""
    return {
        party.code: party.short_name or party.code for party in terms.parties if not party.retired
    }
