"""Who may do what to a deal, and when: nobody anything, but what stands in RULES."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from termsheets.models import Deal, Membership, User
from termsheets.models.library import with_library
from termsheets.negotiation.errors import Denied, OutOfTurn
from termsheets.negotiation.turns import Table, Turn, table_of

Role, Status = Membership.Role, Deal.Status
EVERYBODY = frozenset(Role)
DRAFTERS = frozenset({Role.FOUNDER, Role.COUNSEL})
FOUNDERS = frozenset({Role.FOUNDER})
COUNSEL = frozenset({Role.COUNSEL})
ALWAYS = frozenset(Status)
ALIVE = ALWAYS - {Status.CLOSED, Status.LAPSED}
IN_TALKS = frozenset({Status.SHARED, Status.COUNTERED})
ANY_TURN = frozenset(Turn)
REVIEWING = "termsheets.change_draftreview"
WORDING = "termsheets.change_libraryversion"
ACCOUNTS = "termsheets.change_user"
STANDS = {
    Status.DRAFT: "still a draft",
    Status.IN_REVIEW: "still a draft",  # who asks for a review tells no other side
    Status.SHARED: "in talks",
    Status.COUNTERED: "in talks",
    Status.AGREED: "agreed in principle",
    Status.CLOSED: "closed",
    Status.LAPSED: "lapsed",
}


@dataclass(frozen=True)
class Rule:
    """In which role, state of the deal and turn something may be done."""

    words: str
    roles: frozenset
    statuses: frozenset = ALWAYS
    turns: frozenset = ANY_TURN


RULES = {
    "view": Rule("read this deal", EVERYBODY),
    "download": Rule("take files of this deal", EVERYBODY),
    "edit": Rule("change this draft", DRAFTERS, ALIVE),
    "ask-review": Rule("ask for a review", DRAFTERS, ALIVE),
    "waive": Rule("waive a warning", DRAFTERS, ALIVE),
    "override": Rule("override a blocker", COUNSEL, ALIVE),
    "comment": Rule("comment", DRAFTERS, ALIVE, ANY_TURN - {Turn.OPENING}),
    "send": Rule("send a round", FOUNDERS, ALIVE, frozenset({Turn.OPENING, Turn.TO_ANSWER})),
    "withdraw": Rule("withdraw a round", FOUNDERS, ALIVE, frozenset({Turn.WAITING})),
    "respond": Rule("answer a round", FOUNDERS, IN_TALKS, frozenset({Turn.TO_ANSWER})),
    "decide-gate": Rule("decide a gate", FOUNDERS, ALIVE, ANY_TURN - {Turn.OPENING}),
    "confirm-stage": Rule("confirm a stage", FOUNDERS, IN_TALKS, ANY_TURN - {Turn.OPENING}),
    "roll-back-stage": Rule("close a stage", DRAFTERS, ALWAYS, ANY_TURN - {Turn.OPENING}),
    "keep-positions": Rule("note positions", DRAFTERS, ALIVE),
    "ask-overlap": Rule(
        "ask whether positions overlap", FOUNDERS, ALIVE, ANY_TURN - {Turn.OPENING}
    ),
    "invite": Rule("invite people", FOUNDERS, ALIVE),
    "revoke": Rule("remove people", FOUNDERS),
}


@dataclass(frozen=True)
class Verdict:
    """Whether something may be done, why not, and on whose behalf."""

    allowed: bool
    reason: str = ""
    seat: Membership | None = None
    error: type[Denied] = Denied


def seat_of(user: User, deal: Deal) -> Membership | None:
    """Return the person's membership of the deal with its side; one query."""
    if not user.is_authenticated or not user.is_active:
        return None
    seats = Membership.objects.filter(side__deal=deal, user=user)
    return seats.select_related("side").first()


def place_of(user: User, deal_id: UUID) -> Membership | None:
    """Return the person's membership with its side, deal and draft, which is there; one query."""
    return _placed(_places(user, deal_id).filter(side__draft__isnull=False))


def _places(user: User, deal_id: UUID) -> QuerySet[Membership]:
    places = Membership.objects.filter(side__deal=deal_id, user=user)
    return with_library(places.select_related("side__deal", "side__draft__own"))


def _placed(places: QuerySet[Membership]) -> Membership | None:
    """Return the first of places, its draft told which version of the clause library words it."""
    place = places.first()
    if place and (draft := getattr(place.side, "draft", None)):
        draft.library_number, draft.library_digest = place.library_number, place.library_digest
    return place


def permits(place: Membership, action: str) -> bool:
    """Return whether a membership that came with its deal allows this now."""
    deal = place.side.deal
    return _verdict(action, deal, place, lambda: table_of(deal)).allowed


@dataclass(frozen=True)
class Position:
    """Where a person stands in a deal: seat, round on the table, and what is open to them."""

    seat: Membership
    table: Table
    verdicts: Mapping[str, Verdict]


def position(user: User, deal_id: UUID) -> Position | None:
    """Return what a page needs to know of a member, None for a stranger; three queries.

    The seat comes with its side, deal and draft, if there is one.
    """
    seat = _placed(_places(user, deal_id))
    if seat is None:
        return None
    deal, table = seat.side.deal, table_of(seat.side.deal)
    verdicts = {action: _verdict(action, deal, seat, lambda: table) for action in RULES}
    return Position(seat, table, verdicts)


def decide(user: User, action: str, deal: Deal) -> Verdict:
    """Return whether the person may do this now; at most three queries."""
    return _verdict(action, deal, seat_of(user, deal), lambda: table_of(deal))


def may(user: User, action: str, deal: Deal) -> bool:
    """Return whether the person may do this to the deal now, as a member of one of its sides."""
    return decide(user, action, deal).allowed


def require(user: User, action: str, deal: Deal, side_id: int | None = None) -> Membership:
    """Return the membership by which the person may do this; raise Denied or OutOfTurn.

    With a ``side_id`` the person must work for that side.
    """
    verdict = decide(user, action, deal)
    if verdict.seat and side_id not in (None, verdict.seat.side_id):
        raise Denied("You work for another side of this deal.")
    if not verdict.allowed:
        raise verdict.error(verdict.reason)
    return verdict.seat


def require_time(action: str, deal: Deal, side_id: int) -> None:
    """Raise Denied or OutOfTurn where a side may not do this now, whoever acts for it."""
    verdict = _timely(action, deal, side_id, lambda: table_of(deal))
    if not verdict.allowed:
        raise verdict.error(verdict.reason)


def _verdict(
    action: str, deal: Deal, seat: Membership | None, table: Callable[[], Table]
) -> Verdict:
    rule = RULES.get(action)
    if seat is None or rule is None:
        return Verdict(False, "You are not a member of this deal.")
    if seat.role not in rule.roles:
        role = seat.get_role_display().lower()
        return Verdict(False, f"As {role} you may not {rule.words}. Ask a founder.", seat)
    return replace(_timely(action, deal, seat.side_id, table), seat=seat)


def _timely(action: str, deal: Deal, side_id: int, table: Callable[[], Table]) -> Verdict:
    rule = RULES[action]
    if deal.status not in rule.statuses:
        now = STANDS[Status(deal.status)]
        return Verdict(False, f"Nobody can {rule.words} now: the deal is {now}.")
    if rule.turns == ANY_TURN:
        return Verdict(True)
    now = table()
    turn = now.turn_of(side_id)
    if turn in rule.turns:
        return Verdict(True)
    return Verdict(False, _untimely(action, turn, now), error=OutOfTurn)


def _untimely(action: str, turn: Turn, table: Table) -> str:
    number = table.last.number if table.last else 0
    if action == "withdraw" and turn is Turn.ANSWERED:
        return f"Round {number} has been answered and can no longer be withdrawn."
    if action == "send":
        return f"Your round {number} is on the table. Wait until another side sends the next."
    sentences = {
        "withdraw": "No round of yours is on the table.",
        "respond": "No round of another side is on the table.",
    }
    return sentences.get(action, "No round has been sent yet.")


def may_review(user: User) -> bool:
    """Return whether the person is one of the staff who review drafts."""
    return user.is_active and user.is_staff and user.has_perm(REVIEWING)


def require_reviewer(user: User, deal: Deal) -> None:
    """Raise Denied for anybody who may not review drafts of the deal: its members may not."""
    if not may_review(user):
        raise Denied("Only staff who review drafts may do this.")
    if seat_of(user, deal):
        raise Denied("You are a member of this deal: somebody else has to review it.")


def may_word(user: User) -> bool:
    """Return whether the person is one of the staff who keep the clause library."""
    return user.is_active and user.is_staff and user.has_perm(WORDING)


def require_wording(user: User) -> None:
    """Raise Denied for anybody who does not keep the clause library."""
    if not may_word(user):
        raise Denied("Only staff who keep the clause library may do this.")


def may_keep_accounts(user: User) -> bool:
    """Return whether the person is one of the staff who look after accounts."""
    return user.is_active and user.is_staff and user.has_perm(ACCOUNTS)


def require_account_keeper(user: User, person: User) -> None:
    """Raise Denied for anybody who may not act on this person's account.

    That of staff is for superusers; nobody acts on their own, or on that of
    somebody they share a deal with.
    """
    if not may_keep_accounts(user):
        raise Denied("Only staff who look after accounts may do this.")
    if user.pk == person.pk:
        raise Denied("Your own account is changed on your account page.")
    if person.is_staff and not user.is_superuser:
        raise Denied("Only a superuser may do this to an account of staff.")
    if Deal.objects.visible_to(user).filter(sides__memberships__user=person).exists():
        raise Denied(f"You share a deal with {person}: somebody else has to do this.")
