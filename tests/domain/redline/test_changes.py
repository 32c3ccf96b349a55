"""One change at a time: what it is called, where it is found, what it marks."""

from dataclasses import replace
from datetime import date

import pytest

from termsheets.domain.clauses import (
    Clause,
    Mark,
    MarkedFact,
    Paragraph,
    Run,
    RunKind,
    Signatory,
    Table,
    TableRow,
    TermSheet,
)
from termsheets.domain.redline import Change, Counts, redline
from tests.domain.redline.reading import lines_of, marks_of
from tests.sample_deals import clause_of


def sheet_of(*sections, parties=(), day=None):
    return TermSheet((Run("Chips"),), parties, day, sections)


def section(identity, *clauses):
    return Clause(identity, identity.title(), children=clauses)


def clause(identity, *texts, **facts):
    body = tuple(text if isinstance(text, Table) else Paragraph((Run(text),)) for text in texts)
    return Clause(identity, facts.pop("heading", identity.title()), body, **facts)


def tiers(*rows, columns=("Code", "From", "Rate")):
    return Table(
        "table.tier",
        "Royalty Tiers",
        columns,
        tuple(TableRow(row[0], tuple((Run(cell),) for cell in row)) for row in rows),
    )


def one_change(old, new):
    """Return the only change between two sheets, as tuple, and the counts."""
    found = redline(old, new)
    [change] = found.changes
    return change, found


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ("Pay 12.5% now.", "Pay 15% now.", "replaced", "12.5%", "15%"),
        ("Pay 5% now.", "Pay 5%.", "deleted", " now", ""),
        ("Pay 5%.", "Pay 5% now.", "inserted", "", " now"),
    ],
)
def test_change_of_words_is_found_in_its_clause(old, new, kind, before, after):
    change, _ = one_change(
        sheet_of(section("money", clause("royalty", old))),
        sheet_of(section("money", clause("royalty", new))),
    )

    assert change == Change("c1", kind, "royalty", "Royalty", "1.1", before, after)


def test_moved_clause_is_a_move_even_if_edited():
    law, costs = clause("law", "German law applies."), clause("costs", "Each bears its own.")
    edited = clause("law", "Dutch law applies.")

    found = redline(
        sheet_of(section("general", law, costs), section("exit", clause("end", "It ends."))),
        sheet_of(section("general", costs), section("exit", clause("end", "It ends."), edited)),
    )

    assert found.changes == (
        Change("c1", "moved", "law", "Law", "2.2", "1.1 Law", "2.2 Law"),
        Change("c2", "replaced", "law", "Law", "2.2", "German", "Dutch"),
    )
    assert found.counts == Counts(moved=1, replaced=1, renumbered=1)
    assert found.renumbered == {"costs": ("1.2", "1.1")}
    target = found.sheet.sections[1].children[1].body[0]
    assert [(run.text, run.mark, run.change) for run in target.runs] == [
        ("German", Mark.DELETED, "c2"),
        ("Dutch", Mark.INSERTED, "c2"),
        (" law applies.", Mark.MOVED_TO, "c1"),
    ]
    source = found.sheet.sections[0].children[0]
    assert [found.number_of(source), found.number_was(source)] == ["1.1", ""]


def test_fewest_clauses_move():
    first, second, third = (clause(name, name) for name in ("alpha", "beta", "gamma"))

    found = redline(
        sheet_of(section("s", first, second, third)), sheet_of(section("s", third, first, second))
    )

    assert [change.clause for change in found.changes] == ["gamma"]


def test_part_that_moves_out_of_a_deleted_clause_is_no_deletion():
    part = clause("grant.LG-1", "Licensor grants.", heading="")
    old = sheet_of(section("s", replace(clause("grant", "Old."), children=(part,)), clause("use")))
    new = sheet_of(section("s", replace(clause("use"), children=(part,))))

    found = redline(old, new)

    assert [(change.kind, change.clause) for change in found.changes] == [
        ("deleted", "grant"), ("moved", "grant.LG-1"),
    ]  # fmt: skip
    assert found.changes[0].before == "Grant\nOld.\nLicensor grants."
    assert list(marks_of(found.sheet, Mark.MOVED_FROM)) == ["c2"]


def test_part_that_moves_is_told_by_its_first_words():
    parts = [
        clause(f"grant.LG-{at}", f"Grant {at} covers the field of sensing and data.", heading="")
        for at in (1, 2, 3)
    ]
    old, new = (
        sheet_of(section("s", replace(clause("grant"), children=tuple(order))))
        for order in (parts, [parts[2], *parts[:2]])
    )

    [change] = redline(old, new).changes

    assert change == Change(
        "c1", "moved", "grant.LG-3", "Grant", "1.1(a)", "1.1(c) Grant", "1.1(a) Grant",
        "Grant 3 covers the field of sensing and ...",
    )  # fmt: skip


def test_new_row_is_a_row_and_changed_rate_a_cell():
    old = tiers(("RT-1", "EUR 0", "4%"), ("RT-2", "EUR 9", "5%"))
    new = tiers(("RT-1", "EUR 0", "4.5% net"), ("RT-3", "EUR 5", "4.7%"), ("RT-2", "EUR 9", "5%"))

    found = redline(
        sheet_of(section("money", clause("royalty", old))),
        sheet_of(section("money", clause("royalty", new))),
    )

    at = ("royalty", "Royalty", "1.1")
    assert found.changes == (
        Change("c1", "cell", *at, "4%", "4.5% net", "Royalty Tiers, RT-1, Rate"),
        Change("c2", "row-inserted", *at, "", "RT-3 | EUR 5 | 4.7%", "Royalty Tiers, RT-3"),
    )
    assert found.counts == Counts(rows=1, cells=1)
    [table] = found.sheet.sections[0].children[0].body
    assert [row.mark for row in table.rows] == [Mark.KEPT, Mark.INSERTED, Mark.KEPT]


def test_row_is_found_by_what_its_first_cell_says():
    old, new = (
        Table("table.example", "Example", ("Step", "Sum"), (TableRow("example.base", cells),))
        for cells in (
            ((Run("Base of a year"),), (Run("EUR 5"),)),
            ((Run("Base of a year"),), (Run("EUR 9"),)),
        )
    )

    change, _ = one_change(
        sheet_of(section("money", clause("royalty", old))),
        sheet_of(section("money", clause("royalty", new))),
    )

    assert change.place == "Example, Base of a year, Sum"


def test_other_columns_replace_the_table():
    old = tiers(("RT-1", "EUR 0", "4%"))
    new = tiers(("RT-1", "4%"), columns=("Code", "Rate"))

    change, found = one_change(
        sheet_of(section("money", clause("royalty", old))),
        sheet_of(section("money", clause("royalty", new))),
    )

    assert (change.kind, change.place) == ("table-replaced", "Royalty Tiers")
    assert [table.mark for table in found.sheet.sections[0].children[0].body] == [
        Mark.DELETED, Mark.INSERTED,
    ]  # fmt: skip


def party(code, name, **changes):
    def runs(text, field):
        return (Run(text, source=f"{code}.{field}"),)

    whole = Signatory(
        runs(f"{name} Ltd", "legal_name"), runs(name, "short_name"), (), (), "Ada", "CEO"
    )
    return replace(whole, **changes)


def test_renamed_term_is_one_change_wherever_it_stands():
    def sheet(name, suffix=""):
        defined = Run(name, RunKind.DEFINITION, source="PA-1.short_name")
        row = TableRow("PA-1", ((Run("PA-1"),), (defined,)))
        table = Table("table.party", "Parties", ("Code", "Short Name"), (row,))
        return sheet_of(
            section("s", clause("parties", table), clause("pay", f"{name} pays {name}'s bank."))
        )

    change, found = one_change(sheet("Veldrite"), sheet("Nova"))

    assert (change.kind, change.before, change.after) == ("term-renamed", "Veldrite", "Nova")
    assert [
        run.text for _, line in lines_of(found.sheet) for run in line if run.change == "c1"
    ] == ["Veldrite", "Nova", "Veldrite", "Nova", "Veldrite's", "Nova's"]
    assert found.renamed_terms == {"Veldrite": "Nova"}


def test_term_known_by_its_name_is_renamed_although_its_row_is_another():
    def sheet(tag, name):
        row = TableRow(tag, ((Run(name, RunKind.DEFINITION, f"{tag}.tag"),), (Run("Cars"),)))
        table = Table("table.field_of_use", "Fields", ("Field", "About"), (row,))
        return sheet_of(section("s", clause("fields", table), clause("use", f"Only {name}.")))

    found = redline(sheet("auto", "Auto Lidar"), sheet("road", "Road Lidar"))

    assert found.renamed_terms == {"Auto Lidar": "Road Lidar"}
    assert [change.kind for change in found.changes] == [
        "row-deleted", "row-inserted", "term-renamed",
    ]  # fmt: skip


def test_heading_and_binding_are_told_apart():
    old = sheet_of(section("s", clause("law", "Same.", heading="Law", binding=True)))
    new = sheet_of(section("s", clause("law", "Same.", heading="Governing law")))

    found = redline(old, new)

    assert [
        (change.kind, change.place, change.before, change.after) for change in found.changes
    ] == [("replaced", "Heading", "Law", "Governing law"), ("deleted", "Binding", "Binding", "")]
    marked = clause_of(found.sheet, "law")
    assert marked.binding
    assert marked.facts[1] == MarkedFact(
        "binding", (Run("Binding", mark=Mark.DELETED, change="c2"),)
    )


def test_cover_is_compared():
    old = sheet_of(parties=(party("PA-1", "Alder"), party("PA-2", "Birch")), day=date(2027, 1, 4))
    new = sheet_of(
        parties=(party("PA-1", "Alder", contact_name="Eve"), party("PA-3", "Cedar")), day=None
    )

    found = redline(old, new)

    assert [(change.kind, change.heading, change.place, change.before, change.after)
            for change in found.changes] == [
        ("deleted", "Title", "Effective date", "2027-01-04", ""),
        ("replaced", "Parties", "Alder, Signatory", "Ada", "Eve"),
        ("deleted", "Parties", "Birch", "Birch Ltd\nBirch", ""),
        ("inserted", "Parties", "Cedar", "", "Cedar Ltd\nCedar"),
    ]  # fmt: skip


def test_same_words_from_another_answer_are_no_change():
    def sheet(source):
        return sheet_of(
            Clause("s", "S", (Paragraph((Run("Pay "), Run("5%", source=source), Run(" now"))),))
        )

    found = redline(sheet("RS-1.rate"), sheet(""))

    assert found.changes == ()
    assert found.counts == Counts()


def test_same_words_that_point_elsewhere_are_a_change():
    def sheet(target):
        return sheet_of(Clause("s", "S", (Paragraph((Run("see "), Run("Term", target=target))),)))

    change, _ = one_change(sheet("exit.term"), sheet("license.term"))

    assert (change.kind, change.before, change.after) == ("replaced", "Term", "Term")


def test_reference_to_a_clause_is_struck_and_set_whole():
    def sheet(title):
        return sheet_of(Clause("s", "S", (Paragraph((Run("see "), Run(title, target="exit"))),)))

    change, _ = one_change(sheet("End of term"), sheet("End of license"))

    assert (change.kind, change.before, change.after) == (
        "replaced", "End of term", "End of license",
    )  # fmt: skip


def test_paragraph_put_between_others_leaves_them_unmarked():
    first, last = "The licensee reports each quarter.", "The licensor may audit once a year."
    old = sheet_of(section("s", clause("own", first, last)))
    new = sheet_of(section("s", clause("own", f"{first} Late.", "Wholly new words here.", last)))

    found = redline(old, new)

    assert [(change.kind, change.after) for change in found.changes] == [
        ("inserted", " Late."), ("inserted", "Wholly new words here."),
    ]  # fmt: skip
