"""The audit trail proves itself: whatever an owner of the database does to it is found."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from termsheets.models import (
    AuditEvent,
    AuditHead,
    AuditSalt,
    Deal,
    Round,
    RoundDetail,
    StageConfirmation,
    guards,
)
from termsheets.models.audit import NO_DEAL, chain_of
from termsheets.negotiation import audit
from termsheets.negotiation.verifying import Broken, verify
from tests.negotiation.test_stages import pool_opened
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
EVENTS = AuditEvent._meta.db_table
ROWS = (Round, RoundDetail, StageConfirmation)
OTHERS = {
    "kind": "round_withdrawn",
    "actor_id": None,
    "side_id": None,
    "shared": False,
    "at": "2026-01-01 00:00:00+00:00",
    "once": "another",
    "facts": "{}",
    "previous": "a" * 64,
    "digest": "b" * 64,
}


@pytest.fixture
def talks():
    """Return talks that have left six events or more."""
    talks = make_talks()
    talks.send()
    talks.respond("PA-2", 1, status__parties="discuss")
    talks.edit("PA-2", title="Other words")
    talks.send("PA-2")
    return talks


@pytest.fixture
def owner(talks):
    """Return what runs a statement as an owner of the database would, its triggers dropped."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        for table in (EVENTS, *(model._meta.db_table for model in ROWS)):
            for statement in guards.unguarding(connection.vendor, table):
                cursor.execute(statement)
        cursor.execute(f"DELETE FROM {AuditSalt._meta.db_table}")  # noqa: S608 (our own names)
        yield lambda statement, *values: cursor.execute(statement, values)
        connection.check_constraints()


def of(talks, sequence):
    """Return one event of the talks."""
    return AuditEvent.objects.get(deal=talks.deal, sequence=sequence)


def length(talks):
    """Return how many events the talks have left."""
    return AuditEvent.objects.filter(deal=talks.deal).count()


def found(talks):
    """Return the first broken event of the talks, and prove that every other chain is sound."""
    (broken,) = verify().broken
    assert broken.chain == chain_of(talks.deal.pk)
    assert verify(talks.deal.pk).broken == (broken,)
    return broken.sequence, broken.what


def test_trail_nobody_has_touched_is_proven(talks):
    proof = verify()

    assert (proof.broken, proof.chains) == ((), 2)
    assert proof.events == AuditEvent.objects.count()
    assert verify(talks.deal.pk).events == length(talks)


@pytest.mark.parametrize("column", OTHERS)
def test_altered_event_is_found_and_named(talks, owner, column):
    owner(f"UPDATE {EVENTS} SET {column} = %s WHERE id = %s", OTHERS[column], of(talks, 3).pk)  # noqa: S608 (our own names)

    assert found(talks)[0] == 3


def test_deleted_event_is_found_and_named(talks, owner):
    owner(f"DELETE FROM {EVENTS} WHERE id = %s", of(talks, 3).pk)  # noqa: S608 (our own names)

    assert found(talks) == (3, "is missing")


def test_first_event_deleted_is_found_and_named(talks, owner):
    owner(f"DELETE FROM {EVENTS} WHERE id = %s", of(talks, 1).pk)  # noqa: S608 (our own names)

    assert found(talks) == (1, "is missing")


def test_swapped_events_are_found_and_the_first_named(talks, owner):
    for pk, sequence in ((of(talks, 2).pk, 900), (of(talks, 4).pk, 2), (None, 4)):
        where, value = ("id = %s", pk) if pk else ("sequence = %s", 900)
        owner(f"UPDATE {EVENTS} SET sequence = %s WHERE {where}", sequence, value)  # noqa: S608 (our own names)

    assert found(talks)[0] == 2


def shift(talks, first):
    """Make room for an event in the middle of a chain."""
    later = AuditEvent.objects.filter(deal=talks.deal, sequence__gte=first)
    for event in later.order_by("-sequence"):
        AuditEvent.objects.filter(pk=event.pk).update(sequence=event.sequence + 1)


def insert(talks, sequence):
    """Put an event into a chain that looks like ours: only the seal cannot be made."""
    before = of(talks, sequence - 1)
    event = AuditEvent(deal=talks.deal, sequence=sequence, kind="talks_lapsed", facts="{}")
    event.previous = before.digest
    event.digest = event.seal()
    event.save()
    return event


def test_inserted_event_is_found_and_the_first_that_does_not_follow_named(talks, owner):
    shift(talks, 3)
    insert(talks, 3)

    assert found(talks) == (4, "does not follow the one before it")


def test_event_added_behind_the_end_is_found_and_named(talks, owner):
    last = length(talks)
    insert(talks, last + 1)

    assert found(talks) == (last + 1, "was added after the end of the chain")


@pytest.mark.parametrize("cut", [1, 3])
def test_tail_that_was_cut_is_found_and_its_first_event_named(talks, owner, cut):
    first = length(talks) - cut + 1
    owner(f"DELETE FROM {EVENTS} WHERE deal_id = %s AND sequence >= %s", key(talks), first)  # noqa: S608 (our own names)

    assert found(talks) == (first, "is missing")


def key(talks):
    """Return the deal's id as the database holds it."""
    return Deal._meta.pk.get_db_prep_value(talks.deal.pk, connection)


def test_tail_cut_together_with_the_end_of_the_chain_is_found(talks, owner):
    last = of(talks, length(talks) - 1)
    owner(f"DELETE FROM {EVENTS} WHERE id = %s", of(talks, length(talks)).pk)  # noqa: S608 (our own names)
    AuditHead.objects.filter(chain=chain_of(talks.deal.pk)).update(
        length=last.sequence, digest=last.digest
    )

    assert "not sealed by us" in found(talks)[1]


def test_chain_computed_anew_is_found(talks, owner):
    previous = of(talks, 2).digest
    for event in AuditEvent.objects.filter(deal=talks.deal, sequence__gt=2).order_by("sequence"):
        event.previous = previous
        event.facts = "{}" if event.kind != "round_sent" else event.facts
        previous = event.digest = event.seal()
        event.save()

    assert found(talks)[1] == "cannot be proven: something before it is not ours"


def test_chain_that_is_gone_with_its_end_is_found(talks, owner):
    owner(f"DELETE FROM {EVENTS} WHERE deal_id = %s", key(talks))  # noqa: S608 (our own names)
    AuditHead.objects.filter(chain=chain_of(talks.deal.pk)).delete()

    assert found(talks) == (1, "is missing")


def test_chain_of_sign_ins_that_is_gone_with_its_end_is_found(talks, owner, client):
    client.force_login(talks.founders["PA-1"])
    owner(f"DELETE FROM {EVENTS} WHERE deal_id IS NULL")  # noqa: S608 (our own names)
    AuditHead.objects.filter(chain=NO_DEAL).delete()

    assert verify().broken == (Broken(NO_DEAL, 1, "is missing"),)


@pytest.mark.parametrize("column", ["cover_note", "sheet_json", "terms_json", "digest"])
def test_altered_round_is_found_by_the_event_of_its_sending(talks, owner, column):
    value = "c" * 64 if column == "digest" else "{}"
    Round.objects.filter(number=1).update(**{column: value})

    assert found(talks)[1] == "tells of round 1, which reads otherwise now"


def test_round_altered_with_a_digest_that_fits_is_found(talks, owner):
    sent = Round.objects.select_related("side").get(number=2)
    sent.cover_note = "Never said."
    Round.objects.filter(pk=sent.pk).update(cover_note=sent.cover_note, digest=sent.seal())

    assert found(talks)[1] == "tells of round 2, which reads otherwise now"


def test_round_that_was_never_sent_is_found(talks, owner):
    sent = Round.objects.select_related("side").get(number=2)
    sent.pk, sent.number = None, 3
    sent.digest = sent.seal()
    sent.save(force_insert=True)

    assert found(talks)[1] == "is missing: nothing tells of round 3"


def test_deal_older_than_the_trail_is_proven_by_how_its_chain_begins(talks, owner):
    rounds = dict(Round.objects.values_list("number", "digest"))
    owner(f"DELETE FROM {EVENTS} WHERE deal_id = %s", key(talks))  # noqa: S608 (our own names)
    AuditHead.objects.filter(chain=chain_of(talks.deal.pk)).delete()
    audit.record(audit.Kind.CHAIN_STARTED, deal=talks.deal, rounds=rounds)

    assert verify().broken == ()


def test_end_sealed_with_an_earlier_key_is_ours(talks, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "n" * 60

    assert verify().broken == ()


def test_end_sealed_with_a_key_of_others_is_not(talks, settings):
    settings.SECRET_KEY = "n" * 60

    assert {broken.what for broken in verify().broken} == {
        "cannot be proven: the end of the chain is not sealed by us"
    }


def test_command_counts_what_it_has_proven(talks, capsys):
    call_command("verify_audit", deal=str(talks.deal.pk))

    assert capsys.readouterr().out == f"{length(talks)} events in 1 chains are as recorded.\n"


def test_command_names_the_first_broken_event(talks, owner):
    owner(f"DELETE FROM {EVENTS} WHERE id = %s", of(talks, 2).pk)  # noqa: S608 (our own names)

    with pytest.raises(CommandError) as refused:
        call_command("verify_audit")

    assert str(refused.value) == f"Event 2 of deal {talks.deal.pk} is missing."


@pytest.mark.parametrize(
    ("typed", "said"), [("x", "is not the id of a deal"), (f"{'0' * 32}", "There is no deal")]
)
def test_command_refuses_a_deal_that_is_not_there(typed, said):
    with pytest.raises(CommandError, match=said):
        call_command("verify_audit", deal=typed)


DETAILED, OTHERWISE = "tells of details of round 1", "tells of a stage otherwise"


@pytest.mark.parametrize(
    ("model", "where", "change", "said"),
    [
        (RoundDetail, {}, {"sheet_json": "{}"}, DETAILED),
        (RoundDetail, {"stage": "nda"}, {"digest": "a" * 64}, DETAILED),
        (RoundDetail, {"stage": "clean_team"}, {}, DETAILED),
        (StageConfirmation, {}, {"stage": "definitive"}, OTHERWISE),
        (StageConfirmation, {"stage": "nda"}, {"undone": True}, OTHERWISE),
        (StageConfirmation, {"stage": "clean_team"}, {}, OTHERWISE),
    ],
)
def test_whatever_is_done_to_stages_is_found(owner, model, where, change, said):
    talks = pool_opened(names=("olga", "otto"))
    sound = verify(talks.deal.pk).broken
    rows = model.objects.filter(**where)
    if change:
        rows.update(**change)
    else:
        rows.delete()

    (broken,) = verify(talks.deal.pk).broken
    assert sound == ()
    assert said in broken.what
