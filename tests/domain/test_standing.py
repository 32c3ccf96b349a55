"""Where clauses stand between the sides, and what a move changes in their words."""

import pytest

from termsheets.domain.clauses import Mark
from termsheets.domain.library import library
from termsheets.domain.projection import public
from termsheets.domain.standing import balance, moves, stands
from termsheets.domain.termsheet import ClauseChoice, worded
from tests.sample_deals import sample_terms

CHIPS = "semiconductor-codevelopment"
TERMS = public(sample_terms(CHIPS))
CONTROL = "exit.termination"


def test_every_clause_with_positions_stands_somewhere():
    chosen = {CONTROL: ClauseChoice("partner"), "license.grant": ClauseChoice("custom", "Ours.")}

    found = stands(library(), chosen, {CONTROL, "license.grant", "exit.matrix"})

    assert len(found) == 41
    assert {stand.position for stand in found} == {"partner", "custom", "balanced"}
    assert balance(found) == {"startup": 0, "balanced": 1, "partner": 1, "custom": 1}


@pytest.mark.parametrize("now", ["startup", "balanced", "partner"])
@pytest.mark.parametrize("clause", [CONTROL, "license.grant", "exit.escrow"])
def test_move_gives_back_the_words_of_both_positions(clause, now):
    entry = library().clauses[clause]

    found = moves(TERMS, entry, ClauseChoice(now), library())

    assert [move.position for move in found] == [
        name for name in ("startup", "balanced", "partner") if name != now
    ]
    for move in found:
        assert _side(move, Mark.INSERTED) == worded(TERMS, clause, now, library())
        assert _side(move, Mark.DELETED) == worded(TERMS, clause, move.position, library())


def _side(move, left_out):
    texts = ("".join(text for mark, text in each if mark != left_out) for each in move.paragraphs)
    return tuple(filter(None, texts))


def test_move_from_own_wording_shows_what_of_it_goes():
    entry = library().clauses[CONTROL]

    found = moves(TERMS, entry, ClauseChoice("custom", "Ours.\n\n And more."), library())

    assert len(found) == 3
    assert (Mark.DELETED, "And more.") in found[0].paragraphs[1]
