"""Checks against competition, patent and insolvency law, each firing and not."""

from tests.domain.checks.deals import CHIPS, PLATFORM, SAAS, altered, cases, message, spots

OUTLIVING = {
    "LG-1.tiers": (),
    "LG-1.assets": ("BG-1",),
    "RS-1.non_patent_value": None,
    "RS-1.royalty_term": "fixed_years",
    "RS-1.royalty_years": 20,
}
"""A royalty for one patent, until February 2047; the patent expires in June 2043."""
MIXED = {
    "RS-1.royalty_term": "fixed_years",
    "RS-1.royalty_years": 20,
    "RS-1.expiry_reduction_pct": "0",
}
"""The same for a patent and data, at one rate."""


@cases(
    ("law.grant_back", SAAS, {"LG-1.grant_back": "exclusive"}, [("LG-1", "grant_back")]),
    ("law.grant_back", SAAS, {"LG-1.grant_back": "assignment"}, [("LG-1", "grant_back")]),
    (
        "law.grant_back",
        SAAS,
        {"LG-1.grant_back": "assignment", "LG-1.territories": ("US", "CH")},
        [],
    ),
    (
        "law.grant_back",
        SAAS,
        {"LG-1.grant_back": "assignment", "LG-1.territories": ("NO",)},
        [("LG-1", "grant_back")],
    ),
    (
        "law.grant_back",
        SAAS,
        {"LG-1.grant_back": "assignment", "LG-1.territories": ("GB",)},
        [("LG-1", "grant_back")],
    ),
    (
        "law.no_challenge",
        PLATFORM,
        {"LG-4.challenge_effect": "no_challenge"},
        [("LG-4", "challenge_effect")],
    ),
    ("law.no_challenge", PLATFORM, {"LG-4.challenge_effect": "terminate"}, []),
    (
        "law.no_challenge",
        SAAS,
        {"LG-2.challenge_effect": "terminate"},
        [("LG-2", "challenge_effect")],
    ),
    ("law.no_challenge", SAAS, {"LG-1.challenge_effect": "terminate"}, []),
    (
        "law.no_challenge",
        SAAS,
        {"LG-1.challenge_effect": "terminate", "LG-1.exclusivity": "sole"},
        [("LG-1", "challenge_effect")],
    ),
    (
        "law.hardcore",
        SAAS,
        {"LG-1.sales_restrictions": ("resale_price",)},
        [("LG-1", "sales_restrictions")],
    ),
    (
        "law.hardcore",
        SAAS,
        {"LG-1.sales_restrictions": ("passive_sales",)},
        [("LG-1", "sales_restrictions")],
    ),
    (
        "law.hardcore",
        SAAS,
        {"LG-1.sales_restrictions": ("resale_price",), "LG-1.territories": ("US",)},
        [],
    ),
    ("law.hardcore", SAAS, {"LG-1.sales_restrictions": ("non_compete",)}, []),
    ("law.hardcore", SAAS, {"LG-1.sales_restrictions": ("output_cap",)}, []),
    (
        "law.hardcore",
        CHIPS,
        {"LG-1.sales_restrictions": ("output_cap",)},
        [("LG-1", "sales_restrictions")],
    ),
    ("law.hardcore", SAAS, {"LG-1.sales_restrictions": ("customer_allocation",)}, []),
    (
        "law.hardcore",
        CHIPS,
        {"LG-1.sales_restrictions": ("customer_allocation",)},
        [("LG-1", "sales_restrictions")],
    ),
    ("law.market_share", SAAS, {"PA-1.market_share_pct": None}, [("deal", "market_share_pct")]),
    ("law.market_share", SAAS, {"deal.parties_compete": "unknown"}, [("deal", "parties_compete")]),
    ("law.market_share", SAAS, {"PA-2.market_share_pct": "30"}, []),
    ("law.market_share", SAAS, {"PA-2.market_share_pct": "30.01"}, [("deal", "market_share_pct")]),
    (
        "law.market_share",
        SAAS,
        {"deal.parties_compete": "actual", "PA-2.market_share_pct": "18"},
        [],
    ),
    (
        "law.market_share",
        SAAS,
        {"deal.parties_compete": "actual", "PA-2.market_share_pct": "18.01"},
        [("deal", "market_share_pct")],
    ),
    (
        "law.market_share",
        SAAS,
        {"deal.parties_compete": "potential", "PA-2.market_share_pct": "18.01"},
        [("deal", "market_share_pct")],
    ),
    ("law.market_share", SAAS, {"deal.uk_independent_alternatives": 3}, []),
    (
        "law.market_share",
        SAAS,
        {"deal.uk_independent_alternatives": 2},
        [("deal", "uk_independent_alternatives")],
    ),
    (
        "law.market_share",
        SAAS,
        {"deal.uk_independent_alternatives": None},
        [("deal", "uk_independent_alternatives")],
    ),
    (
        "law.market_share",
        CHIPS,
        {"deal.uk_independent_alternatives": 0, "LG-4.territories": ("EU",)},
        [],
    ),
    ("law.market_share", PLATFORM, {"PA-3.market_share_pct": None}, []),
    (
        "law.market_share",
        PLATFORM,
        {"PA-2.market_share_pct": None, "LG-1.territories": ("US",), "LG-2.territories": ("US",)},
        [],
    ),
    (
        "law.research_access",
        CHIPS,
        {"FR-3.other_party_access": "research"},
        [("FR-3", "other_party_access")],
    ),
    ("law.research_access", CHIPS, {"FR-3.other_party_access": None}, []),
    ("law.research_access", CHIPS, {"FR-2.other_party_access": "none"}, []),
    ("law.research_access", CHIPS, {"FR-1.other_party_access": "research"}, []),
    (
        "law.research_access",
        CHIPS,
        {"FR-4.other_party_access": "none", "FR-4.owner_rule": "named_party"},
        [("FR-4", "other_party_access")],
    ),
    (
        "law.research_access",
        CHIPS,
        {"FR-4.other_party_access": "none", "FR-4.owner_rule": None},
        [],
    ),
    (
        "law.research_access",
        CHIPS,
        {
            "FR-2.other_party_access": "none",
            "FR-2.owner_rule": "originator",
            "deal.deal_type": "research_collaboration",
        },
        [("FR-2", "other_party_access")],
    ),
    (
        "law.research_access",
        CHIPS,
        {"FR-3.other_party_access": "research", "deal.deal_type": "manufacturing"},
        [],
    ),
    (
        "law.research_access",
        SAAS,
        {"FR-3.other_party_access": "research", "deal.deal_type": "co_development"},
        [("FR-3", "other_party_access")],
    ),
    (
        "law.research_access",
        CHIPS,
        {"FR-3.other_party_access": "research", "license_grants": ()},
        [],
    ),
    ("law.record_exclusive", CHIPS, {"LG-1.record_license": False}, [("LG-1", "record_license")]),
    ("law.record_exclusive", CHIPS, {"LG-1.record_license": False, "LG-1.exclusivity": "sole"}, []),
    (
        "law.record_exclusive",
        CHIPS,
        {"LG-1.record_license": False, "LG-1.territories": ("DE", "US")},
        [],
    ),
    (
        "law.record_exclusive",
        CHIPS,
        {"LG-1.record_license": False, "LG-1.territories": ("JP",)},
        [("LG-1", "record_license")],
    ),
    ("law.record_exclusive", CHIPS, {"LG-1.record_license": False, "BG-1.kind": "know_how"}, []),
    (
        "law.record_exclusive",
        CHIPS,
        {"LG-1.record_license": False, "BG-1.kind": "patent_application"},
        [("LG-1", "record_license")],
    ),
    (
        "law.licensor_insolvency",
        SAAS,
        {"LG-4.insolvency_election": False},
        [("LG-4", "insolvency_election")],
    ),
    (
        "law.licensor_insolvency",
        SAAS,
        {"LG-4.insolvency_election": False, "deal.governing_law": "US"},
        [("LG-4", "insolvency_election")],
    ),
    (
        "law.licensor_insolvency",
        SAAS,
        {"LG-4.insolvency_election": False, "deal.governing_law": "GB-ENG"},
        [],
    ),
    (
        "law.licensor_insolvency",
        SAAS,
        {"LG-1.insolvency_election": False, "deal.governing_law": "GB-ENG"},
        [("LG-1", "insolvency_election")],
    ),
    (
        "law.licensor_insolvency",
        SAAS,
        {"LG-4.insolvency_election": False, "deal.governing_law": None},
        [],
    ),
    ("law.licensor_insolvency", SAAS, {"LG-4.insolvency_election": None}, []),
    ("law.insolvency_exit", CHIPS, {"XR-7.outcome": "ends"}, [("XR-7", "outcome")]),
    ("law.insolvency_exit", CHIPS, {"XR-7.outcome": "wind_down"}, [("XR-7", "outcome")]),
    ("law.insolvency_exit", CHIPS, {"XR-15.outcome": "ends"}, [("XR-15", "outcome")]),
    ("law.insolvency_exit", CHIPS, {"XR-6.outcome": "ends"}, []),
    ("law.insolvency_exit", CHIPS, {"XR-7.outcome": "ends", "PA-2.country": "NL"}, []),
    ("law.insolvency_exit", CHIPS, {"XR-34.outcome": "ends"}, []),
    ("law.insolvency_exit", CHIPS, {"XR-5.outcome": "ends"}, []),
    ("law.insolvency_exit", CHIPS, {"XR-41.outcome": "ends"}, []),
    (
        "law.insolvency_exit",
        CHIPS,
        {"XR-7.outcome": "ends", "PA-2.country": "US"},
        [("XR-7", "outcome")],
    ),
    (
        "law.insolvency_exit",
        CHIPS,
        {"XR-7.outcome": "ends", "PA-2.country": "GB"},
        [("XR-7", "outcome")],
    ),
    (
        "law.insolvency_exit",
        CHIPS,
        {"XR-7.outcome": "ends", "PA-2.country": "FR"},
        [("XR-7", "outcome")],
    ),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING, [("RS-1", "royalty_term")]),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"LG-1.tiers": ("TI-2",)}, []),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"RS-1.non_patent_value": "Know-how."}, []),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"RS-1.expiry_reduction_pct": "100"}, []),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"RS-1.expiry_reduction_pct": None},
        [("RS-1", "royalty_term")],
    ),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"RS-1.royalty_years": 16}, []),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"BG-1.expiry_date": "2047-02-28"}, []),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"BG-1.expiry_date": "2047-02-27"},
        [("RS-1", "royalty_term")],
    ),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"BG-1.expiry_date": None},
        [("RS-1", "royalty_term")],
    ),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"BG-1.expiry_date": None, "BG-1.priority_date": None},
        [],
    ),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"LG-1.territories": ("WORLD", "-US")}, []),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"RS-1.royalty_term": "last_valid_claim"},
        [],
    ),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"RS-1.royalty_term": "license_term", "LG-1.term_basis": "perpetual"},
        [("RS-1", "royalty_term")],
    ),
    (
        "law.post_expiry_royalty",
        PLATFORM,
        OUTLIVING | {"RS-1.royalty_term": "license_term", "LG-1.term_basis": "life_of_rights"},
        [],
    ),
    ("law.post_expiry_royalty", PLATFORM, OUTLIVING | {"RS-1.kind": "profit_pool"}, []),
    ("law.hybrid_royalty", PLATFORM, MIXED, [("RS-1", "expiry_reduction_pct")]),
    (
        "law.hybrid_royalty",
        PLATFORM,
        MIXED | {"RS-1.expiry_reduction_pct": None},
        [("RS-1", "expiry_reduction_pct")],
    ),
    ("law.hybrid_royalty", PLATFORM, MIXED | {"RS-1.expiry_reduction_pct": "1"}, []),
    (
        "law.hybrid_royalty",
        PLATFORM,
        MIXED | {"RS-1.non_patent_value": None},
        [("RS-1", "expiry_reduction_pct")],
    ),
    (
        "law.hybrid_royalty",
        PLATFORM,
        MIXED | {"LG-1.tiers": (), "LG-1.assets": ("BG-1",)},
        [("RS-1", "expiry_reduction_pct")],
    ),
    (
        "law.hybrid_royalty",
        PLATFORM,
        MIXED | {"LG-1.tiers": (), "LG-1.assets": ("BG-1",), "RS-1.non_patent_value": None},
        [],
    ),
    ("law.hybrid_royalty", PLATFORM, MIXED | {"RS-1.royalty_years": 16}, []),
    ("law.hybrid_royalty", PLATFORM, MIXED | {"BG-1.kind": "know_how"}, []),
)
def test_check_of_law_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_says_the_limit_and_who_is_above_it():
    changes = {"deal.parties_compete": "actual", "PA-2.market_share_pct": "19"}

    assert message(SAAS, "law.market_share", changes) == (
        "The EU or UK safe harbor is not shown for LG-1 (Tidelark to Brackenhall), LG-2 (Tidelark "
        "to Brackenhall), LG-3 (Tidelark to Brackenhall) and LG-4 (Brackenhall to Tidelark). "
        "Competitors may hold 20% together; Brackenhall and Tidelark hold more. Take competition "
        "advice."
    )


def test_message_names_the_offices_to_record_at():
    changes = {"LG-1.record_license": False, "LG-1.territories": ("WORLD",)}

    assert message(CHIPS, "law.record_exclusive", changes) == (
        "Record the license of LG-1 (Veldrite to Kestrelwerk) at the patent office of the United "
        "Kingdom, France, Japan, and tick that it is recorded."
    )
