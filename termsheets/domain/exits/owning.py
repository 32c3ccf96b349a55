"""Who owns what was made, and who may use it, once an event has taken effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.exits.case import Case
from termsheets.domain.exits.telling import Line, Topic

REVERSIONS = {"to_originator": "reverts", "joint_for_period": "joint_for_period"}
"""The outcome of an exit rule that a reversion after the end comes to."""


def of_ownership(case: Case) -> Iterator[Line]:
    """Yield who owns each category of improvements, and what becomes of background."""
    for rule in case.facts.rows("foreground_rules"):
        yield from _category(case, rule)
    for party in case.facts.rows("parties"):
        yield from _background(case, party.code)
    for asset in case.facts.rows("background_assets"):
        for rule in case.rules_on("asset", asset.code):
            yield _moved(case, rule, case.facts.name(asset.code), asset.code)
    yield from _cross_license(case)


def _category(case: Case, rule: Any) -> Iterator[Line]:
    what = words.capital(words.choice(rule.category or "a category not yet named"))
    decided = list(case.rules_on("category", rule.category)) if rule.category else []
    for exit_rule in decided:
        yield _moved(case, exit_rule, what, rule.code)
    if not decided:
        outcome = REVERSIONS.get(rule.reversion or "") if case.ends_deal else None
        last = _last(case, rule.joint_period_months)
        text = f"{what}: {_OUTCOMES[outcome](last) if outcome else _owner(case, rule)}."
        until = last if outcome == "joint_for_period" else None
        yield case.line(Topic.OWNERSHIP, text, rule.code, until=until)


def _moved(case: Case, rule: Any, what: str, code: str) -> Line:
    """Return what an exit rule makes of an asset or a category."""
    last = _last(case, rule.period_months)
    known = _OUTCOMES.get(rule.outcome or "")
    told = known(last) if known else "stays with its owner, as agreed"
    who = (
        ""
        if rule.affected_role in (None, "any")
        else f" (where the {rule.affected_role} is affected)"
    )
    until = last if rule.outcome in ("joint_for_period", "buyout_option") else None
    return case.line(Topic.OWNERSHIP, f"{what}{who}: {told}.", code, rule.code, until=until)


def _last(case: Case, months: int | None) -> date | None:
    return dates.add_months(case.effective, months) if months else None


def _joint(last: date | None) -> str:
    until = f"until {words.day(last)}" if last else "for a time nobody has named"
    return f"owned jointly {until}; then each part goes to its originator"


def _bought(last: date | None) -> str:
    until = f" until {words.day(last)}" if last else ""
    return f"either side may buy out the other at an expert's value{until}"


_OUTCOMES = {
    "reverts": lambda _: "goes back to its originator",
    "joint_for_period": _joint,
    "assigned": lambda _: "is assigned to the other party at an agreed price",
    "buyout_option": _bought,
}


def _owner(case: Case, rule: Any) -> str:
    if rule.owner_rule == "joint":
        shares = case.facts.answered.shares(rule.shares) or "in shares nobody has named"
        return f"stays owned jointly ({shares})"
    if rule.owner_rule == "named_party":
        return f"stays with {case.called(rule.owner)}"
    if rule.owner_rule == "originator":
        return "stays with whoever made it"
    return "nobody has said who owns it"


def _background(case: Case, party: str) -> Iterator[Line]:
    """Yield that a party keeps what it brought, those assets aside that a rule speaks of."""
    kept = tuple(
        asset.code
        for asset in case.facts.rows("background_assets")
        if asset.owner == party and not any(case.rules_on("asset", asset.code))
    )
    if kept:
        text = f"{case.called(party)} keeps the background IP that it brought."
        yield case.line(Topic.OWNERSHIP, text, *kept)


def _cross_license(case: Case) -> Iterator[Line]:
    terms = case.facts.terms.foreground_terms
    if terms.cross_license in (None, "none"):
        return
    kind = words.choice(terms.cross_license)
    goes_on = terms.cross_license_survives or not case.ends_deal
    fate = "goes on" if goes_on else "ends"
    text = f"The cross-license of improvements ({kind}) {fate}."
    yield case.line(Topic.OWNERSHIP, text, "foreground_terms")
