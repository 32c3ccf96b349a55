"""Whatever a side keeps to itself stands in a table of its own, and in no other."""

import importlib
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test.utils import CaptureQueriesContext

from termsheets.domain import schema
from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.types import Kind
from termsheets.models import Draft, OwnRemovedRow, mapping
from termsheets.models.reading import read_terms
from termsheets.negotiation import drafting
from tests.deals import SAMPLES, make_draft, sample
from tests.people import make_user

PRIVATE = [(key, name) for key, entity in entities().items() for name in sorted(entity.private)]
TWO_ANSWERS = {
    Kind.DATE: (date(2031, 3, 9), date(2032, 4, 10)),
    Kind.LONG: ("A lien of the bank.", "A claim of the university."),
}
COUNTED = {"Draft": {"version", "updated", "savers"}, "RemovedRow": {"id", "removed"}}
"""What tells that something was saved, and when, but not what."""

AUDIT = {"AuditEvent", "AuditHead", "AuditSalt"}
"""Each save is an event of its own; what an event tells is looked at elsewhere."""


def two_answers(key, name):
    """Return two different answers to a question."""
    fact = entities()[key].facts[name]
    return fact.choices[:2] if fact.kind is Kind.CHOICE else TWO_ANSWERS[fact.kind]


def tables():
    """Return what stands in each table, its rows in one order."""
    found = {}
    for model in apps.get_app_config("termsheets").get_models(include_auto_created=True):
        hidden = COUNTED.get(model.__name__, set())
        rows = model._base_manager.values()
        kept = ({name: row[name] for name in row if name not in hidden} for row in rows)
        found[model.__name__] = sorted(map(repr, kept))
    return found


def differing(one, other):
    """Return the tables that hold something else."""
    return {name for name in one if one[name] != other[name]} - AUDIT


def at(draft_id):
    """Return what a verb needs to know of a draft as it stands."""
    return {"draft_id": draft_id, "version": Draft.objects.get(pk=draft_id).version}


@pytest.fixture
def draft():
    """Return a draft full of answers."""
    return make_draft(SAMPLES[0])


def test_there_is_something_private():
    assert len(PRIVATE) >= 5


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "name"), PRIVATE)
def test_private_answer_stands_in_a_private_table_and_in_no_other(draft, key, name):
    own, (one, other) = mapping.own_models()[key].__name__, two_answers(key, name)
    code = drafting.add_row(**at(draft.pk), key=key, answers={name: one}).code
    before = tables()

    drafting.save_answers(**at(draft.pk), key=key, code=code, answers={name: other})

    assert differing(before, tables()) == {"OwnAnswers", own}


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "name"), PRIVATE)
def test_that_a_private_answer_is_not_known_stands_in_no_other_table(draft, key, name):
    own = mapping.own_models()[key].__name__
    code = drafting.add_row(**at(draft.pk), key=key, answers={name: None}).code
    before = tables()

    drafting.save_answers(**at(draft.pk), key=key, code=code, answers={"unknown": [name]})

    assert differing(before, tables()) == {"OwnAnswers", own}


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "name"), PRIVATE)
def test_private_answer_of_a_removed_row_stands_in_no_other_table(draft, key, name):
    seen, code = [], drafting.add_row(**at(draft.pk), key=key).code
    for answer in two_answers(key, name):
        drafting.save_answers(**at(draft.pk), key=key, code=code, answers={name: answer})
        drafting.remove_row(**at(draft.pk), key=key, code=code)
        seen.append(tables())
        kept = OwnRemovedRow.objects.get(removed__code=code)
        drafting.undo_removal(**at(draft.pk), removed_id=kept.pk)

    assert differing(*seen) == {"OwnRemovedRow"}
    assert read_terms(draft) == Draft.objects.get(pk=draft.pk).terms()


@pytest.mark.django_db
def test_autosave_of_shared_answers_leaves_private_tables_alone(draft):
    here = at(draft.pk)
    with CaptureQueriesContext(connection) as caught:
        drafting.save_answers(**here, key="parties", code="PA-1", answers={"country": "FR"})

    written = [one["sql"] for one in caught if not one["sql"].startswith("SELECT")]
    assert not [sql for sql in written if "termsheets_own" in sql]


@pytest.mark.django_db(transaction=True)
def test_private_answers_move_there_and_back():
    owner = make_user()
    drafts = {name: make_draft(name, owner) for name in SAMPLES}
    for draft in drafts.values():
        removed = drafting.add_row(
            **at(draft.pk), key="parties", answers={"unknown": ["planned_exit_by"]}
        )
        drafting.remove_row(**at(draft.pk), key="parties", code=removed.code)
    before = tables()
    del before["LibraryVersion"]  # migrations write the first one anew
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("termsheets")

    MigrationExecutor(connection).migrate([("termsheets", "0010_markups")])
    MigrationExecutor(connection).migrate(latest)

    after = tables()
    assert {name: after[name] for name in before} == before
    for name, draft in drafts.items():
        assert read_terms(draft) == Draft.objects.get(pk=draft.pk).terms() == sample(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_snapshot_is_parted_and_joined_again(name):
    moving = importlib.import_module("termsheets.migrations.0012_fill_own_answers")
    whole = moving.joined(*schema.snapshot(sample(name)))

    assert "planned_exit" in whole
    assert moving.split(whole) == tuple(schema.snapshot(sample(name)))
