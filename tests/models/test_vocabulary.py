"""Every fact of Terms has its column, and nothing else has one."""

import pytest

from termsheets.domain.terms import structure
from termsheets.domain.terms.types import Kind
from termsheets.models import fields, mapping

COLUMNS = {
    Kind.SHORT: fields.ShortTextField,
    Kind.LONG: fields.LongTextField,
    Kind.WHOLE: fields.WholeField,
    Kind.NUMBER: fields.NumberField,
    Kind.PERCENT: fields.PercentField,
    Kind.MONEY: fields.MoneyField,
    Kind.DATE: fields.DateField,
    Kind.YES_NO: fields.YesNoField,
    Kind.CHOICE: fields.ChoiceField,
    Kind.CHOICES: fields.ChoicesField,
    Kind.TERRITORIES: fields.TerritoriesField,
    Kind.CLAUSE: fields.ClauseField,
    Kind.CLAUSES: fields.ClausesField,
    Kind.LINK: fields.LinkField,
    Kind.LINKS: fields.LinksField,
}
STRUCTURE = {"id", "draft", "parent", "position", "code", "retired", "unknown"}


def columns_of(model):
    """Return the columns and links of a model by name, with what a link points at."""
    own = [*model._meta.fields, *model._meta.many_to_many]
    found = {field.name: (type(field), target_of(field)) for field in own}
    shares = [
        field.name for field in model._meta.related_objects if field.name in ("shares", "costs")
    ]
    return {name: kind for name, kind in found.items() if name not in STRUCTURE} | dict.fromkeys(
        shares, "shares"
    )


def target_of(field):
    """Return the entity that a link leads to, or nothing."""
    return structure.entities()[field.related_model.entity_key].name if is_link(field) else ""


def is_link(field):
    """Tell whether a column leads to another row of the draft."""
    return isinstance(field, fields.LinkField | fields.LinksField)


def test_every_entity_has_its_model():
    assert set(mapping.models_by_key()) == set(structure.entities())


@pytest.mark.parametrize("key", structure.entities())
def test_model_has_a_column_for_every_fact(key):
    entity = structure.entities()[key]

    assert columns_of(mapping.models_by_key()[key]) == {
        fact.name: "shares" if fact.kind is Kind.SHARES else (COLUMNS[fact.kind], fact.target)
        for fact in entity.facts.values()
        if not fact.private
    }


@pytest.mark.parametrize("key", [key for key, one in structure.entities().items() if one.private])
def test_table_of_private_answers_has_a_column_for_each(key):
    facts = [fact for fact in structure.entities()[key].facts.values() if fact.private]
    found = columns_of(mapping.own_models()[key])

    assert found.pop("row")
    assert found == {fact.name: (COLUMNS[fact.kind], "") for fact in facts}


@pytest.mark.parametrize("key", [key for key, one in structure.entities().items() if one.parent])
def test_row_inside_a_row_leads_to_its_parent(key):
    parent = mapping.models_by_key()[structure.entities()[key].parent]

    assert mapping.models_by_key()[key]._meta.get_field("parent").related_model is parent
