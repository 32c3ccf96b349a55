"""Numbers tried out in the simulator, put into a side's draft all at once."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from termsheets.models import Deal, Draft, User
from termsheets.negotiation import policy
from termsheets.negotiation.answering import save_answers


class Tried(NamedTuple):
    """A number of a row, and what it is to become."""

    key: str
    code: str
    field: str
    value: Decimal


@transaction.atomic
def take_numbers(*, deal: Deal, user: User, version: int, numbers: Iterable[Tried]) -> Draft:
    """Put numbers into the draft of the person's side, all or none, and return it.

    Raises Denied, Refused, or Stale where the draft is no longer at ``version``.
    """
    draft = policy.require(user, "edit", deal).side.draft
    for one in numbers:
        saved = save_answers(
            draft_id=draft.pk,
            version=version,
            key=one.key,
            code=one.code,
            answers={one.field: one.value},
            user=user,
        )
        draft, version = saved.draft, saved.draft.version
    return draft
