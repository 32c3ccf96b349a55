"""A redline as a page shows it: passage by passage, and beside each what changed in it."""

from dataclasses import dataclass, replace

from termsheets.domain.clauses import Mark
from termsheets.domain.redline import Kind
from termsheets.domain.redline.tree import lists
from termsheets.render.redline import drawing
from termsheets.render.redline.abridging import abridged, changes_in
from termsheets.render.redline.columns import side_by_side
from termsheets.views.changes import COVER, Entry

STATES = {
    Mark.INSERTED: "Inserted",
    Mark.DELETED: "Deleted",
    Mark.MOVED_TO: "Moved here",
    Mark.MOVED_FROM: "Moved away",
}


@dataclass(frozen=True)
class Note:
    """What is said of a change beside its passage, and the ways to its neighbors.

    ``again`` where the change is told elsewhere: only ``there`` leads to it.
    """

    entry: Entry
    position: int
    who: str
    previous: str
    next: str
    there: str
    again: bool = False

    @property
    def is_move(self):
        """Tell whether something moved, so that before and after are places."""
        return self.entry.change.kind is Kind.MOVED


@dataclass(frozen=True)
class Passage:
    """A clause's own words, or one of its parts, with what changed in them.

    ``columns`` are name and blocks of the older and of the newer sheet, None
    where a sheet does not have it; empty unless two columns are shown.
    """

    id: str
    numbered: bool
    blocks: tuple
    columns: tuple
    state: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class ShownClause:
    """A clause, drawn, with those of its passages that are shown."""

    drawn: object
    state: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ShownSection:
    """A section, drawn, with its own changes and those of its clauses that are shown."""

    drawn: object
    state: str
    notes: tuple[Note, ...]
    clauses: tuple[ShownClause, ...]


class Marked:
    """The part of a redline that a page shows; it asks the database nothing.

    ``names`` are those of the sides by code, ``titles`` those of the two sheets.
    """

    def __init__(self, redline, selection, names, titles):
        self.selection, self.names, self.titles = selection, names, titles
        whole = selection.query["show"] == "all"
        self.source = abridged(redline.sheet, selection.ids, whole=whole)
        self.redline = replace(redline, sheet=self.source)
        self.columns = self._columns() if selection.query["view"] == "sides" else None
        self.sheet = drawing.on_screen(self._inline())
        self.positions = {entry.change.id: at for at, entry in enumerate(selection.chosen)}
        self.shown = {entry.change.id: entry for entry in selection.shown}

    @property
    def cover(self):
        """Return the notes of what changed on the cover."""
        return tuple(self._note(entry) for entry in self.shown.values() if entry.section == COVER)

    def sections(self):
        """Return the sections with what is shown of them."""
        pairs = zip(self.source.sections, self.sheet.sections, strict=True)
        return [self._section(section, drawn) for section, drawn in pairs]

    def _section(self, section, drawn):
        pairs = zip(section.children, drawn.children, strict=True)
        return ShownSection(
            drawn,
            STATES.get(section.mark, ""),
            tuple(self._notes(section)),
            tuple(self._clause(clause, shown, section) for clause, shown in pairs),
        )

    def _clause(self, clause, drawn, section):
        passages = []
        own = tuple(self._notes(clause, section))
        if clause.body or own or not drawn.children:
            passages.append(self._passage("", drawn, own, clause))
        for part, shown in zip(clause.children, drawn.children, strict=True):
            passages.append(self._passage(shown.id, shown, tuple(self._notes(part, clause)), part))
        return ShownClause(drawn, STATES.get(clause.mark, ""), tuple(passages))

    def _passage(self, identity, drawn, notes, source):
        is_part = identity != ""
        return Passage(
            identity,
            is_part and bool(drawn.number),
            drawn.blocks,
            self._beside(drawn),
            STATES.get(source.mark, "") if is_part else "",
            notes,
        )

    def _inline(self):
        """Return the redline without what is shown in columns alone, so that it is drawn once."""
        if self.columns is None:
            return self.redline
        sections = tuple(map(_without_words, self.source.sections))
        return replace(self.redline, sheet=replace(self.source, sections=sections))

    def _columns(self):
        return tuple({one.id: one for one in _all(half)} for half in side_by_side(self.redline))

    def _beside(self, drawn):
        if self.columns is None:
            return ()
        old, new = self.columns
        found = old.get(f"{drawn.id}.before"), new.get(drawn.id)
        return tuple(zip(self.titles, (one and one.blocks for one in found), strict=True))

    def _notes(self, clause, holder=None):
        """Yield what is said of the changes that left a mark on a clause's own words."""
        for change in dict.fromkeys(_own(clause)):
            if change not in self.shown:
                continue
            entry = self.shown[change]
            if entry.change.clause == clause.id and clause.mark is not Mark.MOVED_FROM:
                yield self._note(entry)
            elif _is_told_again(entry, clause, holder):
                yield replace(self._note(entry), again=True)

    def _note(self, entry):
        position = self.positions[entry.change.id]
        address = self.selection.address
        return Note(
            entry,
            position + 1,
            " and ".join(self.names.get(code, code) for code in entry.who),
            address(position - 1),
            address(position + 1),
            address(position),
        )


def _is_told_again(entry, clause, holder):
    """Tell whether a reader who meets only this mark needs to know what it belongs to."""
    if entry.change.kind is Kind.TERM_RENAMED:
        return True
    is_top = holder is None or holder.change != clause.change
    return clause.mark is Mark.MOVED_FROM and clause.change == entry.change.id and is_top


def _without_words(clause):
    """Return a clause, and those in it, without any block."""
    return replace(clause, body=(), children=tuple(map(_without_words, clause.children)))


def _own(clause):
    """Yield the changes in a clause's heading and blocks, not in its parts."""
    yield from changes_in(clause)
    for block in clause.body:
        yield from _deep(block)


def _deep(node):
    yield from changes_in(node)
    for group in lists(node):
        for child in group:
            yield from _deep(child.node)


def _all(sheet):
    for section in sheet.sections:
        for clause in (section, *section.children):
            yield clause
            yield from clause.children if clause is not section else ()
