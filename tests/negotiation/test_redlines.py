"""What changed between rounds, as every side may read it."""

import pytest

from termsheets.domain.redline import accepted, rejected
from termsheets.models import Round
from termsheets.negotiation.drafting import Refused
from termsheets.negotiation.errors import Denied
from termsheets.negotiation.redlines import presets, redline_of
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Return talks in which PA-2 has countered the purpose, and has begun another change."""
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", purpose="Theirs.")
    talks.send("PA-2")
    talks.edit("PA-2", purpose="Not sent.")
    return talks


def changed(compared):
    """Return the clauses in which something changed."""
    return [change.clause for change in compared.redline.changes]


def test_redline_of_two_rounds_gives_both_back(talks):
    compared = redline_of(talks.founders["PA-1"], talks.deal, 1, 2)

    sheets = [sent.sheet() for sent in Round.objects.order_by("number")]
    marked = compared.redline.sheet
    assert [rejected(marked), accepted(marked)] == sheets
    assert (compared.old.number, compared.new.number) == (1, 2)
    assert set(changed(compared)) == {"status.purpose"}


def test_draft_is_compared_for_its_own_side_alone(talks):
    ours = redline_of(talks.founders["PA-1"], talks.deal, 2)
    theirs = redline_of(talks.founders["PA-2"], talks.deal, 2)

    assert (changed(ours), set(changed(theirs))) == ([], {"status.purpose"})
    assert ours.new is None


def test_only_members_compare_and_only_rounds_that_are_there(talks):
    with pytest.raises(Denied):
        redline_of(make_user("eve"), talks.deal, 1, 2)
    with pytest.raises(Refused, match="There is no round 9 in this deal"):
        redline_of(talks.founders["PA-1"], talks.deal, 1, 9)


def test_presets_pass_over_rounds_that_were_withdrawn(talks):
    talks.edit("PA-1", purpose="Ours.")
    talks.send()
    talks.withdraw(3)
    talks.send()
    side = talks.side("PA-1").pk

    assert presets(talks.deal, 4, side) == {"previous": 2, "own": 1, "first": 1}
    assert presets(talks.deal, None, side) == {"previous": 4, "own": 4, "first": 1}
    assert presets(talks.deal, 1, side) == {}


def test_redline_read_again_is_the_same_until_a_word_changes(talks):
    ada = talks.founders["PA-2"]
    rounds = [redline_of(ada, talks.deal, 1, 2).redline for _ in range(2)]
    drafts = [redline_of(ada, talks.deal, 2).redline for _ in range(2)]
    talks.edit("PA-2", purpose="Not sent either.")
    edited = redline_of(ada, talks.deal, 2).redline

    assert rounds[0] is rounds[1]
    assert drafts[0] is drafts[1]
    assert edited != drafts[0]
