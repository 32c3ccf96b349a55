"""Which draft or round a command is about."""

from uuid import UUID

from django.core.management.base import CommandError

from termsheets.models import Deal, Draft, Round


def find_draft(deal_id, side):
    """Return one side's draft of a deal, the first side's by default; raise CommandError."""
    drafts = Draft.objects.filter(side__deal=find_deal(deal_id)).select_related("side__deal", "own")
    found = list(drafts.order_by("side__pk"))
    return found[0] if side is None else _of_side(found, side)


def find_deal(deal_id):
    """Return the deal of an id; raise CommandError."""
    try:
        return Deal.objects.get(pk=UUID(deal_id))
    except ValueError:
        raise CommandError(
            f"{deal_id} is not the id of a deal. Copy it from import_deal."
        ) from None
    except Deal.DoesNotExist:
        raise CommandError(f"There is no deal {deal_id}.") from None


def find_round(deal_id, number, side=None):
    """Return a round of a deal, which every ``side`` reads alike; raise CommandError."""
    find_draft(deal_id, side)
    rounds = Round.objects.filter(deal=find_deal(deal_id)).select_related("side")
    sent = rounds.filter(number=number).first()
    if sent is None:
        last = rounds.last()
        there = f"The last is round {last.number}." if last else "None has been sent yet."
        raise CommandError(f"There is no round {number} in this deal. {there}")
    return sent


def _of_side(drafts, side):
    by_name = {_name(draft): draft for draft in drafts}
    if side not in by_name:
        names = ", ".join(by_name)
        raise CommandError(f"{side} has no draft in this deal. Choose one of: {names}.")
    return by_name[side]


def _name(draft):
    parties = {party.code: party.short_name for party in draft.terms().parties}
    return parties.get(draft.party_code) or draft.party_code
