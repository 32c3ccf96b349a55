"""Public Terms as a round keeps them: one JSON text with its version, for ever."""

from __future__ import annotations

import json

from termsheets.domain.schema.version import VERSION
from termsheets.domain.schema.writing import compact, plain
from termsheets.domain.terms import PublicTerms


def freeze(terms: PublicTerms) -> str:
    """Return the Terms as JSON, parties by code; equal Terms give equal text."""
    return compact(plain(terms, by_name=False))


def thaw_public(text: str) -> PublicTerms:
    """Return the Terms of a round; raise ValueError for one of a newer program."""
    answers = json.loads(text)
    version = answers.pop("schema_version")
    if version != VERSION:
        raise ValueError(f"This round is of version {version}; this program reads {VERSION}.")
    return PublicTerms.model_validate(answers)
