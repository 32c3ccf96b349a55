"""Links lead to rows that exist, to different ones where they must, and in no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from termsheets.domain.edits import Place, key_of
from termsheets.domain.invariants.saying import at, words
from termsheets.domain.problems import Problem
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.structure import by_name
from termsheets.domain.terms.types import Kind
from termsheets.domain.text import shown

ALL = "ALL"
DIFFER = (("licensor", "licensee"), ("payor", "payee"), ("issuer", "holder"))
CHAINS = {"milestones": "depends_on", "decisions": "supersedes"}


def problems(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield each link that leads nowhere, to the wrong row, or in a circle."""
    found = tuple(places)
    known: dict[str, set[str]] = {}
    for place in found:
        known.setdefault(place.entity.name, set()).add(key_of(place.row))
    for place in found:
        yield from _targets(place, known)
        yield from _same(place)
    for key, field in CHAINS.items():
        yield from _circles(tuple(place for place in found if place.entity.key == key), field)


def _codes(fact: Fact, row: Any) -> tuple[str, ...]:
    value = getattr(row, fact.name)
    if fact.kind is Kind.SHARES:
        return tuple(share.party for share in value if share.party)
    if not value:
        return ()
    return tuple(value) if fact.is_list else (value,)


def _targets(place: Place, known: dict[str, set[str]]) -> Iterator[Problem]:
    for fact in place.entity.facts.values():
        target = "Party" if fact.kind is Kind.SHARES else fact.target
        if not target:
            continue
        codes = _codes(fact, place.row)
        for code in codes:
            if target == "FieldOfUse" and code == ALL:
                if len(codes) > 1:
                    yield at(place, fact.name, "ALL already covers every field. Keep ALL alone.")
            elif code not in known.get(target, ()):
                yield at(place, fact.name, _nowhere(fact, target, code))
            elif code == key_of(place.row):
                yield at(place, fact.name, f"{words(fact.name)} points at itself. Choose another.")


def _nowhere(fact: Fact, target: str, code: str) -> str:
    list_name = words(by_name()[target].key)
    lead = f"{words(fact.name)} names {shown(code)}"
    return f"{lead}, which is not among the {list_name}. Choose one of them."


def _same(place: Place) -> Iterator[Problem]:
    for first, second in DIFFER:
        if first not in place.entity.facts:
            continue
        one, other = getattr(place.row, first), getattr(place.row, second)
        if one is not None and one == other:
            sentence = f"{first} and {second} are the same party. Change one of them."
            yield at(place, second, sentence)


def _circles(places: tuple[Place, ...], field: str) -> Iterator[Problem]:
    leads = {place.row.code: getattr(place.row, field) for place in places}
    for place in places:
        seen, code = set[str](), leads[place.row.code]
        while code and code not in seen and code != place.row.code:
            seen.add(code)
            code = leads.get(code)
        if code == place.row.code and leads[code] != code:
            yield at(place, field, f"{words(field)} leads in a circle. Break it in one place.")
