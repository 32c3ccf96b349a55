"""Where a deal can go from where it stands: one table."""

from termsheets.models import Deal
from termsheets.negotiation.errors import WrongStatus

Status = Deal.Status

# Back to the draft: the only round was withdrawn. Out of the agreement: a
# side has sent other words, which reopens what they concern.
NEXT = {
    Status.DRAFT: {Status.IN_REVIEW, Status.SHARED, Status.LAPSED},
    Status.IN_REVIEW: {Status.DRAFT, Status.SHARED, Status.LAPSED},
    Status.SHARED: {Status.DRAFT, Status.COUNTERED, Status.AGREED, Status.LAPSED},
    Status.COUNTERED: {Status.DRAFT, Status.SHARED, Status.AGREED, Status.LAPSED},
    Status.AGREED: {Status.DRAFT, Status.SHARED, Status.COUNTERED, Status.CLOSED, Status.LAPSED},
    Status.CLOSED: set(),
    Status.LAPSED: set(),
}


def move(deal: Deal, status: Status) -> None:
    """Bring a locked deal into another state, and store it; raise WrongStatus."""
    if deal.status == status:
        return
    if status not in NEXT[Status(deal.status)]:
        now, there = Status(deal.status).label.lower(), Status(status).label.lower()
        raise WrongStatus(f"A deal that is {now} does not become {there}.")
    deal.status = status
    deal.save(update_fields=["status"])
