"""The clause library: what a lawyer may write, and what is refused by its word."""

import re
from pathlib import Path

import pytest

from termsheets.domain.library import arranged, check, library
from termsheets.domain.terms.structure import by_name, entities
from termsheets.domain.wording import POSITIONS, BadWording, PieceKind, pieces, read

INDEX = Path(__file__).parent.parent / "data" / "clause-index.md"
LINE = re.compile(
    r"^\|(?P<number>\d+\.\d+)\|(?P<id>[\w.]+)\|(?P<binds>[BN])\|(?P<turns>.*)\|$", re.M
)


def written(**changes):
    """Return an entry as a file has it, with changes."""
    entry = {
        "id": "deal.title",
        "title": "Title",
        "binding": False,
        "positions": {"balanced": {"text": "The deal is [[deal.title]]."}},
    }
    return entry | changes


def balanced(text, **more):
    return {"positions": {"balanced": {"text": text, **more}}}


def refusal(entry):
    """Return the words in which an entry is refused."""
    with pytest.raises(BadWording) as refused:
        check(read(entry, "deal.yaml"), "deal.yaml")
    return str(refused.value)


def indexed():
    return [found.groupdict() for found in LINE.finditer(INDEX.read_text(encoding="utf-8"))]


def unguarded(entry, fragment):
    """Return the paths a fragment prints without a condition that names them."""
    conditions = [condition for condition in (entry.when, fragment.condition) if condition]
    asked = {name for condition in conditions for name in condition.names()}
    printed = {piece.text for piece in fragment.pieces if piece.kind is PieceKind.PLACEHOLDER}
    return printed - asked


def may_be_empty(entry, path):
    """Return whether a path's answer may stay empty without leaving a gap to fill."""
    root, _, name = path.partition(".")
    entity = by_name()[entry.repeat] if root == entry.alias else entities().get(root)
    fact = entity.facts.get(name) if entity else None
    return fact is not None and not fact.must_print and fact.due is None


def test_library_has_the_clauses_of_the_index_in_its_order():
    numbered = [
        (f"{section}.{clause}", entry.id, "B" if entry.binding else "N")
        for section, part in enumerate(library().sections, start=1)
        for clause, entry in enumerate(part.entries, start=1)
    ]

    assert numbered == [(line["number"], line["id"], line["binds"]) for line in indexed()]


@pytest.mark.parametrize("line", indexed(), ids=lambda line: line["id"])
def test_clause_has_the_positions_that_the_index_marks(line):
    expected = POSITIONS if line["turns"].startswith("◆") else ("balanced",)

    assert tuple(library().clauses[line["id"]].positions) == expected


def test_choice_between_positions_is_always_explained():
    silent = [
        (entry.id, position.name)
        for entry in library().clauses.values()
        if len(entry.positions) > 1
        for position in entry.positions.values()
        if not position.choose_when
    ]

    assert silent == []


def test_positions_of_a_clause_differ_in_words():
    same = [
        entry.id
        for entry in library().clauses.values()
        if len({position.fragments for position in entry.positions.values()})
        != len(entry.positions)
    ]

    assert same == []


def test_text_falls_into_words_terms_and_placeholders():
    found = [(piece.kind, piece.text) for piece in pieces("[[startup]] keeps Background IP.")]

    assert found == [
        (PieceKind.PLACEHOLDER, "startup"),
        (PieceKind.WORDS, " keeps "),
        (PieceKind.DEFINED, "Background IP"),
        (PieceKind.WORDS, "."),
    ]


def test_every_sentence_of_the_library_ends():
    unended = [
        entry.id
        for entry in library().clauses.values()
        for position in entry.positions.values()
        for fragment in position.fragments
        if not fragment.pieces[-1].text.endswith(".")
    ]

    assert unended == []


def test_placeholder_that_may_be_empty_is_guarded():
    optional = {
        (entry.id, path)
        for entry in library().clauses.values()
        for position in entry.positions.values()
        for fragment in position.fragments
        for path in unguarded(entry, fragment)
        if may_be_empty(entry, path)
    }

    assert optional == {("status.binding_effect", "negotiation_plan.binding_clauses")}


def test_position_that_builds_on_the_balanced_one_prints_it_first():
    entry = read(
        written(
            positions={
                "balanced": {"text": "One.", "fragments": [{"if": "yes", "text": "Two."}]},
                "startup": {"text": "Three.", "builds_on": "balanced"},
                "partner": {"text": "Four."},
            },
            fragments=[{"if": "yes", "text": "Last."}],
        ),
        "deal.yaml",
    )
    texts = {
        name: [fragment.pieces[0].text for fragment in position.fragments]
        for name, position in entry.positions.items()
    }

    assert texts == {
        "startup": ["One.", "Two.", "Three.", "Last."],
        "balanced": ["One.", "Two.", "Last."],
        "partner": ["Four.", "Last."],
    }


def test_clause_of_one_position_gives_it_for_every_name():
    entry = read(written(), "deal.yaml")

    assert {entry.position(name) for name in POSITIONS} == {entry.positions["balanced"]}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (balanced("In [[deal.color]]."), "'deal.color' is not known."),
        (balanced("In [[party.short_name]]."), "'party.short_name' is not known."),
        (balanced("In [[table.color]]."), "'table.color' is not known."),
        (balanced("In [[seller]]."), "'seller' is not known."),
        (balanced("In [[deal]]."), "'deal' is not known."),
        (balanced("In [[deal.code]]."), "'deal.code' is not known."),
        (balanced("In [[patent_plans]]."), "'patent_plans' is not known."),
        (
            {"repeat": "RevenueShare as share"} | balanced("By [[share.royalty_tiers]]."),
            "'share.royalty_tiers' is not known.",
        ),
        (
            {"repeat": "BackgroundAsset as asset"} | balanced("But [[asset.encumbrance_note]]."),
            "'asset.encumbrance_note' is not known.",
        ),
        ({"repeat": "Color as color"}, "'Color' does not repeat."),
        ({"repeat": "LicenseGrant"}, "'LicenseGrant' does not repeat."),
        (balanced("In [[Deal title]]."), "[[Deal title]] is not a placeholder."),
        (balanced("In [[]]."), "[[]] is not a placeholder."),
        (balanced("In [[deal.title."), "a bracket is open in 'In [[deal.title.'."),
        (balanced("In deal.title]]."), "a bracket is open in 'In deal.title]].'."),
        (
            balanced("In [[deal.title and [[deal.purpose]]."),
            "a bracket is open in 'In [[deal.title and '.",
        ),
        (balanced("[[deal.title] is it."), "a bracket is open in '[[deal.title] is it.'."),
        ({"when": "deal.title is"}, "Did not expect 'is' in 'deal.title is'."),
        ({"when": "deal.color"}, "'deal.color' cannot be asked."),
        ({"when": "startup"}, "'startup' cannot be asked."),
        ({"when": "table.party"}, "'table.party' cannot be asked."),
        ({"when": True}, "'when' must be text in quotes, not True."),
        (
            {"fragments": [{"if": "deal.title ==", "text": "Yes."}]},
            "Expected a value before 'the end' in 'deal.title =='.",
        ),
        ({"fragments": [{"text": "Yes."}]}, "'if' is missing."),
        ({"fragments": [{"if": "yes", "text": "A.", "else": "B."}]}, "'else' is not a key here."),
        (balanced(None), "'text' must be text in quotes, not None."),
        (balanced(5), "'text' must be text in quotes, not 5."),
        (balanced("A.", builds_on="startup"), "'startup' cannot be built on."),
        (balanced("A.", color="red"), "'color' is not a key here."),
        ({"positions": {"startup": {"text": "A."}}}, "the position 'balanced' is missing."),
        (
            {"positions": {"balanced": {"text": "A."}, "startup": {"text": "B."}}},
            "the position 'partner' is missing.",
        ),
        (
            {"positions": {name: {"text": "A."} for name in (*POSITIONS, "seller")}},
            "'seller' is not a position.",
        ),
        ({"heading": "Title"}, "'heading' is not a key here."),
    ],
)
def test_entry_that_cannot_print_is_refused_by_file_clause_and_word(changes, words):
    assert refusal(written(**changes)) == f"deal.yaml, deal.title: {words}"


@pytest.mark.parametrize("key", ["title", "binding", "positions"])
def test_missing_key_is_refused_by_its_name(key):
    entry = written()
    del entry[key]

    assert refusal(entry) == f"deal.yaml, deal.title: '{key}' is missing."


@pytest.mark.parametrize(
    ("clauses", "words"),
    [
        (["deal.title", "deal.color"], "deal.color: no file has this clause."),
        ([], "deal.title: must stand there once."),
        (["deal.title", "deal.title"], "deal.title: must stand there once."),
    ],
)
def test_plan_that_does_not_fit_the_clauses_is_refused(clauses, words):
    entries = {"deal.title": read(written(), "deal.yaml")}

    with pytest.raises(BadWording, match=rf"^sections.yaml, {re.escape(words)}$"):
        arranged(entries, [{"id": "deal", "title": "Deal", "clauses": clauses}])
