"""Answers by their path, and in words: what a clause asks of the terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from termsheets.domain import territories, words
from termsheets.domain.terms import structure
from termsheets.domain.terms.facts import Answers, Fact, facts, is_due
from termsheets.domain.terms.types import Kind
from termsheets.domain.terms.whole import PublicTerms, Terms

METRIC_VALUES = ("threshold", "baseline", "renewal_threshold")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the row that holds it, if any."""

    row: Any
    parent: Any = None

    @property
    def key(self) -> str:
        """Return the row's code or tag."""
        return str(self.row.key)

    def value(self, name: str) -> Any:
        """Return the row's answer, or its parent's of that name."""
        if name in type(self.row).model_fields:
            return getattr(self.row, name)
        return getattr(self.parent, name, None)


class Answered:
    """The answers of a deal, found by row and printed in words."""

    def __init__(self, terms: PublicTerms | Terms, title_of: Callable[[str], str]) -> None:
        self.terms = terms
        self.title_of = title_of

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return what a link to each row prints, by the row's code."""
        found = {"ALL": words.tag("ALL")}
        for key, field in _NAMED.items():
            for row in getattr(self.terms, key):
                found[row.key] = getattr(row, field) or row.key
        for row in self.terms.fields_of_use:
            found[row.tag] = words.tag(row.tag)
        return found

    @cached_property
    def currency(self) -> str:
        """Return the deal's currency, or XXX while nobody has named it."""
        return self.terms.deal.currency or "XXX"

    @cached_property
    def _metrics(self) -> Mapping[str, Any]:
        return {metric.code: metric for metric in self.terms.metrics}

    def rows(self, name: str) -> Iterator[Placed]:
        """Yield the rows of the entity called ``name`` that print."""
        entity = structure.by_name()[name]
        if entity.parent:
            for parent in getattr(self.terms, entity.parent):
                if not parent.retired:
                    for row in getattr(parent, entity.key):
                        if not row.retired:
                            yield Placed(row, parent)
            return
        for row in getattr(self.terms, entity.key):
            if not row.retired:
                yield Placed(row)

    def first_party(self, *, startup: bool) -> Any:
        """Return the first startup, or the first other party; None if missing."""
        parties = [placed.row for placed in self.rows("Party")]
        startups = [row for row in parties if row.role == "startup"]
        if startup:
            return next(iter(startups), None)
        first = startups[0] if startups else None
        return next((row for row in parties if row is not first), None)

    def is_open(self, placed: Placed, fact: Fact) -> bool:
        """Return whether a missing answer prints as an open point."""
        known = fact.must_print or fact.name in placed.row.unknown
        return known or is_due(fact, placed.value)

    def printed(self, placed: Placed, fact: Fact) -> str:
        """Return the answer in words; empty if there is none."""
        value = getattr(placed.row, fact.name)
        if value in (None, ()):
            return ""
        return self._special(placed, fact, value) or _PRINTERS[fact.kind](self, value)

    def _special(self, placed: Placed, fact: Fact, value: Any) -> str:
        if fact.name == "from_amount" and placed.value("base") == "units":
            return f"{words.number(value)} units"
        if fact.name in METRIC_VALUES:
            return self._measured(placed, value)
        if fact.name == "unit_amount":
            return words.unit_price(value, self.currency)
        printer = _BY_NAME.get(fact.name)
        return printer(value) if printer else ""

    def _measured(self, placed: Placed, value: Decimal) -> str:
        metric = placed.row if hasattr(placed.row, "unit") else None
        link = placed.value("metric") or placed.value("renewal_metric")
        metric = metric or self._metrics.get(link or "")
        unit = metric.unit if metric else None
        start = self.terms.deal.effective_date
        if unit == "currency":
            return words.money(value, self.currency)
        if unit == "percent":
            return words.percent(value)
        if unit == "yes_no":
            return words.yes_no(value != 0)
        if unit == "date" and start and abs(value) < 70_000:
            return words.day(start + timedelta(days=int(value)))
        return words.number(value)

    def name(self, code: str) -> str:
        """Return what a link to the row prints."""
        return self.names.get(code, code)

    def shares(self, value: Any) -> str:
        """Return "Tidelark 50%, Brackenhall 50%"."""
        return ", ".join(
            f"{self.name(share.party or '[party]')} "
            f"{'[pct]' if share.pct is None else words.percent(share.pct)}"
            for share in value
        )


_BY_NAME: Mapping[str, Callable[[Any], str]] = {
    "country": territories.country_name,
    "governing_law": territories.law_name,
    "tag": words.tag,
    "rate_delta_pct": words.points,
    "adjust_pct": words.percent,
}

_NAMED = {
    "parties": "short_name",
    "metrics": "name",
    "access_tiers": "name",
    "revenue_shares": "name",
    "background_assets": "title",
    "milestones": "title",
    "decision_gates": "title",
    "decisions": "title",
}

_PRINTERS: Mapping[Kind, Callable[[Answered, Any], str]] = {
    Kind.SHORT: lambda _, value: str(value),
    Kind.LONG: lambda _, value: str(value),
    Kind.SHARES: Answered.shares,
    Kind.WHOLE: lambda _, value: words.number(value),
    Kind.NUMBER: lambda _, value: words.number(value),
    Kind.PERCENT: lambda _, value: words.percent(value),
    Kind.MONEY: lambda answered, value: words.money(value, answered.currency),
    Kind.DATE: lambda _, value: words.day(value),
    Kind.YES_NO: lambda _, value: words.yes_no(value),
    Kind.CHOICE: lambda _, value: words.choice(value),
    Kind.CHOICES: lambda _, value: ", ".join(map(words.choice, value)),
    Kind.TERRITORIES: lambda _, value: territories.names(value),
    Kind.LINK: Answered.name,
    Kind.LINKS: lambda answered, value: ", ".join(map(answered.name, value)),
    Kind.CLAUSE: lambda answered, value: answered.title_of(value),
    Kind.CLAUSES: lambda answered, value: ", ".join(map(answered.title_of, value)),
}


def fact_of(row: Answers, name: str) -> Fact | None:
    """Return the field of that name, or None for a code or a list of rows."""
    return facts(type(row)).get(name)
