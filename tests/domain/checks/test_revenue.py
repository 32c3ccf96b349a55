"""Checks of revenue shares, each firing and not."""

from tests.domain.checks.deals import CHIPS, PLATFORM, SAAS, altered, cases, message, spots

UNITS = {"RS-1.base": "units", "RC-1.effect": "renegotiate"} | {
    f"RT-{number}.unit_amount": f"0.{number}" for number in (1, 2, 3)
}


@cases(
    (
        "revenue.tiers",
        CHIPS,
        {"RT-1": None, "RT-2": None, "RT-3": None},
        [("RS-1", "royalty_tiers")],
    ),
    (
        "revenue.tiers",
        CHIPS,
        {"RT-1": None, "RT-2": None, "RT-3": None, "RS-1.kind": "profit_pool"},
        [],
    ),
    (
        "revenue.tiers",
        CHIPS,
        {"RT-1.retired": True, "RT-2.retired": True, "RT-3.retired": True},
        [("RS-1", "royalty_tiers")],
    ),
    ("revenue.tiers", CHIPS, {"RT-1.from_amount": "1"}, [("RS-1", "from_amount")]),
    ("revenue.tiers", CHIPS, {"RT-1.from_amount": None}, []),
    ("revenue.tiers", CHIPS, {"RT-2.from_amount": None}, []),
    ("revenue.tiers", CHIPS, {"RT-3.from_amount": "5000000"}, [("RS-1", "from_amount")]),
    ("revenue.tiers", CHIPS, {"RT-3.from_amount": "5000000.01"}, []),
    ("revenue.tiers", CHIPS, {"RT-3.from_amount": "4000000"}, [("RS-1", "from_amount")]),
    (
        "revenue.tiers",
        CHIPS,
        {"RT-2.from_amount": None, "RT-3.from_amount": "0"},
        [("RS-1", "from_amount")],
    ),
    ("revenue.tiers", CHIPS, {"RT-2.rate_pct": None}, [("RS-1", "rate_pct")]),
    ("revenue.tiers", CHIPS, {"RT-2.rate_pct": "0"}, []),
    ("revenue.tiers", CHIPS, {"RT-2.rate_pct": None, "RS-1.kind": "sublicense_income"}, []),
    ("revenue.tiers", CHIPS, UNITS, []),
    ("revenue.tiers", CHIPS, UNITS | {"RT-3.unit_amount": None}, [("RS-1", "unit_amount")]),
    (
        "revenue.tiers",
        CHIPS,
        UNITS | {"RC-1.effect": "auto_adjust"},
        [("RS-1", "recalibration_triggers")],
    ),
    ("revenue.tiers", CHIPS, UNITS | {"RC-1.effect": "auto_adjust", "RC-1.retired": True}, []),
    (
        "revenue.tiers",
        CHIPS,
        UNITS | {"RS-1.stacking_rate_floor_pct": "1"},
        [("RS-1", "stacking_rate_floor_pct")],
    ),
    (
        "revenue.tiers",
        CHIPS,
        UNITS | {"MC-5.action": "rate_change", "MC-5.revenue_share": "RS-1"},
        [("RS-1", None)],
    ),
    (
        "revenue.tiers",
        CHIPS,
        UNITS | {"MC-5.action": "rate_change", "MC-5.revenue_share": "RS-2"},
        [],
    ),
    ("revenue.tiers", CHIPS, UNITS | {"MC-5.action": "payment", "MC-5.revenue_share": "RS-1"}, []),
    ("revenue.tiers", CHIPS, {"RS-1.stacking_rate_floor_pct": "1"}, []),
    ("revenue.cliff_drop", CHIPS, {"RT-3.rate_pct": "4.9"}, [("RS-1", "tier_method")]),
    ("revenue.cliff_drop", CHIPS, {"RT-3.rate_pct": "5"}, []),
    ("revenue.cliff_drop", CHIPS, {"RT-3.rate_pct": "4.9", "RS-1.tier_method": "marginal"}, []),
    (
        "revenue.cliff_drop",
        CHIPS,
        {"RT-2.rate_pct": None, "RT-3.rate_pct": "3"},
        [("RS-1", "tier_method")],
    ),
    ("revenue.cliff_drop", CHIPS, UNITS | {"RT-3.unit_amount": "0.1"}, [("RS-1", "tier_method")]),
    ("revenue.cliff_drop", CHIPS, UNITS | {"RT-3.rate_pct": "1"}, []),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "monthly",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "120",
        },
        [],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "monthly",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "119.99",
        },
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "quarterly",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "40",
        },
        [],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "quarterly",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "39.99",
        },
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "semiannual",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "20",
        },
        [],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "semiannual",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "19.99",
        },
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {"RS-1.period": "annual", "RS-1.period_floor_amount": "10", "RS-1.annual_cap_amount": "10"},
        [],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {
            "RS-1.period": "annual",
            "RS-1.period_floor_amount": "10",
            "RS-1.annual_cap_amount": "9.99",
        },
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {"RS-1.period_floor_amount": "800000", "RS-1.annual_cap_amount": None},
        [],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {"RS-1.period_floor_amount": None, "RS-1.annual_cap_amount": "0"},
        [],
    ),
    (
        "revenue.floor_over_cap",
        CHIPS,
        {"RS-1.period_floor_amount": "800000", "RS-1.period": None},
        [],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.annual_cap_amount": "449999.99"},
        [("RS-1", "annual_cap_amount")],
    ),
    ("revenue.minimum_over_cap", SAAS, {"RS-1.annual_cap_amount": "450000"}, []),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.annual_cap_amount": "300000", "MG-3.retired": True},
        [],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.annual_cap_amount": "300000", "MG-3.year_number": None},
        [],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.annual_cap_amount": "300000", "MG-3.amount": None},
        [],
    ),
    ("revenue.minimum_over_cap", SAAS, {"RS-1.lifetime_cap_amount": "900000"}, []),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "899999.99"},
        [("RS-1", "lifetime_cap_amount")],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "899999.99", "deal.initial_term_months": 24},
        [],
    ),
    ("revenue.minimum_over_cap", SAAS, {"RS-1.lifetime_cap_amount": "750000", "MG-3": None}, []),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "749999", "MG-3": None},
        [("RS-1", "lifetime_cap_amount")],
    ),
    ("revenue.minimum_over_cap", SAAS, {"RS-1.lifetime_cap_amount": "750000", "MG-1": None}, []),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "749999", "MG-1": None},
        [("RS-1", "lifetime_cap_amount")],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "522739.72", "deal.initial_term_months": 26},
        [("RS-1", "lifetime_cap_amount")],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "522739.73", "deal.initial_term_months": 26},
        [],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {
            "RS-1.lifetime_cap_amount": "450000",
            "deal.initial_term_months": 26,
            "deal.effective_date": None,
        },
        [],
    ),
    (
        "revenue.minimum_over_cap",
        SAAS,
        {"RS-1.lifetime_cap_amount": "0", "deal.initial_term_months": None},
        [],
    ),
    ("revenue.no_bounds", CHIPS, {"RS-1.annual_cap_amount": None}, []),
    ("revenue.no_bounds", CHIPS, {"RS-1.lifetime_cap_amount": None}, []),
    (
        "revenue.no_bounds",
        CHIPS,
        {"RS-1.annual_cap_amount": None, "RS-1.lifetime_cap_amount": None},
        [("RS-1", "annual_cap_amount")],
    ),
    (
        "revenue.no_bounds",
        CHIPS,
        {"RS-1.period_floor_amount": "0"},
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.no_bounds",
        CHIPS,
        {"RS-1.period_floor_amount": None},
        [("RS-1", "period_floor_amount")],
    ),
    ("revenue.no_bounds", SAAS, {"MG-1": None, "MG-2": None}, []),
    (
        "revenue.no_bounds",
        SAAS,
        {"MG-1": None, "MG-2": None, "MG-3": None},
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.no_bounds",
        SAAS,
        {"MG-1": None, "MG-2": None, "MG-3.retired": True},
        [("RS-1", "period_floor_amount")],
    ),
    (
        "revenue.no_bounds",
        SAAS,
        {"MG-1": None, "MG-2": None, "MG-3.amount": "0"},
        [("RS-1", "period_floor_amount")],
    ),
    ("revenue.no_bounds", CHIPS, {"RS-1.period_floor_amount": "0", "RS-1.kind": "profit_pool"}, []),
    ("revenue.minimum_vs_forecast", SAAS, {"MG-1.amount": "180000"}, []),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01"},
        [("RS-1", "minimum_guarantees")],
    ),
    ("revenue.minimum_vs_forecast", SAAS, {"MG-2.amount": "410000"}, []),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-2.amount": "410000.01"},
        [("RS-1", "minimum_guarantees")],
    ),
    ("revenue.minimum_vs_forecast", SAAS, {"MG-1.amount": "180000.01", "FY-1.retired": True}, []),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "FY-1.share": "RS-1"},
        [("RS-1", "minimum_guarantees")],
    ),
    ("revenue.minimum_vs_forecast", SAAS, {"MG-1.amount": "180000.01", "FY-1.share": "RS-9"}, []),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "FY-1.year_number": None},
        [],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "FY-1.revenue_low_amount": None},
        [],
    ),
    ("revenue.minimum_vs_forecast", SAAS, {"MG-1.amount": "180000.01", "RS-1.base": "units"}, []),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "RT-1.from_amount": "1"},
        [],
    ),
    ("revenue.minimum_vs_forecast", SAAS, {"MG-1.amount": "180000.01", "RT-3.rate_pct": None}, []),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "RT-3.from_amount": None},
        [],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "RT-3.retired": True, "RT-3.rate_pct": None},
        [("RS-1", "minimum_guarantees")],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-1.amount": "180000.01", "RT-1": None, "RT-2": None, "RT-3": None},
        [],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-2.amount": "385000", "RS-1.tier_method": "cliff"},
        [],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-2.amount": "385000.01", "RS-1.tier_method": "cliff"},
        [("RS-1", "minimum_guarantees")],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-2.amount": "395000", "RS-1.tier_basis": "cumulative"},
        [],
    ),
    (
        "revenue.minimum_vs_forecast",
        SAAS,
        {"MG-2.amount": "395000.01", "RS-1.tier_basis": "cumulative"},
        [("RS-1", "minimum_guarantees")],
    ),
    (
        "revenue.base_open",
        CHIPS,
        {"DR-1": None, "DR-2": None, "DR-3": None, "DR-4": None},
        [("RS-1", "deduction_rules")],
    ),
    ("revenue.base_open", CHIPS, {"DR-1": None, "DR-2": None, "DR-3": None}, []),
    ("revenue.base_open", CHIPS, {"RS-1.deduction_cap_pct": None}, [("RS-1", "deduction_cap_pct")]),
    ("revenue.base_open", CHIPS, {"RS-1.deduction_cap_pct": "0"}, []),
    ("revenue.base_open", CHIPS, {"RS-1.deduction_cap_pct": None, "RS-1.base": "gross_sales"}, []),
    (
        "revenue.base_open",
        CHIPS,
        {"RS-1.bundled": True, "RS-1.combination": "none"},
        [("RS-1", "combination")],
    ),
    ("revenue.base_open", CHIPS, {"RS-1.bundled": True}, []),
    ("revenue.base_open", CHIPS, {"RS-1.combination": "none"}, []),
    ("revenue.base_open", SAAS, {"RS-1.combination": "none"}, [("RS-1", "combination")]),
    (
        "revenue.stacking",
        PLATFORM,
        {"RS-1.stacking_max_reduction_pct": None, "RS-1.stacking_rate_floor_pct": None},
        [("RS-1", "stacking_max_reduction_pct")],
    ),
    (
        "revenue.stacking",
        PLATFORM,
        {"RS-1.stacking_max_reduction_pct": None, "RS-1.stacking_rate_floor_pct": "3"},
        [],
    ),
    (
        "revenue.stacking",
        PLATFORM,
        {"RS-1.stacking_max_reduction_pct": None, "RS-1.stacking_rate_floor_pct": "4.9999"},
        [],
    ),
    (
        "revenue.stacking",
        PLATFORM,
        {"RS-1.stacking_max_reduction_pct": None, "RS-1.stacking_rate_floor_pct": "5"},
        [("RS-1", "stacking_rate_floor_pct")],
    ),
    (
        "revenue.stacking",
        PLATFORM,
        {"RS-1.stacking_rate_floor_pct": "5"},
        [("RS-1", "stacking_rate_floor_pct")],
    ),
    ("revenue.stacking", PLATFORM, {"RS-1.stacking_rate_floor_pct": "5", "RT-1.rate_pct": "0"}, []),
    (
        "revenue.stacking",
        PLATFORM,
        {"RS-1.stacking_rate_floor_pct": "5", "RS-1.stacking_offset_pct": "0"},
        [],
    ),
    ("revenue.stacking", PLATFORM, {"RS-1.stacking_rate_floor_pct": None}, []),
    ("revenue.stacking", PLATFORM, {"RS-1.stacking_rate_floor_pct": "5", "RT-1.retired": True}, []),
    (
        "revenue.stacking",
        PLATFORM,
        {
            "RS-1.stacking_rate_floor_pct": "5",
            "RT-1.rate_pct": None,
            "RT-2.rate_pct": None,
            "RT-3.rate_pct": None,
        },
        [],
    ),
    ("revenue.recalibration", CHIPS, {"RC-1": None}, [("RS-1", "recalibration_triggers")]),
    ("revenue.recalibration", CHIPS, {"RC-1.retired": True}, [("RS-1", "recalibration_triggers")]),
    ("revenue.recalibration", CHIPS, {"RC-1": None, "RS-1.kind": "profit_pool"}, []),
    ("revenue.recalibration", CHIPS, {"RC-1": None, "deal.initial_term_months": 24}, []),
    (
        "revenue.recalibration",
        CHIPS,
        {"RC-1": None, "deal.initial_term_months": 25},
        [("RS-1", "recalibration_triggers")],
    ),
    ("revenue.recalibration", CHIPS, {"RC-1": None, "deal.initial_term_months": None}, []),
    ("revenue.recalibration", CHIPS, {"RC-1.rate_min_pct": "8"}, [("RS-1", "rate_min_pct")]),
    ("revenue.recalibration", CHIPS, {"RC-1.rate_min_pct": "7.9"}, []),
    ("revenue.recalibration", CHIPS, {"RC-1.rate_min_pct": None}, []),
    ("revenue.recalibration", CHIPS, {"RC-1.rate_max_pct": None}, []),
    ("revenue.recalibration", CHIPS, {"RC-1.rate_min_pct": "8", "RC-1.effect": "renegotiate"}, []),
)
def test_check_of_revenue_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_names_share_and_every_reason():
    changes = {"RT-1.from_amount": "1", "RT-2.rate_pct": None, "RT-3.rate_pct": None}

    assert message(CHIPS, "revenue.tiers", changes) == (
        "Lidar royalty (RS-1) cannot be computed. Its first tier does not start at 0. Let it. RT-2 "
        "and RT-3 has no rate. Fill it in."
    )


def test_message_names_what_moves_a_rate_of_units():
    changes = UNITS | {
        "RC-1.effect": "auto_adjust",
        "RS-1.stacking_rate_floor_pct": "1",
        "MC-5.action": "rate_change",
        "MC-5.revenue_share": "RS-1",
    }

    assert message(CHIPS, "revenue.tiers", changes) == (
        "Lidar royalty (RS-1) cannot be computed. It counts units, so nothing can move a "
        "percentage: the rate change of Five million lidar sales, the automatic recalibration and "
        "the rate floor. Take it out."
    )


def test_message_names_the_threshold_in_money_or_units():
    assert message(CHIPS, "revenue.cliff_drop", {"RT-3.rate_pct": "4.9"}) == (
        "Selling past EUR 12,000,000.00 cuts what Lidar royalty (RS-1) owes in total. Use marginal "
        "tiers."
    )
    assert message(CHIPS, "revenue.cliff_drop", UNITS | {"RT-3.unit_amount": "0.1"}) == (
        "Selling past 12,000,000 units cuts what Lidar royalty (RS-1) owes in total. Use marginal "
        "tiers."
    )
    assert message(
        CHIPS, "revenue.cliff_drop", {"RT-3.rate_pct": "4.9", "RT-3.from_amount": None}
    ).startswith("Selling past the next threshold cuts")


def test_message_compares_floors_with_the_cap():
    assert message(CHIPS, "revenue.floor_over_cap", {"RS-1.period_floor_amount": "200000"}) == (
        "The floors of Lidar royalty (RS-1) add up to EUR 800,000.00 a year, above its cap of EUR "
        "700,000.00. Lower the floor, or raise the cap."
    )


def test_message_compares_minimums_with_both_caps():
    changes = {"RS-1.annual_cap_amount": "400000", "RS-1.lifetime_cap_amount": "850000"}

    assert message(SAAS, "revenue.minimum_over_cap", changes) == (
        "Grocery subscriptions (RS-1) reaches its cap before its minimum. The minimum of USD "
        "450,000.00 is above the yearly cap of USD 400,000.00. Change one of them. The minimums of "
        "the initial term add up to USD 900,000.00, above the lifetime cap of USD 850,000.00. "
        "Change one of them."
    )


def test_message_compares_the_minimum_with_the_low_case():
    assert message(SAAS, "revenue.minimum_vs_forecast", {"MG-2.amount": "500000"}) == (
        "In year 2 the minimum of Grocery subscriptions (RS-1) is USD 500,000.00, above the USD "
        "410,000.00 that the low case earns. Lower it, or start it later."
    )


def test_message_says_what_the_rate_floor_is():
    assert message(PLATFORM, "revenue.stacking", {"RS-1.stacking_rate_floor_pct": "5.5"}) == (
        "Third-party royalties may cut Product royalty (RS-1) too far. Its rate floor of 5.5% is "
        "no lower than its lowest rate, so nothing could ever be offset. Lower the floor."
    )
