"""The engine agrees with section 6 written a second time, in exact fractions."""

from fractions import Fraction

from hypothesis import given

from termsheets.domain.revenue import settle
from tests.domain.revenue.contracts_to_try import CURRENCIES, cases
from tests.domain.revenue.oracle import Oracle

COLUMNS = (
    "base",
    "cumulative_base",
    "earned",
    "credit",
    "payable",
    "true_up",
    "advance_used",
    "cash",
)


def nearly(amount):
    """Return a fraction to forty decimals: days divide without end, decimals do not."""
    return round(Fraction(amount) * 10**40)


@given(case=cases())
def test_engine_agrees_with_the_oracle(case):
    terms, actuals, events = case
    (share,), (grant,) = terms.revenue_shares, terms.license_grants
    oracle = Oracle(
        share,
        start=terms.deal.effective_date,
        ends=grant.end_date,
        places=CURRENCIES[terms.deal.currency],
        milestones={row.code: row.milestone_consequences for row in terms.milestones},
        events=events,
    )

    ledger = settle(terms, "RS-1", actuals, events)

    expected = [oracle.settle(number, actual) for number, actual in enumerate(actuals)]
    found = [[getattr(line, name) for name in COLUMNS] for line in ledger.lines]
    assert [list(map(nearly, line)) for line in found] == [
        list(map(nearly, line)) for line in expected
    ]
