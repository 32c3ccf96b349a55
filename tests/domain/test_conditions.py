"""The grammar of conditions: what it means, and what it refuses."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.conditions import BadCondition, holds, is_empty, read

VALUES = st.sampled_from(
    [None, "", (), "units", "net_sales", True, False, Decimal(0), Decimal(5), 7, ("a", "b")]
)
ANSWERS = st.fixed_dictionaries(dict.fromkeys(("a", "b", "c", "row.field"), VALUES))
ATOMS = st.sampled_from(
    ["a", "b", "row.field", "a == b", "a != 'units'", "c == empty", "b in ('units', 5)", "yes"]
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} or {})".format, inner, inner),
        st.builds("({} and {})".format, inner, inner),
        st.builds("(not {})".format, inner),
    ),
    max_leaves=6,
)


def told(text, answers):
    return read(text).holds(answers.get)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("base", True),
        ("base == 'units'", True),
        ("base != 'units'", False),
        ("base in ('pool', 'units')", True),
        ("base in ('pool')", False),
        ("'DE' in countries", True),
        ("'US' in countries", False),
        ("rate == 2.5", True),
        ("rate == 2.50", True),
        ("drop == -15", True),
        ("bundled == yes", True),
        ("bundled == no", False),
        ("floor", False),
        ("excluded", False),
        ("missing", False),
        ("missing == empty", True),
        ("base == empty", False),
        ("base != empty", True),
        ("notes == empty", True),
        ("nobody == empty", True),
        ("empty == missing", True),
        ("share.base == 'units'", True),
    ],
)
def test_condition_tells(text, expected):
    answers = {
        "base": "units",
        "share.base": "units",
        "countries": ("DE", "FR"),
        "rate": Decimal("2.5"),
        "drop": Decimal(-15),
        "bundled": True,
        "excluded": False,
        "floor": Decimal(0),
        "notes": "",
        "nobody": (),
    }

    assert told(text, answers) is expected


@pytest.mark.parametrize("nothing", [None, "", ()])
def test_empty_value_equals_nothing_but_empty(nothing):
    answers = {"a": nothing, "b": nothing}
    texts = ("a == b", "a == ''", "a != 'x'", "a in ('x', '')", "a in b", "'x' in a", "a == empty")

    assert [told(text, answers) for text in texts] == [
        False, False, True, False, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("a or b and c", "a or (b and c)"),
        ("a and b or c", "(a and b) or c"),
        ("not a and b", "(not a) and b"),
        ("not a or b", "(not a) or b"),
        ("not a == b", "not (a == b)"),
        ("not not a", "not (not a)"),
        ("a == b and c != 'x'", "(a == b) and (c != 'x')"),
        ("not a in ('units', 5)", "not (a in ('units', 5))"),
    ],
)
def test_operators_bind_as_the_grammar_says(text, grouped):
    assert read(text).expression == read(grouped).expression


@given(CONDITIONS, CONDITIONS, ANSWERS)
def test_connectives_mean_what_they_mean_in_logic(left, right, answers):
    one, other = told(left, answers), told(right, answers)

    assert told(f"{left} or {right}", answers) is (one or other)
    assert told(f"({left}) and ({right})", answers) is (one and other)
    assert told(f"not ({left})", answers) is (not one)
    assert told(f"not ({left} or {right})", answers) is told(
        f"not ({left}) and not ({right})", answers
    )


@given(CONDITIONS, ANSWERS)
def test_parentheses_and_blanks_change_nothing(text, answers):
    spread = text.replace("(", " ( ").replace(")", " ) ")

    assert read(f"(({text}))").expression == read(spread).expression
    assert told(f"(({text}))", answers) is told(text, answers)


@given(ANSWERS)
def test_unequal_is_the_opposite_of_equal(answers):
    assert told("a != b", answers) is not told("a == b", answers)


@given(ANSWERS)
def test_among_a_list_is_equal_to_one_of_it(answers):
    assert told("a in (b, 'units', 5)", answers) is told(
        "a == b or a == 'units' or a == 5", answers
    )


@given(VALUES)
def test_value_that_is_empty_never_holds(value):
    assert not (is_empty(value) and holds(value))


def test_condition_names_what_it_asks_for_once_and_in_order():
    text = "share.kind == 'royalty' and not (b in (c, 'x') or 'DE' in countries) or share.kind"

    assert read(text).names() == ("share.kind", "b", "c", "countries")


def test_condition_asks_for_no_more_than_it_needs():
    asked = []

    read("a or b").holds(lambda path: asked.append(path) or True)

    assert asked == ["a"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Expected a value before 'the end' in ''."),
        ("a or", "Expected a value before 'the end' in 'a or'."),
        ("not", "Expected a value before 'the end' in 'not'."),
        ("a and or b", "Expected a value before 'or' in 'a and or b'."),
        ("a == == b", "Expected a value before '==' in 'a == == b'."),
        ("a in ()", "Expected a value before ')' in 'a in ()'."),
        ("a in ('x'", "Expected ')' before 'the end' in \"a in ('x'\"."),
        ("(a", "Expected ')' before 'the end' in '(a'."),
        ("a)", "Did not expect ')' in 'a)'."),
        ("a b", "Did not expect 'b' in 'a b'."),
        ("a == b == c", "Did not expect '==' in 'a == b == c'."),
        ("a in 'x'", "'in' needs a list or a list field in \"a in 'x'\"."),
        ("a in yes", "'in' needs a list or a list field in 'a in yes'."),
        ("a = 'x'", "Cannot read \"= 'x'\" in \"a = 'x'\"."),
        ("a == 'open", 'Cannot read "\'open" in "a == \'open".'),
        ("Share.base", "Cannot read 'Share.base' in 'Share.base'."),
        ("a > 5", "Cannot read '> 5' in 'a > 5'."),
        ("a; b", "Cannot read '; b' in 'a; b'."),
        ("__import__('os')", "Did not expect '(' in \"__import__('os')\"."),
    ],
)
def test_bad_condition_is_refused_by_its_word(text, message):
    with pytest.raises(BadCondition) as refused:
        read(text)

    assert str(refused.value) == message


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(BadCondition):
        assert read(text).text == text
