"""Tables of figures and events: every mistake is named by row and column, and nothing is taken."""

import pytest

from termsheets.domain.problems import Refused
from termsheets.domain.revenue.reading import ROW_LIMIT, actuals_of, cells_of, events_of
from tests.domain.revenue.settled import SAAS, ledger_of

HEAD = "period_end,gross,fx_rate,valid_claim_fraction,third_party"


def problems(read, text):
    """Return the places and messages of what is wrong with a table."""
    with pytest.raises(Refused) as refused:
        read(cells_of(text))
    return [(problem.path, problem.message) for problem in refused.value.problems]


def places(read, text):
    return [place for place, _ in problems(read, text)]


def test_unknown_column_is_named():
    assert places(actuals_of, "period_end,grosss\n2027-03-31,1\n") == ["row 1, column grosss"]


def test_column_that_stands_there_twice_is_named():
    assert places(actuals_of, "period_end,gross,gross\n") == ["row 1, column gross"]


def test_missing_period_end_is_named():
    assert places(actuals_of, "gross\n1\n") == ["row 1, column period_end"]


@pytest.mark.parametrize(
    "cell",
    [
        "12k",
        "1,5",
        '"1,000.00"',
        "NaN",
        "Infinity",
        "1e15",
        "0x10",
        "1_000",
        "١٢",
        "=1+1",
        "1.",
        "-",
    ],
)
def test_text_in_a_number_is_named(cell):
    text = cell if cell.startswith('"') else f'"{cell}"'

    assert places(actuals_of, f"period_end,gross\n2027-03-31,{text}\n") == ["row 2, column gross"]


def test_number_beyond_a_thousand_million_million_is_refused():
    assert places(actuals_of, f"period_end,gross\n2027-03-31,{10**15}\n") == ["row 2, column gross"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2027-03-31,1,0,1,0", "fx_rate"),
        ("2027-03-31,1,-1,1,0", "fx_rate"),
        ("2027-03-31,1,1,1.01,0", "valid_claim_fraction"),
        ("2027-03-31,1,1,1,-5", "third_party"),
        ("31.03.2027,1,1,1,0", "period_end"),
        ("2027-02-30,1,1,1,0", "period_end"),
        (",1,1,1,0", "period_end"),
    ],
)
def test_value_out_of_range_is_named(row, column):
    assert places(actuals_of, f"{HEAD}\n{row}\n") == [f"row 2, column {column}"]


def test_every_mistake_is_told_at_once():
    text = f"{HEAD}\n2027-03-31,a,b,1,0\n\nx,1,1,1,0\n"

    assert places(actuals_of, text) == [
        "row 2, column gross",
        "row 2, column fx_rate",
        "row 4, column period_end",
    ]


def test_cell_beyond_the_head_is_refused():
    assert places(actuals_of, "period_end,gross\n2027-03-31,1,2\n") == ["row 2"]


def test_table_of_too_many_rows_is_refused():
    text = "period_end,gross\n" + "2027-03-31,1\n" * (ROW_LIMIT + 1)

    assert places(actuals_of, text) == [f"row {ROW_LIMIT + 1}"]


def test_broken_quotes_are_refused():
    with pytest.raises(Refused, match="no CSV table"):
        cells_of('period_end,gross\n"2027-03-31,1\n')


@pytest.mark.parametrize(
    "text", ["\ufeffperiod_end;gross\r\n2027-03-31;1.5\r\n", "period_end\tgross\n2027-03-31\t1.5"]
)
def test_tables_as_spreadsheets_save_them_are_read(text):
    (actual,) = actuals_of(cells_of(text))

    assert (str(actual.period_end), str(actual.gross)) == ("2027-03-31", "1.5")


def test_blank_rows_are_passed_over():
    assert len(actuals_of(cells_of("period_end,gross\n\n2027-03-31,1\n,\n"))) == 1


def test_unknown_kind_of_event_is_named():
    text = "date,kind,code,value\n2027-03-31,milestone_meet,MS-1,\n"

    assert places(events_of, text) == ["events row 2, column kind"]


def test_event_with_a_bad_value_is_named():
    text = "date,kind,code,value\n2027-03-32,metric,MT-1,high\n"

    assert places(events_of, text) == ["events row 2, column date", "events row 2, column value"]


def rows(*ends):
    return "period_end,gross\n" + "".join(f"{end},100\n" for end in ends)


@pytest.mark.parametrize(
    ("ends", "place", "words"),
    [
        (["2027-04-30", "2027-10-31"], "row 3", "is missing"),
        (["2027-04-30", "2027-04-30"], "row 3", "overlaps"),
        (["2027-07-31", "2027-10-31"], "row 2", "begin within contract year 1"),
        (["2027-03-31"], "row 2", "ends on 2027-04-30"),
        (["2026-12-31"], "row 2", "starts on 2027-02-01"),
        (["2027-04-30", "2027-07-31", "2027-04-30"], "row 4", "Sort"),
        ([], "row 2", "no period"),
    ],
)
def test_gap_overlap_and_stray_period_are_named(ends, place, words):
    with pytest.raises(Refused) as refused:
        ledger_of(SAAS, "RS-1", rows(*ends))

    (problem,) = refused.value.problems
    assert problem.path == f"{place}, column period_end"
    assert words in problem.message


@pytest.mark.parametrize(
    ("event", "column", "words"),
    [
        ("2027-03-01,milestone_met,MS-9,", "code", "no row MS-9"),
        ("2027-03-01,metric,MT-1,", "value", "needs a value"),
        ("2027-03-01,step_down_election,RS-1,1.5", "value", "no contract year"),
        ("2027-03-01,step_down_election,RS-1,0", "value", "no contract year"),
        ("2027-03-01,expert_ratio,RS-1,101", "value", "no part of a bundle"),
        ("2029-03-01,sublicense_receipt,RS-1,5", "date", "after the last period"),
        ("2026-03-01,sublicense_receipt,RS-1,5", "date", "before the first period"),
    ],
)
def test_event_that_cannot_be_is_named(event, column, words):
    with pytest.raises(Refused) as refused:
        ledger_of(SAAS, "RS-1", rows("2027-04-30"), f"{event}\n")

    (problem,) = refused.value.problems
    assert problem.path == f"events row 2, column {column}"
    assert words in problem.message


def test_milestone_cannot_be_met_twice():
    twice = "2027-03-01,milestone_met,MS-1,\n2027-04-01,milestone_met,MS-1,\n"

    with pytest.raises(Refused) as refused:
        ledger_of(SAAS, "RS-1", rows("2027-04-30"), twice)

    assert [problem.path for problem in refused.value.problems] == ["events row 3, column code"]
