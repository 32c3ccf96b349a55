"""Two sheets into one that shows both, its changes marked and written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from termsheets.domain.clauses import Mark, MarkedFact, Run, Table, TableRow, TermSheet
from termsheets.domain.redline.aligning import aligned
from termsheets.domain.redline.changes import Kind
from termsheets.domain.redline.ledger import Ledger
from termsheets.domain.redline.places import ROOT, Entry, Spot, opening
from termsheets.domain.redline.runs import KEPT, Runs, Stamp, compared, stamped, text_of
from termsheets.domain.redline.tokens import Terms
from termsheets.domain.redline.tree import Keyed, Node, facts, lists, plain, rebuilt, texts

FACTS = {
    "heading": "Heading",
    "binding": "Binding",
    "contact_name": "Signatory",
    "contact_title": "Signatory's title",
    "effective_date": "Effective date",
}
Moved = Callable[[Keyed], Iterable[Node]]
"""Takes a node that moved, met inside another, and returns what is shown of it there."""


class Setting(NamedTuple):
    """What words are compared in: ``stamp`` goes on those that stay.

    ``echo`` is true at the target of a move. There nothing is shown that
    moved on, since its source stands at the source of the whole.
    """

    stamp: Stamp = KEPT
    spot: Spot = Spot()
    echo: bool = False
    columns: tuple[str, ...] = ()


class Marker:
    """Marks the differences of two sheets, whose nodes are given by key."""

    def __init__(
        self,
        old: Mapping[str, Entry],
        new: Mapping[str, Entry],
        moved: frozenset[str],
        unchanged: frozenset[str],
        terms: Terms,
    ) -> None:
        self.old, self.new, self.moved, self.terms = old, new, moved, terms
        self.unchanged = unchanged
        self.ledger = Ledger(terms)
        self.replaced = _tables(old).items() & _tables(new).items()

    def sheet(self) -> TermSheet:
        """Return the sheet that shows both sides."""
        whole = self.both(self.old[ROOT].node, Keyed(ROOT, self.new[ROOT].node), Setting())
        return cast(TermSheet, whole)

    def both(self, old: Node, new: Keyed, setting: Setting) -> Node:
        """Return a node that stands on both sides."""
        if setting.stamp == KEPT and (new.key in self.unchanged or old == new.node):
            return new.node
        setting = setting._replace(spot=_spot(new, self.new, setting.spot))
        own = self.texts(old, new.node, setting)
        changed = tuple(self.facts(old, new.node, setting))
        if isinstance(new.node, Table):
            setting = setting._replace(columns=new.node.columns)
        below = [
            [*self.list(group, twins, setting)]
            for group, twins in zip(lists(old, new.key), lists(new.node, new.key), strict=True)
        ]
        return _finished(new.node, own, below, setting.stamp, changed)

    def texts(self, old: Node, new: Node, setting: Setting) -> list[Runs]:
        """Return the words of a node that stands on both sides; a cell is one change."""
        pairs = zip(texts(old), texts(new), strict=True)
        if isinstance(new, TableRow):
            return [self.cell(was, now, at, setting) for at, (was, now) in enumerate(pairs)]
        return [self.words(was, now, setting) for was, now in pairs]

    def words(self, old: Runs, new: Runs, setting: Setting) -> Runs:
        """Return words of both sides, each hunk a change."""

        def change_of(before: str, after: str, term: int) -> str:
            return self.ledger.words(setting.spot, before, after, term)

        return compared(old, new, setting.stamp, self.terms, change_of)

    def cell(self, old: Runs, new: Runs, column: int, setting: Setting) -> Runs:
        """Return the words of a cell on both sides, all hunks together one change."""
        spot = setting.spot
        heads = (spot.place, *setting.columns[column : column + 1])
        spot = spot._replace(place=", ".join(heads))
        found: list[str] = []

        def change_of(before: str, after: str, term: int) -> str:
            if term >= 0:
                return self.ledger.words(spot, before, after, term)
            if not found:
                found.append(self.ledger.add(Kind.CELL, spot, text_of(old), text_of(new)))
            return found[0]

        return compared(old, new, setting.stamp, self.terms, change_of)

    def facts(self, old: Node, new: Node, setting: Setting) -> Iterator[MarkedFact]:
        """Yield the facts that changed."""
        after = facts(new)
        for name, was in facts(old).items():
            if was != after[name]:
                place = ", ".join(filter(None, (setting.spot.place, FACTS[name])))
                inside = setting._replace(spot=setting.spot._replace(place=place))
                yield MarkedFact(name, self.words((Run(was),), (Run(after[name]),), inside))

    def list(self, old: Sequence[Keyed], new: Sequence[Keyed], setting: Setting) -> Iterator[Node]:
        """Yield the nodes of a list on both sides, in reading order."""
        for before, after in aligned(old, new):
            if before and after:
                yield self.both(before.node, after, setting)
            elif before:
                yield from self.left(before, setting)
            elif after:
                yield self.arrived(after, setting)

    def left(self, node: Keyed, setting: Setting) -> Iterator[Node]:
        """Yield what stands here on the old side only."""
        if node.key not in self.moved:
            yield self.deleted(node, setting)
        elif not setting.echo:
            yield self.source(node)

    def arrived(self, node: Keyed, setting: Setting) -> Node:
        """Return what stands here on the new side only."""
        return self.target(node) if node.key in self.moved else self.inserted(node, setting)

    def deleted(self, node: Keyed, setting: Setting) -> Node:
        """Return a node that is gone, and in it the sources of what moved out."""
        spot = _spot(node, self.old, setting.spot)
        change = self.change(Kind.DELETED, node.node, spot)
        return self.stamped(
            node, Stamp(Mark.DELETED, change), lambda child: self.left(child, setting)
        )

    def inserted(self, node: Keyed, setting: Setting) -> Node:
        """Return a node that is new, and in it the targets of what moved in."""
        spot = _spot(node, self.new, setting.spot)
        change = self.change(Kind.INSERTED, node.node, spot)
        return self.stamped(node, Stamp(Mark.INSERTED, change), lambda child: (self.target(child),))

    def change(self, kind: Kind, node: Node, spot: Spot) -> str:
        """Return the change of a node that is new or gone."""
        before, after = ("", plain(node)) if kind is Kind.INSERTED else (plain(node), "")
        if isinstance(node, TableRow):
            kind = Kind.ROW_INSERTED if kind is Kind.INSERTED else Kind.ROW_DELETED
        if isinstance(node, Table) and (node.id, spot.clause) in self.replaced:
            return self.ledger.once(node.id, Kind.TABLE_REPLACED, spot, before, after)
        return self.ledger.add(kind, spot, before, after)

    def source(self, node: Keyed) -> Node:
        """Return a node where it moved from: its old words."""
        stamp = Stamp(Mark.MOVED_FROM, self.move(node.key))
        return self.stamped(node, stamp, lambda child: (self.source(child),))

    def target(self, node: Keyed) -> Node:
        """Return a node where it moved to: its new words, edits marked inside."""
        stamp = Stamp(Mark.MOVED_TO, self.move(node.key))
        return self.both(self.old[node.key].node, node, Setting(stamp, echo=True))

    def move(self, key: str) -> str:
        """Return the change of a node that moved, met at its source or its target."""
        before, (node, after) = self.old[key].spot, self.new[key]
        named = after._replace(place=after.place or opening(node))
        return self.ledger.once(key, Kind.MOVED, named, str(before), str(after))

    def stamped(self, node: Keyed, stamp: Stamp, moved: Moved) -> Node:
        """Return a node with one mark throughout, but for what moved."""
        own = [stamped(runs, stamp) for runs in texts(node.node)]
        below = [
            [shown for child in group for shown in self.inside(child, stamp, moved)]
            for group in lists(node.node, node.key)
        ]
        return _finished(node.node, own, below, stamp, ())

    def inside(self, node: Keyed, stamp: Stamp, moved: Moved) -> Iterable[Node]:
        """Return a node within one that has a mark throughout."""
        return moved(node) if node.key in self.moved else (self.stamped(node, stamp, moved),)


def _spot(node: Keyed, found: Mapping[str, Entry], holder: Spot) -> Spot:
    """Return where a node stands; a paragraph stands where its holder does."""
    return found[node.key].spot if node.key in found else holder


def _tables(found: Mapping[str, Entry]) -> dict[str, str]:
    """Return the clause of each table."""
    return {
        entry.node.id: entry.spot.clause
        for entry in found.values()
        if isinstance(entry.node, Table)
    }


def _finished(
    node: Node,
    own: Sequence[Runs],
    below: Sequence[Sequence[Node]],
    stamp: Stamp,
    changed: tuple[MarkedFact, ...],
) -> Node:
    more: dict[str, object] = {} if isinstance(node, TermSheet) else stamp._asdict()
    if changed:
        more["facts"] = changed
    if any(fact.name == "binding" for fact in changed):
        more["binding"] = True
    return rebuilt(node, own, below, **more)
