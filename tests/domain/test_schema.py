"""A deal as a file: what is written comes back, and hostile files do not get in."""

import json
import tracemalloc

import pytest
from hypothesis import given

from termsheets.domain import schema
from termsheets.domain.problems import Refused
from termsheets.domain.terms import Terms
from tests.domain.terms_to_try import some_terms
from tests.sample_deals import NAMES, sample_terms

LOADERS = {"yaml": schema.load_yaml, "json": schema.load_json}


def refusal(load, text):
    """Return the messages with which a text is refused."""
    with pytest.raises(Refused) as refused:
        load(text)
    return [problem.message for problem in refused.value.problems]


@pytest.mark.parametrize("form", LOADERS)
@pytest.mark.parametrize("name", NAMES)
def test_sample_deal_comes_back_equal(name, form):
    terms = sample_terms(name)

    assert LOADERS[form](schema.dump(terms, form)) == terms


@pytest.mark.parametrize("form", LOADERS)
def test_empty_deal_comes_back_equal(form):
    assert LOADERS[form](schema.dump(Terms(), form)) == Terms()


@given(terms=some_terms())
def test_any_terms_come_back_equal_from_yaml(terms):
    assert schema.load_yaml(schema.dump(terms, "yaml")) == terms


@given(terms=some_terms())
def test_any_terms_come_back_equal_from_json(terms):
    assert schema.load_json(schema.dump(terms, "json")) == terms


@given(terms=some_terms())
def test_snapshot_comes_back_equal(terms):
    assert schema.thaw(schema.snapshot(terms)) == terms


def test_rows_that_two_snapshots_share_are_one_value():
    terms = sample_terms("saas-distribution")
    deal = terms.deal.model_copy(update={"title": "Another"})
    one, other = (
        schema.thaw(schema.snapshot(each))
        for each in (terms, terms.model_copy(update={"deal": deal}))
    )

    assert one.deal != other.deal
    assert all(mine is theirs for mine, theirs in zip(one.parties, other.parties, strict=True))


def with_other_secrets(terms):
    """Return Terms with other private answers, told or not known, and nothing else changed."""

    def changed(row):
        kept = {"planned_exit": "ipo", "planned_exit_by": None}
        return row.model_copy(update=kept | {"unknown": (*row.unknown, "planned_exit_by")})

    return terms.model_copy(update={"parties": tuple(map(changed, terms.parties))})


@pytest.mark.parametrize("name", NAMES)
def test_snapshot_keeps_private_answers_apart(name):
    terms = sample_terms(name)
    other = with_other_secrets(terms)

    one, two = schema.snapshot(terms), schema.snapshot(other)

    assert one.shared == two.shared
    assert one.own != two.own
    assert schema.thaw(two) == other


def test_snapshot_without_private_answers_has_none_but_defaults():
    parties = schema.thaw(schema.Snapshot(schema.snapshot(sample_terms(NAMES[0])).shared)).parties

    assert {party.planned_exit for party in parties} == {"unsure"}


def test_money_is_written_at_minor_units_and_a_percent_bare():
    text = schema.dump(sample_terms("saas-distribution"), "yaml")

    assert "value_amount: '180000.00'" in text
    assert "strike_amount: '4.20'" in text
    assert "fully_diluted_pct: 1.5" in text


def test_emptied_default_is_written_as_null():
    terms = Terms.model_validate({"deal": {"currency": None}})

    assert "currency: null" in schema.dump(terms, "yaml")
    assert schema.load_yaml("schema_version: 1\ndeal: {title: A}").deal.currency == "USD"


def test_party_is_written_by_short_name_and_read_by_name_or_code():
    text = "schema_version: 1\nparties: [{code: PA-1, short_name: Ada}]\ncontributions:\n"
    by_name = schema.load_yaml(f"{text}- {{code: CN-1, party: Ada}}")
    by_code = schema.load_yaml(f"{text}- {{code: CN-1, party: PA-1}}")

    assert by_name == by_code
    assert "party: Ada" in schema.dump(by_code, "yaml")


def test_norway_stays_norway():
    terms = schema.load_yaml("schema_version: 1\nparties: [{code: PA-1, country: NO}]")

    assert terms.parties[0].country == "NO"


def test_file_may_say_what_a_sample_says_beside_its_terms():
    text = "schema_version: 1\nas_of: 2026-12-01\nexpected_findings: []\ndeal: {title: A}"

    assert schema.load_yaml(text).deal.title == "A"


HOSTILE = {
    "nothing": ("", "A deal file is a mapping that starts with a deal."),
    "a list": ("- 1", "A deal file is a mapping that starts with a deal."),
    "no version": (
        "deal: {}",
        "The file does not say its schema version. Add: schema_version: 1",
    ),
    "a newer version": (
        "schema_version: 2",
        "The file has schema version 2; this program reads up to 1. "
        "Update the program, or export the deal again from here.",
    ),
    "an unknown key": (
        "schema_version: 1\ndeal: {titel: A}",
        "deal: there is no field called titel. Did you mean title?",
    ),
    "an unknown entity": (
        "schema_version: 1\nparty: []",
        "The file: there is no field called party. Did you mean parties?",
    ),
    "an alias": (
        "schema_version: 1\ndeal: &a {title: A}\nparties: [*a]",
        "Line 2 uses an anchor or alias. Write the value out instead.",
    ),
    "a tag": (
        "schema_version: 1\ndeal: !!python/object:os.system {}",
        "Line 2 uses the tag tag:yaml.org,2002:python/object:os.system. Leave the tag out.",
    ),
    "a key twice": (
        "schema_version: 1\ndeal: {title: A, title: B}",
        "Line 2 states title a second time. Remove one.",
    ),
    "two documents": (
        "schema_version: 1\n---\ndeal: {}",
        "The file holds several documents. Keep one, without --- between.",
    ),
    "broken YAML": (
        "schema_version: 1\ndeal: {",
        "Line 3, column 1: a value that is missing, or a bracket that is never closed. "
        "Fill it in, or close it.",
    ),
    "a long number": (
        f"schema_version: 1\ndeal: {{initial_term_months: {'9' * 5000}}}",
        "deal, initial term months: Use a number of at most 15 digits before the decimal point.",
    ),
    "a number beyond numbers": (
        '{"schema_version": 1, "deal": {"initial_term_months": 1e99999999999999999999}}',
        "The number 1e99999999999999999999 cannot be read. Write it out in digits.",
    ),
    "a wrong kind": (
        "schema_version: 1\ndeal: {effective_date: soon}",
        "deal, effective date: Use a date such as 2027-03-01.",
    ),
    "a number out of range": (
        "schema_version: 1\ndeal: {initial_term_months: 301}",
        "deal, initial term months: Use a number of at most 300.",
    ),
    "a huge unknown key": (
        f'{{"schema_version": 1, "{"x" * 900_000}": 1}}',
        f"The file: there is no field called {'x' * 60}.... Remove it.",
    ),
    "a huge code": (
        f"schema_version: 1\nparties: [{{code: {'P' * 90_000}}}]",
        f"{'P' * 60}..., code: Use two capital letters and a number, such as BG-1.",
    ),
    "a huge tag": (
        f"deal: !{'t' * 90_000} {{}}",
        f"Line 1 uses the tag !{'t' * 59}.... Leave the tag out.",
    ),
    "half a character as a territory": (
        '{"schema_version": 1, "license_grants": [{"code": "LG-1", "territories": ["\\ud800"]}]}',
        "LG-1, territories: Remove the character U+D800 at position 1: it cannot be printed.",
    ),
    "half a character as a link": (
        '{"schema_version": 1, "license_grants": [{"code": "LG-1", "tiers": ["\\ud800"]}]}',
        "LG-1, tiers: Remove the character U+D800 at position 1: it cannot be printed.",
    ),
    "half a character as a code": (
        '{"schema_version": 1, "contributions": [{"code": "CN-\\ud800"}]}',
        "CN-\N{REPLACEMENT CHARACTER}, code: Remove the half character in it.",
    ),
    "a digit of another script": (
        "schema_version: 1\ncontributions: [{code: CN-1\u0663}]",
        "CN-1\u0663, code: Use two capital letters and a number, such as BG-1.",
    ),
    "no key at all": (
        'schema_version: 1\n"": 1',
        "The file: there is no field called ''. Remove it.",
    ),
    "a row that is none": (
        "schema_version: 1\nparties: [5]",
        "parties, entry 1: Use a mapping of field names to values.",
    ),
    "too many rows": (
        "schema_version: 1\ncontributions:\n"
        + "\n".join(f"- {{code: CN-{number}}}" for number in range(1, 502)),
        "contributions: Keep at most 500 rows in this list.",
    ),
    "too many rows inside a row": (
        "schema_version: 1\nrevenue_shares:\n- code: RS-1\n  royalty_tiers:\n"
        + "\n".join(f"  - {{code: RT-{number}}}" for number in range(1, 502)),
        "RS-1, royalty tiers: Keep at most 500 rows in this list.",
    ),
    "retired by a word": (
        "schema_version: 1\nparties: [{code: PA-1, retired: 'yes'}]",
        "PA-1, retired: Answer true or false.",
    ),
    "the same unknown twice": (
        "schema_version: 1\ndeal: {unknown: [title, title]}",
        "deal, unknown: The same entry stands there twice. Remove one.",
    ),
    "text instead of a mapping": (
        "schema_version: 1\ndeal: A",
        "deal: Use a mapping of field names to values.",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_refused_with_the_mend(case):
    text, message = HOSTILE[case]
    load = schema.load_json if text.startswith("{") else schema.load_yaml

    assert refusal(load, text) == [message]


@pytest.mark.parametrize(
    ("load", "text"),
    [
        (schema.load_yaml, "[" * 900_000),
        (schema.load_json, "[" * 900_000),
        (schema.load_yaml, "schema_version: 1\nparties:\n" + "- {}\n" * 100_000),
        (schema.load_json, '{"parties": [' + "{}," * 100_000 + "{}]}"),
        (schema.load_yaml, "a" * 1_000_001),
        (schema.load_json, '{"schema_version": NaN}'),
        (schema.load_json, '{"schema_version": 1, "deal": {}, "deal": {}}'),
        (schema.load_json, '{"schema_version": 1, "\\ud800": 1}'),
        (schema.load_yaml, "deal: \x00"),
        (schema.load_json, '{"schema_version": 1, "deal": {"title": "\\ud800"}}'),
        (schema.load_yaml, "\ud800"),
    ],
    ids=[
        "deep",
        "deep json",
        "many",
        "many json",
        "huge",
        "nan",
        "twice",
        "half key",
        "nul",
        "half",
        "half yaml",
    ],
)
def test_hostile_size_and_text_are_refused_in_little_memory(load, text):
    tracemalloc.start()
    try:
        assert refusal(load, text)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("number", "mend"),
    [
        ("1E+1000000", "Use a number of at most 15 digits before the decimal point."),
        ("1E-999999999", "Write the number out in digits, with at most 6 decimals."),
        ("0E+1000000", "Write the number out in digits, with at most 6 decimals."),
        (f"0.{'3' * 5_000}", "Write the number out in digits, with at most 6 decimals."),
        ("9" * 900_000, "Use a number of at most 15 digits before the decimal point."),
    ],
)
def test_number_with_a_vast_exponent_is_refused(number, mend):
    rows = f'"contributions": [{{"code": "CN-1", "value_amount": {number}}}]'

    assert refusal(schema.load_json, f'{{"schema_version": 1, {rows}}}') == [
        f"CN-1, value amount: {mend}"
    ]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0", "0"),
        ("-1", "-1"),
        ("'1'", "'1'"),
        ("one", "'one'"),
        ("true", "true"),
        ("[1]", "a list"),
        ("{a: 1}", "a mapping"),
    ],
)
def test_version_that_is_none_is_told_as_it_was_read(version, said):
    assert refusal(schema.load_yaml, f"schema_version: {version}") == [
        f"The schema version is {said}, which is not a version number. Write: schema_version: 1"
    ]


def test_version_with_5000_digits_is_told_in_short():
    assert refusal(schema.load_yaml, f"schema_version: {'9' * 5_000}") == [
        f"The file has schema version {'9' * 60}...; this program reads up to 1. "
        "Update the program, or export the deal again from here."
    ]


def test_huge_key_is_shortened_in_its_path():
    with pytest.raises(Refused) as refused:
        schema.load_json(f'{{"schema_version": 1, "deal": {{"{"x" * 900_000}": 1}}}}')

    assert [problem.path for problem in refused.value.problems] == [f"deal.{'x' * 60}..."]


def test_problems_beyond_the_first_twenty_are_counted_only():
    keys = ", ".join(f"k{number}: 1" for number in range(5_000))

    with pytest.raises(Refused) as refused:
        schema.load_yaml(f"schema_version: 1\ndeal: {{{keys}}}")

    assert (len(refused.value.problems), refused.value.more) == (20, 4_980)


def test_problems_name_path_row_and_field_and_stop_at_twenty():
    rows = "\n".join(f"- {{code: CN-{number}, kind: gold}}" for number in range(1, 31))

    with pytest.raises(Refused) as refused:
        schema.load_yaml(f"schema_version: 1\ncontributions:\n{rows}")

    first = refused.value.problems[0]
    assert len(refused.value.problems) == 20
    assert (first.path, first.code, first.field) == ("contributions[0].kind", "CN-1", "kind")
    assert first.message.startswith("CN-1, kind: Choose one of 'ip', 'cash'")


def test_json_schema_names_every_entity_and_is_json():
    published = json.loads(json.dumps(schema.json_schema()))

    assert set(published["properties"]) == {
        "schema_version",
        "as_of",
        "expected_findings",
        *Terms.model_fields,
    }
