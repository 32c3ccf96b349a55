"""What an answer to a finding is bound to: the finding as it reads, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from termsheets.domain.checks.finding import Finding
from termsheets.domain.content import canonical
from termsheets.domain.edits import key_of, places
from termsheets.domain.projection import public
from termsheets.domain.terms.whole import Terms


def fingerprint(found: Finding, terms: Terms) -> str:
    """Return the SHA-256, in hexadecimal, of a finding and of what it is about.

    That is the row, the list or the section that mends it, without private
    answers: once any of it changes, so does the fingerprint.
    """
    content = [found.check, found.subject, found.message, *_subject(found, terms)]
    return sha256(canonical(content).encode()).hexdigest()


def _subject(found: Finding, terms: Terms) -> Iterator[str]:
    place = found.place
    for one in places(public(terms)):
        in_list = one.entity.key == place.entity or one.entity.parent == place.entity
        in_section = in_list if place.entity else one.entity.section == place.section
        if key_of(one.row) == place.code if place.code else in_section:
            yield one.row.model_dump_json(exclude_defaults=True)
