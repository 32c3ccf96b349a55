"""What staff may do with somebody's account: never become them, and never unseen.

Each act is told to the person by mail and stands in the record of every deal
that they belong to. Nobody but the person changes their password or mailbox.
"""

from collections.abc import Iterable

from django.db import transaction

from termsheets.domain.text import clean
from termsheets.models import Deal, User
from termsheets.negotiation import audit, mails, policy
from termsheets.negotiation.errors import refused

Kind = audit.Kind


@transaction.atomic
def close_account(*, user: User, person: User, reason: str) -> None:
    """Let somebody sign in no more, from their next request on. Raises Denied, Refused."""
    policy.require_account_keeper(user, person)
    _switch(person, is_active=False)
    _put_on_record(Kind.ACCOUNT_CLOSED, user, person, "closed your account", _reason(reason))


@transaction.atomic
def reopen_account(*, user: User, person: User, reason: str) -> None:
    """Let somebody sign in again. Raises Denied, Refused."""
    policy.require_account_keeper(user, person)
    _switch(person, is_active=True)
    _put_on_record(Kind.ACCOUNT_REOPENED, user, person, "opened your account", _reason(reason))


@transaction.atomic
def remove_second_factor(*, user: User, person: User, reason: str) -> None:
    """Take away the second factor of somebody who has lost it. Raises Denied, Refused."""
    policy.require_account_keeper(user, person)
    person.authenticator_set.all().delete()
    done = "removed the second factor of your account"
    _put_on_record(Kind.SECOND_FACTOR_REMOVED, user, person, done, _reason(reason))


@transaction.atomic
def note_password_letter(*, user: User, person: User, reason: str) -> None:
    """Put on record that staff have a password letter sent to somebody. Raises Denied, Refused.

    The caller sends the letter itself, to the person's own mailbox.
    """
    policy.require_account_keeper(user, person)
    done = "asked for a letter by which you can choose a new password"
    _put_on_record(Kind.PASSWORD_LETTER_SENT, user, person, done, _reason(reason))


@transaction.atomic
def note_rights(*, user: User, person: User, changed: Iterable[str]) -> None:
    """Put on record which rights of somebody a superuser has changed."""
    done = f"changed your rights as staff ({', '.join(sorted(changed))})"
    _put_on_record(Kind.RIGHTS_CHANGED, user, person, done, "")


def _switch(person: User, *, is_active: bool) -> None:
    person.is_active = is_active
    person.save(update_fields=["is_active"])


def _reason(text: str) -> str:
    try:
        reason = clean(text)
    except ValueError as error:
        raise refused("reason", str(error)) from error
    if not reason:
        raise refused("reason", "Say why. The person reads it.")
    return reason


def _put_on_record(kind: Kind, user: User, person: User, done: str, reason: str) -> None:
    """Tell the person, and record the act in each of their deals and among what is of none.

    Chains are locked in one order, so that two acts never wait for each other.
    """
    lines = [f"{user} of the staff has {done}.", reason and f"The reason given: {reason}"]
    mails.post([person.email], f"Staff have {done}", [*lines, "Answer this letter if you object."])
    facts = {"member": person.pk, "person": str(person), "reason": audit.Secret(reason)}
    deals = Deal.objects.visible_to(person).order_by("pk").values_list("pk", flat=True)
    for deal in (*deals, None):
        audit.record(kind, deal=deal, actor=user, shared=True, **facts)
