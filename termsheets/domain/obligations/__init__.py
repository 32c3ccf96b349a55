"""Every date that a deal creates, with the answers it follows from.

What counts from an event nobody can date yet (an invention, an incident, a
request) has no day and is left out; the answer to a round is due by the round.
"""

from termsheets.domain.obligations.exits import of_exits
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.obligations.governance import of_confidentiality, of_governance
from termsheets.domain.obligations.grants import of_background, of_grants
from termsheets.domain.obligations.milestones import of_milestones
from termsheets.domain.obligations.negotiation import of_negotiation
from termsheets.domain.obligations.obligation import Kind, Obligation
from termsheets.domain.obligations.revenue import of_revenue
from termsheets.domain.obligations.upkeep import of_upkeep
from termsheets.domain.terms.whole import PublicTerms

__all__ = ["Kind", "Obligation", "obligations"]

MAKERS = (
    of_negotiation,
    of_background,
    of_grants,
    of_milestones,
    of_revenue,
    of_governance,
    of_confidentiality,
    of_exits,
    of_upkeep,
)


def obligations(terms: PublicTerms) -> tuple[Obligation, ...]:
    """Return every dated obligation of a deal, the earliest first; gaps have no dates."""
    facts = Facts(terms)
    found = (obligation for make in MAKERS for obligation in make(facts))
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))
