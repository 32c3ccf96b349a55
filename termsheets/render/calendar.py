"""The dates a deal creates as an iCalendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from termsheets.domain.clauses import TermSheet, walk
from termsheets.domain.dates import every
from termsheets.domain.numbering import numbers
from termsheets.domain.obligations import Obligation, obligations
from termsheets.domain.terms.whole import PublicTerms
from termsheets.render.edition import Edition

if TYPE_CHECKING:
    from icalendar import Event

EVERY_MONTH_HAS = 28


def render(sheet: TermSheet, edition: Edition, terms: PublicTerms) -> bytes:
    """Return the deal's calendar: the same bytes for the same edition.

    An event keeps its UID from edition to edition of a deal, so that a later
    calendar moves what an earlier one put into somebody's diary.
    """
    from icalendar import Calendar, vText  # noqa: PLC0415 (loads in 0.3 s)

    calendar = Calendar()
    for name, value in _head(sheet, edition):
        calendar.add(name, vText(value))
    places = _places(sheet)
    for obligation in obligations(terms):
        for event in _events(obligation, edition, places.get(obligation.clause, "")):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _head(sheet: TermSheet, edition: Edition) -> Iterator[tuple[str, str]]:
    yield from {"PRODID": "-//Termsheets//EN", "VERSION": "2.0", "METHOD": "PUBLISH"}.items()
    for name in ("NAME", "X-WR-CALNAME"):  # the standard's, and the one that programs show
        yield name, "".join(run.text for run in sheet.title)
    about = f"{edition.label}, {edition.printed_on}. Digest {edition.short_digest}."
    yield "DESCRIPTION", f"{about} {edition.disclaimer}"


def _places(sheet: TermSheet) -> dict[str, str]:
    """Return how each clause is cited: "Clause 4.4, Renewal and expansion"."""
    numbered = numbers(sheet)
    return {
        clause.id: f"Clause {numbered[clause.id]}, {clause.heading}"
        for depth, clause in walk(sheet)
        if depth == 1
    }


def _events(obligation: Obligation, edition: Edition, place: str) -> Iterator[Event]:
    """Yield one event that repeats where whole months lie between its days, else one a day."""
    identity = f"{obligation.id}.{edition.deal or edition.digest}"
    if months := _months_between(obligation.days):
        event = _event(obligation, obligation.day, edition, identity, place)
        event.add("RRULE", {"FREQ": "MONTHLY", "INTERVAL": months, "COUNT": len(obligation.days)})
        yield event
        return
    for number, day in enumerate(obligation.days):
        own = f"{identity}.{number}" if number else identity
        yield _event(obligation, day, edition, own, place)


def _event(obligation: Obligation, day: date, edition: Edition, uid: str, place: str) -> Event:
    from icalendar import Event  # noqa: PLC0415 (loads in 0.3 s)

    event = Event()
    event.add("UID", f"{uid}@termsheets")
    event.add("DTSTAMP", datetime.combine(edition.printed, time(), UTC))
    event.add("DTSTART", day)
    event.add("SUMMARY", obligation.title)
    event.add("DESCRIPTION", "\n".join(filter(None, (obligation.note, place, _who(obligation)))))
    event.add("CATEGORIES", [obligation.kind.value])
    event.add("TRANSP", "TRANSPARENT")
    return event


def _who(obligation: Obligation) -> str:
    return f"Concerns {', '.join(obligation.parties)}." if obligation.parties else ""


def _months_between(days: tuple[date, ...]) -> int | None:
    """Return the whole months from each day to the next, or None where that differs."""
    if len(days) < 2 or days[0].day > EVERY_MONTH_HAS:
        return None
    first, second = days[:2]
    months = (second.year - first.year) * 12 + second.month - first.month
    is_even = months > 0 and every(first, months, days[-1]) == days[1:]
    return months if is_even else None
