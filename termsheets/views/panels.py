"""A round as its readers work through it: each passage's words, and beside them where it stands."""

from collections import defaultdict
from dataclasses import dataclass

from termsheets.domain.clauses import walk
from termsheets.domain.numbering import numbers
from termsheets.render import drawing
from termsheets.render.runs import nowhere
from termsheets.views.questions import ways_to_change

STANDS = {
    "accept": "accepts",
    "discuss": "wants to discuss",
    "counter": "counters",
    "": "has not answered",
}


@dataclass(frozen=True)
class Stand:
    """What one side says about a passage, in words."""

    name: str
    words: str


@dataclass(frozen=True)
class Remark:
    """A comment with the name of the side it came from."""

    comment: object
    side: str


@dataclass(frozen=True)
class Talk:
    """A thread as it is shown: its first remark, and the answers to it."""

    first: Remark
    replies: tuple[Remark, ...]


@dataclass(frozen=True)
class Panel:
    """What stands beside one passage.

    Without a ``standing`` its round is not on the table. ``answers`` and
    ``wording`` are the addresses where a side changes it in its own draft.
    """

    id: str
    number: str
    heading: str
    standing: object
    state: str
    tone: str
    own: str
    stands: tuple[Stand, ...]
    talks: tuple[Talk, ...]
    answers: str
    wording: str

    @property
    def is_open(self):
        """Tell whether some side has not accepted these words."""
        return self.standing is not None and not self.standing.agreed

    @property
    def is_unanswered(self):
        """Tell whether it waits for the reader's side to speak."""
        return self.is_open and not self.own

    @property
    def is_unaccepted(self):
        """Tell whether the reader's side has not accepted it, or has objected."""
        return self.is_open and self.own != "accept"

    @property
    def value(self):
        """Return what a form sends back: which passage, and which words of it."""
        return f"{self.id} {self.standing.passage.digest}" if self.standing else self.id


class Bench:
    """Makes the panels of a round for the people of one side; asks the database nothing."""

    def __init__(self, room, sent, agreement, threads):
        self.room, self.sent = room, sent
        self.sheet = sent.sheet()
        self.clauses = {clause.id: clause for _, clause in walk(self.sheet)}
        self.numbers = numbers(self.sheet)
        self.standings = {one.passage.id: one for one in agreement.standings}
        self.talks = defaultdict(list)
        for thread in threads:
            self.talks[thread.first.clause_id].append(self._talk(thread))

    def drawn(self, shown):
        """Return the sections of a part of the round as the templates of a term sheet take them."""
        return drawing.on_screen(self.sheet, nowhere, shown).sections

    def panel(self, clause_id, part_id):
        """Return the panel of a clause, or of the part of it with another id."""
        standing = self.standings.get(part_id)
        state, tone = self._state(standing) if standing else ("", "")
        part, clause = self.clauses.get(part_id), self.clauses.get(clause_id)
        answers, wording = "", ""
        if part and clause:
            answers, wording = ways_to_change(self.room.deal.pk, clause, part)
        return Panel(
            id=part_id,
            number=self._number(clause_id, part_id),
            heading=(part and part.heading)
            or (clause and clause.heading)
            or standing.passage.heading,
            standing=standing,
            state=state,
            tone=tone,
            own=standing.stands.get(self.room.code, "") if standing else "",
            stands=self._stands(standing) if standing else (),
            talks=tuple(self.talks[part_id]),
            answers=answers,
            wording=wording,
        )

    def _number(self, clause_id, part_id):
        names = [clause_id] if clause_id == part_id else [clause_id, part_id]
        return " ".join(filter(None, (self.numbers.get(name, "") for name in names)))

    def _stands(self, standing):
        return tuple(
            Stand(self.sent.parties[code], STANDS[stand]) for code, stand in standing.stands.items()
        )

    def _state(self, standing):
        """Return the words of a passage's tag, and its tone."""
        if standing.agreed:
            return "Agreed", "tag-success"
        if standing.stands.get(self.room.code) == "":
            return "Waits for your side", "tag-warning"
        silent = [self.sent.parties[code] for code, stand in standing.stands.items() if not stand]
        if silent:
            return f"Waits for {' and '.join(silent)}", "tag-accent"
        countered = "counter" in standing.stands.values()
        return ("Countered" if countered else "To discuss"), "tag-accent"

    def _talk(self, thread):
        return Talk(self._remark(thread.first), tuple(map(self._remark, thread.replies)))

    def _remark(self, comment):
        return Remark(comment, self.room.name_of(comment.side.party_code))
