"""The published JSON Schema, asked by a validator that is not ours."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from termsheets.domain import schema
from termsheets.domain.problems import Refused
from termsheets.domain.schema.reading import read_yaml
from termsheets.domain.terms import Terms
from tests.domain.files_to_try import WRONG, changed_parts
from tests.domain.terms_to_try import some_terms
from tests.sample_deals import FOLDER, NAMES

VALIDATOR = Draft202012Validator(
    schema.json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def complaints(tree):
    """Return what the schema finds wrong in a tree of plain values."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(tree)]


def as_json(number):
    """Return a number as JSON has it."""
    return int(number) if number == int(number) else float(number)


def is_taken(tree):
    """Tell whether our own import takes the shape of a tree."""
    try:
        schema.load_json(json.dumps(tree))
    except Refused:
        return False
    return True


def test_schema_is_itself_valid():
    Draft202012Validator.check_schema(schema.json_schema())


@pytest.mark.parametrize("name", NAMES)
def test_sample_file_keeps_to_the_schema(name):
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    tree = json.loads(json.dumps(read_yaml(text), default=as_json))

    assert complaints(tree) == []


@given(terms=some_terms())
def test_any_exported_terms_keep_to_the_schema(terms):
    if all("tag" not in row.unknown for row in terms.fields_of_use):
        assert complaints(json.loads(schema.dump(terms, "json"))) == []


@given(tree=changed_parts(NAMES))
def test_file_that_the_import_refuses_for_its_shape_is_refused_by_the_schema(tree):
    assert is_taken(tree) or complaints(tree)


@pytest.mark.parametrize("key", ["schema_version", *Terms.model_fields, "colour"])
def test_wrong_part_is_refused_by_both(key):
    trees = [{"schema_version": 1} | {key: wrong} for wrong in WRONG]

    assert [tree for tree in trees if not is_taken(tree) and not complaints(tree)] == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (
            {"parties": [{"code": f"PA-{number}"} for number in range(1, 10)]},
            "$.parties: Too many items match the given schema (expected at most 8)",
        ),
        (
            {"deal": {"titel": "A"}},
            "$.deal: Additional properties are not allowed ('titel' was unexpected)",
        ),
        (
            {"contributions": [{"code": "PA-1"}]},
            "$.contributions[0].code: 'PA-1' does not match '^CN-[1-9][0-9]{0,5}$'",
        ),
        ({"fields_of_use": [{}]}, "$.fields_of_use[0]: 'tag' is a required property"),
        ({"schema_version": 2}, "$.schema_version: 1 was expected"),
    ],
)
def test_schema_says_what_is_wrong(changes, complaint):
    assert complaints({"schema_version": 1, **changes}) == [complaint]


def test_list_of_501_rows_is_refused_by_the_schema():
    rows = [{"code": f"CN-{number}"} for number in range(1, 502)]

    assert complaints({"schema_version": 1, "contributions": rows[:500]}) == []
    assert len(complaints({"schema_version": 1, "contributions": rows})) == 1


def test_ninth_party_may_stand_in_the_schema_while_one_is_retired():
    parties = [{"code": f"PA-{number}"} for number in range(1, 9)]
    retired = {"code": "PA-9", "retired": True}

    assert complaints({"schema_version": 1, "parties": [*parties, retired]}) == []


def test_field_tells_its_unit_and_when_it_is_due():
    fields = schema.json_schema()["$defs"]["RoyaltyTier"]["properties"]

    assert fields["rate_pct"]["description"] == (
        "Percent: 5 means 5%. Needed in a round where base != 'units'."
    )
