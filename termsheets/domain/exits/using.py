"""What each party may still use, until when and at what fee."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsheets.domain import territories, words
from termsheets.domain.exits.case import Case, of_grant
from termsheets.domain.exits.fates import EXCLUSIVE, Fate, Standing
from termsheets.domain.exits.rules import FEES
from termsheets.domain.exits.telling import Line, Topic

WITHOUT_END = {"life_of_rights": "for the life of the rights", "perpetual": "without end"}
USES = {"run": "run", "maintain": "maintain", "redeploy": "redeploy", "sell_off": "sell off"}
"""What may be done with existing products, as verbs."""


def of_licenses(case: Case, fates: tuple[Fate, ...]) -> Iterator[Line]:
    """Yield what becomes of each license, or that nobody has said so."""
    for fate in fates:
        yield from _TELLERS[fate.standing](case, fate)


def _line(case: Case, fate: Fate, text: str, **told: Any) -> Line:
    codes = (fate.grant.code, *([fate.rule.code] if fate.rule else []))
    facts = {"day": fate.since, "parties": of_grant(fate.grant)} | told
    return case.line(Topic.USE, f"{_doing(case, fate)}{text}", *codes, **facts)


def _doing(case: Case, fate: Fate) -> str:
    """Return an opening where the outcome depends on who is behind it."""
    depends = fate.role in ("licensor", "licensee") and case.role_in(fate.grant) == "any"
    return f"If {case.called(getattr(fate.grant, fate.role))} is behind it: " if depends else ""


def _over(case: Case, fate: Fate) -> Iterator[Line]:
    unless = "" if fate.grant.renewal in (None, "none") else ", unless it was renewed"
    end = words.day(fate.last) if fate.last else "an earlier day"
    text = f"{fate.grant.code} ended on {end}{unless}. Nothing revives it."
    yield _line(case, fate, text)


def _apart(case: Case, fate: Fate) -> Iterator[Line]:
    who = case.called(case.event.party)
    text = f"{fate.grant.code} goes on as agreed: {who} is no party to it."
    yield _line(case, fate, text, until=fate.last)


def _lost(case: Case, fate: Fate) -> Iterator[Line]:
    buyer = "a competitor" if case.event.by_competitor else "another owner"
    licensee = case.called(fate.grant.licensee)
    text = f"{fate.grant.code} ends when {buyer} takes over {licensee}: its own terms say so."
    yield _line(case, fate, text, until=fate.last)


def _open(case: Case, fate: Fate) -> Iterator[Line]:
    scenario = words.choice(case.event.scenario)
    text = f"Nobody has said what happens to {fate.grant.code} on {scenario}."
    yield _line(case, fate, text, is_gap=True)


def _decided(case: Case, fate: Fate) -> Iterator[Line]:
    if fate.stops and fate.is_ahead:
        yield _line(case, fate, f"{fate.grant.code} does not start any more.")
        return
    told = _OUTCOMES.get(fate.rule.outcome)
    if told is None:
        outcome = words.choice(fate.rule.outcome)
        text = f"{fate.rule.code} says “{outcome}”, which moves ownership: a license has none."
        yield _line(case, fate, text, is_gap=True)
        return
    yield _line(case, fate, told(case, fate), until=fate.last)
    if fate.rule.outcome == "wind_down" and fate.last is None:
        text = f"Nobody has said how long {fate.grant.code} winds down."
        yield _line(case, fate, text, is_gap=True)


def _survives(case: Case, fate: Fate) -> str:
    """Return what goes on, in whose hands, and what becomes of exclusivity."""
    grant = fate.grant
    who = case.called(grant.licensee)
    starts = f" It starts on {words.day(grant.start_date)}." if fate.is_ahead else ""
    kept = f"{who} keeps {grant.code} {_until(fate)}, {_fees(fate)}: {scope(case, grant)}."
    return f"{kept}{_exclusivity(case, fate)}{starts}"


def _exclusivity(case: Case, fate: Fate) -> str:
    grant = fate.grant
    if grant.exclusivity not in EXCLUSIVE:
        return ""
    if fate.rule.outcome == "survives_non_exclusive":
        licensor = case.called(grant.licensor)
        return f" It is no longer {grant.exclusivity}: {licensor} may license others."
    if grant.sunset_date and grant.sunset_date < fate.since:
        return f" Its exclusivity ended on {words.day(grant.sunset_date)} and is not revived."
    until = f" until {words.day(grant.sunset_date)}" if grant.sunset_date else ""
    return f" It stays {grant.exclusivity}{until}."


def _winds_down(case: Case, fate: Fate) -> str:
    grant = fate.grant
    verbs = _verbs(fate.rule) or "go on with"
    return (
        f"{case.called(grant.licensee)} may {verbs} what {grant.code} has brought into use "
        f"{_until(fate)}, {_fees(fate)}. Then {grant.code} ends."
    )


def _ends(case: Case, fate: Fate) -> str:
    verbs = _verbs(fate.rule)
    grant = fate.grant
    kept = (
        f" {case.called(grant.licensee)} may still {verbs} existing products, {_fees(fate)}."
        if verbs
        else ""
    )
    return f"{grant.code} ends.{kept}"


def _bought_out(case: Case, fate: Fate) -> str:
    who, code = case.called(fate.grant.licensee), fate.grant.code
    return f"{who} may buy out {code} at an expert's value {_until(fate)}."


def _verbs(rule: Any) -> str:
    verbs = [USES[right] for right in rule.use_rights]
    return " and ".join(filter(None, (", ".join(verbs[:-1]), verbs[-1]))) if verbs else ""


def _until(fate: Fate) -> str:
    if fate.last:
        return f"until {words.day(fate.last)}"
    return WITHOUT_END.get(fate.grant.term_basis or "", "without a fixed end")


def _fees(fate: Fate) -> str:
    if fate.rule.outcome == "survives_paid_up":
        return "paid-up"
    return FEES.get(fate.rule.fee_treatment or "", "at fees nobody has named")


def scope(case: Case, grant: Any) -> str:
    """Return what a license allows: "use, sell; Automotive Lidar; Japan"."""
    rights = ", ".join(map(words.choice, grant.rights)) or "uses not yet named"
    fields = ", ".join(map(case.facts.name, grant.fields)) or "fields not yet named"
    places = territories.names(grant.territories) or "places not yet named"
    return f"{rights}; {fields}; {places}"


_OUTCOMES = {
    "survives": _survives,
    "survives_non_exclusive": _survives,
    "survives_paid_up": _survives,
    "wind_down": _winds_down,
    "ends": _ends,
    "buyout_option": _bought_out,
}
_TELLERS = {
    Standing.OVER: _over,
    Standing.APART: _apart,
    Standing.LOST: _lost,
    Standing.OPEN: _open,
    Standing.DECIDED: _decided,
}
