"""The register of a side: each asset once, promises that collide, and what is due."""

from datetime import date

import pytest

from termsheets.domain.projection import public
from termsheets.domain.register import Holding, register
from tests.domain.checks.deals import CHIPS, PLATFORM, SAAS, altered

TODAY = date(2026, 12, 1)


def holding(name=SAAS, deal="one", party="PA-1", **changes):
    """Return a side's sample deal; changes are of rows: ``LG_1__fields``."""
    told = {path.replace("__", ".").replace("_", "-", 1): value for path, value in changes.items()}
    return Holding(deal, party, public(altered(name, told)))


def pairs(found):
    """Return the licenses that collide, as deal and code."""
    return [
        tuple((one.holding.deal, one.code) for one in (overlap.first, overlap.second))
        for overlap in found.overlaps
    ]


def test_asset_of_two_deals_stands_in_the_register_once():
    alone, both = (
        register([holding(deal=deal) for deal in deals], TODAY)
        for deals in (["one"], ["one", "two"])
    )

    assert [asset.title for asset in both.assets] == [asset.title for asset in alone.assets]
    assert {len(asset.mentions) for asset in both.assets} == {2}


def test_register_lists_only_what_the_side_owns():
    ours, theirs = (register([holding(party=party)], TODAY) for party in ("PA-1", "PA-2"))
    owners = {row.code: row.owner for row in holding().terms.background_assets}

    for found, party in ((ours, "PA-1"), (theirs, "PA-2")):
        codes = {one.row.code for asset in found.assets for one in asset.mentions}
        assert codes == {code for code, owner in owners.items() if owner == party}


def test_same_deal_twice_promises_nothing_twice_to_one_licensee():
    assert pairs(register([holding(deal="one"), holding(deal="two")], TODAY)) == []


OTHER = {"PA_2__legal_name": "Somebody Else Ltd"}
EXCLUSIVE = {"LG_1__exclusivity": "exclusive"}


@pytest.mark.parametrize(
    ("ours", "theirs", "collides"),
    [
        (EXCLUSIVE, {}, True),
        ({"LG_1__exclusivity": "sole"}, {}, True),
        ({"LG_1__exclusivity": "non_exclusive"}, {"LG_1__exclusivity": "non_exclusive"}, False),
        (EXCLUSIVE, {"LG_1__territories": ("JP",)}, False),
        (EXCLUSIVE, {"LG_1__fields": ("ELSEWHERE",)}, False),
        (EXCLUSIVE, {"LG_1__fields": ("ALL",)}, True),
        (EXCLUSIVE, {"LG_1__fields": ()}, False),
    ],
)
def test_licenses_of_two_deals_collide_where_they_give_the_same_room(ours, theirs, collides):
    found = register([holding(**ours), holding(deal="two", **OTHER, **theirs)], TODAY)

    assert ((("one", "LG-1"), ("two", "LG-1")) in pairs(found)) is collides


@pytest.mark.parametrize(("start", "collides"), [("2029-07-31", True), ("2029-08-01", False)])
def test_licenses_collide_to_their_last_day(start, collides):
    first = holding(**EXCLUSIVE, LG_1__end_date="2029-07-31")
    dates = {"LG_1__start_date": start, "LG_1__end_date": "2031-01-01"}

    found = register([first, holding(deal="two", **OTHER, **dates)], TODAY)

    assert ((("one", "LG-1"), ("two", "LG-1")) in pairs(found)) is collides


@pytest.mark.parametrize(("end", "runs"), [("2026-12-01", True), ("2026-11-30", False)])
def test_license_that_has_run_out_is_not_told(end, runs):
    dates = {"LG_1__start_date": "2025-01-01", "LG_1__end_date": end}

    found = register([holding(**dates)], TODAY)

    licenses = {one.code for asset in found.assets for one in asset.licenses}
    assert ("LG-1" in licenses) is runs


def test_burdens_are_told_until_they_are_cleared():
    burdened = {"BG_1__encumbrances": ("copyleft_strong",)}

    for cleared in (False, True):
        found = register([holding(**burdened, BG_1__encumbrance_cleared=cleared)], TODAY)
        [asset] = (one for one in found.assets if one.mentions[0].row.code == "BG-1")
        assert bool(asset.burdens) is not cleared


def test_unclear_ownership_is_a_burden_that_nothing_clears():
    unclear = {"BG_1__ownership_basis": "unclear", "BG_1__encumbrance_cleared": True}

    found = register([holding(**unclear)], TODAY)

    [asset] = (one for one in found.assets if one.mentions[0].row.code == "BG-1")
    assert asset.burdens == ("ownership is unclear",)


def test_due_things_come_by_day_and_what_is_settled_does_not():
    found = register([holding(name) for name in (SAAS, CHIPS, PLATFORM)], TODAY)
    settled = register([holding(AS_1__status="holds")], TODAY)

    assert [one.day for one in found.due] == sorted(one.day for one in found.due)
    assert {"Portfolio review", "Assumption"} <= {one.title for one in found.due}
    assert "AS-1" not in {one.code for one in settled.due}


def test_expiry_is_told_a_year_ahead():
    def codes(day):
        return {one.code for one in register([holding(BG_1__expiry_date=day)], TODAY).due}

    assert "BG-1" in codes("2027-12-01")
    assert "BG-1" not in codes("2027-12-02")


def test_decisions_come_latest_first_and_know_what_replaced_them():
    decided = {
        "+decisions": {
            "code": "DC-90", "decided_on": "2030-01-01", "title": "Anew", "supersedes": "DC-1",
        }
    }  # fmt: skip
    terms = public(altered(SAAS, decided))

    found = register([Holding("one", "PA-1", terms)], TODAY).decisions

    assert found[0].title == "Anew"
    assert {one.code: one.superseded_by for one in found}["DC-1"] == "DC-90"


def test_broken_assumptions_come_first():
    found = register([holding(), holding(deal="two", AS_1__status="broken")], TODAY).beliefs

    assert (found[0].holding.deal, found[0].status) == ("two", "broken")
