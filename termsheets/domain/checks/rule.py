"""A rule and what it sees; how it is said stands in the catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from termsheets.domain.checks.finding import DEAL
from termsheets.domain.checks.matter import Matter
from termsheets.domain.edits import key_of
from termsheets.domain.terms.whole import Terms


@dataclass(frozen=True, slots=True)
class Hit:
    """One reason for a finding; hits on the same subject make one finding.

    ``why`` is a key of the catalog's reasons, ``names`` fill its words.
    ``row`` is the code of the row that has the field, ``step`` the step that
    mends it, where these are not the subject and the catalog's. Hits that
    differ in ``apart`` are told apart.
    """

    subject: str
    field: str
    why: str
    names: Mapping[str, str]
    row: str
    apart: str
    step: int = 0

    def mended_in(self, step: int) -> Hit:
        """Return the same hit, to be mended in another step than the catalog's."""
        return replace(self, step=step)


def hit(
    subject: Any = DEAL,
    field: str = "",
    why: str = "",
    *,
    row: Any = None,
    apart: str = "",
    **names: str,
) -> Hit:
    """Return what a rule saw at a row, or about the deal; see ``Hit``."""
    code = subject if isinstance(subject, str) else key_of(subject)
    return Hit(code, field, why, names, key_of(row) if row else code, apart)


Hits = Iterator[Hit]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of the catalog, and the function that looks for it."""

    check: str
    look: Callable[[Matter], Hits]


@dataclass(frozen=True, slots=True)
class PrivateRule:
    """A check that also looks at answers which never leave their side."""

    check: str
    look: Callable[[Matter, Terms], Hits]
