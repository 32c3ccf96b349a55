"""Checks of secrecy, staged disclosure and audit, each firing and not."""

from tests.domain.checks.deals import CHIPS, SAAS, altered, cases, message, spots


@cases(
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-1.detail": "aggregate"},
        [("DS-1", "precondition")],
    ),
    ("confidentiality.early_detail", SAAS, {"DS-1.detail": "full"}, [("DS-1", "precondition")]),
    ("confidentiality.early_detail", SAAS, {"DS-1.detail": "summary"}, []),
    ("confidentiality.early_detail", SAAS, {"DS-1.detail": None}, []),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-1.contents": ("technical_detail",)},
        [("DS-1", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-1.contents": ("source_code",)},
        [("DS-1", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-1.contents": ("customer_pricing",)},
        [("DS-1", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-1.contents": ("unit_economics",)},
        [("DS-1", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-1.contents": ("cap_table",)},
        [("DS-1", "precondition")],
    ),
    ("confidentiality.early_detail", SAAS, {"DS-1.contents": ("waterfall",)}, []),
    ("confidentiality.early_detail", SAAS, {"DS-1.detail": "full", "DS-1.precondition": "nda"}, []),
    ("confidentiality.early_detail", SAAS, {"DS-3.precondition": "nda"}, []),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-2.precondition": "definitive"},
        [("DS-3", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-2.precondition": "clean_team"},
        [("DS-3", "precondition")],
    ),
    ("confidentiality.early_detail", SAAS, {"DS-2.precondition": "term_sheet"}, []),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-2.precondition": "definitive", "DS-3.order": 1, "DS-1.order": 3},
        [("DS-1", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {
            "DS-1.precondition": "definitive",
            "DS-2.precondition": "nda",
            "DS-3.precondition": "term_sheet",
        },
        [("DS-2", "precondition"), ("DS-3", "precondition")],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-2.precondition": "definitive", "DS-3.precondition": None},
        [],
    ),
    (
        "confidentiality.early_detail",
        SAAS,
        {"DS-2.precondition": "definitive", "DS-2.order": None},
        [],
    ),
    (
        "confidentiality.secrets",
        SAAS,
        {"confidentiality.trade_secrets_indefinite": False},
        [("deal", "trade_secrets_indefinite")],
    ),
    ("confidentiality.secrets", SAAS, {"confidentiality.trade_secrets_indefinite": None}, []),
    (
        "confidentiality.secrets",
        SAAS,
        {"confidentiality.residuals": "limited"},
        [("deal", "residuals")],
    ),
    ("confidentiality.secrets", SAAS, {"confidentiality.residuals": None}, []),
    (
        "confidentiality.secrets",
        SAAS,
        {"confidentiality.security_measures": ("mfa",)},
        [("deal", "security_measures")],
    ),
    (
        "confidentiality.secrets",
        SAAS,
        {
            "confidentiality.residuals": "broad",
            "BG-1.kind": "data",
            "BG-2.kind": "data",
            "BG-5.kind": "data",
        },
        [],
    ),
    (
        "confidentiality.secrets",
        SAAS,
        {
            "confidentiality.residuals": "broad",
            "BG-1.kind": "data",
            "BG-2.kind": "data",
            "BG-5.kind": "software",
        },
        [("deal", "residuals")],
    ),
    (
        "confidentiality.secrets",
        SAAS,
        {
            "confidentiality.residuals": "broad",
            "BG-1.kind": "data",
            "BG-2.kind": "data",
            "BG-5.kind": "know_how",
        },
        [("deal", "residuals")],
    ),
    (
        "confidentiality.secrets",
        SAAS,
        {
            "confidentiality.residuals": "broad",
            "BG-1.kind": "data",
            "BG-2.kind": "data",
            "BG-5.kind": "trade_secret",
        },
        [("deal", "residuals")],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "definitive"},
        [("DS-3", "precondition")],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "nda", "deal.parties_compete": "actual", "DS-3.detail": "full"},
        [("DS-3", "precondition")],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "nda", "deal.parties_compete": "unknown"},
        [],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "nda", "DS-3.detail": "range"},
        [],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "nda", "DS-3.contents": ("waterfall", "technical_detail")},
        [],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "nda", "DS-3.contents": ("customer_pricing",)},
        [("DS-3", "precondition")],
    ),
    (
        "confidentiality.competitors",
        CHIPS,
        {"DS-3.precondition": "nda", "DS-3.contents": ("unit_economics",)},
        [("DS-3", "precondition")],
    ),
    ("confidentiality.competitors", CHIPS, {"DS-3.precondition": None}, []),
    ("audit.terms", SAAS, {"audit_terms.enabled": False}, [("deal", "enabled")]),
    ("audit.terms", SAAS, {"audit_terms.enabled": False, "revenue_shares": ()}, []),
    ("audit.terms", SAAS, {"audit_terms.enabled": None}, []),
    ("audit.terms", SAAS, {"audit_terms.records_months": 35}, [("deal", "records_months")]),
    ("audit.terms", SAAS, {"audit_terms.records_months": 36}, []),
    ("audit.terms", SAAS, {"audit_terms.records_months": None}, []),
    (
        "audit.terms",
        SAAS,
        {"audit_terms.records_months": 35, "audit_terms.lookback_months": None},
        [],
    ),
    ("audit.terms", SAAS, {"audit_terms.per_year": 2}, [("deal", "per_year")]),
    ("audit.terms", SAAS, {"audit_terms.per_year": None}, []),
    ("audit.terms", SAAS, {"audit_terms.auditor": "own_staff"}, [("deal", "auditor")]),
    ("audit.terms", SAAS, {"audit_terms.notice_days": 14}, [("deal", "notice_days")]),
    ("audit.terms", SAAS, {"audit_terms.notice_days": 15}, []),
    ("audit.terms", SAAS, {"audit_terms.notice_days": None}, []),
    ("audit.terms", SAAS, {"audit_terms.underpayment_pct": "2.99"}, [("deal", "underpayment_pct")]),
    ("audit.terms", SAAS, {"audit_terms.underpayment_pct": "3"}, []),
    ("audit.terms", SAAS, {"audit_terms.underpayment_pct": "10"}, []),
    (
        "audit.terms",
        SAAS,
        {"audit_terms.underpayment_pct": "10.01"},
        [("deal", "underpayment_pct")],
    ),
    ("audit.terms", SAAS, {"audit_terms.underpayment_pct": None}, []),
)
def test_check_of_confidentiality_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_names_the_stage_and_what_it_shows():
    changes = {"DS-1.contents": ("cap_table", "source_code"), "DS-1.detail": "full"}

    assert message(SAAS, "confidentiality.early_detail", changes) == (
        "Public summary shows detail before it is protected. It needs no agreement and goes beyond "
        "a summary or a range. Ask for an NDA first. It needs no agreement and shows cap table and "
        "source code. Ask for an NDA first."
    )


def test_message_names_the_prices_that_a_competitor_would_see():
    assert message(CHIPS, "confidentiality.competitors", {"DS-3.precondition": "nda"}) == (
        "Cost and price shows a possible competitor your customer pricing and unit economics. Use "
        "a clean team."
    )


def test_message_gives_the_norms_of_an_audit():
    changes = {"audit_terms.notice_days": 1, "audit_terms.underpayment_pct": "50"}

    assert message(SAAS, "audit.terms", changes) == (
        "Make audit possible but light. Give at least 15 days' notice. Let who underpaid bear the "
        "cost from a gap between 3% and 10% on."
    )
