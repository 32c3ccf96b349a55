"""Letters to a side about its own IP: reviews, findings, assumptions, ends of protection."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction

from termsheets.domain import words
from termsheets.domain.projection import public
from termsheets.domain.register import Due, Holding, register
from termsheets.models import Deal, Draft
from termsheets.negotiation import audit, mails
from termsheets.negotiation.reminding import WORKING, note
from termsheets.negotiation.turns import opened_deal

MARKS = (90, 30, 7, 0, -1)
"""Days before; to renew a right or to search for its successor takes longer than an answer."""


def remind_of_upkeep(*, today: date, link: Callable[[Deal], str] = lambda deal: "") -> int:
    """Write to each side about what its own drafts ask to be looked at; return how many dates.

    Each date is told of once for each mark, so a second run of a day repeats
    nothing. All that comes near on one day is one letter. Only the people of
    the side whose draft it is are written to.
    """
    alive = Draft.objects.exclude(side__deal__status=Deal.Status.LAPSED).order_by("pk")
    return sum(_remind(pk, today, link) for pk in list(alive.values_list("pk", flat=True)))


@transaction.atomic
def _remind(draft_id: int, today: date, link: Callable[[Deal], str]) -> int:
    draft = Draft.objects.select_related("side", "own").get(pk=draft_id)
    side, deal = draft.side, opened_deal(draft.side.deal_id)
    holding = Holding(str(deal.pk), side.party_code, public(draft.terms()))
    due = [
        one
        for one in register([holding], today).due
        if note(deal, f"{side.party_code} {one.code}", one.day, today, MARKS)
    ]
    if due:
        _write(draft, holding.title, due, today, link(deal))
    for one in due:
        facts = {"subject": one.code, "due": one.day.isoformat()}
        audit.record(audit.Kind.REMINDER_SENT, deal=deal, side=side, **facts)
    return len(due)


def _write(draft: Draft, title: str, due: Sequence[Due], today: date, link: str) -> None:
    lead = f"In the IP register of your side, this comes near for {title}:"
    more = f" and {len(due) - 1} more" if len(due) > 1 else ""
    subject = f"{title}: {_told(due[0], today)}{more}"
    people = mails.people_of([draft.side], WORKING)
    lines = "\n".join(f"- {_told(one, today)}{_about(one)}" for one in due)
    mails.post(
        [person.email for person in people], subject, [lead, lines, mails.address_line(link)]
    )


def _told(one: Due, today: date) -> str:
    left = one.days_left(today)
    when = "today" if left == 0 else f"{'on' if left > 0 else 'was due on'} {words.day(one.day)}"
    return f"{one.title} ({one.code}) {when}"


def _about(one: Due) -> str:
    return f": {one.about}" if one.about else ""
