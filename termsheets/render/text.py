"""A term sheet as plain text: one line a paragraph, the same for the same sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from termsheets.domain.clauses import (
    Block,
    Clause,
    Paragraph,
    Run,
    Signatory,
    Table,
    TableRow,
    TermSheet,
)
from termsheets.domain.numbering import numbers, referring
from termsheets.domain.redline import effective_date, told
from termsheets.domain.redline.runs import Runs, Stamp, settled, stamped, with_text
from termsheets.render.edition import DISCLAIMER, Edition

INDENT = "    "


def render(sheet: TermSheet, edition: Edition) -> str:
    """Return the whole sheet as text that ends with a line break."""
    facts = f"Term sheet, {edition.label}, {edition.printed_on}, {edition.short_digest}"
    return Writer(numbers(sheet)).sheet(sheet, facts)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes a sheet line by line, under the numbers of its clauses."""

    numbered: Mapping[str, str]

    def number(self, clause: Clause) -> str:
        """Return the printed number of a clause, or ""."""
        return self.numbered.get(clause.id, "")

    def words(self, runs: Iterable[Run]) -> str:
        """Return runs as one line of text, references with their numbers."""
        return " ".join("".join(referring(run, self.numbered) for run in runs).split())

    def inside(self, node: Clause | Table) -> Writer:
        """Return who writes what is inside a clause or a table."""
        return self

    def sheet(self, sheet: TermSheet, facts: str) -> str:
        """Return the whole sheet, with ``facts`` about the printing on its second line."""
        sections = map(self.section, sheet.sections)
        return "\n".join((*self.cover(sheet, facts), *chain.from_iterable(sections))) + "\n"

    def cover(self, sheet: TermSheet, facts: str) -> Iterator[str]:
        """Yield title, facts and parties."""
        yield self.words(sheet.title)
        yield facts
        if effective := effective_date(sheet):
            alone = effective[0] if len(effective) == 1 else Run("")
            yield self.words((with_text(alone, "Effective date: "), *effective))
        yield from map(self.party, sheet.parties)
        yield DISCLAIMER

    def party(self, party: Signatory) -> str:
        """Return the line of a party."""
        before, between, after, comma = stamped(
            map(Run, ("Party: ", " (", "), ", ", ")), _of(party)
        )
        runs = (before, *party.legal_name, between, *party.short_name, after)
        return self.words((*runs, *party.role, comma, *party.country))

    def section(self, section: Clause) -> Iterator[str]:
        """Yield the lines of a section."""
        inside = self.inside(section)
        yield from ("", "", self.words(self.head(section, str.upper)))
        yield from (INDENT + line for line in inside.body(section))
        yield from chain.from_iterable(map(inside.clause, section.children))

    def clause(self, clause: Clause) -> Iterator[str]:
        """Yield the lines of a clause and its parts."""
        inside = self.inside(clause)
        binding = (with_text(run, f" [{run.text}]") for run in told(clause, "binding"))
        yield from ("", self.words((*self.head(clause), *binding)))
        yield from (INDENT + line for line in inside.body(clause))
        yield from chain.from_iterable(map(inside.part, clause.children))

    def part(self, part: Clause) -> Iterator[str]:
        """Yield the lines of a part, its number and heading leading the first paragraph."""
        return (INDENT + line for line in self.inside(part).body(part, self.head(part)))

    def head(self, clause: Clause, letters: Callable[[str], str] = str) -> Runs:
        """Return a clause's number and heading, marked as the clause is."""
        number = self.number(clause)
        heading = tuple(with_text(run, letters(run.text)) for run in told(clause, "heading"))
        between = " " if number and heading else ""
        return (*settled(stamped((Run(number + between),), _of(clause))), *heading)

    def body(self, clause: Clause, lead: Runs = ()) -> Iterator[str]:
        """Yield the lines of a clause's blocks, the first after the lead."""
        blocks = clause.body
        if lead and blocks and isinstance(blocks[0], Paragraph):
            yield self.words((*lead, *stamped((Run(" "),), _of(clause)), *blocks[0].runs))
            blocks = blocks[1:]
        elif lead:
            yield self.words(lead)
        yield from chain.from_iterable(map(self.block, blocks))

    def block(self, block: Block) -> Iterator[str]:
        """Yield the lines of a paragraph or a table."""
        if isinstance(block, Paragraph):
            yield self.words(block.runs)
            return
        yield self.words(stamped((Run(block.title),), _of(block)))
        yield self.row([stamped((Run(head),), _of(block)) for head in block.columns], _of(block))
        inside = self.inside(block)
        yield from (inside.row(row.cells, _of(row)) for row in block.rows)

    def row(self, cells: Iterable[Runs], stamp: Stamp) -> str:
        """Return a row between bars; a bar inside a cell starts no column."""
        runs: list[Run] = []
        for cell in cells:
            runs += stamped((Run(" | " if runs else "| "),), stamp)
            runs += (with_text(run, run.text.replace("|", "\\|")) for run in cell)
        return self.words((*runs, *stamped((Run(" |"),), stamp)))


def _of(node: Clause | Signatory | Table | TableRow) -> Stamp:
    """Return the mark of a whole node."""
    return Stamp(node.mark, node.change)
