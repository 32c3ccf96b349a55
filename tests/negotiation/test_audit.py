"""Every act leaves its event: in the transaction of the act, once, and for those who may know."""

import ast
import inspect
import pkgutil
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import timezone

from termsheets import negotiation
from termsheets.domain import exits
from termsheets.models import AuditEvent, AuditKind, Draft, Membership
from termsheets.negotiation import (
    accounts,
    adding,
    answering,
    arranging,
    audit,
    break_glass,
    comments,
    desk,
    desk_notes,
    gates,
    invitations,
    judging,
    library,
    markups,
    members,
    mending,
    receiving,
    reminding,
    reminding_upkeep,
    simulated,
    starting,
    waiving,
)
from termsheets.negotiation.telling import SENTENCES, sentence
from tests.deals import sample
from tests.desk import ask, decide, give_back, make_reviewer
from tests.librarians import make_librarian, publish, reword, start
from tests.negotiation import test_markups as marked
from tests.negotiation import test_positions as private
from tests.negotiation import test_stages as opening
from tests.people import make_user
from tests.talks import make_talks

Kind = AuditKind
pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAW = "general.law"

WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
}
STEPS = {
    "audit.record": "is what records",
    "audit.draft_saved": "is what records",
    "audit.viewed": "is what records",
    "audit.downloaded": "is what records",
    "break_glass.private_values": "reads what is open",
    "comments.note": "is what records a comment, written here or in a marked copy",
    "desk.close_request": "is a part of sending a round",
    "desk_notes.write": "is a part of a review's acts, and records itself",
    "demo.seed": "lets the verbs tell a story",
    "demo_answers.waive_warnings": "lets the verbs tell a story",
    "demo_talks.play": "lets the verbs tell a story",
    "demo_talks.fourth_round": "lets the verbs tell a story",
    "saving.next_code": "counts within a draft that a verb then stores",
    "saving.commit": "is how every change of a draft ends, and records it",
    "recording.record": "stores a mark of a save that is recorded",
    "starting.new_draft": "is a part of starting a deal, or of a round that arrives",
    "sheets.keep_choices": "is a part of a save",
    "waiving.override_all": "is a part of sending a round, and records itself",
    "receiving.deliver": "is a part of sending a round",
    "receiving.fall_back": "is a part of withdrawing a round",
    "receiving.take_up": "is a part of a round that arrives",
    "receiving.rewrite": "is a part of a round that arrives",
    "statuses.move": "follows from what is recorded",
    "reminding.note": "is a part of reminding of a date",
    "responses.settle": "follows from what is recorded, and records an agreement",
    "removing.keep_removed": "is a part of removing rows, or of a round that arrives",
    "pruning.without_dead_links": "changes values, no rows",
}


def modules():
    """Yield name and module of each part of the layer."""
    for found in pkgutil.iter_modules(negotiation.__path__):
        yield found.name, import_module(f"{negotiation.__name__}.{found.name}")


def functions():
    """Return the syntax of every function of the layer by module and name, private ones too."""
    return {
        (name, node.name): node
        for name, module in modules()
        for node in ast.parse(Path(module.__file__).read_text()).body
        if isinstance(node, ast.FunctionDef)
    }


def called(node):
    """Return the names of everything that a function calls or hands on, but what it was given."""
    given = {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
    own = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} - given
    return own | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def writers():
    """Return which functions change rows, by themselves or through others of the layer."""
    known, found, size = functions(), set(), -1
    while len(found) > size:
        size, names = len(found), WRITES | {name for _, name in found}
        found |= {place for place, node in known.items() if called(node) & names}
    return {f"{module}.{name}" for module, name in found if not name.startswith("_")}


def at(draft):
    """Return what names a draft as it stands."""
    return {"draft_id": draft.pk, "version": draft.version}


def added(talks):
    """Return the code of a new contribution."""
    return adding.add_row(**at(talks.draft()), key="contributions").code


def row_of(talks, verb, **how):
    """Do something to a row that was just added."""
    code = talks.draft().terms().contributions[-1].code
    return verb(**at(talks.draft()), key="contributions", code=code, **how)


def without_exits(talks):
    """Take an exit rule out, so that its cell of the matrix is open."""
    code = talks.draft().terms().exit_rules[0].code
    arranging.remove_row(**at(talks.draft()), key="exit_rules", code=code)


def fill(talks):
    draft = talks.draft()
    cells = [cell.key for cell in exits.unanswered(draft.terms())]
    return adding.fill_exits(draft_id=draft.pk, cells=cells)


def removed(talks):
    """Remove a row that was just added."""
    added(talks)
    row_of(talks, arranging.remove_row)


def undo(talks):
    draft = talks.draft()
    last = draft.removed_rows.first()
    return adding.undo_removal(**at(draft), removed_id=last.pk)


def comment(talks, **how):
    known = {"deal_id": talks.deal.pk, "user": talks.founders["PA-1"], "number": 1}
    return comments.add_comment(**known, clause_id=LAW, text="Why?", **({"internal": False} | how))


def commented(talks):
    talks.send()
    talks.first = comment(talks)


def invite(talks, email="lea@example.org"):
    tokens = []
    asked = invitations.invite(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-1"],
        email=email,
        role="counsel",
        link=lambda token: tokens.append(token) or "there",
    )
    talks.token, talks.asked = tokens[0], asked
    return asked


def gate_due(talks):
    """Send a round with a gate that is over, and have a fallback for it."""
    far = {"target_date": TODAY + timedelta(300), "long_stop_date": TODAY + timedelta(400)}
    talks.edit(key="negotiation_plan", response_days=20, lockout=False, **far)
    gate = talks.draft().terms().decision_gates[0].code
    talks.edit(key="decision_gates", row=gate, due_date=TODAY + timedelta(days=1), owner="PA-1")
    talks.fallback = adding.add_row(
        **at(talks.draft()),
        key="fallback_terms",
        answers={
            "clause_id": "status.purpose",
            "trigger": "date",
            "trigger_date": TODAY,
            "fallback_text": "Halfway.",
            "shared": False,
        },
    ).code
    talks.gate = gate
    talks.send(override_reason="Dates of our own.")


def founder(talks):
    return {"deal_id": talks.deal.pk, "user": talks.founders["PA-1"]}


def asked(talks):
    """Ask for a review."""
    talks.review = ask(talks)


def noted(talks):
    """Write a note in a review."""
    if not hasattr(talks, "review"):
        asked(talks)
    talks.note = desk_notes.note(
        review_id=talks.review.pk, user=talks.founders["PA-1"], text="Is that usual?"
    )


def uploaded(talks):
    """Upload a marked copy of a round."""
    talks.send()
    marked.propose(talks)


def in_stages(talks):
    """Begin talks that open by stages, and let the gate of the first be passed."""
    talks.staged = make_talks(opening.NAME, names=("cy", "dan"))
    talks.staged.send()
    opening.pass_gate(talks.staged)


def opened(talks):
    """Open the first stage."""
    in_stages(talks)
    opening.confirm(talks.staged, "nda")


def wanted(talks):
    """Note where both sides would walk away from a term."""
    talks.send()
    private.want(talks, "PA-1", "least", "5")
    private.want(talks, "PA-2", "most", "9")


def broken(talks):
    """Open the private values of a side."""
    root = make_user("root", is_staff=True, is_superuser=True)
    reason = "The founder has asked support to look at a lost answer."
    talks.glass = break_glass.open_glass(user=root, side=talks.side(), reason=reason)


def written(talks):
    """Start a version of the clause library."""
    talks.librarian = make_librarian()
    talks.words = start(talks.librarian)


def rewrite_file(talks):
    text = talks.words.files()["deal.yaml"]
    known = {"number": talks.words.number, "user": talks.librarian, "name": "deal.yaml"}
    return library.save_file(text=f"# Ours.\n{text}", seen=library.mark_of(text), **known)


def mend(talks):
    """Let the first side settle what no exit rule says of its first license."""
    talks.mended = mending.mend(
        **at(talks.draft()),
        check="exit.uncovered",
        subject="LG-1",
        user=talks.founders["PA-1"],
        today=TODAY,
    )


def mended(talks):
    without_exits(talks)
    mend(talks)


def unmend(talks):
    mending.unmend(**at(talks.draft()), undo=talks.mended.undo, user=talks.founders["PA-1"])


def waive(talks):
    """Let the first side waive what the checks warn it of."""
    [found] = judging.answered(talks.draft(), judging.advice_of(talks.draft(), TODAY))
    talks.answer_of_finding = waiving.answer_finding(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-1"],
        fingerprint=found.fingerprint,
        reason="We never sell.",
    )


def reopen(talks):
    """Let the first side take its waiver back."""
    user, answer = talks.founders["PA-1"], talks.answer_of_finding
    waiving.reopen_finding(deal_id=talks.deal.pk, user=user, answer_id=answer.pk)


def nothing(talks):
    """Prepare nothing."""


def sent(talks):
    talks.send()


def make_keeper():
    """Return somebody of the staff who looks after accounts."""
    return make_user("kay", is_staff=True, is_superuser=True)


def kept(act, talks):
    """Let staff do something to the account of a founder."""
    person = talks.founders["PA-1"]
    getattr(accounts, act)(user=make_keeper(), person=person, reason="They asked for it.")


def tried(talks):
    """Put a rate that somebody tried out into a draft."""
    draft = talks.draft()
    simulated.take_numbers(
        deal=talks.deal,
        user=talks.founders["PA-1"],
        version=draft.version,
        numbers=[simulated.Tried("royalty_tiers", "RT-1", "rate_pct", Decimal("3.5"))],
    )


OF_DEALS = {"library": {False}, "accounts": {True, False}}
"""Whether the events of a part of the layer are of a deal; those of all others are."""
ACTS = {
    **{
        f"accounts.{name}": (kind, nothing, partial(kept, name))
        for name, kind in {
            "close_account": Kind.ACCOUNT_CLOSED,
            "reopen_account": Kind.ACCOUNT_REOPENED,
            "remove_second_factor": Kind.SECOND_FACTOR_REMOVED,
            "note_password_letter": Kind.PASSWORD_LETTER_SENT,
        }.items()
    },
    "accounts.note_rights": (
        Kind.RIGHTS_CHANGED,
        nothing,
        lambda talks: accounts.note_rights(
            user=make_keeper(), person=talks.founders["PA-1"], changed=["is_staff"]
        ),
    ),
    "simulated.take_numbers": (Kind.DRAFT_SAVED, nothing, tried),
    "starting.start_deal": (
        Kind.DEAL_CREATED,
        nothing,
        lambda talks: starting.start_deal(owner=talks.founders["PA-1"]),
    ),
    "answering.save_answers": (Kind.DRAFT_SAVED, nothing, lambda talks: talks.edit(title="New")),
    "answering.choose_wording": (
        Kind.DRAFT_SAVED,
        nothing,
        lambda talks: answering.choose_wording(
            **at(talks.draft()), clause_id=LAW, position="custom", custom_text="Ours."
        ),
    ),
    "adding.add_row": (Kind.DRAFT_SAVED, nothing, added),
    "adding.fill_exits": (Kind.DRAFT_SAVED, without_exits, fill),
    "adding.duplicate_row": (
        Kind.DRAFT_SAVED,
        added,
        lambda talks: row_of(talks, adding.duplicate_row),
    ),
    "adding.undo_removal": (Kind.DRAFT_SAVED, removed, undo),
    "arranging.remove_row": (
        Kind.DRAFT_SAVED,
        added,
        lambda talks: row_of(talks, arranging.remove_row),
    ),
    "arranging.move_row": (
        Kind.DRAFT_SAVED,
        added,
        lambda talks: row_of(talks, arranging.move_row, up=True),
    ),
    "arranging.retire_row": (
        Kind.DRAFT_SAVED,
        added,
        lambda talks: row_of(talks, arranging.retire_row),
    ),
    "library.start_version": (
        Kind.LIBRARY_STARTED,
        nothing,
        lambda talks: library.start_version(user=make_librarian(), base=1),
    ),
    "library.save_clause": (
        Kind.LIBRARY_EDITED,
        written,
        lambda talks: reword(talks.words, talks.librarian, "The moon shines."),
    ),
    "library.save_file": (Kind.LIBRARY_EDITED, written, rewrite_file),
    "library.publish": (
        Kind.LIBRARY_PUBLISHED,
        written,
        lambda talks: publish(talks.words, talks.librarian),
    ),
    "library.retire": (
        Kind.LIBRARY_RETIRED,
        written,
        lambda talks: library.retire(number=talks.words.number, user=talks.librarian),
    ),
    "receiving.replace_terms": (
        Kind.DRAFT_SAVED,
        nothing,
        lambda talks: receiving.replace_terms(draft_id=talks.draft().pk, terms=sample()),
    ),
    "receiving.take_up_round": (
        Kind.ROUND_TAKEN_UP,
        sent,
        lambda talks: receiving.take_up_round(
            **at(talks.draft("PA-2")), user=talks.founders["PA-2"]
        ),
    ),
    "mending.mend": (Kind.DRAFT_SAVED, without_exits, mend),
    "mending.unmend": (Kind.DRAFT_SAVED, mended, unmend),
    "waiving.answer_finding": (Kind.FINDING_WAIVED, nothing, waive),
    "waiving.reopen_finding": (Kind.FINDING_REOPENED, waive, reopen),
    "rounds.send_round": (Kind.ROUND_SENT, nothing, sent),
    "rounds.withdraw_round": (Kind.ROUND_WITHDRAWN, sent, lambda talks: talks.withdraw(1)),
    "responses.respond": (
        Kind.RESPONSE_GIVEN,
        sent,
        lambda talks: talks.respond("PA-2", 1, status__parties="discuss"),
    ),
    "comments.add_comment": (Kind.COMMENT_WRITTEN, sent, comment),
    "comments.resolve_comment": (
        Kind.COMMENT_RESOLVED,
        commented,
        lambda talks: comments.resolve_comment(
            comment_id=talks.first.pk, user=talks.founders["PA-2"]
        ),
    ),
    "invitations.invite": (Kind.INVITATION_SENT, nothing, invite),
    "invitations.accept_invitation": (
        Kind.INVITATION_USED,
        invite,
        lambda talks: invitations.accept_invitation(token=talks.token, user=make_user("lea")),
    ),
    "invitations.revoke_invitation": (
        Kind.INVITATION_REVOKED,
        invite,
        lambda talks: invitations.revoke_invitation(
            invitation_id=talks.asked.pk, user=talks.founders["PA-1"]
        ),
    ),
    "members.revoke_member": (
        Kind.MEMBER_REMOVED,
        lambda talks: talks.join("PA-1", "lea", "counsel"),
        lambda talks: members.revoke_member(
            membership_id=Membership.objects.get(user__name="Lea").pk,
            user=talks.founders["PA-1"],
        ),
    ),
    "gates.decide_gate": (
        Kind.GATE_DECIDED,
        gate_due,
        lambda talks: gates.decide_gate(**founder(talks), gate=talks.gate, passed=True),
    ),
    "gates.use_fallback": (
        Kind.FALLBACK_APPLIED,
        gate_due,
        lambda talks: gates.use_fallback(
            **at(talks.draft()), user=talks.founders["PA-1"], code=talks.fallback
        ),
    ),
    "markups.propose": (Kind.MARKUP_UPLOADED, sent, marked.propose),
    "markups.take": (Kind.DRAFT_SAVED, uploaded, lambda talks: marked.take(talks, 0)),
    "markups.discard": (
        Kind.MARKUP_DISCARDED,
        uploaded,
        lambda talks: markups.discard(deal_id=talks.deal.pk, user=talks.founders["PA-2"]),
    ),
    "stages.confirm_stage": (
        Kind.STAGE_REACHED,
        in_stages,
        lambda talks: opening.confirm(talks.staged, "nda"),
    ),
    "stages.roll_back_stage": (
        Kind.STAGE_ROLLED_BACK,
        opened,
        lambda talks: opening.close(talks.staged, "nda"),
    ),
    "positions.keep_position": (
        Kind.POSITION_SAVED,
        sent,
        lambda talks: private.want(talks, "PA-1", "least", "5"),
    ),
    "overlaps.ask_overlap": (
        Kind.OVERLAP_ASKED,
        wanted,
        lambda talks: private.ask(talks, "PA-1"),
    ),
    "break_glass.open_glass": (Kind.BREAK_GLASS_OPENED, nothing, broken),
    "break_glass.close_glass": (
        Kind.BREAK_GLASS_CLOSED,
        broken,
        lambda talks: break_glass.close_glass(glass_id=talks.glass.pk, user=talks.glass.user),
    ),
    "desk.ask_for_review": (Kind.REVIEW_ASKED, nothing, ask),
    "desk.withdraw_request": (
        Kind.REVIEW_WITHDRAWN,
        asked,
        lambda talks: desk.withdraw_request(**founder(talks)),
    ),
    "desk.assign": (
        Kind.REVIEW_ASSIGNED,
        asked,
        lambda talks: desk.assign(review_id=talks.review.pk, user=make_reviewer()),
    ),
    "desk.approve": (
        Kind.REVIEW_APPROVED,
        asked,
        lambda talks: decide(talks.review, make_reviewer()),
    ),
    "desk.give_back": (
        Kind.REVIEW_RETURNED,
        asked,
        lambda talks: give_back(talks.review, make_reviewer()),
    ),
    "desk_notes.note": (Kind.REVIEW_NOTED, asked, noted),
    "desk_notes.settle_note": (
        Kind.REVIEW_NOTED,
        noted,
        lambda talks: desk_notes.settle_note(note_id=talks.note.pk, user=talks.founders["PA-1"]),
    ),
    "reminding.remind": (
        Kind.REMINDER_SENT,
        gate_due,
        lambda talks: reminding.remind(today=TODAY + timedelta(days=1)),
    ),
    "reminding_upkeep.remind_of_upkeep": (
        Kind.REMINDER_SENT,
        lambda talks: talks.edit("PA-1", "assumptions", "AS-1", review_date=TODAY),
        lambda talks: reminding_upkeep.remind_of_upkeep(today=TODAY),
    ),
}


def test_every_function_that_changes_rows_is_an_act_or_a_declared_part_of_one():
    assert writers() - set(ACTS) - set(STEPS) == set()
    assert set(ACTS) <= writers()


def test_every_function_in_one_transaction_is_an_act():
    single = {
        f"{name}.{function}"
        for name, module in modules()
        for function, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and hasattr(found, "__wrapped__")
    }

    assert {name for name in single if "._" not in name} <= set(ACTS)


@pytest.mark.parametrize("name", ACTS)
def test_act_leaves_its_event(name):
    kind, prepare, act = ACTS[name]
    talks = make_talks()
    prepare(talks)
    Draft.objects.update(savers={})
    before = set(AuditEvent.objects.values_list("pk", flat=True))

    act(talks)

    events = AuditEvent.objects.exclude(pk__in=before)
    assert kind in {event.kind for event in events}
    assert all(sentence(event) for event in events)
    assert {bool(event.deal_id) for event in events} == OF_DEALS.get(name.partition(".")[0], {True})


def test_every_kind_has_its_sentence():
    assert set(SENTENCES) == set(AuditKind)


def kinds(user, talks):
    """Return the kinds of events that somebody may read, in order."""
    events = AuditEvent.objects.visible_to(user).filter(deal=talks.deal)
    return list(events.values_list("kind", flat=True))


def test_own_acts_stay_with_the_side_and_shared_ones_reach_all():
    talks = make_talks()
    invite(talks)
    talks.send()
    comment(talks, internal=True)
    comment(talks)

    ours, theirs = (kinds(talks.founders[code], talks) for code in ("PA-1", "PA-2"))

    assert ours == [
        "deal_created",
        "invitation_sent",
        "round_sent",
        "comment_written",
        "comment_written",
    ]
    assert theirs == ["round_sent", "comment_written"]
    assert kinds(make_user("eve"), talks) == []


def test_agreement_is_recorded_after_what_led_to_it():
    talks = make_talks()
    talks.edit(key="deal", effective_date=date(2027, 1, 1))
    talks.send()
    talks.accept_all("PA-2", 1)

    assert kinds(talks.founders["PA-2"], talks)[-2:] == ["response_given", "agreement_reached"]


def test_draft_is_recorded_once_for_each_person_and_hour(monkeypatch):
    talks = make_talks()
    draft, lea = talks.draft(), make_user("lea")

    def save(user, hour, title):
        moment = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        answering.save_answers(**at(talks.draft()), key="deal", answers={"title": title}, user=user)

    ada = talks.founders["PA-1"]
    for number, (user, hour) in enumerate([(ada, 9), (ada, 9), (lea, 9), (ada, 9), (ada, 10)]):
        save(user, hour, f"Title {number}")

    saves = AuditEvent.objects.filter(kind=Kind.DRAFT_SAVED, side=draft.side)
    assert [(event.actor, event.at.hour) for event in saves] == [(ada, 9), (lea, 9), (ada, 10)]


def test_document_is_recorded_once_for_each_person_and_day(django_assert_num_queries):
    talks = make_talks()
    side, ada = talks.side(), talks.founders["PA-1"]
    with django_assert_num_queries(5):
        audit.viewed(ada, side, "round 1")

    with django_assert_num_queries(0):
        audit.viewed(ada, side, "round 1")
    audit.viewed(ada, side, "round 2")
    audit.viewed(talks.join("PA-1", "lea"), side, "round 1")

    views = AuditEvent.objects.filter(kind=Kind.DOCUMENT_VIEWED)
    assert [(event.told()["who"], event.told()["document"]) for event in views] == [
        ("Ada", "round 1"),
        ("Ada", "round 2"),
        ("Lea", "round 1"),
    ]


def test_secret_is_committed_to_and_not_told():
    talks = make_talks()
    invite(talks, "lea@example.org")

    event = AuditEvent.objects.get(kind=Kind.INVITATION_SENT)
    salt = event.salts.get(name="mailbox")
    assert "lea" not in event.facts
    assert event.told()["mailbox"] == salt.commitment("lea@example.org")
    assert event.told()["mailbox"] != salt.commitment("leo@example.org")


def test_event_of_an_act_that_fails_is_not_there():
    talks = make_talks()
    before = AuditEvent.objects.count()

    with pytest.raises(answering.Refused):
        answering.choose_wording(**at(talks.draft()), clause_id="no.such", position="startup")

    assert AuditEvent.objects.count() == before
