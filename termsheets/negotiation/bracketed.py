"""The texts that the sides stand by now, as one sheet with brackets where they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.utils import timezone

from termsheets.domain.bracketed import bracketed
from termsheets.domain.clauses import TermSheet
from termsheets.domain.remembering import Recent
from termsheets.models import Deal, Round, User
from termsheets.negotiation import policy

RECENT: Recent[TermSheet] = Recent(16)
"""The texts that people read now, by the digests of the rounds they are made of."""


@dataclass(frozen=True)
class Bracketed:
    """The last standing round of each side, in the order of their codes.

    Sides that never sent a round are left out, so there may be none.
    """

    rounds: tuple[Round, ...]

    @cached_property
    def sheet(self) -> TermSheet:
        """Return the sheet of these rounds; every side may see all of it. At most one query."""
        return RECENT.of(self.digest, self._bracketed)

    def _bracketed(self) -> TermSheet:
        found = Round.objects.filter(pk__in=[sent.pk for sent in self.rounds])
        sheets = {sent.pk: sent.sheet() for sent in found.defer("terms_json", "choices_json")}
        return bracketed(
            {sent.side.party_code: sheets[sent.pk] for sent in self.rounds}, self.names
        )

    @property
    def last(self) -> Round:
        """Return the latest of these rounds."""
        return max(self.rounds, key=lambda sent: sent.number)

    @property
    def names(self) -> Mapping[str, str]:
        """Return what the latest of these rounds calls each party, by its code."""
        return self.last.parties

    @property
    def label(self) -> str:
        """Return which rounds these are: Bracketed draft of rounds 3 and 4."""
        *before, last = (str(number) for number in sorted(sent.number for sent in self.rounds))
        if not before:
            return f"Bracketed draft of round {last}"
        return f"Bracketed draft of rounds {', '.join(before)} and {last}"

    @property
    def day(self) -> date:
        """Return when the latest of these rounds was sent."""
        return timezone.localdate(self.last.sent)

    @property
    def digest(self) -> str:
        """Return a SHA-256 in hexadecimal, of the digests of these rounds."""
        return sha256("\n".join(sent.shown_digest for sent in self.rounds).encode()).hexdigest()


def bracketed_of(user: User, deal: Deal) -> Bracketed:
    """Return the texts of all sides for a member of the deal. Raises Denied for a stranger."""
    policy.require(user, "view", deal)
    return texts_of(deal)


def texts_of(deal: Deal) -> Bracketed:
    """Return the texts that the sides of a deal stand by; one query."""
    rounds = Round.objects.latest_of_sides().filter(deal=deal).without_words()
    return Bracketed(tuple(rounds.select_related("side").order_by("side__party_code")))
