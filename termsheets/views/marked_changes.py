"""The changes of a marked file as their page shows them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from termsheets.domain.clauses import Run
from termsheets.domain.markup import Change, Fate
from termsheets.domain.redline.runs import KEPT, compared
from termsheets.negotiation import markups

BECOMES = {
    Fate.ANSWERS: "Take as an answer",
    Fate.WORDING: "Take as your own wording of this clause, numbers included",
    Fate.COMMENT: "Take as a comment for your own side",
}


@dataclass(frozen=True)
class Entry:
    """A change at its place in the file, whether it is ticked, and if the draft differs there."""

    at: int
    change: Change
    ticked: bool
    is_edited: bool

    @property
    def becomes(self):
        """Return what becomes of the change when it is taken."""
        return BECOMES[self.change.fate]

    @property
    def answers(self):
        """Return name, old and new words of each answer."""
        return [(_name(each), each.was, each.text) for each in self.change.answers]

    @property
    def lines(self):
        """Return the paragraphs as runs that are marked where they changed."""
        before, after = (text.split("\n") for text in (self.change.before, self.change.after))
        pairs = zip_longest(before, after, fillvalue="")
        return [line for pair in pairs if (line := _marked(*pair))]


def _name(answer):
    """Return what to call an answer: "RS-1, upfront amount"."""
    return ", ".join(filter(None, (answer.code, answer.field.replace("_", " "))))


def _marked(before, after):
    return compared((Run(before),), (Run(after),), KEPT, (), lambda *words: "")


class Entries(NamedTuple):
    """The changes that can be taken, and those that are left to be made by hand."""

    taken: list[Entry]
    left: list[Entry]


class Overview:
    """All that a marked file asks of a draft."""

    def __init__(self, draft, markup):
        self.draft, self.changes = draft, markup.changes()
        self.outlook = markups.outlook(draft, markup)

    def entries(self, chosen=None):
        """Return the changes; without a choice all that can be taken are ticked."""
        entries = [
            Entry(
                at,
                change,
                chosen is None or str(at) in chosen,
                change.place in self.outlook.edited and change.fate is not Fate.COMMENT,
            )
            for at, change in enumerate(self.changes)
        ]
        taken = [entry for entry in entries if entry.change.is_taken]
        return Entries(taken, [entry for entry in entries if not entry.change.is_taken])

    @cached_property
    def untracked(self):
        """Return how many places were edited without a track."""
        return len({change.place for change in self.changes if not change.tracked})

    @property
    def along(self):
        """Return the passages that change along with the others."""
        return self.outlook.along

    @property
    def problem(self):
        """Return why not all can be taken together, or nothing."""
        return self.outlook.problem
