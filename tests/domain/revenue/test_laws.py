"""What holds for every contract and all figures."""

from dataclasses import replace
from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.revenue import settle
from termsheets.domain.revenue.amounts import EXACT, rounded, shared_out
from termsheets.domain.revenue.periods import Calendar
from termsheets.domain.revenue.tiers import Tier, owed
from tests.domain.revenue.contracts_to_try import amounts, cases
from tests.domain.revenue.settled import deal, settled

LEAST = Decimal("1E-40")


def close(one, other):
    """Tell whether two amounts are equal but for what a division by days leaves."""
    return abs(one - other) < LEAST


@given(case=cases())
def test_caps_and_floors_hold_and_every_line_adds_up(case):
    terms, actuals, events = case
    (share,) = terms.revenue_shares

    ledger = settle(terms, "RS-1", actuals, events)

    assert_caps_hold(share, ledger)
    for line in ledger.lines:
        assert line.payable >= (line.floor if line.cap is None else min(line.floor, line.cap))
        assert min(line.earned, line.credit, line.net, line.payable, line.true_up, line.cash) >= 0
        with localcontext(EXACT):
            assert line.earned - line.credit == line.net
        assert line.payable + line.true_up == line.advance_used + line.cash
        assert_steps_lead_to_the_payment(line)


def assert_caps_hold(share, ledger):
    paid = ledger.total("payable") + ledger.total("true_up")
    if share.lifetime_cap_amount is not None:
        assert paid <= share.lifetime_cap_amount
    if share.annual_cap_amount is not None:
        for year in {line.year for line in ledger.lines}:
            in_year = ledger.year_total(year, "payable") + ledger.year_total(year, "true_up")
            assert in_year <= share.annual_cap_amount


def assert_steps_lead_to_the_payment(line):
    bounds = [step for step in line.steps if step.rule in (7, 8)]
    ends = [line.net, *(step.after for step in bounds)]
    assert [step.before for step in bounds] == ends[:-1]
    assert ends[-1] == line.payable


@given(case=cases(bounded=False, moving=False))
def test_cumulative_base_is_the_sum_of_the_bases(case):
    terms, actuals, events = case
    (share,) = terms.revenue_shares

    ledger = settle(terms, "RS-1", actuals, events)

    for place, line in enumerate(ledger.lines, start=1):
        is_open = share.tier_basis == "cumulative"
        before = [each for each in ledger.lines[:place] if is_open or each.year == line.year]
        with localcontext(EXACT):
            assert close(line.cumulative_base, sum(each.base for each in before))


SCALE = {"monthly": 12, "quarterly": 4, "semiannual": 2, "annual": 1}
METHODS = st.sampled_from(["marginal", "cliff"])


def royalty(period, method):
    return f"""kind: royalty
base: gross_sales
royalty_term: license_term
tier_method: {method}
period: {period}
royalty_tiers:
  - {{code: RT-1, from_amount: "0", rate_pct: 4}}
  - {{code: RT-2, from_amount: "5000", rate_pct: 5.5}}
  - {{code: RT-3, from_amount: "12000", rate_pct: 3.25}}"""


def table(calendar, grosses):
    ends = [calendar.period(index).end for index in range(len(grosses))]
    lines = [f"{end},{gross}" for end, gross in zip(ends, grosses, strict=True)]
    return "period_end,gross\n" + "\n".join(lines)


DEALS = {
    (period, method): deal(royalty(period, method))
    for period in SCALE
    for method in ("marginal", "cliff")
}


def earned_in_a_year(period, method, grosses):
    """Return what a year earns that is cut into periods of equal length, before rounding."""
    from_start = Calendar(DEALS[period, method].deal.effective_date, 12 // SCALE[period])
    ledger = settled(DEALS[period, method], "RS-1", table(from_start, grosses))
    return ledger.total("earned")


@given(months=st.lists(amounts(2000), min_size=12, max_size=12), method=METHODS)
def test_splitting_a_year_changes_no_total_before_rounding(months, method):
    """Under cliff tiers whose rate falls a period may be negative; nothing is lost or refunded."""
    totals = {
        period: earned_in_a_year(
            period,
            method,
            [sum(months[at : at + 12 // count]) for at in range(0, 12, 12 // count)],
        )
        for period, count in SCALE.items()
        if method == "marginal" or sum(months) < 12000
    }

    assert len(set(totals.values())) <= 1


@given(
    opens=st.sets(st.integers(1, 10**6), max_size=4),
    rates=st.lists(amounts(100), min_size=5, max_size=5),
    total=amounts(10**6),
    more=amounts(10**6),
)
def test_marginal_tiers_never_owe_less_for_more(opens, rates, total, more):
    tiers = [
        Tier(Decimal(start), rate) for start, rate in zip([0, *sorted(opens)], rates, strict=False)
    ]

    assert owed(tiers, "marginal", total, Decimal(100)) <= owed(
        tiers, "marginal", total + more, Decimal(100)
    )


@given(case=cases(bounded=False, moving=False), index=st.integers(0, 9), more=amounts(10**6))
def test_more_sales_never_earn_less_under_marginal_tiers(case, index, more):
    """Of one more sale in the last period; an earlier one may move later credits."""
    terms, actuals, events = case
    (share,) = terms.revenue_shares
    if share.tier_method == "cliff":
        return
    last = actuals[-1]
    grown = replace(last, gross=last.gross + more, units=last.units + int(more))

    before = settle(terms, "RS-1", actuals, events).lines[-1]
    after = settle(terms, "RS-1", [*actuals[:-1], grown], events).lines[-1]

    assert after.earned >= before.earned


@given(
    amount=amounts(10**12),
    weights=st.lists(st.integers(0, 10**6).map(Decimal), min_size=1, max_size=8).filter(any),
    places=st.sampled_from([0, 2, 3]),
)
def test_parts_total_what_is_shared_out(amount, weights, places):
    with localcontext(EXACT):
        whole = rounded(amount, places)
        parts = shared_out(whole, weights, places)

        assert sum(parts) == whole
        exact = [whole * weight / sum(weights) for weight in weights]
        unit = Decimal(1).scaleb(-places)
        assert all(abs(part - due) < unit for part, due in zip(parts, exact, strict=True))


POOL = """kind: profit_pool
base: pool
royalty_term: license_term
period: quarterly
waterfall_steps:
  - {code: WF-1, order: 1, label: Cost, kind: expense, party: Maker, amount_cap: "700.00"}
  - {code: WF-2, order: 2, label: Capital, kind: return_of_capital, party: Seller,
     amount_cap: "900.00"}
  - {code: WF-3, order: 3, label: Preferred, kind: preferred, party: Maker, pct: 7.3}
  - {code: WF-4, order: 4, label: Split, kind: split,
     shares: [{party: Maker, pct: 33.3333}, {party: Seller, pct: 66.6667}]}"""
POOL_DEAL = deal(POOL)


@given(
    pools=st.lists(amounts(5000, least=-2000), min_size=1, max_size=9),
    costs=st.lists(amounts(900), max_size=3),
)
def test_payments_total_the_pool(pools, costs):
    calendar = Calendar(POOL_DEAL.deal.effective_date, 3)
    events = "".join(f"2027-01-0{at},pool,WF-1,{cost}\n" for at, cost in enumerate(costs, start=1))

    ledger = settled(POOL_DEAL, "RS-1", table(calendar, pools), events)

    for line in ledger.lines:
        assert sum(paid.amount for paid in line.payouts) == line.earned
        assert all(paid.amount >= 0 for paid in line.payouts)
    reached = [sum(pools[:at]) for at in range(len(pools) + 1)]
    assert ledger.total("earned") == max(reached)
