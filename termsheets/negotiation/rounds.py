"""Rounds go out, and may be taken back until somebody answers."""

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain import words
from termsheets.domain.library import Library
from termsheets.domain.problems import Problem
from termsheets.domain.projection import public
from termsheets.domain.staging import START, later_stages
from termsheets.domain.taking import names_of_parties
from termsheets.domain.terms import PublicTerms
from termsheets.domain.termsheet import Choices, staged
from termsheets.domain.text import clean
from termsheets.models import Deal, Draft, Round, RoundDetail, Side, User, Withdrawal
from termsheets.models.rounds import Words
from termsheets.models.stages import digest_of_details
from termsheets.negotiation import audit, desk, mails, policy, receiving, responses, waiving
from termsheets.negotiation.errors import (
    AlreadySent,
    NotReady,
    OutOfTurn,
    Superseded,
    TableChanged,
    WordsChanged,
    refused,
)
from termsheets.negotiation.judging import judgment
from termsheets.negotiation.saving import Stale, opened
from termsheets.negotiation.sheets import choices_of
from termsheets.negotiation.turns import last_round, opened_deal

SALT_BYTES = 32


@transaction.atomic
def send_round(
    *,
    deal_id: UUID,
    side_id: int,
    user: User | None,
    version: int,
    seen: int | None = None,
    library: int | None = None,
    note: str = "",
    respond_by: date | None = None,
    override_reason: str = "",
    link: str = "",
    now: datetime | None = None,
) -> Round:
    """Freeze a side's draft as the deal's next round, and tell the others by mail.

    ``version`` is the draft as the sender has read it, ``seen`` the round that
    was on the table then, 0 for none, ``library`` the number of the version
    of the clause library that worded it then. Without a ``user`` a command sends.
    Raises Denied, OutOfTurn, AlreadySent for a second click, TableChanged for
    another round, Stale for another version, WordsChanged for another library,
    NotReviewed for a draft that staff have to approve first, NotReady with the
    gaps, open blockers and unanswered warnings unless a reason to override them
    is given, which answers them; Refused for a note or date that cannot be taken.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    side, today = deal.sides.get(pk=side_id), timezone.localdate(now)
    _refuse_untimely(deal, side, user, version)
    _refuse_unseen(deal, seen)
    draft = opened(Draft.objects.values_list("pk", flat=True).get(side=side))
    if draft.version != version:
        raise Stale(draft)
    _refuse_other_words(draft, library)
    desk.refuse_unapproved(draft)
    sent = Round(
        deal=deal,
        side=side,
        sender=user,
        sent=now,
        cover_note=_text("cover_note", note),
        respond_by=_day(respond_by, today),
        override_reason=_text("override_reason", override_reason),
    )
    judged = judgment(draft, today)
    if judged.problems and not sent.override_reason:
        raise NotReady(judged.problems)
    _freeze(sent, draft)
    desk.close_request(draft, user, now)
    receiving.deliver(sent)
    reason, details = audit.Secret(sent.override_reason), digest_of_details(sent.details.all())
    _note(audit.Kind.ROUND_SENT, sent, user, now, override=reason, details=details)
    waiving.override_all(draft, judged.open, user, sent.override_reason, now)
    responses.settle(deal, user, now)
    asked = sent.respond_by and f"An answer is asked for by {words.day(sent.respond_by)}."
    _tell(sent, "sent", link, asked)
    return sent


def _refuse_untimely(deal: Deal, side: Side, user: User | None, version: int) -> None:
    try:
        if user is None:
            policy.require_time("send", deal, side.pk)
        else:
            policy.require(user, "send", deal, side.pk)
    except OutOfTurn:
        last = last_round(deal)
        if last.draft_version == version:
            raise AlreadySent(last) from None
        raise


def _refuse_unseen(deal: Deal, seen: int | None) -> None:
    last = last_round(deal)
    if seen is not None and seen != (last.number if last else 0):
        raise TableChanged(last)


def _refuse_other_words(draft: Draft, library: int | None) -> None:
    if library not in (None, draft.worded_by):
        raise WordsChanged


def _text(field: str, text: str) -> str:
    try:
        return clean(text)
    except ValueError as error:
        raise refused(field, str(error)) from error


def _day(respond_by: date | None, today: date) -> date | None:
    if respond_by is not None and respond_by < today:
        raise refused("response_date", "Choose today or a later day.")
    return respond_by


def _freeze(sent: Round, draft: Draft) -> None:
    """Fill in the words, seal and store them, for each stage that tells more."""
    terms, choices = public(draft.terms()), choices_of(draft)
    shown, sheet = staged(terms, choices, START, draft.library)
    before = Round.objects.filter(deal=sent.deal).without_words().order_by("-number").first()
    sent.number = before.number + 1 if before else 1
    sent.previous_digest = before.digest if before else ""
    sent.draft_version, sent.library = draft.version, draft.worded_by
    sent.hold(shown, sheet, choices)
    sent.parties = names_of_parties(shown)
    _refuse_alone(sent)
    sent.digest = sent.seal()
    sent.save(force_insert=True)
    RoundDetail.objects.bulk_create(_details(sent, terms, choices, draft.library))
    draft.base = sent
    draft.save(update_fields=["base"])


def _details(
    sent: Round, terms: PublicTerms, choices: Choices, library: Library
) -> Iterator[RoundDetail]:
    """Yield the words of each stage that tells more than the ones before it."""
    told: Words = sent
    for stage in later_stages(terms):
        detail = RoundDetail(round=sent, stage=stage, salt=secrets.token_hex(SALT_BYTES))
        detail.hold(*staged(terms, choices, stage, library), choices)
        if detail.tells() != told.tells():
            detail.digest = detail.seal()
            yield detail
            told = detail


def _refuse_alone(sent: Round) -> None:
    if sent.side.party_code not in sent.parties or len(sent.parties) < 2:
        sentence = "A round needs your own party and at least one other. Add it."
        raise NotReady([Problem("parties", "", "parties", sentence)])


def _note(kind: audit.Kind, sent: Round, user: User | None, now: datetime, **more: str) -> None:
    facts = {"round": sent.number, "digest": sent.digest} | more
    audit.record(kind, deal=sent.deal, actor=user, side=sent.side, shared=True, at=now, **facts)


def _tell(sent: Round, what: str, link: str, *paragraphs: str | None) -> None:
    """Write to everybody on the other sides what has been done with a round."""
    subject = f"{sent.sender_name} has {what} round {sent.number}"
    title = sent.terms().deal.title or "your deal"
    people = mails.people_of(mails.others(sent.deal, sent.side))
    lines = [f"{subject} of {title}.", *paragraphs, mails.address_line(link)]
    mails.post([person.email for person in people], subject, lines)


@transaction.atomic
def withdraw_round(
    *, deal_id: UUID, user: User, number: int, link: str = "", now: datetime | None = None
) -> Withdrawal:
    """Take back the round on the table, which nobody has answered yet.

    Raises Superseded for a round that is not on the table, Denied, and
    OutOfTurn once another side has answered.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "view", deal)
    last = last_round(deal)
    if last is None or last.number != number:
        raise Superseded(number, last)
    policy.require(user, "withdraw", deal, seat.side_id)
    now = now or timezone.now()
    withdrawal = Withdrawal.objects.create(round=last, user=user, withdrawn=now)
    receiving.fall_back(last)
    _note(audit.Kind.ROUND_WITHDRAWN, last, user, now)
    responses.settle(deal, user, now)
    _tell(last, "withdrawn", link)
    return withdrawal
