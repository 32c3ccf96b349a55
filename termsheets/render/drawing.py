"""What templates are given: a sheet whose numbers, marks and widths are settled."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from termsheets.domain.clauses import (
    Block,
    Clause,
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
from termsheets.domain.words import day
from termsheets.render.columns import breadth, is_short, is_tall, widths
from termsheets.render.runs import PAPER, SCREEN, AddressOf, Surface, inline

SECTION, CLAUSE, PART = range(3)


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


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A schedule: ``width`` is narrow, middle or wide, ``columns`` pairs of percent and head.

    A short one reads best undivided.
    """

    id: str
    title: str
    width: str
    is_short: bool
    columns: tuple[tuple[int, str], ...]
    rows: tuple[DrawnRow, ...]
    is_table = True


Blocks = tuple[DrawnParagraph | DrawnTable, ...]


@dataclass(frozen=True, slots=True)
class DrawnClause:
    """A clause of any depth with its printed number, which a lone part lacks."""

    id: str
    number: str
    heading: str
    binding: bool
    blocks: Blocks
    children: tuple[DrawnClause, ...]


@dataclass(frozen=True, slots=True)
class DrawnParty:
    """A party's names and facts as HTML, and who signs for it."""

    legal_name: SafeString
    short_name: SafeString
    facts: tuple[SafeString, ...]
    contact_name: str
    contact_title: str


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A whole sheet: ``title`` is plain text for a head, ``heading`` the same with its marks."""

    title: str
    heading: SafeString
    effective_date: str
    parties: tuple[DrawnParty, ...]
    sections: tuple[DrawnClause, ...]

    @property
    def binding(self) -> tuple[DrawnClause, ...]:
        """Return the clauses that bind, in reading order."""
        return tuple(
            clause for section in self.sections for clause in section.children if clause.binding
        )

    @property
    def signatures(self) -> DrawnClause:
        """Return the last part of the document, which is no clause but stands in the contents."""
        return DrawnClause("signatures", "", "Signatures", False, (), ())

    @property
    def contents(self) -> tuple[tuple[DrawnClause, ...], ...]:
        """Return the sections in two columns of the contents, about equally long."""
        lengths = [1 + len(section.children) for section in self.sections]
        ends = range(len(lengths) + 1)
        middle = min(ends, key=lambda end: abs(2 * sum(lengths[:end]) - sum(lengths)))
        return self.sections[:middle], self.sections[middle:]


def on_paper(sheet: TermSheet) -> DrawnSheet:
    """Return the sheet ready for the templates of a printed document."""
    numbered = numbers(sheet)
    return _Pen(numbered, Surface(PAPER, _anchors(sheet), numbers=numbered)).sheet(sheet)


def on_screen(sheet: TermSheet, address_of: AddressOf) -> DrawnSheet:
    """Return the sheet ready for the templates of a page, its answers linked to their questions."""
    numbered = numbers(sheet)
    return _Pen(numbered, Surface(SCREEN, _anchors(sheet), address_of, numbered)).sheet(sheet)


def alone(clause: Clause, address_of: AddressOf) -> DrawnClause:
    """Return a clause outside its sheet: without number and references."""
    return _Pen({}, Surface(SCREEN, address_of=address_of)).clause(clause, CLAUSE)


def _anchors(sheet: TermSheet) -> frozenset[str]:
    tables = (block.id for block in blocks(sheet) if isinstance(block, Table))
    return frozenset([*(placed.clause.id for placed in walk(sheet)), *tables])


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws clauses under the numbers of their sheet."""

    numbers: dict[str, str]
    surface: Surface

    def inline(self, runs: tuple[Run, ...]) -> SafeString:
        return inline(runs, self.surface)

    def sheet(self, sheet: TermSheet) -> DrawnSheet:
        return DrawnSheet(
            title="".join(run.text for run in sheet.title),
            heading=self.inline(sheet.title),
            effective_date=day(sheet.effective_date) if sheet.effective_date else "",
            parties=tuple(self.party(party) for party in sheet.parties),
            sections=tuple(self.clause(section, SECTION) for section in sheet.sections),
        )

    def clause(self, clause: Clause, depth: int) -> DrawnClause:
        drawn = tuple(self.block(block) for block in clause.body)
        return DrawnClause(
            id=clause.id,
            number=self.numbers.get(clause.id, ""),
            heading=clause.heading,
            binding=clause.binding,
            blocks=self.led(clause, drawn) if depth == PART else drawn,
            children=tuple(self.clause(child, depth + 1) for child in clause.children),
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
        number = self.numbers.get(part.id, "")
        marked = format_html('<span class="number">{} </span>', number) if number else ""
        heading = format_html("<strong>{}</strong> ", part.heading) if part.heading else ""
        return format_html("{}{}", marked, heading)

    def block(self, block: Block) -> DrawnParagraph | DrawnTable:
        if isinstance(block, Paragraph):
            return DrawnParagraph(self.inline(block.runs))
        return self.table(block)

    def table(self, table: Table) -> DrawnTable:
        return DrawnTable(
            id=table.id,
            title=table.title,
            width=breadth(table),
            is_short=is_short(table),
            columns=tuple(zip(widths(table), table.columns, strict=True)),
            rows=tuple(self.row(row) for row in table.rows),
        )

    def row(self, row: TableRow) -> DrawnRow:
        return DrawnRow(tuple(map(self.inline, row.cells)), is_tall(row))

    def party(self, party: Signatory) -> DrawnParty:
        return DrawnParty(
            legal_name=self.inline(party.legal_name),
            short_name=self.inline(party.short_name),
            facts=(self.inline(party.role), self.inline(party.country)),
            contact_name=party.contact_name,
            contact_title=party.contact_title,
        )
