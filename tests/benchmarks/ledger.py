"""The platform deal's royalty over ten years of months, against the same formulas in floats."""

from dataclasses import replace
from decimal import localcontext
from statistics import median
from time import perf_counter

from termsheets.domain.revenue.actuals import Actual
from termsheets.domain.revenue.amounts import EXACT
from termsheets.domain.revenue.contract import contract_of
from termsheets.domain.revenue.settling import settled
from tests.benchmarks.figures import Figure
from tests.sample_deals import sample_terms

ROUNDS = 30
PERIODS = 120
GOAL = 20
"""Exact, and each line explained: twenty times bare arithmetic."""


def figures():
    """Yield the time of a ledger as a ratio to the same formulas without reasons or decimals."""
    contract = monthly()
    actuals = [sold(contract.calendar, index) for index in range(PERIODS)]
    plain = [(float(each.gross), float(each.third_party)) for each in actuals]
    pairs = [(timed(settled, contract, actuals), timed(floats, plain)) for _ in range(ROUNDS)]
    taken = median(ours for ours, _ in pairs)
    note = f"{PERIODS / taken:,.0f} periods a second; floats {PERIODS / pairs[0][1]:,.0f}"
    yield Figure("ten years of months", median(a / b for a, b in pairs), GOAL, note)


def monthly():
    """Return the contract of the platform deal's royalty, paid by the month."""
    terms = sample_terms("platform-license")
    share = replace_share(terms.revenue_shares[0])
    with localcontext(EXACT):
        return contract_of(terms.model_copy(update={"revenue_shares": (share,)}), "RS-1")


def replace_share(share):
    """Return the share with monthly periods."""
    return share.model_copy(update={"period": "monthly"})


def sold(calendar, index):
    """Return a month's figures, growing through every tier."""
    base = Actual(period_end=calendar.period(index).end, row=index + 2)
    grown = EXACT.create_decimal(f"{150_000 * index}.25")
    return replace(base, gross=grown, third_party=EXACT.create_decimal(10_000 * (index % 5)))


def timed(function, *arguments):
    """Return the seconds that a call takes."""
    start = perf_counter()
    function(*arguments)
    return perf_counter() - start


TIERS = ((0.0, 0.05), (50e6, 0.07), (150e6, 0.09))
MINIMUMS = {6: 500_000.0}


def owed(total):
    """Return E(B) under marginal tiers."""
    ends = (50e6, 150e6, float("inf"))
    return sum(
        rate * max(0.0, min(total, end) - opens)
        for (opens, rate), end in zip(TIERS, ends, strict=True)
    )


def floats(rows):
    """Return the cash of each month, by the rules of the platform deal in floats."""
    window = carry = paid = 0.0
    advance, found = 1e6, []
    for index, (gross, third_party) in enumerate(rows):
        if index % 12 == 0:
            window = paid = 0.0
        base = round(gross, 2)
        earned = owed(window + base) - owed(window)
        window += base
        available = 0.5 * third_party + carry
        credit = max(0.0, min(available, 0.4 * earned, earned - 0.03 * base))
        carry = available - credit
        payable = round(max(earned - credit, 0.0), 2)
        paid += payable
        year = index // 12 + 1
        minimum = 3e6 if year >= 7 else MINIMUMS.get(year, 0.0)
        true_up = max(0.0, minimum - paid) if index % 12 == 11 else 0.0
        used = min(advance, payable + true_up)
        advance -= used
        found.append(payable + true_up - used)
    return found
