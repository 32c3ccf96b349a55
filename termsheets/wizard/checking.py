"""What the deal checks say of a step, beside the answers, rows and lists it is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from termsheets.domain.checks import Finding, Severity, is_gap
from termsheets.domain.edits import key_of, places
from termsheets.domain.terms import Terms
from termsheets.negotiation import judging
from termsheets.wizard.desk import Desk
from termsheets.wizard.steps import Step

Findings = tuple[Finding, ...]
Tally = tuple[tuple[str, str], ...]
"""Each severity that was met, the gravest first, with how often: ("warning", "2 warnings")."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a row's card says of its findings: how many, and those that no open question tells."""

    tally: Tally = ()
    whole: Findings = ()


NOTHING = Slot()
Slots = Mapping[str, Slot]


def found_in(desk: Desk, step: Step, today: date) -> Findings:
    """Return what is to be settled in a step, without what its questions say themselves."""
    told = judging.findings_of_step(desk.draft, step.number, today)
    return _without_unanswered(desk.asking.terms, told)


def tally(found: Iterable[Finding]) -> Tally:
    """Return the findings counted by severity, in words."""
    counts = Counter(one.severity for one in found)
    return tuple((one.value, _counted(one, counts[one])) for one in Severity if counts[one])


def pin(found: Findings, forms: Iterable[Any]) -> None:
    """Give each form the findings about its answers, by field."""
    for form in forms:
        pinned: dict[str, Findings] = {}
        for one in found:
            entity, code, field = one.place[1:]
            if (entity, code) == (form.entity.key, form.found.code) and field in form.fields:
                pinned[field] = (*pinned.get(field, ()), one)
        form.checks = pinned


def slots_of(desk: Desk, step: Step, found: Findings, forms: Iterable[Any]) -> Slots:
    """Return what the card of each row says that has findings, or has rows inside that do."""
    about = _by_row(found)
    if not about:
        return {}
    gathered: defaultdict[str, list[Finding]] = defaultdict(list)
    for row in desk.asking.every_row(step.slug):
        holder = (row.parent.key,) if row.parent else ()
        for code in (row.code, *holder):
            gathered[code] += about.get(row.code, ())
    slots = {code: Slot(tally(these)) for code, these in gathered.items() if these}
    return slots | _opened(about, forms)


def _by_row(found: Findings) -> dict[str, list[Finding]]:
    about: defaultdict[str, list[Finding]] = defaultdict(list)
    for one in found:
        if one.place.code:
            about[one.place.code].append(one)
    return about


def _opened(about: Mapping[str, list[Finding]], forms: Iterable[Any]) -> Slots:
    """Return what the card of an open row says: in full what stands beside none of its answers."""
    rows = ((form.found.code, form.checks) for form in forms)
    return {
        code: Slot(whole=tuple(one for one in about[code] if one.place.field not in checks))
        for code, checks in rows
        if code in about
    }


def _counted(severity: Severity, count: int) -> str:
    return f"{count} {severity.value}{'s' if count > 1 else ''}"


def _without_unanswered(terms: Terms, found: Findings) -> Findings:
    """Leave out that a question has no answer: the question itself says so."""
    if not any(map(is_gap, found)):
        return found
    rows = {(place.entity.key, key_of(place.row)): place.row for place in places(terms)}
    return tuple(one for one in found if not (is_gap(one) and _is_unanswered(one, rows)))


def _is_unanswered(gap: Finding, rows: Mapping[tuple[str, str], Any]) -> bool:
    entity, code, field = gap.place[1:]
    row = rows.get((entity, code)) if field else None
    return row is not None and getattr(row, field) in (None, ())
