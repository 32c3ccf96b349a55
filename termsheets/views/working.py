"""The page on which a side works through a round: its sections, filtered and counted."""

from dataclasses import dataclass, replace

from termsheets.domain.agreement import Agreement
from termsheets.negotiation import comments, responses
from termsheets.views.panels import Bench, Panel

FILTERS = (
    ("", "All clauses"),
    ("open", "Open"),
    ("mine", "Waiting for your side"),
    ("agreed", "Agreed"),
    ("said", "With comments"),
)
CHOSEN = {
    "open": lambda panel: panel.is_open,
    "mine": lambda panel: panel.is_unanswered,
    "agreed": lambda panel: panel.standing is not None and not panel.is_open,
    "said": lambda panel: bool(panel.talks),
}


def filter_of(query):
    """Return the name of the filter that an address asks for; empty if there is no such one."""
    show = query.get("show", "")
    return show if show in CHOSEN else ""


@dataclass(frozen=True)
class Passage:
    """A passage's words as drawn blocks, and its panel.

    ``id`` is empty where the clause around it has the same; ``numbered`` tells
    whether a number hangs before the words.
    """

    id: str
    numbered: bool
    blocks: tuple
    panel: Panel


@dataclass(frozen=True)
class ShownClause:
    """A clause with those of its passages that are shown."""

    id: str
    number: str
    heading: str
    binding: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ShownSection:
    """A section with those of its clauses that are shown."""

    id: str
    number: str
    heading: str
    clauses: tuple[ShownClause, ...]

    @property
    def panels(self):
        """Return the panels of all passages shown."""
        return [passage.panel for clause in self.clauses for passage in clause.passages]

    @property
    def open(self):
        """Return how many of them are open."""
        return sum(panel.is_open for panel in self.panels)

    @property
    def unanswered(self):
        """Return those that wait for the reader's side."""
        return [panel for panel in self.panels if panel.is_unanswered]


@dataclass(frozen=True)
class Tally:
    """How far a round has come, seen from one side."""

    agreed: int
    open: int
    mine: int


class Work:
    """A round on one side's desk: five queries, however long it is."""

    def __init__(self, room, sent):
        self.room, self.sent = room, sent
        on_table = room.is_on_table(sent)
        self.agreement = responses.standings(room.deal) if on_table else Agreement()
        threads = [
            thread
            for thread in comments.threads(room.user, room.deal)
            if on_table or thread.first.round.number <= sent.number
        ]
        self.bench = Bench(room, sent, self.agreement, threads)

    @property
    def tally(self):
        """Return the counts of all passages, shown or not."""
        standings = self.agreement.standings
        open_ones = self.agreement.open
        mine = sum(one.stands.get(self.room.code) == "" for one in open_ones)
        return Tally(len(standings) - len(open_ones), len(open_ones), mine)

    def panel(self, passage_id):
        """Return one passage's panel, or None if the round has no such passage."""
        owners = {
            part.id: clause.id
            for section in self.bench.sheet.sections
            for clause in section.children
            for part in clause.children or (clause,)
        }
        if passage_id in owners:
            return self.bench.panel(owners[passage_id], passage_id)
        gone = (panel for panel in self.left_out() if panel.id == passage_id)
        return next(gone, None)

    def left_out(self):
        """Return the panels of passages that this round leaves out and not all have let go."""
        gone = (one.passage.id for one in self.agreement.standings if one.gone)
        return [self.bench.panel(passage_id, passage_id) for passage_id in gone]

    def sections(self, show="", kept=()):
        """Return the sections with what the filter lets through, and the passages ``kept``."""
        passes = CHOSEN.get(show, lambda panel: True)
        return self._sections(lambda panel: panel.id in kept or passes(panel))

    def unaccepted(self):
        """Return the sections with what the reader's side has not accepted."""
        return self._sections(lambda panel: panel.is_unaccepted)

    def _sections(self, chosen):
        return [self._section(section) for section in self.bench.drawn(self._part(chosen))]

    def _part(self, chosen):
        """Return the part of the sheet whose passages are chosen."""
        sections = (
            replace(section, children=tuple(self._clauses(section, chosen)))
            for section in self.bench.sheet.sections
        )
        some = tuple(section for section in sections if section.children)
        return replace(self.bench.sheet, sections=some)

    def _clauses(self, section, chosen):
        for clause in section.children:
            parts = tuple(part for part in clause.children if self._is(chosen, clause, part))
            if parts or (not clause.children and self._is(chosen, clause, clause)):
                yield replace(clause, children=parts)

    def _is(self, chosen, clause, part):
        return chosen(self.bench.panel(clause.id, part.id))

    def _section(self, section):
        clauses = tuple(map(self._clause, section.children))
        return ShownSection(section.id, section.number, section.heading, clauses)

    def _clause(self, clause):
        passages = tuple(
            Passage(
                id="" if part is clause else part.id,
                numbered=part is not clause and bool(part.number),
                blocks=part.blocks,
                panel=self.bench.panel(clause.id, part.id),
            )
            for part in clause.children or (clause,)
        )
        binding = self.bench.clauses[clause.id].binding
        return ShownClause(clause.id, clause.number, clause.heading, binding, passages)
