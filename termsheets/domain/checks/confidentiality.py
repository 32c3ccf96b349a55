"""Checks of secrecy, staged disclosure and audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsheets.domain import words
from termsheets.domain.checks.market import COMPETING
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hits, Rule, hit
from termsheets.domain.checks.telling import natural
from termsheets.domain.checks.thresholds import (
    AUDIT_NOTICE_DAYS,
    AUDITS_PER_YEAR,
    UNDERPAYMENT_PCT,
)

SECRET_CONTENTS = (
    "technical_detail",
    "source_code",
    "customer_pricing",
    "unit_economics",
    "cap_table",
)
COARSE = ("summary", "range")
FINE = ("aggregate", "full")
PRICES = ("customer_pricing", "unit_economics")
STRENGTH = ("none", "nda", "term_sheet", "clean_team", "definitive")
"""Preconditions from weak to strong."""
SECRET_KINDS = ("software", "know_how", "trade_secret")


def _stages(matter: Matter) -> list[Any]:
    stages = [stage for stage in matter.rows("disclosure_stages") if stage.order is not None]
    return sorted(stages, key=lambda stage: (stage.order, natural(stage.code)))


def early_detail(matter: Matter) -> Hits:
    """confidentiality.early_detail: detail is shown before it is protected.

    Source: staged disclosure.
    """
    for stage in matter.rows("disclosure_stages"):
        named = {"stage": stage.title or stage.code}
        if stage.precondition != "none":
            continue
        if stage.detail and stage.detail not in COARSE:
            yield hit(stage, "precondition", "detail", **named)
        for content in stage.contents:
            if content in SECRET_CONTENTS:
                yield hit(stage, "precondition", "secret", contents=words.choice(content), **named)
    for stage in _weaker(matter):
        yield hit(stage, "precondition", "weaker", stage=stage.title or stage.code)


def _weaker(matter: Matter) -> Iterator[Any]:
    """Yield the stages that ask for less than one before them."""
    strongest = 0
    for stage in _stages(matter):
        if stage.precondition is not None:
            strength = STRENGTH.index(stage.precondition)
            if strength < strongest:
                yield stage
            strongest = max(strongest, strength)


def secrets(matter: Matter) -> Hits:
    """confidentiality.secrets: secrets are not kept as the law wants them kept.

    Source: trade-secret "reasonable steps".
    """
    terms = matter.terms.confidentiality
    if not any(asset.kind in SECRET_KINDS for asset in matter.rows("background_assets")):
        return
    if terms.trade_secrets_indefinite is False:
        yield hit(field="trade_secrets_indefinite", why="lapse")
    if terms.residuals not in (None, "none"):
        yield hit(field="residuals", why="residuals")
    if "access_control" not in terms.security_measures:
        yield hit(field="security_measures", why="access")


def competitors(matter: Matter) -> Hits:
    """confidentiality.competitors: prices in detail for a possible competitor.

    A definitive contract does not replace the clean team.
    Source: Art. 101 TFEU; Sherman Act s. 1.
    """
    if matter.terms.deal.parties_compete not in COMPETING:
        return
    for stage in matter.rows("disclosure_stages"):
        shown = [words.choice(content) for content in PRICES if content in stage.contents]
        is_open = stage.precondition not in (None, "clean_team")
        if shown and stage.detail in FINE and is_open:
            told = " and ".join(shown)
            yield hit(stage, "precondition", stage=stage.title or stage.code, contents=told)


def audit(matter: Matter) -> Hits:
    """audit.terms: an audit that is impossible, or heavy.

    Source: royalty-audit norms.
    """
    terms, (low, high) = matter.terms.audit_terms, UNDERPAYMENT_PCT
    if matter.rows("revenue_shares") and terms.enabled is False:
        yield hit(field="enabled", why="enabled")
    records, lookback = terms.records_months, terms.lookback_months
    if records is not None and lookback is not None and records < lookback:
        yield hit(field="records_months", why="records")
    if (terms.per_year or 0) > AUDITS_PER_YEAR:
        yield hit(field="per_year", why="often")
    if terms.auditor == "own_staff":
        yield hit(field="auditor", why="auditor")
    if terms.notice_days is not None and terms.notice_days < AUDIT_NOTICE_DAYS:
        yield hit(field="notice_days", why="notice", days=str(AUDIT_NOTICE_DAYS))
    if terms.underpayment_pct is not None and not low <= terms.underpayment_pct <= high:
        told = {"low": words.percent(low), "high": words.percent(high)}
        yield hit(field="underpayment_pct", why="underpayment", **told)


RULES = (
    Rule("confidentiality.early_detail", early_detail),
    Rule("confidentiality.secrets", secrets),
    Rule("confidentiality.competitors", competitors),
    Rule("audit.terms", audit),
)
