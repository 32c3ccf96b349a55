"""What becomes of each license: by which rule, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from termsheets.domain import dates
from termsheets.domain.exits.case import Case
from termsheets.domain.exits.rules import ROLES, deciding

SURVIVING = ("survives", "survives_non_exclusive", "survives_paid_up")
EXCLUSIVE = ("exclusive", "sole")


class Standing(StrEnum):
    """How a license stands to an event."""

    OVER = "it had ended before"
    APART = "it is between others"
    LOST = "its own terms end it"
    OPEN = "no rule decides"
    DECIDED = "a rule decides"


@dataclass(frozen=True)
class Fate:
    """What becomes of a license.

    ``role`` is whose doing it is, in this license; a rule decides where the
    standing is DECIDED. It takes effect ``since`` a day; ``last`` is the last
    day of any use, None without a fixed end.
    """

    grant: Any
    standing: Standing
    since: date
    role: str = ""
    rule: Any = None
    last: date | None = None

    @property
    def is_ahead(self) -> bool:
        """Return whether the license would have started only later."""
        start: date | None = self.grant.start_date
        return start is not None and start > self.since

    @property
    def survives(self) -> bool:
        """Return whether the license goes on."""
        return bool(self.standing is Standing.DECIDED and self.rule.outcome in SURVIVING)

    @property
    def stops(self) -> bool:
        """Return whether use ends because of the event, now or after a wind-down."""
        ends = self.standing is Standing.DECIDED and self.rule.outcome in ("ends", "wind_down")
        return ends or self.standing is Standing.LOST

    @property
    def is_free(self) -> bool:
        """Return whether nothing more is paid for use after the event."""
        if self.standing is not Standing.DECIDED:
            return False
        return bool(self.rule.outcome == "survives_paid_up" or self.rule.fee_treatment == "free")


def fates(case: Case) -> tuple[Fate, ...]:
    """Return what becomes of every license; two fates where the deal has one for each role."""
    return tuple(
        fate for grant in case.facts.rows("license_grants") for fate in _fates(case, grant)
    )


def _fates(case: Case, grant: Any) -> Iterator[Fate]:
    end, since = case.facts.grant_end(grant), case.effective
    role = case.role_in(grant)
    if case.event.scenario == "expiry":
        since = end or since
    elif not case.runs(grant):
        yield Fate(grant, Standing.OVER, since, last=end)
        return
    if role is None:
        yield Fate(grant, Standing.APART, since, last=end)
    elif is_lost(case, grant):
        yield Fate(grant, Standing.LOST, since, role, last=since)
    else:
        for name, rule in _deciding(case, grant, role):
            yield _decided(case, grant, since, name, rule)


def is_lost(case: Case, grant: Any) -> bool:
    """Return whether a license's own terms end it when its licensee is sold."""
    is_sold = case.event.scenario == "change_of_control" and grant.licensee == case.event.party
    ends_by_rival = case.event.by_competitor and grant.competitor_acquirer == "end"
    return is_sold and (ends_by_rival or grant.change_of_control == "end")


def _deciding(case: Case, grant: Any, role: str) -> Iterator[tuple[str, Any]]:
    """Yield role and rule; where nobody acts, one for each role unless they are the same."""
    scenario = case.event.scenario
    if role != "any":
        yield role, deciding(case.rules, grant.code, scenario, role)
        return
    found = {name: deciding(case.rules, grant.code, scenario, name) for name in ROLES}
    if found["licensor"] is found["licensee"]:
        yield "any", found["licensor"]
        return
    yield from found.items()


def _decided(case: Case, grant: Any, since: date, role: str, rule: Any) -> Fate:
    if rule is None or rule.outcome is None:
        return Fate(grant, Standing.OPEN, since, role, rule)
    end = None if case.event.scenario == "expiry" else case.facts.grant_end(grant)
    return Fate(grant, Standing.DECIDED, since, role, rule, last_day(rule, since, end))


def last_day(rule: Any, since: date, end: date | None) -> date | None:
    """Return the last day of use under a rule that takes effect on a day, that day included.

    What survives lasts until the license's own ``end`` at most; a wind-down
    runs its whole time. None is no fixed end.
    """
    if rule.outcome == "ends":
        return since
    later = dates.add_months(since, rule.period_months) if rule.period_months else None
    if rule.outcome not in SURVIVING:
        return later
    return min(filter(None, (later, end)), default=None)
