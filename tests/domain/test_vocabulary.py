"""Terms say what the catalog says, field by field."""

from decimal import Decimal

import pytest

from termsheets.domain.terms import structure
from termsheets.domain.terms.types import Kind
from tests.domain import notation

KINDS = {
    "s": Kind.SHORT,
    "t": Kind.LONG,
    "rows": Kind.SHARES,
    "i": Kind.WHOLE,
    "d": Kind.NUMBER,
    "%": Kind.PERCENT,
    "$": Kind.MONEY,
    "date": Kind.DATE,
    "b": Kind.YES_NO,
    "e": Kind.CHOICE,
    "m": Kind.CHOICES,
    "L": Kind.TERRITORIES,
}
CLAUSES = {
    ("NegotiationPlan", "binding_clauses"): Kind.CLAUSES,
    ("FallbackTerm", "clause_id"): Kind.CLAUSE,
    ("Decision", "affects"): Kind.CLAUSES,
}
CATEGORIES = ("independent", "joint", "core_improvement", "ancillary_improvement", "data_outputs")
CATALOG = {block.name: block for block in notation.entities()}
FIELDS = [(block.name, line) for block in CATALOG.values() for line in block.fields]


def kind_of(entity, line):
    """Return the kind that the catalog gives a field."""
    if found := CLAUSES.get((entity, line.name)):
        return found
    if line.type.startswith(">"):
        return Kind.LINKS if line.type.startswith(">>") else Kind.LINK
    return KINDS[line.type]


def default_of(line):
    """Return the default that the catalog gives a field, as a value."""
    if line.default is None:
        return () if line.type in ("m", "L", "rows") or line.type.startswith(">>") else None
    if line.type == "b":
        return line.default == "yes"
    return Decimal(line.default) if line.type in ("i", "d", "%", "$") else line.default


def literal(word):
    """Return a word of a condition as our grammar writes it."""
    return word if word in ("yes", "no") else f"'{word}'"


def condition_of(line):
    """Return the catalog's condition in our grammar."""
    if line.due is None or "=" not in line.due:
        return line.due
    name, _, words = line.due.partition("=")
    values = [literal(word) for word in words.split("|")]
    if len(values) == 1:
        return f"{name.removesuffix('!')} {'!=' if name.endswith('!') else '=='} {values[0]}"
    lead = "not " if name.endswith("!") else ""
    return f"{lead}{name.removesuffix('!')} in ({', '.join(values)})"


def choices_of(entity, line):
    """Return the choices that the catalog gives a field, also where it refers to another's."""
    if line.note == "a ForegroundRule category":
        return CATEGORIES
    if line.note == "a scope value":
        return next(one.choices for one in CATALOG["HygieneReview"].fields if one.name == "scope")
    if (entity, line.name) == ("ExitPlan", "scenario"):
        return next(one.choices for one in CATALOG["ExitRule"].fields if one.name == "scenario")
    return line.choices


def test_terms_have_the_entities_of_the_catalog_in_its_sections_and_row_counts():
    ours = {
        entity.name: (entity.section, entity.low, entity.high)
        for entity in structure.entities().values()
    }

    assert ours == {name: (block.section, block.low, block.high) for name, block in CATALOG.items()}


@pytest.mark.parametrize("name", CATALOG)
def test_entity_has_the_fields_of_the_catalog(name):
    facts = structure.by_name()[name].facts

    assert set(facts) == {line.name for line in CATALOG[name].fields}


@pytest.mark.parametrize(
    ("name", "line"), FIELDS, ids=[f"{name}.{line.name}" for name, line in FIELDS]
)
def test_field_is_what_the_catalog_says(name, line):
    fact = structure.by_name()[name].facts[line.name]

    assert {
        "kind": fact.kind,
        "required": fact.required,
        "private": fact.private,
        "default": fact.default,
        "due": fact.due.text if fact.due else None,
        "choices": fact.choices,
        "target": fact.target,
    } == {
        "kind": kind_of(name, line),
        "required": line.required,
        "private": line.private,
        "default": default_of(line),
        "due": condition_of(line),
        "choices": choices_of(name, line),
        "target": line.type.lstrip(">") if line.type.startswith(">") else "",
    }
