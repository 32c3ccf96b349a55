"""Library files that a person typed: whatever they hold is read, or refused in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.library import library, shipped_files
from termsheets.domain.library.editing import changed_clauses, dumped, with_clause, written_clauses
from termsheets.domain.library.reading import digest_of, read_files
from termsheets.domain.wording import BadWording

FILES = shipped_files()
CLAUSES = written_clauses(FILES)
KEYS = ("id", "title", "binding", "repeat", "when", "positions", "fragments")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from((*KEYS, "balanced", "text", "if")), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(key=st.sampled_from(KEYS), value=VALUES)
def test_any_value_in_a_clause_is_read_or_refused(key, value):
    clause = {**CLAUSES["license.grant"][1], key: value}
    with suppress(BadWording):
        read_files({**FILES, "grants.yaml": dumped([clause])})


@given(clauses=VALUES)
def test_any_value_as_a_file_or_plan_is_read_or_refused(clauses):
    for name in ("grants.yaml", "sections.yaml"):
        with pytest.raises(BadWording, match=r"\.yaml"):
            read_files({**FILES, name: dumped(clauses)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- " + "[" * 13 + "1" + "]" * 13, "grants.yaml, line 1: nested too deep."),
        ("- &a x", "grants.yaml, line 1: anchors, aliases and tags are not read here."),
        ("- !!python/x y", "grants.yaml, line 1: anchors, aliases and tags are not read here."),
        ("moon: 1", "grants.yaml: must be a list of clauses, each beginning with a dash."),
    ],
)
def test_tangled_file_is_refused_by_its_line(text, words):
    with pytest.raises(BadWording) as refused:
        read_files({**FILES, "grants.yaml": text})

    assert str(refused.value) == words


def test_condition_too_long_to_read_is_refused():
    clause = {**CLAUSES["general.law"][1], "when": "(" * 200 + "deal.title" + ")" * 200}

    with pytest.raises(BadWording, match=r"^deal.yaml, general.law: Shorten "):
        read_files(with_clause(FILES, "general.law", clause))


@pytest.mark.parametrize("clause_id", CLAUSES)
def test_clause_written_as_it_stands_changes_no_word(clause_id):
    files = with_clause(FILES, clause_id, CLAUSES[clause_id][1])

    assert changed_clauses(FILES, files) == {}


def test_library_of_rewritten_files_has_the_same_clauses():
    files = dict(FILES)
    for clause_id, (_, written) in CLAUSES.items():
        files = with_clause(files, clause_id, written)

    assert read_files(files).clauses == library().clauses
    assert read_files(FILES).digest == digest_of(FILES) == library().digest
