"""Checks of license grants: who may promise what, and what it costs later."""

from __future__ import annotations

from typing import Any

from termsheets.domain.checks.matter import ALL, EXCLUSIVE, Matter
from termsheets.domain.checks.overlap import overlapping, shared_assets
from termsheets.domain.checks.rule import Hits, PrivateRule, Rule, hit
from termsheets.domain.checks.telling import listed, natural
from termsheets.domain.terms.whole import Terms

PAID_SHARES = ("royalty", "profit_pool")
SALES = ("trade_sale", "merger", "asset_sale")
RENEWAL = ("renewal_metric", "renewal_threshold", "renewal_months")


def not_owner(matter: Matter) -> Hits:
    """grant.not_owner: a licensor licenses what it neither owns nor may sublicense.

    Source: nobody grants more than they hold.
    """
    for grant, asset in matter.pairs():
        licensor = matter.called(grant.licensor)
        named = {"licensor": licensor, "asset": matter.name(asset.code)}
        named["grant"] = matter.called_grant(grant)
        if None not in (asset.owner, grant.licensor) and asset.owner != grant.licensor:
            yield hit(grant, "assets", "owner", **named)
        if asset.ownership_basis == "licensed_in" and not asset.encumbrance_cleared:
            yield hit(grant, "assets", "licensed_in", **named)


def exclusive_overlap(matter: Matter) -> Hits:
    """grant.exclusive_overlap: two grants promise the same exclusive space.

    Source: breach on signing.
    """
    for grant, other in overlapping(matter):
        shared = sorted(shared_assets(matter, grant, other), key=natural)
        yield hit(
            grant,
            "exclusivity",
            apart=other.code,
            first=matter.called_grant(grant),
            second=matter.called_grant(other),
            assets=listed(map(matter.name, shared)),
        )


def no_diligence(matter: Matter) -> Hits:
    """grant.no_diligence: exclusivity that can never be lost.

    Source: diligence practice (AUTM, PraxisAuril).
    """
    for grant in matter.grants:
        can_end = grant.step_down_milestone or grant.sunset_date
        if grant.exclusivity in EXCLUSIVE and not can_end:
            yield hit(grant, "step_down_milestone", grant=matter.called_grant(grant))


def scope_open(matter: Matter) -> Hits:
    """grant.scope_open: an exclusive grant shuts its licensor out, or covers all fields.

    Source: field-limited licensing.
    """
    for grant in matter.grants:
        named = {"grant": matter.called_grant(grant)}
        if grant.exclusivity == "exclusive" and not grant.reserved_rights:
            yield hit(grant, "reserved_rights", "reserved", **named)
        if grant.exclusivity in EXCLUSIVE and ALL in grant.fields:
            yield hit(grant, "fields", "fields", **named)


def renewal_undefined(matter: Matter) -> Hits:
    """grant.renewal_undefined: renewal is earned by a number that is not defined.

    Source: certainty of terms.
    """
    for grant in matter.grants:
        for field in RENEWAL if grant.renewal == "metric" else ():
            if getattr(grant, field) is None:
                missing = f"the {field.replace('_', ' ')}"
                yield hit(grant, field, missing=missing, grant=matter.called_grant(grant))


def sublicense_unpriced(matter: Matter) -> Hits:
    """grant.sublicense_unpriced: a royalty grant may be sublicensed, its receipts are not shared.

    Source: usual practice.
    """
    for grant in matter.grants:
        may_sublicense = grant.sublicensing in ("with_consent", "free")
        is_priced = matter.shares_on(grant, "sublicense_income")
        if grant.consideration == "royalty" and may_sublicense and not is_priced:
            yield hit(grant, grant=matter.called_grant(grant))


def transfer_vs_exit(matter: Matter, own: Terms) -> Hits:
    """grant.transfer_vs_exit: a party plans to be sold, and the sale could lose its license.

    It reads the planned exit, which only the side that entered it may see.
    Source: US licenses presumed non-assignable (PPG v. Guardian; SQL Solutions; cf. Meso Scale).
    """
    sold = {party.code for party in own.parties if party.planned_exit in SALES}
    for grant in matter.grants:
        if grant.licensee not in sold:
            continue
        named = {"grant": matter.called_grant(grant), "licensee": matter.called(grant.licensee)}
        if grant.transferability in ("none", "with_consent"):
            yield hit(grant, "transferability", "transfer", **named)
        if grant.change_of_control in ("consent", "end"):
            yield hit(grant, "change_of_control", "control", **named)


def competitor_buyer(matter: Matter) -> Hits:
    """grant.competitor_buyer: a rival of the startup could buy its licensee.

    Source: change-of-control practice.
    """
    for grant in matter.grants:
        is_free = grant.change_of_control in ("no_effect", "notice")
        if _is_startup(matter, grant) and grant.competitor_acquirer == "no_effect" and is_free:
            licensor, licensee = matter.called(grant.licensor), matter.called(grant.licensee)
            named = {"grant": matter.called_grant(grant), "licensor": licensor}
            yield hit(grant, "competitor_acquirer", licensee=licensee, **named)


def _is_startup(matter: Matter, grant: Any) -> bool:
    return getattr(matter.party(grant.licensor), "role", None) == "startup"


def unpaid(matter: Matter) -> Hits:
    """grant.unpaid: a grant bears a royalty that no revenue share states.

    Source: consistency.
    """
    for grant in matter.grants:
        if grant.consideration == "royalty" and not matter.shares_on(grant, *PAID_SHARES):
            yield hit(grant, grant=matter.called_grant(grant))


def most_favored(matter: Matter) -> Hits:
    """grant.most_favored: most-favored terms with nothing, or nobody, to compare.

    Source: such disputes turn on comparability.
    """
    for grant in matter.grants:
        named = {"grant": matter.called_grant(grant)}
        if grant.most_favored and not grant.most_favored_scope:
            yield hit(grant, "most_favored_scope", "scope", **named)
        if grant.most_favored and grant.exclusivity in EXCLUSIVE:
            yield hit(grant, "most_favored", "exclusive", **named)


RULES = (
    Rule("grant.not_owner", not_owner),
    Rule("grant.exclusive_overlap", exclusive_overlap),
    Rule("grant.no_diligence", no_diligence),
    Rule("grant.scope_open", scope_open),
    Rule("grant.renewal_undefined", renewal_undefined),
    Rule("grant.sublicense_unpriced", sublicense_unpriced),
    PrivateRule("grant.transfer_vs_exit", transfer_vs_exit),
    Rule("grant.competitor_buyer", competitor_buyer),
    Rule("grant.unpaid", unpaid),
    Rule("grant.most_favored", most_favored),
)
