"""What was said stays: neither SQLite nor PostgreSQL changes a row that only grows."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from termsheets.models import (
    AuditEvent,
    AuditKind,
    GateOutcome,
    OverlapTry,
    Response,
    Round,
    RoundDetail,
    StageConfirmation,
    Withdrawal,
)
from termsheets.models.guards import AppendOnly
from termsheets.negotiation import audit
from tests.conftest import GUARDED
from tests.deals import make_draft

pytestmark = pytest.mark.django_db
DIGEST = "0" * 64


def growing():
    """Return every model that our migrations guard without a condition."""
    migrations = MigrationLoader(None).disk_migrations.items()
    ours = [each for (app, _), each in sorted(migrations) if app == "termsheets"]
    names = {
        one.name
        for migration in ours
        for one in migration.operations
        if type(one) is AppendOnly and not one.but
    }
    return [apps.get_model("termsheets", name) for name in sorted(names)]


GROWING = growing()


@pytest.fixture
def rows():
    """Return a row of each guarded table, by model."""
    draft = make_draft()
    deal, side, user = draft.deal, draft.side, draft.deal.created_by
    sent = Round.objects.create(
        deal=deal,
        side=side,
        sender=user,
        number=1,
        draft_version=1,
        passages=[],
        parties={},
        digest=DIGEST,
    )
    return {
        Round: sent,
        Withdrawal: Withdrawal.objects.create(round=sent, user=user),
        Response: Response.objects.create(
            round=sent, side=side, user=user, clause_id="license.grant", stand="accept"
        ),
        GateOutcome: GateOutcome.objects.create(
            deal=deal, side=side, user=user, gate="DG-1", passed=True
        ),
        RoundDetail: RoundDetail.objects.create(
            round=sent, stage="nda", salt=DIGEST, digest=DIGEST, passages=[]
        ),
        StageConfirmation: StageConfirmation.objects.create(
            deal=deal, side=side, user=user, stage="nda"
        ),
        OverlapTry: OverlapTry.objects.create(
            deal=deal,
            side=side,
            user=user,
            entity="revenue_shares",
            code="RS-1",
            field="annual_cap_amount",
            attempt=1,
            walk_away="1",
            bound="least",
        ),
        AuditEvent: audit.record(AuditKind.GATE_DECIDED, deal=deal, actor=user, gate="DG-1"),
    }


def refused(statement, *values):
    """Tell whether the database refuses a statement, naming the table."""
    connection.check_constraints()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except IntegrityError as error:
        return "is append-only" in str(error)
    return False


def test_every_guarded_table_is_tried_and_emptied_between_tests(rows):
    assert set(GROWING) == set(rows) == set(GUARDED)


@pytest.mark.parametrize("model", GROWING)
def test_row_that_only_grows_is_neither_changed_nor_deleted(rows, model):
    table, row = model._meta.db_table, rows[model]
    column = model._meta.concrete_fields[-1].column

    assert refused(f"UPDATE {table} SET {column} = {column}")  # noqa: S608 (our own names)
    assert refused(f"DELETE FROM {table} WHERE id = %s", row.pk)  # noqa: S608 (our own names)
    assert model.objects.get(pk=row.pk) == row


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE.")
@pytest.mark.parametrize("model", GROWING)
def test_table_that_only_grows_is_not_emptied_at_once(rows, model):
    assert refused(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_second_round_of_the_same_number_is_refused(rows):
    sent = rows[Round]
    sent.pk = None

    with pytest.raises(IntegrityError, match=r"round_one_per_number|termsheets_round.deal_id"):
        sent.save(force_insert=True)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"number": 0}, "round_follows_the_one_before"),
        ({"number": 2, "digest": "short"}, "round_digest_is_sha256"),
        ({"number": 2, "previous_digest": ""}, "round_follows_the_one_before"),
        ({"number": 2, "cover_note": "x" * 5001}, "round_cover_note_fits"),
    ],
)
def test_database_refuses_a_round_that_contradicts_itself(rows, facts, constraint):
    sent = rows[Round]
    known = {"number": 2, "previous_digest": DIGEST} | facts
    for name, value in known.items():
        setattr(sent, name, value)
    sent.pk = None

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        sent.save(force_insert=True)


def test_deal_has_one_of_the_known_states():
    deal = make_draft(owner=None).deal
    deal.status = f"status {uuid4().hex[:8]}"

    with pytest.raises(IntegrityError, match="deal_status_known"), transaction.atomic():
        deal.save()


@pytest.mark.django_db(transaction=True)
def test_migration_can_be_read_as_sql_without_touching_the_database(capsys):
    call_command("sqlmigrate", "termsheets", "0003")

    assert "CREATE TRIGGER termsheets_round_no_update" in capsys.readouterr().out
