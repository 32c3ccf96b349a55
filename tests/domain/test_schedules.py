"""Which columns each table of a sheet has."""

import re
from pathlib import Path

import pytest

from termsheets.domain import schedules

CATALOG = Path(__file__).parent.parent / "data" / "table-columns.md"
LINE = re.compile(r"^\|([a-z_]+)\|(.+)\|$", re.M)
COLUMNS = dict(LINE.findall(CATALOG.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", COLUMNS)
def test_table_has_the_columns_of_the_catalog(name):
    assert schedules.SCHEDULES[name] == tuple(COLUMNS[name].split(", "))


def test_catalog_knows_every_table():
    assert set(schedules.SCHEDULES) == set(COLUMNS)


@pytest.mark.parametrize(
    ("name", "title"),
    [("royalty_tier", "Royalty Tiers"), ("field_of_use", "Fields of Use"), ("party", "Parties"),
     ("patent_country", "Patent Countries")],
)  # fmt: skip
def test_table_is_titled_by_its_rows(name, title):
    assert schedules.title(name) == title


def test_columns_are_headed_by_their_fields_after_the_code():
    assert schedules.heads("deduction_rule") == ("Code", "Kind", "Cap")


def test_field_of_use_is_known_by_its_tag_alone():
    assert schedules.heads("field_of_use") == ("Tag", "Definition")
