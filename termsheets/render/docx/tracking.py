"""Marks of a redline as tracked changes: insertions, deletions and moves of Word's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from termsheets.domain.clauses import Mark
from termsheets.render.docx.xml import ID, Element, w

ROOM = 100_000
"""Ids that each change has for its marks."""

APART, A_DAY = 2, 24 * 60
"""Minutes between two changes, and in a day."""

MOVES = {Mark.MOVED_FROM: "moveFrom", Mark.MOVED_TO: "moveTo"}


class Revision(NamedTuple):
    """Whose changes a redline shows, of which day, and whose words they change.

    Authors are sides with their rounds: "Brackenhall, round 3".
    """

    author: str
    day: date
    old_author: str


class Holder(NamedTuple):
    """What moved and holds what is drawn; ``is_ranged`` where Word knows it as a move."""

    mark: Mark = Mark.KEPT
    change: str = ""
    is_ranged: bool = False


NOTHING = Holder()


class Tracker:
    """Stamps what is marked. Each stamp has an id: 1200003 is the third of change c12."""

    def __init__(self, revision: Revision | None = None):
        self.revision = revision
        self.used: Counter[str] = Counter()

    def stamps(self, tags: Sequence[str], change: str) -> list[Element]:
        """Return elements that say what was done by whom; the outer of two was there before."""
        *outer, inner = tags or [None]
        before = [self.stamp(tag, change, self.revision.old_author) for tag in outer]
        return [*before, self.stamp(inner, change, self.revision.author)] if inner else []

    def stamp(self, tag: str, change: str, author: str, **more: str) -> Element:
        self.used[change] += 1
        number = int(change.removeprefix("c"))
        identity = number * ROOM + self.used[change]
        return w(tag, id=identity, author=author, date=self._moment(number), **more)

    def _moment(self, number: int) -> str:
        """Return the revision's day, each change at a time of its own.

        LibreOffice takes neighbors of one author and one minute for one change.
        """
        hour, minute = divmod(number * APART % A_DAY, 60)
        return f"{self.revision.day}T{hour:02}:{minute:02}:00Z"

    def ranged(self, mark: Mark, change: str, content: Iterable[Element]) -> Iterator[Element]:
        """Yield paragraphs between the two ends of one place of a move."""
        name = f"move_{change}"
        start = self.stamp(f"{MOVES[mark]}RangeStart", change, self.revision.author, name=name)
        yield start
        yield from content
        yield w(f"{MOVES[mark]}RangeEnd", id=start.get(ID))


def tags(mark: Mark, change: str, holder: Holder) -> tuple[str, ...]:
    """Return the elements that say a mark, the outer one first.

    What is deleted where it moved to was never there before: Word takes it as
    inserted and deleted again. What moved without a range is no move to Word.
    """
    in_range = holder.is_ranged and change == holder.change
    if mark is Mark.DELETED:
        return ("ins", "del") if holder.mark is Mark.MOVED_TO else ("del",)
    if mark in MOVES and in_range:
        return (MOVES[mark],)
    return {
        Mark.KEPT: (),
        Mark.INSERTED: ("ins",),
        Mark.MOVED_FROM: ("del",),
        Mark.MOVED_TO: ("ins",),
    }[mark]
