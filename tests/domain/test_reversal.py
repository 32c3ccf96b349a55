"""Three versions of a sheet: what the middle one changed and the last one would undo."""

import pytest

from termsheets.domain.content import Passage
from termsheets.domain.reversal import reversals


def sheet(**words):
    return [Passage(name, name.title(), "deal", text) for name, text in words.items()]


@pytest.mark.parametrize(
    ("base", "last", "draft", "found"),
    [
        pytest.param("old", "new", "old", True, id="put back"),
        pytest.param("old", "new", "own", True, id="put otherwise"),
        pytest.param("old", "new", "new", False, id="changed alike"),
        pytest.param("old", "old", "own", False, id="changed by the draft alone"),
        pytest.param("old", None, "old", True, id="left out, still in the draft"),
        pytest.param("old", None, None, False, id="left out by both"),
        pytest.param(None, "new", None, True, id="added, not in the draft"),
        pytest.param(None, None, "own", False, id="added by the draft alone"),
    ],
)
def test_reversal_is_what_the_last_round_changed_and_the_draft_does_not_say(
    base, last, draft, found
):
    three = [sheet(**{"law": words} if words else {}) for words in (base, last, draft)]

    names = [passage.id for passage in reversals(*three)]

    assert names == (["law"] if found else [])


def test_left_out_passage_is_told_as_it_read_before():
    base, last = sheet(law="old", costs="old"), sheet(costs="new")

    assert reversals(base, last, base) == (base[0], last[0])


def test_draft_that_started_from_nothing_reverses_all_that_it_says_otherwise():
    last, draft = sheet(law="new", costs="new"), sheet(law="own", costs="new")

    assert reversals([], last, draft) == (last[0],)
