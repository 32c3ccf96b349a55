"""What a side notes about a term for itself: it reaches no round, no file and no other side."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from termsheets.domain import overlap
from termsheets.domain.edits import NotThere, locate
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.structure import entities
from termsheets.domain.text import SHORT_LIMIT, clean, clean_line
from termsheets.models import Draft, PrivatePosition, Side, User
from termsheets.models.positions import Bound
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import refused
from termsheets.negotiation.turns import opened_deal


@dataclass(frozen=True)
class Term:
    """A public field of a row, by the key of its entity, the row's code and its own name."""

    entity: str
    code: str
    field: str

    @property
    def fact(self) -> Fact | None:
        """Return what is known about the field; None where nothing can be noted."""
        entity = entities().get(self.entity)
        found = entity.facts.get(self.field) if entity else None
        return None if found is None or found.private else found

    def is_in(self, terms: Terms) -> bool:
        """Return whether the terms have such a field of such a row."""
        if self.fact is None:
            return False
        try:
            locate(terms, self.entity, self.code)
        except NotThere:
            return False
        return True


@transaction.atomic
def keep_position(
    *,
    deal_id: UUID,
    user: User,
    term: Term,
    note: str = "",
    target: str = "",
    walk_away: str = "",
    bound: str = "",
) -> PrivatePosition | None:
    """Store a side's own view of a term in place of any before; nothing in it removes it.

    The walk-away value of a number or date is a plain decimal or an ISO date.
    Raises Denied, and Refused for an unknown term or what cannot be read.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "keep-positions", deal)
    draft = Draft.objects.filter(side=seat.side).select_related("own").first()
    if draft is None or not term.is_in(draft.terms()):
        raise refused("term", "Your draft has no such field.")
    told = {
        "note": _clean("note", note, clean),
        "target": _short("target", target),
        "walk_away": _walk_away(term.fact, walk_away, bound),
        "bound": bound if bound in Bound.values and walk_away else "",
    }
    known = vars(term)
    audit_facts = {"entity": term.entity, "code": term.code, "field": term.field}
    if any(told.values()):
        found, _ = PrivatePosition.objects.update_or_create(side=seat.side, **known, defaults=told)
    else:
        found = None
        PrivatePosition.objects.filter(side=seat.side, **known).delete()
    has_any = PrivatePosition.objects.filter(side=seat.side).exists()
    Side.objects.filter(pk=seat.side_id).update(has_positions=has_any)
    audit.record(audit.Kind.POSITION_SAVED, deal=deal, actor=user, side=seat.side, **audit_facts)
    return found


def _clean(field: str, text: str, check) -> str:
    try:
        return check(text)
    except ValueError as error:
        raise refused(field, str(error)) from error


def _short(field: str, text: str) -> str:
    if len(text) > SHORT_LIMIT:
        raise refused(field, f"Use {SHORT_LIMIT} characters at most.")
    return _clean(field, text, clean_line)


def _walk_away(fact: Fact, text: str, bound: str) -> str:
    text = _short("walk_away", text.strip())
    if not text or not overlap.may_compare(fact):
        return text
    if bound not in Bound.values:
        raise refused("walk_away", "Say whether it is the least or the most.")
    try:
        overlap.read(fact, text)
    except ValueError as error:
        raise refused("walk_away", "Type a plain number, or a date.") from error
    return text


def positions_of(side: Side, keys: Iterable[str]) -> list[PrivatePosition]:
    """Return a side's positions on rows of some entities; no query where it has none at all."""
    if not side.has_positions:
        return []
    return list(PrivatePosition.objects.filter(side=side, entity__in=set(keys)))
