"""What must hold inside one row: dates in order, one subject, honest unknowns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import Place
from termsheets.domain.invariants.saying import at, words
from termsheets.domain.problems import Problem
from termsheets.domain.text import shown

AFTER = {
    "background_assets": ("expiry_date", "priority_date"),
    "license_grants": ("end_date", "start_date"),
    "negotiation_plan": ("long_stop_date", "target_date"),
}


def problems(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield each row that contradicts itself."""
    for place in places:
        yield from _order(place)
        yield from _lockout(place)
        yield from _subject(place)
        yield from _unknown(place)


def _order(place: Place) -> Iterator[Problem]:
    if place.entity.key not in AFTER:
        return
    late, early = AFTER[place.entity.key]
    last, first = getattr(place.row, late), getattr(place.row, early)
    if last and first and last <= first:
        sentence = (
            f"the {words(late)} must be after the {words(early)} ({first}). Change one of them."
        )
        yield at(place, late, sentence)


def _lockout(place: Place) -> Iterator[Problem]:
    if place.entity.key != "negotiation_plan":
        return
    plan = place.row
    if plan.lockout_until and plan.long_stop_date and plan.lockout_until > plan.long_stop_date:
        stop = f"the long stop date ({plan.long_stop_date})"
        sentence = f"the lockout must not run past {stop}. Change one of them."
        yield at(place, "lockout_until", sentence)


def _subject(place: Place) -> Iterator[Problem]:
    if place.entity.key != "exit_rules":
        return
    subjects = ("grant", "asset", "category")
    named = [field for field in subjects if getattr(place.row, field)]
    if len(named) > 1:
        sentence = f"it names a {' and a '.join(named)}. Keep one and make a rule for the other."
        yield at(place, named[-1], sentence)


def _unknown(place: Place) -> Iterator[Problem]:
    for name in place.row.unknown:
        if name not in place.entity.facts:
            yield at(place, "unknown", f"there is no field called {shown(name)}. Remove it.")
        elif not is_empty(getattr(place.row, name)):
            yield at(place, name, f"{words(name)} is answered, yet listed as unknown. Keep one.")
