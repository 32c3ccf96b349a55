"""Random contracts, figures and events, for laws and for the oracle."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from termsheets.domain.revenue.actuals import Actual, Event
from termsheets.domain.revenue.periods import Calendar
from termsheets.domain.terms import Terms

MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}
CURRENCIES = {"USD": 2, "JPY": 0, "KWD": 3}
KINDS = ("taxes", "returns", "rebates")


def amounts(most, places=2, least=0):
    """Amounts of a few sizes, whole and with decimals."""
    unit = 10**places
    whole = st.integers(least * unit, most * unit)
    return whole.map(lambda value: Decimal(value) / unit)


percents = st.integers(0, 400).map(lambda quarter: Decimal(quarter) / 4)
maybe_percent = st.none() | percents


@st.composite
def tiers(draw, *, per_unit=False):
    """Tiers that start at 0 and rise."""
    opens = sorted(draw(st.sets(st.integers(1, 2_000_000), max_size=3)))
    rates = amounts(30, 6 if per_unit else 4)
    field = "unit_amount" if per_unit else "rate_pct"
    return [
        {"code": f"RT-{number}", "from_amount": Decimal(start), field: draw(rates)}
        for number, start in enumerate([0, *opens], start=1)
    ]


def _money(draw, most, places):
    return draw(st.none() | amounts(most, places))


@st.composite
def shares(draw, places=2, *, bounded=True):
    """The answers of a royalty share."""
    base = draw(st.sampled_from(["net_sales", "gross_sales", "units"]))
    per_unit = base == "units"
    answers = {
        "code": "RS-1",
        "kind": "royalty",
        "payor": "PA-2",
        "payee": "PA-1",
        "grants": ["LG-1"],
        "base": base,
        "period": draw(st.sampled_from(sorted(MONTHS))),
        "tier_method": draw(st.sampled_from(["marginal", "cliff"])),
        "tier_basis": draw(st.sampled_from(["contract_year", "cumulative"])),
        "royalty_term": "license_term",
        "royalty_tiers": draw(tiers(per_unit=per_unit)),
        "deduction_cap_pct": draw(maybe_percent),
        "deduction_rules": [
            {"code": f"DR-{number}", "kind": kind, "cap_pct": draw(maybe_percent)}
            for number, kind in enumerate(draw(st.sets(st.sampled_from(KINDS))), start=1)
        ],
        "expiry_reduction_pct": draw(percents),
        "stacking_offset_pct": draw(percents),
        "stacking_max_reduction_pct": draw(maybe_percent),
        "stacking_rate_floor_pct": None if per_unit else draw(st.none() | amounts(10)),
        "stacking_carry_forward": draw(st.booleans()),
    }
    return answers | (draw(bounds(places)) if bounded else {})


@st.composite
def bounds(draw, places):
    """Floor, caps, minimums and an advance; no minimum exceeds the yearly cap."""
    cap = _money(draw, 900_000, places)
    years = draw(st.sets(st.integers(1, 4), max_size=3))
    most = 300_000 if cap is None else int(cap)
    return {
        "period_floor_amount": draw(amounts(20_000, places)),
        "annual_cap_amount": cap,
        "lifetime_cap_amount": _money(draw, 2_000_000, places),
        "advance_amount": draw(amounts(100_000, places)),
        "mag_remedy": draw(st.sampled_from(["pay", "pay_or_step_down", "step_down"])),
        "minimum_guarantees": [
            {"code": f"MG-{year}", "year_number": year, "amount": draw(amounts(most, places))}
            for year in sorted(years)
        ],
    }


@st.composite
def cases(draw, *, bounded=True, moving=True):
    """A deal with one share, its figures from the first period on, and its events."""
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    answers = draw(shares(CURRENCIES[currency], bounded=bounded))
    start = date(2027, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    lasts = draw(st.integers(30, 1500))
    months = MONTHS[answers["period"]]
    count = draw(st.integers(1, min(10, 48 // months)))
    moves = draw(movements(answers, start)) if moving else ([], [])
    terms = terms_of(answers, currency, start, start + timedelta(days=lasts), moves[0])
    return terms, draw(figures(Calendar(start, months), count)), moves[1]


@st.composite
def figures(draw, calendar, count):
    """Figures of consecutive periods, negative ones and none at all among them."""
    found = []
    for index in range(count):
        gross = draw(amounts(3_000_000, least=-300_000) | st.just(Decimal(0)))
        deductions = [(kind, draw(amounts(200_000))) for kind in draw(st.sets(_kinds))]
        found.append(
            Actual(
                period_end=calendar.period(index).end,
                gross=gross,
                deductions=tuple(deductions),
                third_party=draw(amounts(50_000)),
                valid_claim_fraction=draw(st.integers(0, 20)) / Decimal(20),
                units=draw(amounts(90_000, 0, -5_000)),
                fx_rate=draw(st.sampled_from([Decimal(1), Decimal("0.9231"), Decimal("1.337")])),
                row=index + 2,
            )
        )
    return found


_kinds = st.sampled_from((*KINDS, "bad_debt"))


@st.composite
def movements(draw, answers, start):
    """Milestones that change rates, and events; a share by units keeps its rates."""
    events = []
    days = st.integers(-60, 1400).map(lambda count: start + timedelta(days=count))
    if answers.get("mag_remedy") == "pay_or_step_down":
        events += [
            Event(draw(days), "step_down_election", "RS-1", Decimal(year), 1)
            for year in sorted(draw(st.sets(st.integers(1, 4))))
        ]
    if answers["base"] == "units":
        return [], events
    milestones = draw(rate_milestones())
    for row in milestones:
        kind = draw(st.sampled_from(["milestone_met", "milestone_missed"]))
        events.append(Event(draw(days), kind, row["code"], None, len(events) + 2))
    if draw(st.booleans()):
        answers["recalibration_triggers"] = [draw(automatic())]
        events += [
            Event(day, "recalibration_notice", "RC-1", None, 99)
            for day in sorted(draw(st.sets(days, max_size=2)))
        ]
    return milestones, events


@st.composite
def rate_milestones(draw):
    """Up to two milestones that move the rates by points."""
    return [
        {
            "code": f"MS-{number}",
            "milestone_consequences": [
                {
                    "code": f"MC-{number}",
                    "outcome": draw(st.sampled_from(["met", "missed"])),
                    "action": "rate_change",
                    "revenue_share": "RS-1",
                    "rate_delta_pct": draw(amounts(3, 2, -3)),
                    "effective": draw(st.sampled_from(["next_period", "verified_date"])),
                }
            ],
        }
        for number in range(1, draw(st.integers(0, 2)) + 1)
    ]


@st.composite
def automatic(draw):
    """A trigger that adjusts rates by itself."""
    low = draw(amounts(10))
    return {
        "code": "RC-1",
        "comparator": "lte",
        "threshold": Decimal(-10),
        "effect": "auto_adjust",
        "adjust_pct": draw(amounts(40, 2, -40)),
        "rate_min_pct": low,
        "rate_max_pct": low + draw(amounts(20)),
        "notice_days": draw(st.integers(0, 90)),
    }


def terms_of(answers, currency, start, ends, milestones=()):
    """Return a deal with one share and the license it runs with."""
    return Terms.model_validate(
        {
            "deal": {"effective_date": start, "initial_term_months": 120, "currency": currency},
            "license_grants": [{"code": "LG-1", "term_basis": "fixed", "end_date": ends}],
            "milestones": list(milestones),
            "revenue_shares": [answers],
        }
    )
