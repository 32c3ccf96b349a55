"""Letters that go out once a change is in the database, each to one mailbox."""

from collections.abc import Iterable

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import QuerySet

from termsheets.models import Deal, Membership, Side, User

BYE = "Termsheets"


def people_of(sides: Iterable[Side], roles: Iterable[str] = Membership.Role.values) -> QuerySet:
    """Return the active people who work for these sides in these roles."""
    seats = Membership.objects.filter(side__in=list(sides), role__in=list(roles))
    return User.objects.filter(pk__in=seats.values("user"), is_active=True)


def others(deal: Deal, side: Side) -> QuerySet:
    """Return the sides of a deal other than this."""
    return deal.sides.exclude(pk=side.pk)


def post(addresses: Iterable[str], subject: str, paragraphs: Iterable[str | None]) -> None:
    """Send everybody a letter of their own after the transaction; a failure undoes nothing.

    Nobody sees who else is written to.
    """
    body = "\n\n".join(["Hello,", *filter(None, paragraphs), BYE])
    letters = [EmailMessage(subject, body, to=[address]) for address in addresses]
    if letters:
        transaction.on_commit(lambda: get_connection().send_messages(letters), robust=True)


def address_line(link: str) -> str:
    """Return the line that says where to read on, or nothing without an address."""
    return f"Read it here:\n{link}" if link else ""
