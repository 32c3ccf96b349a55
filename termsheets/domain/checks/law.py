"""Checks of grants, research and royalties against competition, patent and insolvency law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import territories
from termsheets.domain.checks.background import called_work
from termsheets.domain.checks.market import market_share
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hits, Rule, hit
from termsheets.domain.obligations.royalty_end import end_on, last_expiry

RECORDING = ("GB", "FR", "JP")
EXCLUSIVE_GRANT_BACKS = ("exclusive", "assignment")
RESEARCH_DEALS = ("co_development", "research_collaboration")
RESEARCH_RESULTS = ("joint", "core_improvement", "ancillary_improvement")
KEEPING_CONTRACTS_ALIVE = ("US", "GB", "DE", "FR")
ENDING = ("ends", "wind_down")
FULL_CUT = 100


def grant_back(matter: Matter) -> Hits:
    """law.grant_back: an exclusive grant-back loses the EU and UK safe harbor.

    Source: TTBER 316/2014 Art. 5(1)(a), kept from 1 May 2026; UK TTBEO 2026.
    """
    for grant in matter.european:
        if grant.grant_back in EXCLUSIVE_GRANT_BACKS:
            yield hit(grant, "grant_back", grant=matter.called_grant(grant))


def no_challenge(matter: Matter) -> Hits:
    """law.no_challenge: a limit on contesting validity that courts doubt.

    Source: TTBER Art. 5(1)(b); Lear v. Adkins; Rates v. Speakeasy.
    """
    for grant in matter.grants:
        if grant.challenge_effect == "no_challenge":
            yield hit(grant, "challenge_effect", "forbidden", grant=matter.called_grant(grant))
    for grant in matter.european:
        if grant.challenge_effect == "terminate" and grant.exclusivity != "exclusive":
            yield hit(grant, "challenge_effect", "terminate", grant=matter.called_grant(grant))


def hardcore(matter: Matter) -> Hits:
    """law.hardcore: a restriction that voids the exemption for the whole agreement.

    Source: TTBER Art. 4.
    """
    may_compete = matter.terms.deal.parties_compete != "none"
    for grant in matter.european:
        named = {"grant": matter.called_grant(grant)}
        if "resale_price" in grant.sales_restrictions:
            yield hit(grant, "sales_restrictions", "price", **named)
        if "passive_sales" in grant.sales_restrictions:
            yield hit(grant, "sales_restrictions", "passive", **named)
        if may_compete and {"output_cap", "customer_allocation"} & set(grant.sales_restrictions):
            yield hit(grant, "sales_restrictions", "rivals", **named)


def research_access(matter: Matter) -> Hits:
    """law.research_access: results of joint research that not all may use.

    Source: Reg. (EU) 2023/1066.
    """
    if not matter.european or matter.terms.deal.deal_type not in RESEARCH_DEALS:
        return
    for rule in matter.rows("foreground_rules"):
        is_single = rule.owner_rule not in (None, "joint")
        is_closed = rule.other_party_access not in (None, "research_and_exploit")
        if rule.category in RESEARCH_RESULTS and is_single and is_closed:
            yield hit(rule, "other_party_access", work=called_work(rule))


def record_exclusive(matter: Matter) -> Hits:
    """law.record_exclusive: an exclusive patent license that no office records.

    Source: UK Patents Act s. 68; Japan arts. 77, 98; France L613-9.
    """
    for grant in matter.grants:
        offices = [code for code in RECORDING if matter.reaches(grant, code)]
        is_open = grant.exclusivity == "exclusive" and not grant.record_license
        if is_open and offices and matter.patents(grant):
            told = ", ".join(map(territories.country_name, offices))
            named = {"grant": matter.called_grant(grant)}
            yield hit(grant, "record_license", countries=told, **named)


def licensor_insolvency(matter: Matter) -> Hits:
    """law.licensor_insolvency: a licensee that loses its rights when its licensor fails.

    Source: 11 U.S.C. 365(n), 101(35A); Mission Product (2019) for marks.
    """
    law = matter.terms.deal.governing_law or ""
    under_us_law = law == "US" or law.startswith("US-")
    for grant in matter.grants:
        if grant.insolvency_election is False and (
            under_us_law or matter.country(grant.licensor) == "US"
        ):
            licensor, licensee = matter.called(grant.licensor), matter.called(grant.licensee)
            named = {"grant": matter.called_grant(grant), "licensor": licensor}
            yield hit(grant, "insolvency_election", licensee=licensee, **named)


def insolvency_exit(matter: Matter) -> Hits:
    """law.insolvency_exit: a license that ends for insolvency alone.

    Source: 11 U.S.C. 365(e); Insolvency Act 1986 s. 233B; InsO s. 119; C. com. L622-13.
    """
    for rule in matter.rows("exit_rules"):
        grant = matter.grant(rule.grant)
        is_ending = rule.scenario == "insolvency" and rule.outcome in ENDING
        if not grant or not is_ending or rule.affected_role == "licensor":
            continue
        if matter.country(grant.licensee) in KEEPING_CONTRACTS_ALIVE:
            licensee, called = matter.called(grant.licensee), matter.called_grant(grant)
            yield hit(rule, "outcome", licensee=licensee, grant=called)


def _outliving(matter: Matter) -> Iterator[tuple[Any, Any]]:
    """Yield royalty and grant where US royalties run on after the last patent has expired."""
    for grant in matter.grants:
        expiry: date | None = last_expiry(matter, grant)
        if expiry is None or not matter.reaches(grant, "US"):
            continue
        for share in matter.shares_on(grant, "royalty"):
            if end_on(matter, share, grant) > expiry:
                yield share, grant


def post_expiry_royalty(matter: Matter) -> Hits:
    """law.post_expiry_royalty: a US royalty for patents alone that outlives them.

    Source: Kimble v. Marvel (2015); Brulotte (1964).
    """
    for share, grant in _outliving(matter):
        only_patents = len(matter.patents(grant)) == len(matter.licensed(grant))
        is_whole = (share.expiry_reduction_pct or 0) < FULL_CUT
        if only_patents and is_whole and not share.non_patent_value:
            named = {"share": matter.name(share.code), "grant": matter.called_grant(grant)}
            yield hit(share, "royalty_term", **named)


def hybrid_royalty(matter: Matter) -> Hits:
    """law.hybrid_royalty: a US royalty for patents and know-how that stays when patents end.

    Source: Kimble v. Marvel (2015).
    """
    for share, grant in _outliving(matter):
        is_mixed = len(matter.patents(grant)) < len(matter.licensed(grant))
        if (is_mixed or share.non_patent_value) and not share.expiry_reduction_pct:
            named = {"share": matter.name(share.code), "grant": matter.called_grant(grant)}
            yield hit(share, "expiry_reduction_pct", **named)


RULES = (
    Rule("law.grant_back", grant_back),
    Rule("law.no_challenge", no_challenge),
    Rule("law.hardcore", hardcore),
    Rule("law.market_share", market_share),
    Rule("law.research_access", research_access),
    Rule("law.record_exclusive", record_exclusive),
    Rule("law.licensor_insolvency", licensor_insolvency),
    Rule("law.insolvency_exit", insolvency_exit),
    Rule("law.post_expiry_royalty", post_expiry_royalty),
    Rule("law.hybrid_royalty", hybrid_royalty),
)
