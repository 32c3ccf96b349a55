"""Answers as text and back, for each kind of field."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from termsheets.domain import territories
from termsheets.domain.terms import types
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.shares import Share
from termsheets.domain.terms.types import Kind
from termsheets.wizard import reading
from termsheets.wizard.asking import Asking

YES_NO = {"yes": True, "no": False}
NUMBERS = (Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY)


def _text(fact: Fact, raw: str, asking: Asking) -> Any:
    if fact.name == "country":
        return reading.read_country(raw, asking.locale)
    if fact.name == "governing_law":
        return reading.read_law(raw, asking.locale)
    if fact.name == "currency":
        return reading.read_currency(raw)
    if fact.name == "tag" and not raw.strip():
        raise ValueError("Write a tag: others name the field by it.")
    return types.long_text(raw) if fact.kind is Kind.LONG else types.short_text(raw)


def _number(fact: Fact, raw: str, asking: Asking) -> Any:
    currency = asking.currency if fact.kind is Kind.MONEY else ""
    value = _CHECKS[fact.kind](reading.read_number(raw, asking.locale, currency=currency))
    if value is not None and fact.low is not None and value < fact.low:
        raise ValueError(f"Use {fact.low} or more.")
    if value is not None and fact.high is not None and value > fact.high:
        raise ValueError(f"Use {fact.high} or less.")
    return value


def _choice(fact: Fact, raw: str, asking: Asking) -> Any:
    if fact.kind is Kind.YES_NO:
        allowed: Mapping[str, Any] = YES_NO
    elif fact.choices:
        allowed = {choice: choice for choice in fact.choices}
    else:
        allowed = {value: value for value, _ in asking.options(fact, (raw,))}
    if raw and raw not in allowed:
        raise ValueError("Choose one of the answers on the page: yours is no longer there.")
    return allowed.get(raw)


def _list(fact: Fact, raw: list[str], asking: Asking) -> Any:
    allowed = fact.choices or {value for value, _ in asking.options(fact, tuple(raw))}
    if not set(raw) <= set(allowed):
        raise ValueError("Choose among the answers on the page: one is no longer there.")
    return types.members(raw)


def _shares(fact: Fact, raw: Mapping[str, str], asking: Asking) -> tuple[Share, ...]:
    percents = {
        party: types.percent(reading.read_number(text, asking.locale))
        for party, text in raw.items()
    }
    return tuple(Share(party=party, pct=pct) for party, pct in percents.items() if pct is not None)


_CHECKS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.WHOLE: types.whole,
    Kind.NUMBER: types.number,
    Kind.PERCENT: types.percent,
    Kind.MONEY: types.money,
}

_READERS: Mapping[Kind, Callable[[Fact, Any, Asking], Any]] = {
    Kind.SHORT: _text,
    Kind.LONG: _text,
    **dict.fromkeys(NUMBERS, _number),
    Kind.DATE: lambda _, raw, asking: types.day(reading.read_date(raw, asking.locale)),
    Kind.TERRITORIES: lambda _, raw, asking: reading.read_territories(raw, asking.locale),
    **dict.fromkeys((Kind.YES_NO, Kind.CHOICE, Kind.LINK, Kind.CLAUSE), _choice),
    **dict.fromkeys((Kind.CHOICES, Kind.LINKS, Kind.CLAUSES), _list),
    Kind.SHARES: _shares,
}


def echo(fact: Fact, value: Any, asking: Asking) -> str:
    """Return the exact value in words, for what was typed another way."""
    if value in (None, ()) or fact.kind not in (*NUMBERS, Kind.DATE, Kind.TERRITORIES, Kind.SHORT):
        return ""
    if fact.kind is Kind.TERRITORIES:
        return territories.names(value)
    shown = show(fact, value, asking)
    if fact.kind is Kind.MONEY:
        return f"{asking.currency} {shown}".strip()
    return f"{shown}%" if fact.kind is Kind.PERCENT else str(shown)


def read(fact: Fact, raw: Any, asking: Asking) -> Any:
    """Return the value of what was typed or chosen, None or () for nothing.

    Raises ValueError with a sentence that says what to change.
    """
    return _READERS[fact.kind](fact, raw, asking)


def _shown_shares(value: Any, asking: Asking) -> dict[str, str]:
    return {share.party: reading.show_number(share.pct, asking.locale) for share in value}


_SHOWN_BY_NAME: Mapping[str, Callable[[Any], str]] = {
    "country": reading.show_country,
    "governing_law": reading.show_law,
}
_SHOWN: Mapping[Kind, Callable[[Any, Asking], Any]] = {
    **dict.fromkeys(NUMBERS, lambda value, asking: reading.show_number(value, asking.locale)),
    Kind.DATE: lambda value, _: reading.show_date(value),
    Kind.TERRITORIES: lambda value, _: reading.show_territories(value),
    Kind.YES_NO: lambda value, _: {None: "", True: "yes", False: "no"}[value],
    Kind.SHARES: _shown_shares,
    **dict.fromkeys((Kind.CHOICES, Kind.LINKS, Kind.CLAUSES), lambda value, _: list(value)),
}


def show(fact: Fact, value: Any, asking: Asking) -> Any:
    """Return a value as the page's control holds it; ``read`` gives it back."""
    if fact.name in _SHOWN_BY_NAME:
        return _SHOWN_BY_NAME[fact.name](value)
    shown = _SHOWN.get(fact.kind)
    return shown(value, asking) if shown else value or ""


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Share):
        return f"{value.party} {_plain(value.pct)}"
    return str(list(map(_plain, value))) if isinstance(value, tuple) else repr(value)


def digest(value: Any, *, unknown: bool = False) -> str:
    """Return a short mark of an answer, equal for equal answers."""
    plain = _plain(value)
    return hashlib.blake2s(f"{unknown} {plain}".encode(), digest_size=6).hexdigest()
