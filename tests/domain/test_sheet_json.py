"""JSON: the form in which a round keeps its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import sheet_json
from termsheets.domain.clauses import (
    Clause,
    Paragraph,
    Run,
    RunKind,
    Signatory,
    Table,
    TableRow,
    TermSheet,
)
from tests.render.factories import make_sheet


def several(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


words = st.text(max_size=20)
runs = several(st.builds(Run, words, st.sampled_from(RunKind), words, words))
rows = st.builds(TableRow, words, several(runs))
blocks = st.builds(Paragraph, runs) | st.builds(Table, words, words, several(words), several(rows))
clauses = st.recursive(
    st.builds(Clause, words, words, several(blocks), st.just(()), st.booleans()),
    lambda below: st.builds(Clause, words, words, several(blocks), several(below), st.booleans()),
    max_leaves=5,
)
signatories = st.builds(Signatory, runs, runs, runs, runs, words, words)
sheets = st.builds(TermSheet, runs, several(signatories), st.none() | st.dates(), several(clauses))


@given(sheet=sheets)
def test_json_gives_back_the_sheet(sheet):
    assert sheet_json.loads(sheet_json.dumps(sheet)) == sheet


def test_equal_sheets_have_equal_json():
    assert sheet_json.dumps(make_sheet()) == sheet_json.dumps(make_sheet())


def test_json_says_its_version():
    assert sheet_json.dump(make_sheet())["version"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 1, "title": [{"text": "A", "kind": "loud"}]}',
    ],
)
def test_json_of_anything_else_is_refused(text):
    with pytest.raises(sheet_json.Unreadable):
        sheet_json.loads(text)


def test_json_of_a_newer_program_asks_for_an_update():
    with pytest.raises(sheet_json.Unreadable, match=r"newer program .* as version 2.*Update"):
        sheet_json.loads('{"version": 2}')
