"""Which draft a command is about."""

from uuid import UUID

from django.core.management.base import CommandError

from termsheets.models import Draft


def find_draft(deal_id, side):
    """Return one side's draft of a deal, the first side's by default; raise CommandError."""
    try:
        drafts = Draft.objects.filter(side__deal=UUID(deal_id)).select_related("side")
    except ValueError:
        raise CommandError(
            f"{deal_id} is not the id of a deal. Copy it from import_deal."
        ) from None
    found = list(drafts.order_by("side__pk"))
    if not found:
        raise CommandError(f"There is no deal {deal_id}.")
    if side is None:
        return found[0]
    return _of_side(found, side)


def _of_side(drafts, side):
    by_name = {_name(draft): draft for draft in drafts}
    if side not in by_name:
        names = ", ".join(by_name)
        raise CommandError(f"{side} has no draft in this deal. Choose one of: {names}.")
    return by_name[side]


def _name(draft):
    parties = {party.code: party.short_name for party in draft.terms().parties}
    return parties.get(draft.party_code) or draft.party_code
