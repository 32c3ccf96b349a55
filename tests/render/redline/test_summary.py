"""The summary that leads a redline: each clause by its own name, what is left to do first."""

from dataclasses import replace

from lxml import html as reader

from termsheets.domain.clauses import Clause, Run, Table, TableRow
from termsheets.domain.redline import redline
from termsheets.render.redline import html
from termsheets.render.redline.summary import Line, Summary
from tests.render.factories import make_paragraph, make_sheet
from tests.render.redline.factories import make_comparison


def make_parts(clause, *codes):
    """Return parts of a clause as a sheet has them: without a heading of their own."""
    return tuple(Clause(f"{clause}.{code}", "", (make_paragraph(code),)) for code in codes)


def make_repeated():
    """Return a sheet with a clause of one part and a clause of three."""
    share = Clause("share", "Revenue share", children=make_parts("share", "RS-1"))
    grant = Clause("grant", "License grant", children=make_parts("grant", "LG-1", "LG-2", "LG-3"))
    return make_sheet(sections=(Clause("money", "Money", children=(share, grant)),))


def make_tiers(count):
    """Return a table of that many tiers below the first."""
    rows = (TableRow(f"RT-{number}", ((Run(f"RT-{number}"),),)) for number in range(count + 1))
    return Table("tiers", "Royalty Tiers", ("Code",), tuple(rows))


def summary_of(old, new, **told):
    return Summary.of(redline(old, new), make_comparison(**told))


def test_part_without_a_number_is_told_as_its_clause():
    sheet = make_repeated()

    told = summary_of(sheet, sheet, still_open=("share.RS-1",))

    assert told.still_open == [Line("share.RS-1", "1.1", "Revenue share")]


def test_parts_of_a_clause_are_one_line_that_says_which_unless_all_are_meant():
    sheet = make_repeated()

    told = summary_of(
        sheet,
        sheet,
        agreed=("share.RS-1", "grant.LG-1", "grant.LG-3"),
        still_open=("grant.LG-1", "grant.LG-2", "grant.LG-3"),
    )

    assert told.agreed == [
        Line("share.RS-1", "1.1", "Revenue share"),
        Line("grant.LG-1", "1.2", "License grant", "(a), (c)"),
    ]
    assert told.still_open == [Line("grant.LG-1", "1.2", "License grant")]


def test_part_that_is_gone_is_in_no_list():
    old, parts = make_repeated(), make_parts("grant", "LG-1", "LG-3")
    [money] = old.sections
    share, grant = money.children
    new = replace(old, sections=(replace(money, children=(share, replace(grant, children=parts))),))

    told = summary_of(old, new, agreed=("grant.LG-2", "grant.LG-3"))

    assert told.agreed == [Line("grant.LG-3", "1.2", "License grant", "(b)")]


def test_clause_counts_its_changes_in_words():
    old = make_repeated()
    [money] = old.sections
    share, grant = money.children
    before, after = (
        replace(old, sections=(replace(money, children=(replace(share, body=(tiers,)), grant)),))
        for tiers in (make_tiers(0), make_tiers(2))
    )

    told = summary_of(before, after)

    assert told.changed == [Line("share", "1.1", "Revenue share", "2 rows inserted")]


def test_agreed_clauses_are_one_paragraph_at_the_end():
    sheet = make_repeated()
    comparison = make_comparison(agreed=("share.RS-1", "grant.LG-2"))

    page = reader.fromstring(html.document(redline(sheet, sheet), comparison))

    last = page.xpath("//header[@class='comparison']/section")[-1]
    assert last.xpath("h2/text()") == ["Agreed clauses"]
    assert last.xpath("string(p)") == "1.1 Revenue share; 1.2 License grant: (b)."


def test_cover_names_the_digests_of_both_rounds_and_no_other():
    sheet, comparison = make_repeated(), make_comparison()

    page = reader.fromstring(html.document(redline(sheet, sheet), comparison))

    facts = page.xpath("//dl[@class='cover-facts']/*/text()")
    assert facts[-4:] == [
        "Digest",
        comparison.new.short_digest,
        "Compared with",
        f"Round 2, 2 November 2026, digest {comparison.old.short_digest}",
    ]
