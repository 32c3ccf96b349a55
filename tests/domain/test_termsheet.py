"""Whole sheets: the sample deals word by word, and any deal without an error."""

from pathlib import Path

import pytest

from termsheets.domain.clauses import RunKind, Table, blocks, open_points, runs_of, walk
from termsheets.domain.library import library
from termsheets.domain.numbering import numbers
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.termsheet import ClauseChoice, term_sheet
from termsheets.domain.wording import POSITIONS
from tests.domain.printing import printed
from tests.sample_deals import NAMES, chosen, clause_of, sample_sheet, sheet_of, words_of

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
EVERY_POSITION = pytest.mark.parametrize("position", POSITIONS)
EVERY_SAMPLE = pytest.mark.parametrize("name", NAMES)


@EVERY_SAMPLE
def test_sample_prints_word_by_word(name):
    assert printed(sample_sheet(name)) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@EVERY_POSITION
@EVERY_SAMPLE
def test_sample_leaves_no_placeholder_and_no_gap(name, position):
    sheet = sample_sheet(name, chosen(position))
    text = printed(sheet)

    assert open_points(sheet) == ()
    assert [mark for mark in ("[[", "]]", "..", "  ", " .", " ,", "()") if mark in text] == []


@EVERY_POSITION
@EVERY_SAMPLE
def test_sample_refers_only_to_what_stands_in_it(name, position):
    sheet = sample_sheet(name, chosen(position))
    present = {placed.clause.id for placed in walk(sheet)}
    present |= {block.id for block in blocks(sheet) if isinstance(block, Table)}
    targets = {run.target for run in runs_of(sheet) if run.target}
    absent = targets - present

    assert absent <= set(library().binding_by_default())


@EVERY_POSITION
@EVERY_SAMPLE
def test_ids_of_a_sheet_are_its_own(name, position):
    sheet = sample_sheet(name, chosen(position))
    ids = [placed.clause.id for placed in walk(sheet)]
    ids += [block.id for block in blocks(sheet) if isinstance(block, Table)]

    assert len(ids) == len(set(ids))


@EVERY_POSITION
@EVERY_SAMPLE
def test_every_row_of_a_table_has_a_cell_a_column(name, position):
    tables = [
        block for block in blocks(sample_sheet(name, chosen(position))) if isinstance(block, Table)
    ]

    assert {len(row.cells) - len(table.columns) for table in tables for row in table.rows} == {0}


@EVERY_SAMPLE
def test_positions_change_words_but_not_the_clauses(name):
    sheets = [sample_sheet(name, chosen(position)) for position in POSITIONS]

    assert len({tuple(numbers(sheet).items()) for sheet in sheets}) == 1
    assert len({printed(sheet) for sheet in sheets}) == len(POSITIONS)


@EVERY_SAMPLE
def test_same_terms_print_the_same_sheet(name):
    assert sample_sheet(name) == sample_sheet(name)


def test_blank_deal_prints_open_points_and_no_error():
    sheet = term_sheet(public(Terms()))
    texts = {run.text for run in open_points(sheet)}

    assert {"[purpose]", "[parties]", "[governing law]"} <= texts
    assert "[[" not in printed(sheet)


@EVERY_POSITION
def test_blank_deal_prints_in_every_position(position):
    assert printed(term_sheet(public(Terms()), chosen(position))).startswith("[title]\n")


def test_party_without_a_name_is_a_gap():
    gaps = {run.text for run in open_points(term_sheet(public(Terms()), chosen("startup")))}

    assert "[startup]" in gaps


def test_gap_names_the_question_that_fills_it():
    sheet = sheet_of("license_grants: [{code: LG-1}]")
    gaps = {run.source: run.text for run in open_points(sheet)}

    assert gaps["LG-1.licensor"] == "[licensor]"
    assert gaps["deal.purpose"] == "[purpose]"


def test_retired_row_leaves_the_sheet():
    sheet = sheet_of("license_grants: [{code: LG-1, retired: true}, {code: LG-2}]")

    assert [part.id for part in clause_of(sheet, "license.grant").children] == [
        "license.grant.LG-2"
    ]


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("patent_plans: [{code: PP-1, retired: true}]", "foreground.costs"),
        ("decisions: [{code: DC-1, retired: true}]", "upkeep.log"),
    ],
)
def test_retired_rows_call_for_no_table(text, clause_id):
    assert clause_of(sheet_of(text), clause_id) == clause_of(sheet_of(), clause_id)


def test_retired_party_lends_its_name_to_nobody():
    sheet = sheet_of(
        "parties: [{code: PA-1, short_name: Old, role: startup, retired: true}, "
        "{code: PA-2, short_name: New, role: startup}]",
        chosen("startup"),
    )

    assert "Old" not in printed(sheet)


def test_text_loses_its_final_full_stop_inside_a_sentence():
    sheet = sheet_of('deal: {purpose: "Sell chips. Share the income."}')
    (words,) = words_of(clause_of(sheet, "status.purpose"))

    assert "so that: Sell chips. Share the income. What" in words


@pytest.mark.parametrize(
    ("unit", "printed_as"),
    [("currency", "USD 50.00"), ("count", "50"), ("percent", "50%"), ("yes_no", "yes"),
     ("date", "20 February 2027")],
)  # fmt: skip
def test_threshold_prints_by_the_unit_of_its_metric(unit, printed_as):
    sheet = sheet_of(
        "deal: {effective_date: 2027-01-01, currency: USD}\n"
        f"metrics: [{{code: MT-1, name: Sales, unit: {unit}}}]\n"
        "milestones: [{code: MS-1, metric: MT-1, comparator: gte, threshold: 50}]"
    )
    (words,) = words_of(clause_of(sheet, "milestone.schedule").children[0])

    assert f"will bring Sales to at least {printed_as}." in words


def test_unit_royalty_counts_units_and_prices_them():
    sheet = sheet_of(
        "deal: {currency: USD}\n"
        "revenue_shares: [{code: RS-1, kind: royalty, base: units, royalty_tiers: ["
        "{code: RT-1, from_amount: 0, unit_amount: 0.0125}, {code: RT-2, from_amount: 5000}]}]"
    )
    table = clause_of(sheet, "revenue.royalty").children[0].body[1]

    assert [["".join(run.text for run in cell) for cell in row.cells] for row in table.rows] == [
        ["RT-1", "0 units", "USD 0.0125"],
        ["RT-2", "5,000 units", "[unit amount]"],
    ]


def test_choice_begins_a_sentence_with_a_capital():
    sheet = sheet_of("foreground_rules: [{code: FR-1, category: data_outputs}]")
    (words,) = words_of(clause_of(sheet, "foreground.ownership").children[0])

    assert words.startswith("Data outputs: ownership")


def test_names_are_those_of_the_first_startup_and_the_first_other_party():
    sheet = sheet_of(
        "parties: [{code: PA-1, short_name: Uni, role: university}, "
        "{code: PA-2, short_name: New, role: startup}, "
        "{code: PA-3, short_name: Big, role: partner}]",
        chosen("startup"),
    )
    defined = {
        run.source: run.text for run in runs_of(sheet) if run.kind is RunKind.DEFINED and run.source
    }

    assert defined["PA-2.short_name"] == "New"
    assert defined["PA-1.short_name"] == "Uni"


def test_custom_wording_prints_as_it_was_written():
    custom = {"license.grant": ClauseChoice("custom", "First [[deal.title]].\n\n\n\nSecond.\n\n")}
    clause = clause_of(sample_sheet("saas-distribution", custom), "license.grant")

    assert (words_of(clause), clause.children) == (["First [[deal.title]].", "Second."], ())


def test_custom_wording_of_a_clause_that_does_not_apply_stays_out():
    custom = {"negotiation.lockout": ClauseChoice("custom", "Never.")}

    assert "Never." not in printed(sheet_of("", custom))
