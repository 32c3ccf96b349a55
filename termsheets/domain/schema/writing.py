"""Terms -> plain values -> YAML or JSON.

Every answer is written, also one that equals its default, so that a changed
default never changes an old file; an emptied default is written as null.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import yaml
from babel.core import UnknownLocaleError
from babel.numbers import get_currency_precision
from yaml.cyaml import CSafeDumper

from termsheets.domain.schema.parting import parted
from termsheets.domain.schema.version import VERSION
from termsheets.domain.terms import PublicTerms, Terms
from termsheets.domain.terms.facts import Answers, Fact, Row, facts
from termsheets.domain.terms.structure import Entity, children_of, entities
from termsheets.domain.terms.types import Kind, decimals_of

Names = dict[str, str]


@cache
def minor_units(currency: str | None) -> int:
    """Return how many decimals an amount in the currency has."""
    try:
        return get_currency_precision(currency or "USD")
    except (UnknownLocaleError, LookupError):
        return 2


def money_text(amount: Decimal, units: int) -> str:
    """Return an amount with at least ``units`` decimals: "1000.00"."""
    return f"{amount:.{max(units, decimals_of(amount))}f}"


def _party_names(terms: Terms | PublicTerms) -> Names:
    """Return what to call each party by in a file: its short name where that is clear."""
    codes = {party.code for party in terms.parties}
    names = [party.short_name for party in terms.parties]
    return {
        party.code: party.short_name
        for party in terms.parties
        if party.short_name and party.short_name not in codes and names.count(party.short_name) == 1
    }


def _scalar(fact: Fact, value: Any, units: int, names: Names) -> Any:
    if fact.kind is Kind.MONEY:
        return money_text(value, units)
    if fact.kind is Kind.SHARES:
        return [{"party": names.get(share.party, share.party), "pct": share.pct} for share in value]
    if fact.target == "Party":
        return (
            [names.get(code, code) for code in value] if fact.is_list else names.get(value, value)
        )
    return list(value) if fact.is_list else value


def answers_of(entity: Entity, row: Answers, units: int, names: Names) -> dict[str, Any]:
    """Return the answers of a row, its children inside, as plain values."""
    written: dict[str, Any] = {"code": row.code} if isinstance(row, Row) else {}
    for name, fact in facts(type(row)).items():
        value = getattr(row, name)
        if value is not None and value != ():
            written[name] = _scalar(fact, value, units, names)
        elif value != fact.default:
            written[name] = None
    if getattr(row, "retired", False):
        written["retired"] = True
    if row.unknown:
        written["unknown"] = list(row.unknown)
    for child in children_of(entity.key):
        if rows := getattr(row, child.key):
            written[child.key] = [answers_of(child, inner, units, names) for inner in rows]
    return written


def plain(terms: Terms | PublicTerms, *, by_name: bool = True) -> dict[str, Any]:
    """Return the Terms as dicts, lists and scalars; parties by short name or code."""
    names = _party_names(terms) if by_name else {}
    units = minor_units(terms.deal.currency)
    written: dict[str, Any] = {"schema_version": VERSION}
    for entity in filter(lambda entity: not entity.parent, entities().values()):
        value = getattr(terms, entity.key)
        if entity.single:
            written[entity.key] = answers_of(entity, value, units, names)
        elif value:
            written[entity.key] = [answers_of(entity, row, units, names) for row in value]
    return written


class _Dumper(CSafeDumper):
    """Writes numbers and dates bare and never makes an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _bare(number: Decimal) -> str:
    return f"{number:.{decimals_of(number)}f}"


def _decimal(dumper: Any, number: Decimal) -> Any:
    kind = "float" if decimals_of(number) else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", _bare(number))


_Dumper.add_representer(Decimal, _decimal)


def _json_value(value: Any) -> str:
    return _bare(value) if isinstance(value, Decimal) else date.isoformat(value)


def _yaml(tree: dict[str, Any]) -> str:
    return str(
        yaml.dump(
            tree,
            Dumper=_Dumper,
            allow_unicode=True,
            sort_keys=False,
            width=110,
            default_flow_style=False,
        )
    )


def _json(tree: dict[str, Any]) -> str:
    return json.dumps(tree, default=_json_value, ensure_ascii=False, indent=2) + "\n"


WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {"yaml": _yaml, "json": _json}


def dump(terms: Terms | PublicTerms, form: str = "yaml") -> str:
    """Return the Terms as the text of a file, ``form`` being yaml or json."""
    return WRITERS[form](plain(terms))


def compact(tree: dict[str, Any]) -> str:
    """Return plain values as JSON on one line."""
    return json.dumps(tree, default=_json_value, ensure_ascii=False, separators=(",", ":"))


def row_texts(entity: Entity, row: Answers) -> tuple[str, str]:
    """Return one row as JSON, parties by their codes: its shared answers, and its private ones."""
    shared, own = parted(entity, answers_of(entity, row, 0, {}))
    return compact(shared), compact(own)
