"""What templates are given: a sheet whose numbers, marks and widths are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from termsheets.domain.clauses import (
    Block,
    Clause,
    Mark,
    Paragraph,
    Run,
    Signatory,
    Table,
    TableRow,
    TermSheet,
    blocks,
    walk,
)
from termsheets.domain.numbering import numbers
from termsheets.domain.redline import effective_date, no_parties, told
from termsheets.domain.redline.sides import LEFT
from termsheets.render.columns import breadth, is_short, is_tall, widths
from termsheets.render.runs import NOTHING, PAPER, SCREEN, AddressOf, Surface, inline, is_marked

SECTION, CLAUSE, PART = range(3)
WAS = '<span class="was">(was {}) </span>'


class Whole(NamedTuple):
    """The mark of a whole clause, table, row or party in a redline."""

    mark: Mark
    change: str

    @property
    def is_new(self) -> bool:
        """Say whether it stands on the new side."""
        return self.mark in (Mark.INSERTED, Mark.MOVED_TO)


@dataclass(frozen=True, slots=True)
class DrawnParagraph:
    """A paragraph's words as HTML."""

    words: SafeString
    is_table = False


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row's cells as HTML; a tall one may be divided between pages."""

    cells: tuple[SafeString, ...]
    is_tall: bool
    whole: Whole | None

    @property
    def classes(self) -> str:
        """Return the classes of the row's element."""
        changed = "changed" if is_marked(*self.cells) else ""
        mark = self.whole.mark.value if self.whole else ""
        return " ".join(filter(None, ("tall" if self.is_tall else "", changed, mark)))


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A schedule: ``width`` is narrow, middle or wide, ``columns`` pairs of percent and head.

    A short one reads best undivided.
    """

    id: str
    title: str
    caption: SafeString
    width: str
    is_short: bool
    columns: tuple[tuple[int, SafeString], ...]
    rows: tuple[DrawnRow, ...]
    whole: Whole | None
    is_table = True


Blocks = tuple[DrawnParagraph | DrawnTable, ...]


@dataclass(frozen=True, slots=True)
class DrawnClause:
    """A clause of any depth with its printed number, which a lone part lacks.

    ``title`` is its heading as plain text, ``was`` the number it had in the
    older sheet of a redline. It ``binds`` unless its tag is struck. ``aside`` is
    what a screen says beside it.
    """

    id: str
    number: str
    title: str
    heading: SafeString = NOTHING
    was: str = ""
    tag: SafeString = NOTHING
    binds: bool = False
    blocks: Blocks = ()
    children: tuple[DrawnClause, ...] = ()
    whole: Whole | None = None
    aside: SafeString = NOTHING

    def with_asides(self, asides: Mapping[str, SafeString]) -> DrawnClause:
        """Return the clause with what stands beside it and its parts, by their ids."""
        children = tuple(child.with_asides(asides) for child in self.children)
        return replace(self, children=children, aside=asides.get(self.id, NOTHING))

    @property
    def binding(self) -> bool:
        """Say whether the clause has a tag that says so, struck or not."""
        return self.tag != ""

    @property
    def is_gone(self) -> bool:
        """Say whether the clause stands only where it was."""
        return self.whole is not None and not self.whole.is_new


@dataclass(frozen=True, slots=True)
class DrawnParty:
    """A party's names and facts as HTML, and who signs for it."""

    legal_name: SafeString
    short_name: SafeString
    facts: tuple[SafeString, ...]
    contact_name: SafeString
    contact_title: SafeString
    whole: Whole | None

    @property
    def is_changed(self) -> bool:
        """Say whether anything about the party is marked."""
        names = self.legal_name, self.short_name, self.contact_name, self.contact_title
        return self.whole is not None or is_marked(*names, *self.facts)


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A whole sheet: ``title`` is plain text for a head, ``heading`` the same with its marks.

    ``no_parties`` is the gap of a side that has none, or nothing.
    """

    title: str
    heading: SafeString
    effective_date: SafeString
    parties: tuple[DrawnParty, ...]
    no_parties: SafeString
    sections: tuple[DrawnClause, ...]

    @property
    def binding(self) -> tuple[DrawnClause, ...]:
        """Return the clauses that bind, in reading order."""
        standing = _standing(self.sections)
        return tuple(clause for section in standing for clause in section.children if clause.binds)

    @property
    def signatures(self) -> DrawnClause:
        """Return the last part of the document, which is no clause but stands in the contents."""
        return DrawnClause("signatures", "", "Signatures")

    @property
    def contents(self) -> tuple[tuple[DrawnClause, ...], ...]:
        """Return the sections in two columns of the contents, about equally long."""
        sections = _standing(self.sections)
        lengths = [1 + len(section.children) for section in sections]
        ends = range(len(lengths) + 1)
        middle = min(ends, key=lambda end: abs(2 * sum(lengths[:end]) - sum(lengths)))
        return sections[:middle], sections[middle:]


def _standing(clauses: tuple[DrawnClause, ...]) -> tuple[DrawnClause, ...]:
    """Return sections with the clauses that are not shown where they were."""
    return tuple(
        replace(clause, children=_standing(clause.children))
        for clause in clauses
        if not clause.is_gone
    )


def on_paper(sheet: TermSheet) -> DrawnSheet:
    """Return the sheet ready for the templates of a printed document."""
    numbered = numbers(sheet)
    return Pen(numbered, Surface(PAPER, anchors(sheet), numbers=numbered)).sheet(sheet)


def on_screen(
    sheet: TermSheet, address_of: AddressOf, shown: TermSheet | None = None
) -> DrawnSheet:
    """Return the sheet ready for the templates of a page, its answers linked to their questions.

    ``shown`` is the part of it that the page shows, under the numbers of the whole.
    """
    numbered, shown = numbers(sheet), shown or sheet
    return Pen(numbered, Surface(SCREEN, anchors(shown), address_of, numbered)).sheet(shown)


def alone(clause: Clause, address_of: AddressOf) -> DrawnClause:
    """Return a clause outside its sheet: without number and references."""
    return Pen({}, Surface(SCREEN, address_of=address_of)).clause(clause, CLAUSE)


def anchors(sheet: TermSheet) -> frozenset[str]:
    """Return what references may lead to: every clause and table."""
    tables = (block.id for block in blocks(sheet) if isinstance(block, Table))
    return frozenset([*(placed.clause.id for placed in walk(sheet)), *tables])


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws clauses under the numbers of their sheet; a redline has a pen of its own."""

    numbers: Mapping[str, str]
    surface: Surface

    def inline(self, runs: tuple[Run, ...]) -> SafeString:
        """Return words as HTML."""
        return inline(runs, self.surface)

    def number(self, clause: Clause) -> str:
        """Return a clause's printed number, or ""."""
        return self.numbers.get(clause.id, "")

    def was(self, clause: Clause) -> str:
        """Return the number that a clause had, if it has another now."""
        return ""

    def anchor(self, node: Clause | Table) -> str:
        """Return what references to a clause or table lead to."""
        return node.id

    def whole(self, node: Clause | Table | TableRow | Signatory) -> Whole | None:
        """Return the mark of the whole node."""
        return None

    def inside(self, node: Clause | Table | TableRow) -> Pen:
        """Return the pen for what is inside a node."""
        return self

    def label(self, text: str, node: Table) -> SafeString:
        """Return a title or a head of a table."""
        return conditional_escape(text)

    def sheet(self, sheet: TermSheet) -> DrawnSheet:
        """Return the whole sheet, drawn."""
        return DrawnSheet(
            title=_standing_text(sheet.title),
            heading=self.inline(sheet.title),
            effective_date=self.inline(effective_date(sheet)),
            parties=tuple(self.party(party) for party in sheet.parties),
            no_parties=self.inline(no_parties(sheet)),
            sections=tuple(self.clause(section, SECTION) for section in sheet.sections),
        )

    def clause(self, clause: Clause, depth: int) -> DrawnClause:
        """Return a clause, drawn."""
        tag, pen = told(clause, "binding"), self.inside(clause)
        drawn = tuple(pen.block(block) for block in clause.body)
        return DrawnClause(
            id=self.anchor(clause),
            number=self.number(clause),
            title=clause.heading,
            heading=self.inline(told(clause, "heading")),
            was=self.was(clause),
            tag=self.inline(tag),
            binds=_standing_text(tag) != "",
            blocks=self.led(clause, drawn) if depth == PART else drawn,
            children=tuple(pen.clause(child, depth + 1) for child in clause.children),
            whole=self.whole(clause),
        )

    def led(self, part: Clause, drawn: Blocks) -> Blocks:
        """Return a part's blocks, its number and heading leading the first paragraph."""
        lead = self.lead(part)
        if not lead:
            return drawn
        if drawn and not drawn[0].is_table:
            return DrawnParagraph(format_html("{}{}", lead, drawn[0].words)), *drawn[1:]
        return DrawnParagraph(lead), *drawn

    def lead(self, part: Clause) -> SafeString:
        """Return a part's number and heading."""
        number, was, heading = self.number(part), self.was(part), told(part, "heading")
        marked = format_html('<span class="number">{} </span>', number) if number else ""
        before = format_html(WAS, was) if was else ""
        strong = format_html("<strong>{}</strong> ", self.inline(heading)) if heading else ""
        return format_html("{}{}{}", marked, before, strong)

    def block(self, block: Block) -> DrawnParagraph | DrawnTable:
        """Return a paragraph or table, drawn."""
        if isinstance(block, Paragraph):
            return DrawnParagraph(self.inline(block.runs))
        return self.table(block)

    def table(self, table: Table) -> DrawnTable:
        """Return a table, drawn."""
        heads = [self.label(head, table) for head in table.columns]
        return DrawnTable(
            id=self.anchor(table),
            title=table.title,
            caption=self.label(table.title, table),
            width=breadth(table),
            is_short=is_short(table),
            columns=tuple(zip(widths(table), heads, strict=True)),
            rows=tuple(self.inside(table).row(row) for row in table.rows),
            whole=self.whole(table),
        )

    def row(self, row: TableRow) -> DrawnRow:
        """Return a row, drawn."""
        cells = tuple(map(self.inside(row).inline, row.cells))
        return DrawnRow(cells, is_tall(row), self.whole(row))

    def party(self, party: Signatory) -> DrawnParty:
        """Return a party, drawn."""
        return DrawnParty(
            legal_name=self.inline(party.legal_name),
            short_name=self.inline(party.short_name),
            facts=(self.inline(party.role), self.inline(party.country)),
            contact_name=self.inline(told(party, "contact_name")),
            contact_title=self.inline(told(party, "contact_title")),
            whole=self.whole(party),
        )


def _standing_text(runs: tuple[Run, ...]) -> str:
    """Return the words that stand on the new side."""
    return "".join(run.text for run in runs if run.mark not in LEFT)
