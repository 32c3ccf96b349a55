"""What the files of a redline say besides what changed: why these two, and what is agreed."""

from collections.abc import Mapping

from termsheets.domain.agreement import Agreement
from termsheets.models import Round, Side
from termsheets.negotiation.redlines import Compared, presets
from termsheets.negotiation.responses import standings

OTHERS = "the other side"


def usual_comparisons(both: Compared, side: Side) -> Mapping[int, str]:
    """Return what a side usually compares the newer sheet with: words by a round's number."""
    number = both.new.number if both.new else None
    found = presets(side.deal, number, side.pk)
    words = {
        "first": "round 1",
        "own": f"the last round of {both.old.parties.get(side.party_code, OTHERS)} before it",
        "previous": "the round before it",
    }
    told = {found[name]: words[name] for name in words if name in found}
    return dict(sorted(told.items(), reverse=True))


def told(both: Compared, side: Side, last: Round | None) -> Mapping[str, str | tuple[str, ...]]:
    """Return the preset, and what is agreed and open where the newer round is the last.

    ``last`` is the round on the table. The names are those of the fields of a
    ``Comparison``.
    """
    words = usual_comparisons(both, side).get(both.old.number)
    preset = {"preset": f"Against {words}" if words else ""}
    is_on_table = bool(both.new and last and both.new.pk == last.pk)
    return preset | _passages(standings(side.deal)) if is_on_table else preset


def _passages(known: Agreement) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of passages that all have accepted, and of the others."""
    return {
        "agreed": tuple(one.passage.id for one in known.standings if one.agreed),
        "still_open": tuple(one.passage.id for one in known.standings if not one.agreed),
    }
