"""YAML of our own: plain values, each key once, and a line for what cannot be read."""

from datetime import date

import pytest

from termsheets.domain import plain
from termsheets.domain.library import read_file
from termsheets.domain.wording import BadWording

TEXT = "a: 1\nb: {yes: true, day: 2027-03-01}\nc: [no, '2']\n"


def test_values_are_read_as_what_they_are():
    day = {True: True, "day": date(2027, 3, 1)}

    assert plain.values(TEXT) == {"a": 1, "b": day, "c": [False, "2"]}


def test_texts_are_read_as_written():
    day = {"yes": "true", "day": "2027-03-01"}

    assert plain.texts(TEXT) == {"a": "1", "b": day, "c": ["no", "2"]}


@pytest.mark.parametrize("read", [plain.values, plain.texts])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "line 2: a stands twice."),
        ("- {b: 1, c: 2, b: 3}\n", "line 1: b stands twice."),
        ("a: [\n", "line 2: did not find expected node content."),
    ],
)
def test_broken_text_is_refused_with_line_and_word(read, text, message):
    with pytest.raises(ValueError, match=r"^line ") as refused:
        read(text)

    assert str(refused.value) == message


def test_library_names_the_file_whose_key_stands_twice():
    with pytest.raises(BadWording, match=r"^grants\.yaml, line 2: title stands twice\.$"):
        read_file("grants.yaml", "- {id: license.grant, title: One,\n   title: Two}")
