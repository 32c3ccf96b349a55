"""Letters about dates that come near or have passed, each once; and talks that lapse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from termsheets.domain import timetable, words
from termsheets.domain.timetable import Deadline
from termsheets.models import Deal, Membership, Reminder, Round, Side
from termsheets.negotiation import audit, gates, mails, policy, statuses
from termsheets.negotiation.turns import opened_deal

MARKS = (7, 1, 0, -1)  # days before; the day after is the last
FORGOTTEN = -14
WORKING = (Membership.Role.FOUNDER, Membership.Role.COUNSEL)


@dataclass(frozen=True)
class Reminded:
    """How many dates were reminded of, and how many deals have lapsed."""

    dates: int
    lapsed: int


def remind(*, today: date, link: Callable[[Deal], str] = lambda deal: "") -> Reminded:
    """Write about what is due in every deal in talks, and let talks lapse past their long stop.

    Run every day. A second run of a day, or a day left out, repeats and
    loses nothing: each date is reminded of once 7 days and 1 day before, on
    the day, and after it.
    """
    in_talks = Deal.objects.filter(status__in=policy.IN_TALKS).order_by("created", "pk")
    done = [_remind(pk, today, link) for pk in in_talks.values_list("pk", flat=True)]
    return Reminded(sum(dates for dates, _ in done), sum(lapsed for _, lapsed in done))


@transaction.atomic
def _remind(deal_id: UUID, today: date, link: Callable[[Deal], str]) -> tuple[int, bool]:
    deal = opened_deal(deal_id)
    standing = Round.objects.standing().filter(deal=deal).select_related("side")
    sent = standing.order_by("-number").first()
    if sent is None or deal.status not in policy.IN_TALKS:
        return 0, False
    terms = sent.terms()
    title = terms.deal.title or "your deal"
    if timetable.has_lapsed(terms, today):
        _lapse(deal, sent, title, link(deal))
        return 0, True
    due = [one for one in gates.timetable(deal, today).deadlines if _is_new(deal, one, today)]
    for deadline in due:
        _write(sent, title, deadline, today, link(deal))
    return len(due), False


def _is_new(deal: Deal, deadline: Deadline, today: date) -> bool:
    name = deadline.subject
    if name == timetable.RESPONSE:
        name = deadline.title  # each round has an answer of its own
    return note(deal, name, deadline.due, today, MARKS)


def note(deal: Deal, subject: str, due: date, today: date, marks: tuple[int, ...]) -> bool:
    """Note a reminder of a date; tell whether it is one that has not gone out yet.

    One goes out for each of the ``marks``, days before the date from the most
    to the least, the last of them negative: for a date that has just passed.
    """
    left = (due - today).days
    if not FORGOTTEN <= left <= marks[0]:
        return False
    mark = min((days for days in marks if days >= left), default=marks[-1])
    known = {"deal": deal, "subject": subject, "due": due, "days_before": mark}
    return Reminder.objects.get_or_create(**known)[1]


def _write(sent: Round, title: str, deadline: Deadline, today: date, link: str) -> None:
    left, day = deadline.days_left(today), words.day(deadline.due)
    when = f"is due on {day}" if left > 0 else "is due today" if left == 0 else f"was due on {day}"
    then = f"If it is not given, {deadline.then}." if deadline.then and left >= 0 else ""
    after = f"So {deadline.then}." if deadline.then and left < 0 else ""
    _post(
        _asked(sent, deadline),
        f"{title}: {deadline.title} {when}",
        [f"{deadline.title} {when} in the talks on {title}.", then, after],
        link,
    )
    facts = {"subject": deadline.subject, "due": deadline.due.isoformat()}
    audit.record(audit.Kind.REMINDER_SENT, deal=sent.deal, shared=True, **facts)


def _asked(sent: Round, deadline: Deadline) -> Iterable[Side]:
    """Return the sides that have to act by a date."""
    sides = sent.deal.sides.filter(party_code__in=sent.parties)
    if deadline.subject == timetable.RESPONSE:
        return sides.exclude(pk=sent.side_id)
    return sides.filter(party_code=deadline.party) if deadline.party else sides


def _lapse(deal: Deal, sent: Round, title: str, link: str) -> None:
    statuses.move(deal, Deal.Status.LAPSED)
    sentence = f"The long-stop date of the talks on {title} has passed, so they have lapsed."
    audit.record(audit.Kind.TALKS_LAPSED, deal=deal, shared=True)
    kept = "Everything that was sent can still be read."
    _post(deal.sides.all(), f"{title}: the talks have lapsed", [sentence, kept], link)


def _post(sides: Iterable[Side], subject: str, paragraphs: list[str], link: str) -> None:
    people = mails.people_of(sides, WORKING)
    addresses = [person.email for person in people]
    mails.post(addresses, subject, [*paragraphs, mails.address_line(link)])
