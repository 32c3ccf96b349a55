"""The three samples give exactly the findings their files expect."""

import pytest

from termsheets.domain.checks import findings
from tests.domain.checks.deals import AS_OF, expected
from tests.sample_deals import NAMES, sample_terms


@pytest.mark.parametrize("name", NAMES)
def test_sample_gives_exactly_its_expected_findings(name):
    found = findings(sample_terms(name), today=AS_OF)

    given = [
        {
            "check_id": one.check,
            "subject": one.subject,
            "severity": one.severity.value,
            "private_to": one.private_to,
        }
        for one in found
    ]
    assert sorted(given, key=str) == sorted(expected(name), key=str)
