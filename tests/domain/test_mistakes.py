"""A YAML file that cannot be read is answered with line, column and mend."""

import re

import pytest

from termsheets.domain.problems import Refused
from termsheets.domain.schema import load_yaml

ALIGN = "Let the lines of one list or mapping begin in the same column."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "deal:\n  title: Chips: for all",
            "Line 2, column 15: a colon that does not belong here. Put the text in quotes.",
        ),
        (
            "deal: - title",
            "Line 1, column 7: a list that begins on the line of its name. "
            "Begin it on the next line.",
        ),
        (
            "deal:\n  title: A\n  purpose",
            "Line 4, column 1: a name without a colon. Put a colon and a space after it.",
        ),
        ("deal: 'x", "Line 1, column 9: a quote that is never closed. Close it."),
        (
            "deal:\n\ttitle: A",
            "Line 2, column 1: a character that no text may begin with, or a tab. "
            "Put the text in quotes. Indent with spaces.",
        ),
        (
            'deal: "C:\\deal"',
            "Line 1, column 10: a backslash that means nothing here. Write it twice.",
        ),
        ("- a\nb: c", f"Line 2, column 1: a line that fits no list around it. {ALIGN}"),
        ("a: b\n- c", f"Line 2, column 1: a line that fits nothing around it. {ALIGN}"),
        (
            "deal: [a b: {c",
            "Line 2, column 1: a bracket that is never closed, or a comma that is missing. "
            "Close it, or put the comma.",
        ),
        (
            "deal: ]",
            "Line 1, column 7: a value that is missing, or a bracket that is never closed. "
            "Fill it in, or close it.",
        ),
        (
            "deal: *",
            "Line 1, column 8: a sign that has a meaning of its own in YAML. "
            "Put the text in quotes.",
        ),
        ("deal: \x00", "The file holds a character that cannot be printed. Remove it."),
    ],
)
def test_mistake_is_told_with_its_place_and_mend(text, sentence):
    with pytest.raises(Refused, match=f"^{re.escape(sentence)}$"):
        load_yaml(text)
