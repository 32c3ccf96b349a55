"""The certificate of an agreement as PDF: which words, by which acts, sealed by which digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.template.loader import render_to_string

from termsheets.domain import words
from termsheets.domain.paper import Paper
from termsheets.render import pool
from termsheets.render.edition import DISCLAIMER
from termsheets.render.job import Job


class Act(NamedTuple):
    """Something that all parties may know of; ``at`` in UTC, ``digest`` of its event."""

    at: datetime
    words: str
    digest: str

    @property
    def moment(self) -> str:
        """Return when it was: 1 March 2027, 14:05."""
        return f"{words.day(self.at.date())}, {self.at:%H:%M}"

    @property
    def short_digest(self) -> str:
        """Return the first figures of the digest in groups."""
        return grouped(self.digest[:12])


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is certified; every digest is a SHA-256 in hexadecimal.

    ``round_digest`` is of the agreed round, ``head`` of the event by which
    the deal was agreed, the last of ``acts`` that all parties share.
    """

    title: str
    deal: str
    number: int
    agreed: date
    parties: Mapping[str, str]
    round_digest: str
    head: str
    acts: tuple[Act, ...]
    page_size: Paper = "A4"

    @property
    def agreed_on(self) -> str:
        """Return the day of the agreement: 1 March 2027."""
        return words.day(self.agreed)

    @property
    def short_digest(self) -> str:
        """Return the first figures of the head in groups, for every page."""
        return grouped(self.head[:12])

    @property
    def digests(self) -> tuple[tuple[str, str], ...]:
        """Return what each digest is of, and the whole of it in groups."""
        return (
            (f"Round {self.number}, its words", grouped(self.round_digest)),
            ("The agreement in the audit trail", grouped(self.head)),
        )


def grouped(digest: str) -> str:
    """Return a digest in groups of four figures."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def page(certificate: Certificate) -> str:
    """Return the certificate as an HTML document without styles, for the press."""
    context = {"certificate": certificate, "disclaimer": DISCLAIMER}
    return render_to_string("termsheet/certificate.html", context)


def render(certificate: Certificate) -> bytes:
    """Return the certificate as PDF, the same bytes for the same one. Raises RenderFailed."""
    return pool.press(Job(page(certificate))).pdf
