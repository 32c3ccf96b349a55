"""A new deal: blank with what every deal needs, or from Terms that exist."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from termsheets.domain.edits import key_of, places
from termsheets.domain.terms import Terms
from termsheets.domain.terms.deal import OwnParty
from termsheets.domain.terms.facts import Row
from termsheets.domain.terms.foreground import ForegroundRule
from termsheets.domain.terms.tiers import AccessTier
from termsheets.domain.termsheet import Choices
from termsheets.domain.usual_rows import RULES, TIERS
from termsheets.models import ClauseChoice, Deal, Draft, Membership, Round, Side, User, mapping
from termsheets.models.library import in_force, library_of
from termsheets.negotiation import audit
from termsheets.negotiation.recording import recorded_in
from termsheets.negotiation.saving import refuse_problems
from termsheets.negotiation.sheets import as_choices, keep_choices


def blank() -> Terms:
    """Return the Terms of a new deal: a startup, three tiers, five kinds of new work."""
    return Terms(
        parties=(OwnParty(code="PA-1", role="startup"),),
        access_tiers=tuple(
            AccessTier(code=f"TI-{number}", **tier) for number, tier in enumerate(TIERS, start=1)
        ),
        foreground_rules=tuple(
            ForegroundRule(code=f"FR-{number}", **rule)
            for number, rule in enumerate(RULES, start=1)
        ),
    )


@transaction.atomic
def start_deal(
    *,
    owner: User | None,
    terms: Terms | None = None,
    choices: Iterable[ClauseChoice] = (),
    now: datetime | None = None,
) -> Deal:
    """Start a deal whose side of the first startup belongs to ``owner``.

    Raises Refused for Terms that break what always holds; then nothing is
    started. Without an owner nobody is a member yet.
    """
    terms = blank() if terms is None else terms
    refuse_problems(terms, library=library_of(in_force()[1]))
    deal = Deal.objects.create(created_by=owner, created=now or timezone.now())
    side = Side.objects.create(deal=deal, party_code=_own_party(terms))
    if owner is not None:
        Membership.objects.create(user=owner, side=side, role=Membership.Role.FOUNDER)
    new_draft(side, terms, as_choices(choices))
    audit.record(audit.Kind.DEAL_CREATED, deal=deal, actor=owner, side=side, at=deal.created)
    return deal


def new_draft(
    side: Side,
    terms: Terms,
    choices: Choices | None = None,
    base: Round | None = None,
    lent: Iterable[str] = (),
) -> Draft:
    """Return a side's first draft, its rows written; ``base`` is the round it came from.

    ``lent`` names the details that it shows only while their stage is open.
    """
    draft = Draft(
        side=side, next_numbers=next_numbers(terms), recorded=recorded_in(terms), base=base
    )
    draft.lent = list(lent)
    draft.keep(terms)
    draft.save(force_insert=True)
    mapping.write_terms(draft, terms)
    keep_choices(draft, choices or {})
    return draft


def _own_party(terms: Terms) -> str:
    startups = [party.code for party in terms.parties if party.role == "startup"]
    return (startups or [party.code for party in terms.parties] or ["PA-1"])[0]


def next_numbers(terms: Terms) -> dict[str, int]:
    """Return the first number of each kind of code that no row of the Terms has."""
    numbers: dict[str, int] = {}
    for place in places(terms):
        if isinstance(place.row, Row):
            prefix, _, number = key_of(place.row).partition("-")
            numbers[prefix] = max(numbers.get(prefix, 1), int(number) + 1)
    return numbers
