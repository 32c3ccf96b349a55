"""Passages of a sheet, and the digest by which their words are accepted."""

from dataclasses import replace
from datetime import date

import pytest

from termsheets.domain.clauses import Clause, Paragraph, Run, Table, TableRow, TermSheet, walk
from termsheets.domain.content import digest_of, passages
from tests.sample_deals import NAMES, sample_sheet

CLAUSE = Clause("a.b", "Heading", (Paragraph((Run("One "), Run("two."))),))


def sheet(*clauses, **facts):
    """Return a sheet of one section."""
    known = {"title": (), "parties": (), "effective_date": None} | facts
    return TermSheet(**known, sections=(Clause("s", "Section", (), clauses),))


@pytest.mark.parametrize("name", NAMES)
def test_passages_are_clauses_and_the_parts_of_those_that_repeat(name):
    found = sample_sheet(name)
    leaves = [clause.id for depth, clause in walk(found) if depth and not clause.children]

    assert [passage.id for passage in passages(found)] == leaves
    assert len({passage.digest for passage in passages(found)}) == len(leaves)


def test_part_has_the_heading_of_its_clause():
    part = replace(CLAUSE, id="a.b.LG-1", heading="")

    found = passages(sheet(Clause("a.b", "Grant", (), (part,))))

    assert [(one.id, one.heading, one.section) for one in found] == [("a.b.LG-1", "Grant", "s")]


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAUSE, body=(Paragraph((Run("One two."),)),)),
        replace(CLAUSE, body=(Paragraph((Run("One two.", source="LG-1.fields"),)),)),
        replace(CLAUSE, id="c.d"),
    ],
)
def test_same_words_have_the_same_digest_however_they_were_cut(other):
    assert digest_of(other) == digest_of(CLAUSE)


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAUSE, heading="Other"),
        replace(CLAUSE, binding=True),
        replace(CLAUSE, body=(Paragraph((Run("One three."),)),)),
        replace(CLAUSE, body=(*CLAUSE.body, Table("t", "T", ("A",), (TableRow("R-1", ((),)),)))),
        replace(CLAUSE, body=(Paragraph((Run("One two.", target="x.y"),)),)),
    ],
)
def test_other_words_have_another_digest(other):
    assert digest_of(other) != digest_of(CLAUSE)


def test_part_is_reopened_where_its_clause_begins_to_bind():
    loose = sheet(CLAUSE, Clause("a.c", "Grant", (), (replace(CLAUSE, id="a.c.1"),)))
    bound = sheet(CLAUSE, Clause("a.c", "Grant", (), (replace(CLAUSE, id="a.c.1"),), binding=True))

    changed = [
        old.id for old, new in zip(passages(loose), passages(bound), strict=True) if old != new
    ]
    assert changed == ["a.c.1"]


def test_cover_is_accepted_with_the_first_passage():
    second = replace(CLAUSE, id="a.c")
    old, new = sheet(CLAUSE, second), sheet(CLAUSE, second, effective_date=date(2027, 1, 1))

    changed = [a.id for a, b in zip(passages(old), passages(new), strict=True) if a != b]
    assert changed == ["a.b"]
