"""Which sums are due, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.exits.case import Case
from termsheets.domain.exits.fates import Fate
from termsheets.domain.exits.rules import FEES
from termsheets.domain.exits.telling import Line, Topic


def of_sums(case: Case, fates: tuple[Fate, ...]) -> Iterator[Line]:
    """Yield for each revenue share whether it goes on, or until when sums are due."""
    for share in case.facts.rows("revenue_shares"):
        linked = [fate for fate in fates if fate.grant.code in share.grants]
        last = _last(case, linked)
        if last:
            yield from _settled(case, share, last, linked)
        elif linked or not case.ends_deal:
            yield _goes_on(case, share, linked)


def _last(case: Case, linked: list[Fate]) -> date | None:
    """Return the last day for which sums accrue; None where they go on."""
    if not linked:
        return case.effective if case.ends_deal else None
    if not all(fate.stops or fate.is_free for fate in linked):
        return None
    days = [fate.since if fate.is_free else fate.last for fate in linked]
    return None if None in days else max(day for day in days if day)


def _codes(share: Any, linked: list[Fate]) -> tuple[str, ...]:
    rules = (fate.rule.code if fate.rule else fate.grant.code for fate in linked)
    return share.code, *dict.fromkeys(rules)


def _concerned(case: Case, share: Any) -> dict[str, Any]:
    parties = tuple(code for code in (share.payor, share.payee) if code)
    return {"parties": parties or case.everyone}


def _goes_on(case: Case, share: Any, linked: list[Fate]) -> Line:
    rules = [fate.rule for fate in linked if fate.survives]
    fees = dict.fromkeys(FEES[rule.fee_treatment] for rule in rules if rule.fee_treatment)
    at = f", {' or '.join(fees)}" if fees else ""
    payor, payee = case.called(share.payor), case.called(share.payee)
    text = f"{_name(case, share)} goes on: {payor} pays {payee}{at}."
    if any(rule.fee_treatment == "reduced" for rule in rules):
        text += " By how much they are reduced is not said."
    return case.line(Topic.MONEY, text, *_codes(share, linked), **_concerned(case, share))


def _settled(case: Case, share: Any, last: date, linked: list[Fate]) -> Iterator[Line]:
    """Yield what is due for the time until a share's last day."""
    name, codes = _name(case, share), _codes(share, linked)
    due = share.payment_due_days
    paid = dates.add_days(last, due) if due is not None else None
    by = f"by {words.day(paid)}" if paid else "on a day nobody has named"
    text = (
        f"{case.called(share.payor)} pays {by} what {name} has come to until {words.day(last)}. "
        f"Sums accrued before stay due."
    )
    if share.minimum_guarantees or share.annual_cap_amount is not None:
        text += " Cap and minimum of a contract year cut short count by its days."
    day = max(paid or last, case.effective)
    yield case.line(Topic.MONEY, text, *codes, day=day, **_concerned(case, share))


def _name(case: Case, share: Any) -> str:
    return case.facts.name(share.code)
