"""Which drafts and rounds a version of the clause library words, and what a new one takes away."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from termsheets.domain.library import Library
from termsheets.models import ClauseChoice, Draft, LibraryVersion, Round

Position = ClauseChoice.Position


def drafts_worded_by(version: LibraryVersion) -> QuerySet[Draft]:
    """Return the drafts that a version words: all of them, or none but for the one in force.

    ``by_hand`` counts the clauses that a draft words by hand, ``chosen`` those in another position.
    """
    drafts = Draft.objects.select_related("side__deal").defer("terms_json").order_by("-updated")
    if version.state != LibraryVersion.State.PUBLISHED:
        return drafts.none()
    return drafts.annotate(
        by_hand=_count(Q(position=Position.CUSTOM)),
        chosen=_count(Q(position__in=[Position.STARTUP, Position.PARTNER])),
    )


def _count(which: Q) -> Coalesce:
    choices = ClauseChoice.objects.filter(which, draft=OuterRef("pk")).order_by()
    return Coalesce(Subquery(choices.values("draft").annotate(n=Count("pk")).values("n")), 0)


def rounds_worded_by(version: LibraryVersion) -> QuerySet[Round]:
    """Return the rounds that were made with a version, the latest first."""
    rounds = Round.objects.filter(library=version.number).without_words()
    return rounds.select_related("side", "deal").order_by("-sent")


def every_draft() -> int:
    """Return how many drafts there are: all of them take up what is published."""
    return Draft.objects.count()


class Loss(NamedTuple):
    """A clause, or a position of one, that a library drops, and how many drafts that concerns.

    ``position`` is empty for a whole clause; then ``own`` counts the drafts
    with a text of their own for it, and ``named`` those whose answers name it.
    """

    clause: str
    title: str
    position: str
    chosen: int
    own: int = 0
    named: int = 0


def losses(old: Library, new: Library) -> tuple[Loss, ...]:
    """Return what drafts have of a library that another one drops."""
    counts = _choices_made()
    return (*_lost_clauses(old, new, counts), *_lost_positions(old, new, counts))


def _choices_made() -> dict[tuple[str, str], int]:
    rows = ClauseChoice.objects.values_list("clause_id", "position").annotate(n=Count("pk"))
    return {(clause, position): n for clause, position, n in rows.order_by()}


def _lost_clauses(old: Library, new: Library, counts: dict[tuple[str, str], int]) -> Iterator[Loss]:
    for clause, entry in old.clauses.items():
        if clause not in new.clauses:
            chosen = sum(counts.get((clause, position), 0) for position in Position.values)
            named = Draft.objects.filter(terms_json__contains=f'"{clause}"').count()
            own = counts.get((clause, Position.CUSTOM.value), 0)
            yield Loss(clause, entry.title, "", chosen, own, named)


def _lost_positions(
    old: Library, new: Library, counts: dict[tuple[str, str], int]
) -> Iterator[Loss]:
    for clause, entry in old.clauses.items():
        if clause in new.clauses:
            for position in set(entry.positions) - set(new.clauses[clause].positions):
                chosen = counts.get((clause, position), 0)
                yield Loss(clause, entry.title, position, chosen)
