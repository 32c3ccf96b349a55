"""Checks of background IP: who owns it, and what burdens it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from termsheets.domain import territories, words
from termsheets.domain.checks.co_ownership import consent_countries
from termsheets.domain.checks.matter import EXCLUSIVE, Matter, covered
from termsheets.domain.checks.rule import Hits, Rule, hit

UNSURE = ("founder_held", "unclear")
INVENTOR_LAWS = ("DE", "AT", "FR", "JP", "CN", "SE", "FI", "DK")
HANDED_OUT = ("object_code", "source_code", "embedded")
PRIOR = ("prior_exclusive", "prior_option", "security_interest")
FUNDING = ("university_rights", "us_federal_funding", "other_public_funding")


def undeclared(matter: Matter) -> Hits:
    """background.undeclared: a party lists no asset and does not say that it brings none.

    Source: background lists (Lambert, DESCA).
    """
    owners = {asset.owner for asset in matter.rows("background_assets")}
    for party in matter.parties:
        if party.code not in owners and not party.no_background:
            yield hit(party, "no_background", party=matter.called(party.code))


def untitled(matter: Matter) -> Hits:
    """background.title: an asset is licensed that its owner may not own.

    Source: only an owner can license.
    """
    for _, asset in matter.pairs():
        named = {"asset": matter.name(asset.code), "owner": matter.called(asset.owner)}
        if asset.ownership_basis in UNSURE:
            yield hit(asset, "ownership_basis", "basis", **named)
        if asset.assignment_form == "none":
            yield hit(asset, "assignment_form", "form", **named)


def inventors(matter: Matter) -> Hits:
    """title.inventors: work rests on a promise to assign, or on inventors not yet paid.

    Source: Stanford v. Roche (US 2011); German Employee Inventions Act ss. 6, 9.
    """
    for asset in matter.rows("background_assets"):
        work = matter.name(asset.code)
        if asset.assignment_form == "promise":
            yield hit(asset, "assignment_form", "promise", work=work)
        found = covered(asset.inventor_countries).intersection(INVENTOR_LAWS)
        if found and not asset.inventor_rights_cleared:
            countries = _countries(found)
            yield hit(asset, "inventor_rights_cleared", "cleared", work=work, countries=countries)
    for rule in matter.rows("foreground_rules"):
        if rule.assignment_form == "promise":
            yield hit(rule, "assignment_form", "new_work", work=called_work(rule))


def called_work(rule: Any) -> str:
    """Return the name of a category of new work: "joint work (FR-2)"."""
    category = words.choice(rule.category) if rule.category else "new"
    return f"{category} work ({rule.code})"


def _countries(codes: Any) -> str:
    return ", ".join(territories.country_name(code) for code in sorted(codes))


def _burdened(matter: Matter) -> Iterator[tuple[Any, Any, dict[str, str]]]:
    """Yield grant, asset and their names wherever a licensed asset has uncleared burdens."""
    for grant, asset in matter.pairs():
        if asset.encumbrances and not asset.encumbrance_cleared:
            yield grant, asset, _named(matter, grant, asset)


def _named(matter: Matter, grant: Any, asset: Any) -> dict[str, str]:
    return {"asset": matter.name(asset.code), "grant": matter.called_grant(grant)}


def copyleft(matter: Matter) -> Hits:
    """background.copyleft: delivering an asset may oblige to publish its source.

    Source: GPL-3.0 ss. 5-6; AGPL-3.0 s. 13.
    """
    for grant, asset, named in _burdened(matter):
        strong = "copyleft_strong" in asset.encumbrances and grant.delivery in HANDED_OUT
        served = grant.delivery in (*HANDED_OUT, "hosted")
        if strong or ("copyleft_network" in asset.encumbrances and served):
            yield hit(asset, "encumbrance_cleared", **named)


def prior_rights(matter: Matter) -> Hits:
    """background.prior_rights: somebody else already holds rights in a licensed asset.

    Source: what is granted cannot be granted twice.
    """
    for _, asset, named in _burdened(matter):
        held = [words.choice(burden) for burden in PRIOR if burden in asset.encumbrances]
        if held:
            yield hit(asset, "encumbrance_cleared", rights=", ".join(held), **named)


def public_funding(matter: Matter) -> Hits:
    """background.public_funding: funders of a licensed asset keep rights in it.

    Source: 35 U.S.C. 202-204.
    """
    for _, asset, named in _burdened(matter):
        if set(asset.encumbrances).intersection(FUNDING):
            yield hit(asset, "encumbrance_cleared", "uncleared", **named)
    for grant, asset in matter.pairs():
        is_funded = "us_federal_funding" in asset.encumbrances
        exclusive_there = grant.exclusivity == "exclusive" and matter.reaches(grant, "US")
        if is_funded and exclusive_there and not grant.us_manufacture:
            named = _named(matter, grant, asset)
            yield hit(asset, "us_manufacture", "manufacture", row=grant, **named)


def co_owner(matter: Matter) -> Hits:
    """background.co_owner: a co-owned asset is licensed without the co-owner's consent.

    Source: domain catalog, Table 5.1 (for example 35 U.S.C. 262; UK Patents Act s. 36).
    """
    for grant, asset in matter.pairs():
        if asset.ownership_basis != "co_owned" or asset.co_owner_consent:
            continue
        named = _named(matter, grant, asset)
        if grant.exclusivity in EXCLUSIVE:
            yield hit(asset, "co_owner_consent", "exclusive", **named)
        strict = tuple(consent_countries(covered(asset.jurisdictions), asset.kind))
        if strict:
            yield hit(asset, "co_owner_consent", "country", countries=_countries(strict), **named)


def export(matter: Matter) -> Hits:
    """background.export: controlled technology, or a watched sector, crosses a border unchecked.

    Source: EAR 15 CFR 734.13; Reg. (EU) 2021/821; UK NSI Act 2021.
    """
    for grant, asset in matter.pairs():
        is_open = "export_controlled" in asset.encumbrances and asset.export_review != "done"
        if is_open and _differ(matter.country(grant.licensor), matter.country(grant.licensee)):
            yield hit(asset, "export_review", "asset", **_named(matter, grant, asset))
    sectors = matter.terms.deal.sensitive_sectors
    countries = [party.country for party in matter.parties]
    is_watched = any(row.category == "regulatory" for row in matter.rows("assumptions"))
    if sectors and not is_watched and any(_differ(*two) for two in combinations(countries, 2)):
        told = ", ".join(map(words.choice, sectors))
        yield hit(why="sector", sectors=told)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


RULES = (
    Rule("background.undeclared", undeclared),
    Rule("background.title", untitled),
    Rule("title.inventors", inventors),
    Rule("background.copyleft", copyleft),
    Rule("background.prior_rights", prior_rights),
    Rule("background.public_funding", public_funding),
    Rule("background.co_owner", co_owner),
    Rule("background.export", export),
)
