"""One date that a deal creates: what is due, by whom, and how the day was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What sort of date it is."""

    START = "start"
    END = "end"
    DEADLINE = "deadline"
    NOTICE = "notice"
    PAYMENT = "payment"
    REPORT = "report"
    MEETING = "meeting"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something that happens, or is due, on a day, and on ``later`` days again.

    ``id`` is permanent: the row's code and the answer that sets the day
    (``MS-1.due_date``). ``clause`` is the library's id of the clause it rests
    on, ``parties`` the short names of those it concerns; ``note`` says how
    the day follows from the answers.
    """

    id: str
    day: date
    title: str
    clause: str
    parties: tuple[str, ...]
    kind: Kind
    note: str
    later: tuple[date, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Return all its days, the first included."""
        return (self.day, *self.later)


def due(day: date | None, **facts: Any) -> Iterator[Obligation]:
    """Yield the obligation, if its day can be told."""
    if day is not None:
        yield Obligation(day=day, **facts)


def recurring(days: tuple[date | None, ...], **facts: Any) -> Iterator[Obligation]:
    """Yield one obligation with all its days, if there are any."""
    known = tuple(day for day in days if day is not None)
    if known:
        yield Obligation(day=known[0], later=known[1:], **facts)
