"""A findings report on paper: by severity and step, with sources and answers."""

from datetime import date

import pytest

from termsheets.domain.checks import findings, is_gap
from termsheets.domain.checks.report import Answered, Line, Report
from termsheets.render import findings as papers
from tests.colliding import colliding
from tests.render.reading import pages_of

DAY = date(2026, 11, 24)
ANSWERS = {"revenue.no_bounds": Answered("waived", "Lea", DAY, "Sales stay small.")}


@pytest.fixture(scope="module")
def report():
    """Return the report of a deal in which two exclusive grants collide, one warning waived."""
    found = (one for one in findings(colliding(), today=DAY) if not is_gap(one))
    return Report(
        title="Capsids",
        party="Helicord",
        deal="48c80da5-7a07-4f26-aaf1-09655b08c5f0",
        day=DAY,
        lines=tuple(Line(one, ANSWERS.get(one.check)) for one in found),
        gaps=("Deal: purpose is empty. Fill it in.",),
    )


def test_report_groups_findings_by_severity_and_step(report):
    told = [
        (severity, count, [(step, [line.where for line in lines]) for step, lines in steps])
        for severity, count, steps in report.groups
    ]

    assert told[0] == (
        "blocker",
        2,
        [("Step 4: Grants", ["LG-4, assets", "LG-1, exclusivity"])],
    )
    assert [step for step, _ in told[1][2]] == [
        "Step 2: Background",
        "Step 4: Grants",
        "Step 7: Revenue",
        "Step 9: Negotiation",
    ]
    assert report.open == 7


def test_paper_tells_source_answer_and_what_is_missing(report):
    text = papers.page(report)

    assert "Rests on: Breach on signing (grant.exclusive_overlap)" in text
    assert "<strong>Waived by Lea on 24 November 2026:</strong> Sales stay small." in text
    assert "Only your side sees this finding." in text
    assert "Deal: purpose is empty. Fill it in." in text


def test_report_is_set_on_pages_with_its_digest(report):
    pages = pages_of(papers.render(report))

    assert f"Digest {report.short_digest}" in pages[0]
    assert "Breach on signing" in " ".join(pages)
