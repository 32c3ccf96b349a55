"""When an event takes effect, and what it is where the deal leaves a span of days open."""

from datetime import date, timedelta

import pytest

from termsheets.domain.exits.events import Event, moment_of
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.projection import public
from tests.domain.checks.deals import SAAS, altered

DAY = date(2029, 8, 4)
BREACH, DISRUPTION = {"scenario": "breach"}, {"scenario": "disruption", "trigger": "DT-2"}


@pytest.mark.parametrize(
    ("event", "changes", "days"),
    [
        (BREACH, {}, 60),
        (BREACH, {"termination_terms.breach_cure_days": None}, 0),
        (DISRUPTION, {}, 75),
        (DISRUPTION, {"DT-2.notice_days": None}, 60),
        (DISRUPTION, {"DT-2.negotiation_days": None}, 15),
        (DISRUPTION | {"trigger": "DT-9"}, {}, 0),
        ({"scenario": "insolvency"}, {}, 0),
    ],
)
def test_event_takes_effect_after_the_days_that_the_deal_gives(event, changes, days):
    facts = Facts(public(altered(SAAS, changes)))

    moment = moment_of(facts, Event(day=DAY, party="PA-2", **event))

    assert moment.effective == DAY + timedelta(days=days)
