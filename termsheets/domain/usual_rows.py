"""The rows that every deal has: three tiers of access, and a rule for each kind of new work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from termsheets.domain.terms.foreground import Category

TIERS: tuple[Mapping[str, str], ...] = (
    {"kind": "core", "ownership_rule": "retained", "access_rule": "none"},
    {"kind": "core_improvement", "ownership_rule": "licensed", "access_rule": "licensed"},
    {"kind": "ancillary", "ownership_rule": "co_owned", "access_rule": "revenue_share"},
)
"""The usual answers of each standard tier; its name and test are the parties' own."""

RULES: tuple[Mapping[str, str], ...] = tuple(
    {"category": category} for category in get_args(Category)
)
"""Who owns new work of each kind is for the parties to say."""
