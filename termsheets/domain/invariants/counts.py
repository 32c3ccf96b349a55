"""How many may sit at the table: more parties than the sheet can hold never stand."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.problems import Problem
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import entities


def problems(terms: Terms) -> Iterator[Problem]:
    """Yield the list of parties if too many of them take part."""
    most = entities()["parties"].high
    count = sum(not party.retired for party in terms.parties)
    if most is not None and count > most:
        mend = f"Remove or retire {count - most}."
        message = f"A deal has at most {most} parties; this makes {count}. {mend}"
        yield Problem("parties", "", "parties", message)
