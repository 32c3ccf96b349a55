"""The border for text: what may enter, and in which form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT, clean, clean_line


def accepted(text, cleaner=clean):
    try:
        return cleaner(text)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a deal  ", "a deal"),
        ("\n\ta deal\n", "a deal"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one\ntwo"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("one\n\ntwo\tthree", "one\n\ntwo\tthree"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("5\u00a0000 \N{EURO SIGN}", "5\u00a0000 \N{EURO SIGN}"),
        ("<b>&amp;</b> \"'`", "<b>&amp;</b> \"'`"),
        ("\N{GRINNING FACE} 東京 עברית", "\N{GRINNING FACE} 東京 עברית"),
        ("", ""),
        (" \t\n ", ""),
    ],
)
def test_text_is_kept_in_one_form(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("a\x00b", "U+0000 at position 2"),
        ("\x1b[31m", "U+001B at position 1"),
        ("a\x0bb", "U+000B at position 2"),
        ("a\x7fb", "U+007F at position 2"),
        ("ab\x9f", "U+009F at position 3"),
        ("gpj\u202etxt", "U+202E at position 4"),
        ("a\u200eb", "U+200E at position 2"),
        ("a\u2066b", "U+2066 at position 2"),
        ("a\u061cb", "U+061C at position 2"),
        ("\ufeffa", "U+FEFF at position 1"),
        ("a\ud800", "U+D800 at position 2"),
        ("a\uffff", "U+FFFF at position 2"),
    ],
)
def test_character_that_cannot_be_printed_is_refused_by_its_place(typed, named):
    with pytest.raises(ValueError, match=r".") as refused:
        clean(typed)

    assert str(refused.value) == f"Remove the character {named}: it cannot be printed."


@pytest.mark.parametrize(("cleaner", "limit"), [(clean, LONG_LIMIT), (clean_line, SHORT_LIMIT)])
def test_text_may_fill_its_limit_but_not_pass_it(cleaner, limit):
    assert cleaner(f" {'a' * limit} ") == "a" * limit
    with pytest.raises(
        ValueError, match=f"Shorten this to {limit:,} characters; it has {limit + 1:,}."
    ):
        cleaner("a" * (limit + 1))


@pytest.mark.parametrize("typed", ["one\ntwo", "one\ttwo", "one\r\ntwo", "one\u2028two"])
def test_line_is_one_line(typed):
    with pytest.raises(ValueError, match=r"^Write this on one line, without line breaks"):
        clean_line(typed)


def test_line_loses_its_outer_line_breaks():
    assert clean_line("\n Tidelark \r\n") == "Tidelark"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = accepted(text)

    assert once is None or accepted(once) == once


@given(st.text(st.characters(codec=None)))
def test_whatever_is_accepted_can_be_stored_and_printed(text):
    kept = accepted(text)

    if kept is not None:
        kept.encode()
        assert unicodedata.is_normalized("NFC", kept)
        assert not {unicodedata.category(letter) for letter in kept} & {"Cs"}
        assert {letter for letter in kept if unicodedata.category(letter) == "Cc"} <= {"\n", "\t"}


@given(st.text())
def test_accepted_line_is_an_accepted_text(text):
    line = accepted(text, clean_line)

    assert line is None or (line == accepted(text) and len(line.splitlines()) <= 1)
