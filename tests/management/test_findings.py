"""Findings by command: as other tools read them, for one side, on one day."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.domain.checks.deals import expected
from tests.sample_deals import FOLDER, NAMES
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
AS_OF = "2026-12-01"


def run(*words):
    """Return what a command prints."""
    out = StringIO()
    call_command(*map(str, words), stdout=out)
    return out.getvalue()


def imported(name):
    """Return the id of an imported sample deal."""
    return run("import_deal", FOLDER / f"{name}.yaml").split()[-1]


def told(deal, *words):
    """Return the findings as JSON gives them."""
    return json.loads(run("findings", deal, "--today", AS_OF, "--format", "json", *words))


@pytest.mark.parametrize("name", NAMES)
def test_imported_sample_has_its_expected_findings(name):
    found = told(imported(name))

    assert sorted(
        (one["check"], one["subject"], one["severity"], one["private_to"]) for one in found
    ) == sorted(
        (one["check_id"], one["subject"], one["severity"], one["private_to"])
        for one in expected(name)
    )
    assert {tuple(one) for one in found} == {
        ("check", "subject", "severity", "message", "step", "field", "private_to")
    }


def test_text_is_the_default_and_names_the_source():
    printed = run("findings", imported("saas-distribution"), "--today", AS_OF)

    assert printed == (
        "warning grant.transfer_vs_exit LG-4: A sale of Tidelark could lose LG-4 (Brackenhall to "
        "Tidelark). Let it pass to a successor without consent. (US licenses presumed "
        "non-assignable (PPG v. Guardian; SQL Solutions; cf. Meso Scale 2013))\n"
    )


def test_other_side_is_told_neither_private_findings_nor_what_it_received_unchanged():
    deal = imported("saas-distribution")
    run("send_round", deal, "--side", "Tidelark", "--override", "The sale is a risk we take.")

    found = told(deal, "--side", "Brackenhall")

    assert [one["check"] for one in found if one["check"] != "draft.incomplete"] == []


def test_change_since_the_last_round_is_to_be_logged():
    talks = make_talks("saas-distribution")
    talks.send()
    talks.edit(key="governance", cadence="monthly")

    changed = [one["message"] for one in told(talks.deal.pk) if one["check"].startswith("upkeep.")]

    assert changed == ["Log why Joint steering committee changed since the last round."]


def test_another_day_finds_other_reviews_due():
    deal = imported("saas-distribution")

    printed = run("findings", deal, "--today", "2028-01-01")

    assert "upkeep.reviews AS-1" in printed
    assert printed.count("upkeep.reviews") == 3


def test_wrong_words_are_refused_in_plain_words():
    deal = imported("saas-distribution")

    with pytest.raises(CommandError) as day:
        run("findings", deal, "--today", "soon")
    with pytest.raises(CommandError) as side:
        run("findings", deal, "--side", "Nobody")

    assert str(day.value) == "soon is not a day. Write it as in 2027-03-01."
    assert str(side.value).startswith("Nobody has no draft in this deal.")


def test_pdf_is_written_to_the_file_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "press", lambda job: Rendered(job.page.encode(), {}))
    deal, file = imported("saas-distribution"), tmp_path / "findings.pdf"

    run("findings", deal, "--format", "pdf", "-o", file)
    with pytest.raises(CommandError, match="Name it with -o"):
        run("findings", deal, "--format", "pdf")

    assert b"grant.transfer_vs_exit" in file.read_bytes()
