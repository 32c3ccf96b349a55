"""A redline as text and its change list as JSON."""

import json as standard
from dataclasses import replace
from datetime import date

from hypothesis import given

from termsheets.domain.clauses import Clause, Run, Table, TableRow
from termsheets.domain.redline import redline
from termsheets.render import text as clean
from termsheets.render.redline import json, text
from tests.domain.redline.edits import rounds
from tests.render.factories import make_edition, make_paragraph, make_sheet
from tests.render.redline.factories import make_comparison, make_redline
from tests.render.redline.resolving_text import accepted, rejected, words_of


@given(round_=rounds())
def test_text_gives_back_both_sides(round_):
    old, new = round_.pair

    marked = text.render(redline(old, new), make_comparison())

    assert accepted(marked) == words_of(clean.render(new, make_edition(new)))
    assert rejected(marked) == words_of(clean.render(old, make_edition(old)))


def sheet_with(*clauses):
    return make_sheet(parties=(), sections=(Clause("a", "Terms", (), clauses),))


def test_redline_reads_as_text():
    fee = Clause("a.fee", "Fee", (make_paragraph("The fee is 5% of sales, [-1] if none."),))
    paid = Clause("a.fee", "Fees", (make_paragraph("The fee is 7% of sales, [-1] if none."),))
    law = Clause("a.law", "Law", (make_paragraph("German law applies."),))
    dutch = Clause("a.law", "Law", (make_paragraph("Dutch law applies."),))

    marked = redline(sheet_with(fee, law), sheet_with(dutch, paid))

    assert text.render(marked, make_comparison()).splitlines()[:2] == [
        "Lidar chips",
        "Redline, Round 3 (Kestrelwerk, 16 November 2026) against Round 2 (Veldrite, "
        "2 November 2026), digests 9b41 d0c2 5a7e against 3f9a 1c07 b2de",
    ]
    assert text.render(marked, make_comparison()).splitlines()[4:] == [
        "",
        "",
        "1 TERMS",
        "",
        "{+1.1 (was 1.2) Law+}",
        "    {+[-German-]Dutch law applies.+}",
        "",
        "1.2 (was 1.1) [-Fee-]{+Fees+}",
        r"    The fee is [-5%-]{+7%+} of sales, [\-1] if none.",
        "",
        "[-1.2 Law-]",
        "    [-German law applies.-]",
    ]


def test_row_deleted_from_a_table_that_moved_stands_where_it_was():
    def table(*codes):
        rows = tuple(TableRow(code, ((Run(code),),)) for code in codes)
        return Table("table.fee", "Fees", ("Code",), rows)

    law, fee = Clause("a.law", "Law"), Clause("a.fee", "Fee")
    old = sheet_with(replace(law, body=(table("F-1", "F-2"),)), fee)
    new = sheet_with(law, replace(fee, body=(table("F-1"),)))

    marked = text.render(redline(old, new), make_comparison())

    assert rejected(marked) == words_of(clean.render(old, make_edition(old)))
    assert accepted(marked) == words_of(clean.render(new, make_edition(new)))


def test_change_list_names_rounds_counts_and_every_change():
    found = make_redline()

    told = standard.loads(json.dumps(found, make_comparison()))

    assert [change["id"] for change in told["changes"]] == [change.id for change in found.changes]
    assert told["counts"]["terms"] == found.counts.terms
    assert told["to"] == {
        "number": 3,
        "label": "Round 3",
        "side": "Kestrelwerk",
        "date": date(2026, 11, 16).isoformat(),
        "digest": make_comparison().new.digest,
    }
    assert len(told["renumbered"]) == found.counts.renumbered
