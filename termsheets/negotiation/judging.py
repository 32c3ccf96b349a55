"""What the deal checks find in a side's draft, changes since the last round included."""

from datetime import date

from termsheets.domain import checks
from termsheets.models import Draft
from termsheets.negotiation.turns import last_round


def findings_of(draft: Draft, today: date) -> tuple[checks.Finding, ...]:
    """Return the findings of a draft, for its side alone, in the catalog's order."""
    sent = last_round(draft.side.deal)
    return checks.findings(
        draft.terms(),
        today=today,
        side=draft.party_code,
        last_round=sent.terms() if sent else None,
    )
