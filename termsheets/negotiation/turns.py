"""Whose turn it is: it follows from the last round that stands, and is stored nowhere.

After a round of one side every other side may answer it clause by clause,
or send the next round; the side that sent it waits. Among two that is strict
alternation; among more, whoever sends next takes the turn for all. A round
that was withdrawn gives the turn back to where it was.
"""

from dataclasses import dataclass
from enum import StrEnum

from termsheets.models import Deal, Response, Round


class Turn(StrEnum):
    """What the talks wait for, seen from one side."""

    OPENING = "opening"  # nobody's round stands
    TO_ANSWER = "to answer"  # another side's does
    WAITING = "waiting"  # its own does, and nobody has answered
    ANSWERED = "answered"  # its own does, and somebody has


@dataclass(frozen=True)
class Table:
    """The round on the table, if any, and whether another side has answered it."""

    last: Round | None
    answered: bool = False

    def turn_of(self, side_id: int) -> Turn:
        """Return how the turn stands for a side."""
        if self.last is None:
            return Turn.OPENING
        if self.last.side_id != side_id:
            return Turn.TO_ANSWER
        return Turn.ANSWERED if self.answered else Turn.WAITING


def opened_deal(deal_id) -> Deal:
    """Return the deal, locked until the transaction ends; every verb takes this lock first."""
    # Without the key: the audit event of a draft's save may refer to the deal meanwhile.
    return Deal.objects.select_for_update(no_key=True).get(pk=deal_id)


def last_round(deal: Deal) -> Round | None:
    """Return the round on the table without its long texts, or None."""
    rounds = Round.objects.standing().without_words().filter(deal=deal)
    return rounds.select_related("side").order_by("-number").first()


def table_of(deal: Deal) -> Table:
    """Return the round on the table and whether it has been answered; two queries."""
    last = last_round(deal)
    answered = last is not None and Response.objects.filter(round=last).exists()
    return Table(last, answered)
