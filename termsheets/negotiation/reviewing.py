"""What sending a draft would do that its side may not be aware of."""

from collections.abc import Iterator
from dataclasses import dataclass

from termsheets.domain.agreement import ACCEPT, Standing
from termsheets.domain.clauses import TermSheet
from termsheets.domain.content import ABSENT, Passage, passages
from termsheets.domain.reversal import reversals
from termsheets.models import Draft, Round
from termsheets.negotiation.responses import standings
from termsheets.negotiation.turns import Table, Turn


@dataclass(frozen=True)
class Review:
    """The passages of another side's round that sending takes back, and objections it keeps.

    ``kept`` are passages that the side has objected to and whose words its draft leaves as
    they are: sending the same words again is no acceptance of them.
    """

    reversed: tuple[Passage, ...] = ()
    kept: tuple[Standing, ...] = ()


def review(draft: Draft, table: Table, sheet: TermSheet) -> Review:
    """Return what sending the draft, which prints as ``sheet``, would do; three queries at most."""
    last = table.last
    if last is None or table.turn_of(draft.side_id) is not Turn.TO_ANSWER:
        return Review()
    words = passages(sheet)
    return Review(tuple(_reversed(draft, last, words)), tuple(_kept(draft, words)))


def _reversed(draft: Draft, last: Round, words: tuple[Passage, ...]) -> tuple[Passage, ...]:
    if draft.base_id == last.pk:
        return ()
    base = Round.objects.without_words().filter(pk=draft.base_id).first()
    if base and base.side_id == draft.side_id and base.number > last.number:
        return ()  # its own round, taken back: that was written in view of this one
    return reversals(base.pieces() if base else (), last.pieces(), words)


def _kept(draft: Draft, words: tuple[Passage, ...]) -> Iterator[Standing]:
    digests = {passage.id: passage.digest for passage in words}
    for standing in standings(draft.deal).open:
        own = standing.stands.get(draft.party_code)
        same = digests.get(standing.passage.id, ABSENT) == standing.passage.digest
        if same and own not in (ACCEPT, "", None):
            yield standing
