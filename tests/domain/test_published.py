"""The published JSON Schema, asked by a validator that is not ours."""

import json
from copy import deepcopy
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from termsheets.domain import schema
from termsheets.domain.problems import Refused
from termsheets.domain.schema.reading import read_yaml
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import children_of, entities
from tests.domain.terms_to_try import some_terms
from tests.sample_deals import FOLDER, NAMES, sample_terms

VALIDATOR = Draft202012Validator(
    schema.json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER
)
WRONG = (
    5,
    -1,
    1.5,
    10**20,
    "x",
    "9" * 50,
    "x" * 301,
    "x" * 5_001,
    "soon",
    "2027-02-30",
    "101",
    True,
    None,
    [],
    {},
    [5],
    [None],
    [{}],
    ["x"],
    ["US", "US"],
    {"a": 1},
)


def complaints(tree):
    """Return what the schema finds wrong in a tree of plain values."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(tree)]


def as_json(number):
    """Return a number as JSON has it."""
    return int(number) if number == int(number) else float(number)


@cache
def shape_of(name):
    """Return a sample as plain values."""
    return json.loads(schema.dump(sample_terms(name), "json"))


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


def places(tree):
    """Yield every mapping of a tree with the entity that it is."""
    for entity in entities().values():
        if not entity.parent and entity.key in tree:
            rows = [tree[entity.key]] if entity.single else tree[entity.key]
            yield from ((entity, row) for row in rows)
            for child in children_of(entity.key):
                yield from ((child, inner) for row in rows for inner in row.get(child.key, ()))


@st.composite
def mutated(draw):
    """Return a part of a sample with one answer, list or key made wrong, or perhaps still right."""
    shape = shape_of(draw(st.sampled_from(NAMES)))
    part = draw(st.sampled_from([key for key in shape if key in entities()]))
    tree = {"schema_version": 1, part: deepcopy(shape[part])}
    entity, row = draw(st.sampled_from(list(places(tree))))
    names = [*entity.cls.model_fields, "colour"]
    row[draw(st.sampled_from(names))] = draw(st.sampled_from(WRONG))
    return tree


@given(tree=mutated())
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
