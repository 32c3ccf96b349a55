"""From words to changes: what a marked file asks for, and what can become of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from termsheets.domain import schema, slots
from termsheets.domain.clauses import Clause, Paragraph, Run, Table, TermSheet
from termsheets.domain.edits import Place, key_of, places
from termsheets.domain.markup import reasons
from termsheets.domain.markup.change import Answer, Change, Fate
from termsheets.domain.markup.file import COVER, SIGNATURES, STRAY, MarkedFile, Said
from termsheets.domain.markup.spots import Spots
from termsheets.domain.problems import Refused
from termsheets.domain.redline.common import common
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.text import clean

Row = tuple[str, ...]


class Reading:
    """A marked file, read against the sheet and the terms of its round."""

    def __init__(self, marked: MarkedFile, sheet: TermSheet, terms: PublicTerms) -> None:
        self.marked, self.sheet, self.terms = marked, sheet, terms
        self.spots = Spots(sheet)
        self.rows = {key_of(place.row) or place.entity.key: place for place in places(terms)}

    def changes(self) -> Iterator[Change]:
        """Yield every difference and every comment once, in reading order."""
        yield from self.whole(COVER, reasons.COVER)
        for section in self.sheet.sections:
            yield from self.whole(section.id, reasons.HEADING)
            for clause in section.children:
                yield from self.clause(clause)
        yield from self.whole(SIGNATURES, reasons.COVER)
        yield from self.strays()
        yield from self.moves()
        yield from self.comments()

    def clause(self, clause: Clause) -> Iterator[Change]:
        """Yield the changes of a clause, its tables and parts."""
        own = clause if not clause.children else None
        yield from self.words(clause, 1 + clause.binding, own)
        for part in clause.children:
            yield from self.words(part, 0, part)
            yield from self.tables(part)
        yield from self.tables(clause)

    def words(self, clause: Clause, head: int, own: Clause | None) -> Iterator[Change]:
        """Yield the changes of a clause's paragraphs, of which ``head`` come before its own."""
        before, after = self.both(clause.id)
        if before == after:
            return
        if not after.text:
            yield self.by_hand(clause.id, before.text, "", reasons.GONE)
        elif own is None or before.paragraphs[:head] != after.paragraphs[:head] or after.rows:
            yield self.by_hand(clause.id, before.text, after.text, reasons.HEADING)
        else:
            yield from self.body(own, before.paragraphs[head:], after.paragraphs[head:])

    def body(self, clause: Clause, before: Row, after: Row) -> Iterator[Change]:
        """Yield answers where only blanks changed, or else one change of the whole.

        Where the clause cannot have that, the answers among it are taken apart.
        """
        lines = [block.runs for block in clause.body if isinstance(block, Paragraph)]
        is_even = len(before) == len(after) == len(lines)
        pairs = zip(lines, before, after, strict=True) if is_even else ()
        edited = [each for each in pairs if each[1] != each[2]]
        found = [self.line(clause.id, *each) for each in edited]
        if is_even and all(found):
            yield from filter(None, found)
            return
        whole = self.wording(clause, "\n\n".join(before), "\n\n".join(after))
        for each in () if whole.is_taken else edited:
            yield from self.some(clause.id, *each)
        yield whole

    def line(self, place: str, runs: Sequence[Run], before: str, after: str) -> Change | None:
        """Return the change of a line in which only blanks got other values."""
        blanks, rest = slots.filled(runs, before, after, self.spots.numbers)
        sure = self.answers(blanks)
        if rest or not sure or len(sure) < len(blanks):
            return None
        return replace(self.by_hand(place, before, after), fate=Fate.ANSWERS, answers=sure)

    def some(self, place: str, runs: Sequence[Run], before: str, after: str) -> Iterator[Change]:
        """Yield the answers of a line in which more than blanks changed."""
        blanks, _ = slots.filled(runs, before, after, self.spots.numbers)
        for answer in self.answers(blanks):
            change = self.by_hand(place, answer.was, answer.text)
            yield replace(change, fate=Fate.ANSWERS, answers=(answer,))

    def answers(self, blanks: Sequence[slots.Filled]) -> tuple[Answer, ...]:
        """Return the answers that are sure."""
        return tuple(filter(None, map(self.answer, blanks)))

    def answer(self, blank: slots.Filled) -> Answer | None:
        """Return the answer that a blank states, None where that is not sure."""
        root, _, name = blank.source.rpartition(".")
        place = self.rows.get(root)
        fact = place.entity.facts.get(name) if place else None
        if place is None or fact is None:
            return None
        value = slots.value_of(fact, blank.text, self.terms.deal.currency or "")
        if value is None or not _holds(place, name, value):
            return None
        code = key_of(place.row)
        return Answer(place.entity.key, code, name, value, blank.was, blank.text)

    def wording(self, clause: Clause, before: str, after: str) -> Change:
        """Return the change of a clause to words of one's own, if it can have such."""
        reason = ""
        if not after:
            reason = reasons.GONE
        elif clause.id not in self.spots.clauses:
            reason = reasons.REPEATED
        elif any(isinstance(block, Table) for block in clause.body):
            reason = reasons.TABLE
        try:
            after = clean(after) if not reason else after
        except ValueError as error:
            reason = str(error)
        change = self.by_hand(clause.id, before, after, reason)
        return change if reason else replace(change, fate=Fate.WORDING)

    def tables(self, clause: Clause) -> Iterator[Change]:
        """Yield the changes of the tables of a clause, row by row."""
        for table in clause.body:
            if isinstance(table, Table):
                before, after = self.both(table.id)
                if before.paragraphs != after.paragraphs or _heads(before) != _heads(after):
                    yield self.by_hand(table.id, before.text, after.text, reasons.HEADING)
                else:
                    yield from self.table(table, before.rows[1:], after.rows[1:])

    def table(self, table: Table, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
        """Yield the changed cells; rows are known by what stands in their first cell."""
        pairs = common([row[0] for row in before], [_first(row) for row in after])
        stays, comes = dict(pairs), {new for _, new in pairs}
        for at, row in enumerate(before):
            if at in stays:
                yield from self.cells(table, at, row, after[stays[at]])
            else:
                yield self.by_hand(table.id, " | ".join(row), "", reasons.ROWS)
        for at, row in enumerate(after):
            if at not in comes:
                yield self.by_hand(table.id, "", " | ".join(row), reasons.ROWS)

    def cells(self, table: Table, at: int, before: Row, after: Row) -> Iterator[Change]:
        """Yield the changes of a row that stays."""
        cells = table.rows[at].cells
        if not len(cells) == len(before) == len(after):
            yield self.by_hand(table.id, " | ".join(before), " | ".join(after), reasons.ROWS)
            return
        for column, (runs, was, now) in enumerate(zip(cells, before, after, strict=True)):
            if was != now:
                change = self.line(table.id, runs, was, now)
                change = change or self.by_hand(table.id, was, now, reasons.CELL)
                place = f"{change.where}, {before[0]}, {table.columns[column]}"
                yield replace(change, where=place)

    def whole(self, place: str, reason: str) -> Iterator[Change]:
        """Yield the change of what is never edited here."""
        before, after = self.both(place)
        if before != after:
            yield self.by_hand(place, before.text, after.text, reason)

    def strays(self) -> Iterator[Change]:
        """Yield what stands under a heading that nobody sent."""
        for place, said in self.marked.after.items():
            if place.startswith(STRAY):
                yield self.by_hand(place, "", said.text, reasons.NEW)

    def moves(self) -> Iterator[Change]:
        """Yield the places that stand in another order."""
        before, after = ([*side] for side in (self.marked.before, self.marked.after))
        stays = {before[at] for at, _ in common(before, after)}
        for place in before:
            if place in self.marked.after and place not in stays:
                yield self.by_hand(place, "", "", reasons.MOVED)

    def comments(self) -> Iterator[Change]:
        """Yield the comments, each at the passage it is about."""
        for remark in self.marked.remarks:
            place = self.spots.passage(remark.place)
            text = ": ".join(filter(None, (remark.author, remark.text)))
            reason = "" if place else reasons.NOWHERE
            try:
                text = clean(text)
            except ValueError as error:
                reason = str(error)
            change = self.by_hand(place or remark.place, "", text, reason)
            yield change if reason else replace(change, fate=Fate.COMMENT)

    def both(self, place: str) -> tuple[Said, Said]:
        """Return what stands at a place before and after."""
        sides = self.marked.before, self.marked.after
        before, after = (side.get(place, Said()) for side in sides)
        return before, after

    def by_hand(self, place: str, before: str, after: str, reason: str = "") -> Change:
        """Return a change that is shown and left."""
        tracked = place not in self.marked.untracked
        where, place = self.spots.words(place), self.spots.passage(place) or place
        return Change(Fate.BY_HAND, place, where, before, after, tracked, reason=reason)


def _heads(said: Said) -> Row:
    return said.rows[0] if said.rows else ()


def _first(row: Row) -> str:
    return row[0] if row else ""


def _holds(place: Place, name: str, value: object) -> bool:
    """Tell whether a field takes a value, whatever else its row says."""
    known = "tag" if "tag" in place.entity.cls.model_fields else "code"
    identity = {known: key_of(place.row)} if key_of(place.row) else {}
    try:
        schema.validated_row(place.entity, {**identity, name: value})
    except Refused:
        return False
    return True
