"""What a redline says about itself: which two rounds it compares, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from termsheets.domain import words
from termsheets.domain.paper import Paper
from termsheets.render.edition import Edition
from termsheets.render.redline.money import Money


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two sheets: a round, or a draft that its label names.

    ``digest`` is the SHA-256 of its words, in hexadecimal.
    """

    number: int
    side: str
    date: date
    digest: str
    label: str = ""

    @property
    def name(self) -> str:
        """Return what the sheet is called: Round 3."""
        return self.label or f"Round {self.number}"

    @property
    def dated(self) -> str:
        """Return the date as it prints: 1 March 2027."""
        return words.day(self.date)

    @property
    def short_digest(self) -> str:
        """Return the digest's first twelve figures in groups: 3f9a 1c07 b2de."""
        return " ".join(self.digest[at : at + 4] for at in (0, 4, 8))

    def __str__(self) -> str:
        """Return name, side and date in one line."""
        return f"{self.name} ({self.side}, {self.dated})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The two sheets of a redline, the older one first.

    ``preset`` says why these two ("Against the previous round"); ``agreed``
    and ``still_open`` are the ids of clauses, as far as they are known, and
    ``money`` is what the changes move, where a forecast is open to all sides.
    """

    old: Compared
    new: Compared
    preset: str = ""
    agreed: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
    money: Money | None = None
    page_size: Paper = "A4"
    language: str = "en-US"

    def __str__(self) -> str:
        """Return both sheets in one line, the newer one first."""
        return f"{self.new} against {self.old}"

    @property
    def digests(self) -> str:
        """Return both short digests, the newer one first."""
        return f"{self.new.short_digest} against {self.old.short_digest}"

    @property
    def edition(self) -> Edition:
        """Return the printing that the cover of the redline names."""
        return Edition(
            label=f"Redline of {self.new.name} against {self.old.name}",
            printed=self.new.date,
            digest=self.new.digest,
            page_size=self.page_size,
            language=self.language,
        )
