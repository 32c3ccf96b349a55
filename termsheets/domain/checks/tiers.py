"""Checks of access tiers."""

from __future__ import annotations

from termsheets.domain.checks.matter import ALL, WORLD, Matter
from termsheets.domain.checks.rule import Hits, Rule, hit


def unassigned(matter: Matter) -> Hits:
    """tier.unassigned: an asset that is not excluded has no tier.

    Source: the tier model.
    """
    for asset in matter.rows("background_assets"):
        if not asset.excluded and not asset.tier:
            yield hit(asset, "tier", asset=matter.name(asset.code))


def core_exposed(matter: Matter) -> Hits:
    """tier.core_exposed: a grant opens the core.

    Source: the core stays private.
    """
    core = {tier.code for tier in matter.rows("access_tiers") if tier.kind == "core"}
    for grant, asset in matter.pairs():
        if asset.tier not in core:
            continue
        named = {"grant": matter.called_grant(grant), "asset": matter.name(asset.code)}
        if grant.exclusivity == "exclusive":
            yield hit(grant, "exclusivity", "exclusive", **named)
        if grant.delivery == "source_code":
            yield hit(grant, "delivery", "source", **named)
        if ALL in grant.fields and WORLD in grant.territories:
            yield hit(grant, "fields", "everywhere", **named)


RULES = (Rule("tier.unassigned", unassigned), Rule("tier.core_exposed", core_exposed))
