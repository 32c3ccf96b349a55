"""Answers read back from edited words: which blank of a line got which new value.

Only what has one meaning is read. "350.000" is a third of a thousand to some
and a third of a million to others, so it is nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from termsheets.domain import words
from termsheets.domain.clauses import Run, RunKind
from termsheets.domain.numbering import referring
from termsheets.domain.redline.words import Hunk, hunks
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind

NAMES = frozenset({"name", "short_name", "legal_name", "title", "tag", "currency"})
"""Answers that stand for a row or for all amounts: one changed word does not change these."""

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[A-Z][a-z]+),? (?P<year>\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}),? (?P<year>\d{4})", re.ASCII)
_MONTHS = {f"{date(2000, month, 1):%B}": month for month in range(1, 13)}


class Filled(NamedTuple):
    """A blank that changed: the source of its run, what it said and what it is to say."""

    source: str
    was: str
    text: str


class Filling(NamedTuple):
    """The blanks of a line that changed, and whether anything else in it did."""

    blanks: tuple[Filled, ...] = ()
    rest: bool = True


def filled(runs: Sequence[Run], before: str, text: str, numbers: Mapping[str, str]) -> Filling:
    """Return what became of a line.

    ``runs`` are the line as it was sent, ``before`` as it was printed, ``text``
    as it is wanted; ``numbers`` are those that references print. A blank that
    is twice in a line is none.
    """
    pieces = [_even(referring(run, numbers)) for run in runs]
    if "".join(pieces) != before:
        return Filling()
    edges = [*pairwise(accumulate(map(len, pieces), initial=0))]
    changes: dict[int | None, list[Hunk]] = {}
    for hunk in hunks(before, text):
        changes.setdefault(_blank(runs, edges, hunk), []).append(hunk)
    found = tuple(
        Filled(runs[at].source, pieces[at], _refilled(pieces[at], edges[at][0], text, made))
        for at, made in changes.items()
        if at is not None
    )
    times = Counter(one.source for one in found)
    blanks = tuple(one for one in found if times[one.source] == 1)
    return Filling(blanks, rest=None in changes or len(blanks) < len(found))


def _even(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", text)


def _blank(runs: Sequence[Run], edges: Iterable[tuple[int, int]], hunk: Hunk) -> int | None:
    """Return the place of the run that a change is inside of, if that prints an answer."""
    for at, (start, end) in enumerate(edges):
        is_inside = start <= hunk.old_start < hunk.old_end <= end
        if is_inside or start < hunk.old_start == hunk.old_end < end:
            return at if is_blank(runs[at]) else None
    return None


def is_blank(run: Run) -> bool:
    """Tell whether a run prints an answer that may be read back from other words."""
    name = run.source.rpartition(".")[2]
    is_plain = run.kind in (RunKind.TEXT, RunKind.OPEN_POINT)
    return bool(run.source) and is_plain and not run.target and name not in NAMES


def _refilled(before: str, start: int, text: str, changes: Sequence[Hunk]) -> str:
    """Return the words of a blank with its changes made."""
    said, at = "", 0
    for hunk in changes:
        said += before[at : hunk.old_start - start] + text[hunk.new_start : hunk.new_end]
        at = hunk.old_end - start
    return said + before[at:]


def value_of(fact: Fact, text: str, currency: str) -> Any:
    """Return the plain value that words state for a field, None if that is not sure.

    Numbers come as text, dates in ISO form, as a file of a deal has them.
    """
    said = text.strip().removesuffix(".").strip()
    readings: dict[Kind, Callable[[], Any]] = {
        Kind.MONEY: lambda: number_in(_amount(said, currency)),
        Kind.PERCENT: lambda: number_in(re.sub(r" ?(%|percent)$", "", said)),
        Kind.NUMBER: lambda: number_in(said),
        Kind.WHOLE: lambda: number_in(said),
        Kind.DATE: lambda: day_in(said),
        Kind.YES_NO: lambda: {"yes": True, "no": False}.get(said.lower()),
        Kind.CHOICE: lambda: _choices(fact).get(said.lower()),
        Kind.CHOICES: lambda: _several(fact, said.lower().split(", ")),
        Kind.SHORT: lambda: text.strip() or None,
        Kind.LONG: lambda: text.strip() or None,
    }
    return readings[fact.kind]() if fact.kind in readings else None


def _several(fact: Fact, said: list[str]) -> list[str] | None:
    found = [_choices(fact).get(each, "") for each in said]
    return found if all(found) else None


def _choices(fact: Fact) -> dict[str, str]:
    return {words.choice(key).lower(): key for key in fact.choices}


def _amount(said: str, currency: str) -> str:
    return said.removeprefix(currency).removesuffix(currency).strip()


def number_in(text: str) -> str | None:
    """Return a number in plain digits, None for anything that could be another one."""
    if not _NUMBER.fullmatch(text) or _AMBIGUOUS.fullmatch(text.lstrip("+-")):
        return None
    return str(Decimal(text.replace(",", "")))


def day_in(text: str) -> str | None:
    """Return the date that words name, in ISO form, None if none or two."""
    found = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    try:
        if not found:
            return date.fromisoformat(text).isoformat()
        month = _MONTHS[found["month"]]
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except (ValueError, KeyError):
        return None
