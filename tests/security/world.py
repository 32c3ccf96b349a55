"""One deal in which everything that can happen has happened, and another beside it."""

from contextlib import contextmanager
from dataclasses import dataclass

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from termsheets.domain.markup import Change, Fate
from termsheets.models import LibraryVersion, Membership
from termsheets.negotiation import arranging, break_glass, desk_notes, markups, positions
from tests import desk as desks
from tests.answering import make_answer
from tests.negotiation.test_stages import pass_gate
from tests.security import people, secrets
from tests.security.addresses import row_of
from tests.security.canaries import Secrets
from tests.talks import Talks, make_talks
from tests.views.posts import LAW, comment

NAME = "semiconductor-codevelopment"
PASSWORDS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CAP = positions.Term("revenue_shares", "RS-1", "annual_cap_amount")
DAY = positions.Term("deal", "", "effective_date")


PLACES = {
    "number": 2,
    "old": 1,
    "new": 2,
    "slug": "exits",
    "kind": "exit-rules",
    "code": "XR-3",
    "share": "RS-1",
    "clause_id": "license.grant",
    "key": "exit_rules",
    "field": "outcome",
    "fingerprint": "0" * 64,
    "check": "tier.unassigned",
    "subject": "BG-1",
    "stage": "nda",
    "name": "text",
    "uidb36": "1",
    "content_type_id": "0",
    "app_label": "termsheets",
    "url": "nowhere",
}
"""What fills the gaps of addresses that are no ids: the same in both deals."""


@dataclass(frozen=True)
class Things:
    """What one side of a deal has: the ids that addresses and forms name it by."""

    removed_id: int
    invitation_id: int
    membership_id: int
    comment_id: int
    note_id: int
    review_id: int
    markup_id: int
    glass_id: int
    answer_id: int
    side: str
    version: int


@dataclass(frozen=True)
class World:
    """Two deals with all that belongs to them, and everybody who may come."""

    talks: Talks
    other: Talks
    secrets: Secrets
    people: dict
    things: dict
    token: str

    @property
    def deal(self):
        """Return the deal that all is about."""
        return self.talks.deal

    def known(self, code, route):
        """Return what fills the gaps of an address, with what a side of the deal has."""
        things = self.things[code]
        deal = self.other.deal if code.startswith("other") else self.deal
        of_admin = {"pk": things.glass_id if "breakglass" in route.address else things.review_id}
        if "libraryversion" in route.address:
            of_admin = {"pk": LibraryVersion.objects.get(number=1).pk}
        row = row_of(route)
        kept = {"deal_id": deal.pk, "object_id": row, "id": row, "token": self.token}
        return PLACES | vars(things) | of_admin | kept


def make_world():
    """Return a world in which PA-1 is to answer a second round, and the other deal is agreed."""
    told = Secrets()
    with override_settings(PASSWORD_HASHERS=PASSWORDS):
        talks = make_talks(NAME)
        other = make_talks(NAME, names=("other-ada", "other-bea"))
        known = people.everybody(talks, other)
        tokens = []
        things = {}
        for each, label in ((talks, ""), (other, "other ")):
            _talk(each, told, label)
            for code in people.SIDES:
                things[label + code] = _things(each, (code, label), told, known, tokens)
        pass_gate(talks)
        _fill_admin(other.founders["PA-2"])
    return World(talks, other, told, known, things, tokens[0])


def _fill_admin(person):
    """Let there be one of what only the admin shows."""
    Group.objects.create(name="Desk")
    RecoveryCodes.activate(person)


def _talk(talks, told, label):
    """Send a round from each side of secrets, stage by stage, and say things about them."""
    for code in people.SIDES:
        secrets.hide_in_draft(talks, code, told, label)
        if code == "PA-2" and not label:  # the other deal is agreed by its second round
            talks.edit("PA-2", title="What PA-2 wants")
        talks.send(code, override_reason=secrets.own(told, code, label, "override reason"))


def _things(talks, whose, told, known, tokens):
    """Let a side do all that leaves something, and return what it has left."""
    code, label = whose
    founder = talks.founders[code]

    def own(place):
        return secrets.own(told, code, label, place)

    unsent = told.word(f"{label}{code} unsent words", secrets.side(code, label), people.STAFF)
    talks.edit(code, purpose=unsent)
    for term in (CAP, DAY):
        secrets.keep_position(talks, code, term, told, label)
    remark = comment(talks, code, internal=True, text=own("internal comment"))
    reviewed = told.word(f"{label}{code} review", secrets.side(code, label), people.STAFF)
    review = desks.ask(talks, code, text=reviewed)
    pin = desk_notes.Pin("deal", "", "purpose")
    noted = told.word(f"{label}{code} note of the desk", secrets.side(code, label), people.STAFF)
    note = desk_notes.note(review_id=review.pk, user=known["reviewer"], text=noted, pin=pin)
    address = f"{own('guest')}@example.org"
    asked = people.invite(talks, code, address, lambda token: tokens.append(token) or "")
    removed = _removed(talks, code)
    glass = break_glass.open_glass(
        user=known["superuser"], side=talks.side(code), reason=own("reason of the glass")
    )
    waived = told.word(f"{label}{code} waiver", secrets.side(code, label), people.STAFF)
    answer = make_answer(talks.draft(code), reason=waived)
    change = Change(Fate.COMMENT, LAW, "13.2", "", own("marked copy"))
    number = talks.draft(code).base.number
    marked = markups.propose(deal_id=talks.deal.pk, user=founder, number=number, changes=[change])
    seat = Membership.objects.get(user=founder)
    return Things(
        removed_id=removed.pk,
        invitation_id=asked.pk,
        membership_id=seat.pk,
        comment_id=remark.pk,
        note_id=note.pk,
        review_id=review.pk,
        markup_id=marked.pk,
        glass_id=glass.pk,
        answer_id=answer.pk,
        side=code,
        version=talks.draft(code).version,
    )


def _removed(talks, code):
    draft = talks.draft(code)
    row = draft.terms().exit_rules[-1]
    gone = arranging.remove_row(
        draft_id=draft.pk, version=draft.version, key="exit_rules", code=row.code
    )
    return gone.draft.removed_rows.first()


@contextmanager
def world_of_a_module(blocker):
    """Yield a world that all tests of a module share, and forget it at the end."""
    with blocker.unblock(), transaction.atomic():
        cache.clear()
        yield make_world()
        transaction.set_rollback(True)
