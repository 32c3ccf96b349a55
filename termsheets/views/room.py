"""A member in the room of the talks: the one place where these pages get hold of a deal."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404

from termsheets.domain.projection import public
from termsheets.domain.taking import names_of_parties
from termsheets.models import Deal, Membership, Round, User
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import Denied
from termsheets.negotiation.turns import Table


@dataclass(frozen=True)
class Room:
    """A deal, the person's seat in it, and what they may do there now."""

    user: User
    deal: Deal
    seat: Membership
    table: Table
    verdicts: dict

    @property
    def code(self):
        """Return the code of the party whose side the person is on."""
        return self.seat.side.party_code

    @property
    def turn(self):
        """Return how the turn stands for the person's side."""
        return self.table.turn_of(self.seat.side_id)

    @property
    def is_open(self):
        """Tell whether the talks go on: neither agreed, nor closed, nor lapsed."""
        return self.deal.status in policy.ALIVE - {Deal.Status.AGREED}

    @property
    def may(self):
        """Return each action with whether it is open to the person now."""
        return {action.replace("-", "_"): one.allowed for action, one in self.verdicts.items()}

    def reason(self, action):
        """Return why an action is not open to the person, as a sentence."""
        return self.verdicts[action].reason

    def require(self, action):
        """Raise Denied where this is not for the person at all; a turn that is over is none."""
        verdict = self.verdicts[action]
        if not verdict.allowed and verdict.error is Denied:
            raise Denied(verdict.reason)

    @property
    def draft(self):
        """Return the side's draft, or None before the first round that reaches it."""
        return getattr(self.seat.side, "draft", None)

    @cached_property
    def title(self):
        """Return what this side calls the deal."""
        return str(self.draft) if self.draft else "A deal you are invited to"

    @cached_property
    def names(self):
        """Return the short name of each party by its code."""
        if self.table.last:
            return self.table.last.parties
        return names_of_parties(public(self.draft.terms())) if self.draft else {}

    def name_of(self, code):
        """Return what to call a party in a sentence."""
        return self.names.get(code) or "the other side"

    def others(self):
        """Return the names of all parties but the person's own."""
        return [name for code, name in self.names.items() if code != self.code]

    def round(self, number):
        """Return a round of the deal with its words, read from now on; 404 if there is none."""
        rounds = self.deal.rounds.select_related("side", "sender", "withdrawal")
        sent = get_object_or_404(rounds, number=number)
        sent.deal = self.deal
        audit.viewed(self.user, self.seat.side, f"round {number}")
        return sent

    def is_on_table(self, sent):
        """Tell whether a round is the one that is talked about now."""
        return self.table.last is not None and self.table.last.pk == sent.pk


def enter(request, deal_id):
    """Return the room as the signed-in person sees it now; to a stranger it is not there."""
    position = policy.position(request.user, deal_id)
    if position is None:
        raise Http404
    seat = position.seat
    return Room(request.user, seat.side.deal, seat, position.table, position.verdicts)


def refuse_strangers(request, deal_id):
    """Answer that there is no such deal to anybody who is not a member of it."""
    if not Deal.objects.visible_to(request.user).filter(pk=deal_id).exists():
        raise Http404


def last_of(deal):
    """Return the number of the latest round sent, withdrawn ones too; 0 before the first."""
    numbers = Round.objects.filter(deal=deal).order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0
