"""Mends that need no judgment settle their finding, and raise no other."""

import pytest

from termsheets.domain.checks import findings
from termsheets.domain.checks.mending import mendable, mends
from termsheets.domain.edits import find, locate, siblings, with_list, with_row
from termsheets.domain.schema import validated_row
from termsheets.domain.terms.structure import entities
from tests.domain.checks.deals import AS_OF, PLATFORM, SAAS, altered
from tests.sample_deals import sample_terms

BROKEN = {
    "tier.unassigned": (PLATFORM, {"BG-2.tier": None}, "BG-2"),
    "exit.uncovered": (SAAS, {"exit_rules": ()}, "LG-1"),
    "governance.decisions": (SAAS, {"decision_rights": ()}, "deal"),
}


def found_in(terms, check):
    return {one.subject: one for one in findings(terms, today=AS_OF) if one.check == check}


def mended(terms, changes):
    """Return the deal with the changes made."""
    for number, change in enumerate(changes, start=1):
        if change.code:
            place = locate(terms, change.key, change.code)
            terms = with_row(terms, place, place.row.model_copy(update=change.answers))
        else:
            entity = entities()[change.key]
            code = f"{entity.cls.prefix}-{number + 90}"
            row = validated_row(entity, {"code": code, **change.answers})
            terms = with_list(terms, change.key, "", (*siblings(terms, change.key, ""), row))
    return terms


@pytest.mark.parametrize("check", BROKEN)
def test_mend_settles_its_finding_and_raises_no_blocker(check):
    name, changes, subject = BROKEN[check]
    terms = altered(name, changes)
    found = found_in(terms, check)[subject]

    after = mended(terms, mends(found, terms))

    assert subject not in found_in(after, check)
    blockers = {one.check for one in findings(after, today=AS_OF) if one.blocks}
    assert blockers <= {one.check for one in findings(terms, today=AS_OF) if one.blocks}
    assert mendable([found], terms) == {found}


def test_asset_that_a_license_names_goes_to_the_core_improvements_and_another_to_the_core():
    terms = altered(PLATFORM, {"BG-1.tier": None, "BG-2.tier": None})
    found = found_in(terms, "tier.unassigned")

    tiers = [
        find(terms, "access_tiers", mends(found[code], terms)[0].answers["tier"]).kind
        for code in ("BG-1", "BG-2")
    ]

    assert tiers == ["core", "core_improvement"]


def test_finding_that_takes_judgment_has_no_mend():
    terms = altered(PLATFORM, {"LG-1.sunset_date": None, "LG-1.step_down_milestone": None})

    assert mends(found_in(terms, "grant.no_diligence")["LG-1"], terms) == ()


def test_standard_rows_that_are_gone_come_back_with_their_usual_answers():
    rules = sample_terms(SAAS).foreground_rules[1:]
    terms = altered(SAAS, {"TI-3.retired": True, "foreground_rules": rules})
    gap = found_in(terms, "draft.incomplete")["deal"]

    changes = mends(gap, terms)
    after = found_in(mended(terms, changes), "draft.incomplete")

    assert [(one.key, dict(one.answers)) for one in changes] == [
        (
            "access_tiers",
            {"kind": "ancillary", "ownership_rule": "co_owned", "access_rule": "revenue_share"},
        ),
        ("foreground_rules", {"category": "independent"}),
    ]
    assert "deal" not in after


def test_gap_that_only_a_person_can_fill_has_no_mend():
    terms = altered(SAAS, {"PA-1.legal_name": None})

    assert mends(found_in(terms, "draft.incomplete")["PA-1"], terms) == ()
