"""What people did is proven, too: whatever an owner of the database does to its rows is found."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from termsheets.models import (
    AuditEvent,
    AuditHead,
    AuditSalt,
    GateOutcome,
    OverlapTry,
    Response,
    Withdrawal,
    guards,
)
from termsheets.models.audit import chain_of
from termsheets.negotiation import audit
from termsheets.negotiation.verifying import verify
from tests.negotiation.test_positions import ask, want
from tests.negotiation.test_stages import pass_gate
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

ROWS = (Response, Withdrawal, GateOutcome, OverlapTry)
NOUNS = dict(zip(ROWS, ("an answer", "a withdrawal", "a gate", "a try of overlap"), strict=True))
LONG_AGO = timezone.now() - timedelta(days=900)


@pytest.fixture
def talks():
    """Return talks that have left a row of each kind, their tables without triggers."""
    talks = make_talks("semiconductor-codevelopment", names=("olga", "otto"))
    talks.send(override_reason="Later.")
    talks.respond("PA-2", 1, status__parties="discuss")
    pass_gate(talks)
    want(talks, "PA-1", "least", "5")
    ask(talks, "PA-1")
    talks.edit("PA-2", title="Other words")
    talks.send("PA-2", override_reason="Later.")
    talks.withdraw(2, "PA-2")
    connection.check_constraints()
    with connection.cursor() as cursor:
        for model in (*ROWS, AuditEvent):
            for statement in guards.unguarding(connection.vendor, model._meta.db_table):
                cursor.execute(statement)
    return talks


def found(talks):
    """Return what is found to be wrong with the talks, and prove that it is one thing."""
    (broken,) = verify(talks.deal.pk).broken
    return broken.what


def other(row, name):
    """Return another value for a column of a row."""
    value = getattr(row, name)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value % 3 + 1
    if isinstance(value, str):
        known = {"accept": "counter", "discuss": "accept", "least": "most"}
        return known.get(value, value[:-1] + ("1" if value.endswith("0") else "0"))
    return value - timedelta(seconds=1)


def columns():
    """Yield every column of every kind of row but its key and what it links to."""
    for model in ROWS:
        for field in model._meta.concrete_fields:
            if not field.primary_key and not field.is_relation:
                yield pytest.param(model, field.name, id=f"{model.__name__}.{field.name}")


def test_acts_nobody_has_touched_are_proven(talks):
    assert [model.objects.count() for model in ROWS] == [1, 1, 1, 1]
    assert verify(talks.deal.pk).broken == ()


@pytest.mark.parametrize(("model", "column"), [*columns()])
def test_act_altered_in_any_column_is_found(talks, model, column):
    row = model.objects.get()
    model.objects.update(**{column: other(row, column)})

    assert f"tells of {NOUNS[model]}" in found(talks)


@pytest.mark.parametrize("model", ROWS)
def test_act_of_another_person_is_found(talks, model):
    model.objects.update(user=talks.join("PA-1", "eve", "counsel"))

    assert found(talks) == f"tells of {NOUNS[model]} otherwise than it stands now"


@pytest.mark.parametrize("model", ROWS)
def test_deleted_act_is_found(talks, model):
    model.objects.all().delete()

    assert found(talks) == f"tells of {NOUNS[model]} otherwise than it stands now"


COPIES = {
    Response: {"clause_id": "general.law"},
    GateOutcome: {"gate": "DG-9"},
    OverlapTry: {"attempt": 2},
}


@pytest.mark.parametrize("model", COPIES)
def test_act_that_nobody_did_is_found(talks, model):
    row = model.objects.get()
    row.pk = None
    vars(row).update(COPIES[model])
    row.save(force_insert=True)

    assert found(talks) == f"is missing: nothing tells of {NOUNS[model]} that is there"


def test_withdrawal_that_nobody_did_is_found(talks):
    Withdrawal.objects.create(round=talks.deal.rounds.get(number=1), user=talks.founders["PA-1"])

    assert found(talks) == "is missing: nothing tells of a withdrawal that is there"


def test_acts_from_before_the_trail_are_no_fault_of_it(talks):
    for model, when in zip(ROWS, ("given", "withdrawn", "decided", "at"), strict=True):
        model.objects.update(**{when: LONG_AGO})
    rounds = dict(talks.deal.rounds.values_list("number", "digest"))
    AuditSalt.objects.all().delete()
    AuditEvent.objects.filter(deal=talks.deal).delete()
    AuditHead.objects.filter(chain=chain_of(talks.deal.pk)).delete()
    audit.record(audit.Kind.CHAIN_STARTED, deal=talks.deal, rounds=rounds)

    assert verify(talks.deal.pk).broken == ()
