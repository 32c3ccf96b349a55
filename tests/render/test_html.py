"""HTML: what is marked, what is linked, and what stays mere words."""

import re

import pytest
from django.utils.html import escape

from termsheets.domain.clauses import Clause, Run, RunKind
from termsheets.domain.terms import PublicTerms
from termsheets.render import html
from termsheets.render.drawing import on_paper
from termsheets.render.formats import FORMATS
from termsheets.render.runs import PAPER, SCREEN, Surface, inline
from tests.render.factories import (
    make_edition,
    make_large_sheet,
    make_paragraph,
    make_party,
    make_sheet,
    make_table,
)

HOSTILE = "\"'><script>alert(1)</script><style>@import 'x'</style>{{ 7 }}{% now %}&amp;<svg>"
HERE = frozenset({"license.grant"})


def address(source):
    return f"/answers/{source}/"


@pytest.mark.parametrize(
    ("run", "drawn"),
    [
        (Run("a < b"), "a &lt; b"),
        (Run("Metric", RunKind.DEFINITION), "<dfn>Metric</dfn>"),
        (Run("Alder", RunKind.DEFINED), '<span class="defined">Alder</span>'),
        (Run("[fee]", RunKind.OPEN_POINT), '<mark class="open-point">[fee]</mark>'),
        (
            Run("Grant", target="license.grant"),
            '<a class="reference" href="#license.grant">Grant</a>',
        ),
        (Run("Lock-out", target="negotiation.lockout"), "Lock-out"),
        (Run("5%", source="RS-1.rate"), '<a class="answer" href="/answers/RS-1.rate/">5%</a>'),
        (
            Run("[fee]", RunKind.OPEN_POINT, source="RS-1.fee"),
            '<a class="answer" href="/answers/RS-1.fee/"><mark class="open-point">[fee]</mark></a>',
        ),
    ],
)
def test_run_is_drawn_as_what_it_is(run, drawn):
    assert inline([run], Surface(SCREEN, HERE, address)) == drawn


def test_paper_links_no_answer_and_leaves_defined_terms_as_they_are():
    runs = [Run("Alder", RunKind.DEFINED), Run(" pays 5%", source="RS-1.rate")]

    assert inline(runs, Surface(PAPER)) == "Alder pays 5%"


@pytest.mark.parametrize("kind", RunKind)
def test_hostile_text_stays_text_in_every_run(kind):
    run = Run(HOSTILE, kind)
    table = make_table(columns=("Code", HOSTILE), rows=((HOSTILE, HOSTILE),))
    clause = Clause("a.b", HOSTILE, (make_paragraph(run), table))
    sheet = make_sheet(title=HOSTILE, parties=(), sections=(Clause("a", HOSTILE, (), (clause,)),))
    page = html.document(sheet, make_edition(sheet, label=HOSTILE))

    assert not re.search(r"<(script|style|svg)", page)
    assert page.count(escape(HOSTILE)) >= 12


def test_hostile_signatory_stays_text():
    party = make_party(HOSTILE, HOSTILE, contact_name=HOSTILE, contact_title=HOSTILE)
    sheet = make_sheet(parties=())
    object.__setattr__(sheet, "parties", (party,))

    page = html.document(sheet, make_edition(sheet))

    assert "<script" not in page
    assert page.count(escape(HOSTILE)) == 5


def test_clauses_carry_their_numbers_and_a_lone_part_none():
    lone = Clause("a.b", "B", children=(Clause("a.b.X-1", "", (make_paragraph("Alone."),)),))
    both = Clause(
        "a.c",
        "C",
        children=tuple(
            Clause(f"a.c.X-{at}", "", (make_paragraph(f"Part {at}."),)) for at in (1, 2)
        ),
    )
    sheet = make_sheet(sections=(Clause("a", "A", children=(lone, both)),))

    drawn = on_paper(sheet).sections[0]

    assert [clause.number for clause in (drawn, *drawn.children)] == ["1", "1.1", "1.2"]
    assert [
        block.words
        for clause in drawn.children
        for part in clause.children
        for block in part.blocks
    ] == [
        "Alone.",
        '<span class="number">(a) </span>Part 1.',
        '<span class="number">(b) </span>Part 2.',
    ]


def test_part_led_by_a_table_keeps_its_number():
    parts = tuple(Clause(f"a.b.X-{at}", "Costs", (make_table(f"cost{at}"),)) for at in (1, 2))
    sheet = make_sheet(sections=(Clause("a", "A", children=(Clause("a.b", "B", (), parts),)),))

    part = on_paper(sheet).sections[0].children[0].children[1]

    assert part.blocks[0].words == '<span class="number">(b) </span><strong>Costs</strong> '
    assert part.blocks[1].id == "table.cost2"


def test_excerpt_shows_a_clause_without_number_or_dead_links():
    clause = make_sheet().sections[0].children[0]

    drawn = html.excerpt([clause], address)

    assert 'class="number"' not in drawn
    assert 'href="#' not in drawn
    assert 'href="/answers/deal.purpose/"' in drawn


def test_every_reference_of_a_document_has_its_anchor():
    sheet = make_large_sheet()
    page = html.document(sheet, make_edition(sheet))
    anchors = re.findall(r' id="([^"]+)"', page)

    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_contents_stand_in_two_columns_of_like_length():
    left, right = on_paper(make_large_sheet()).contents

    assert [len(left), len(right)] == [7, 6]


def test_saved_page_brings_its_styles_and_asks_for_nothing():
    sheet = make_sheet()
    page = FORMATS["html"].render(sheet, make_edition(sheet), PublicTerms()).decode()

    assert page.count("<style>") == 1
    assert not re.search(r"url\(|@import|<link|src=", page)
