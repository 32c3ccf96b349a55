"""What a printing adds to the words of a sheet: its label, date and digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from termsheets.domain import sheet_json, words
from termsheets.domain.clauses import TermSheet
from termsheets.domain.paper import Paper, paper_for

DISCLAIMER = "Termsheets drafts for negotiation; it is not legal advice."

AGREED = "Agreed"
"""The label of the printing that the parties sign."""

AGREEMENT = "All parties have accepted every clause of this term sheet as it is printed here."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One printing of one sheet.

    ``label`` says which it is ("Draft", "Round 3"), ``printed`` when it was
    frozen; ``digest`` is a SHA-256 in hexadecimal, of the sheet's canonical
    JSON, the label and the date, so that two printings with one digest are
    alike in every word. ``deal`` is the deal's id, the same for all its
    editions.
    """

    label: str
    printed: date
    digest: str
    page_size: Paper = "A4"
    language: str = "en-US"
    deal: str = ""

    @classmethod
    def of(
        cls,
        sheet: TermSheet,
        *,
        label: str,
        printed: date,
        page_size: Paper | None = None,
        digest: str = "",
        deal: str = "",
    ) -> Edition:
        """Return the edition of a sheet on the paper that its parties have.

        A round brings its own ``digest``, anything else gets one here.
        """
        return cls(
            label=label,
            printed=printed,
            digest=digest or _digest(sheet, label, printed),
            page_size=page_size or paper_for(sheet),
            deal=deal,
        )

    @property
    def is_agreed(self) -> bool:
        """Return whether this is the printing that the parties sign."""
        return self.label == AGREED

    @property
    def agreement(self) -> str:
        """Return what stands above the signatures of an agreed printing, nothing above others."""
        return AGREEMENT if self.is_agreed else ""

    @property
    def disclaimer(self) -> str:
        """Return the line that every file says once."""
        return DISCLAIMER

    @property
    def short_digest(self) -> str:
        """Return the digest's first twelve figures in groups: 3f9a 1c07 b2de."""
        return " ".join(self.digest[at : at + 4] for at in (0, 4, 8))

    @property
    def printed_on(self) -> str:
        """Return the date as it prints: 1 March 2027."""
        return words.day(self.printed)


def _digest(sheet: TermSheet, label: str, printed: date) -> str:
    words = "\n".join((label, printed.isoformat(), sheet_json.dumps(sheet)))
    return sha256(words.encode()).hexdigest()
