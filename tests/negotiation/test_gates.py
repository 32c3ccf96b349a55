"""Dates of a deal take effect: gates are decided, fallbacks proposed, letters sent, talks lapse."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from termsheets.domain.termsheet import ClauseChoice
from termsheets.models import Deal, Draft, GateOutcome
from termsheets.negotiation import drafting, gates
from termsheets.negotiation.errors import Denied, OutOfTurn
from termsheets.negotiation.reminding import Reminded, remind
from termsheets.negotiation.sheets import choices_of
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SIDES = ("PA-1", "PA-2")


@pytest.fixture
def talks():
    """Return talks with a round of PA-1 on the table, its dates far away."""
    talks = make_talks()
    far = {"target_date": day(300), "long_stop_date": day(400), "lockout": False}
    talks.edit(key="negotiation_plan", response_days=20, **far)
    for gate in talks.draft().terms().decision_gates:
        talks.edit(key="decision_gates", row=gate.code, due_date=day(200), owner="PA-2")
    talks.send(override_reason="Dates of our own.")
    return talks


def day(number):
    """Return a day counted from today."""
    return TODAY + timedelta(days=number)


def decide(talks, code="PA-2", gate="DG-1", passed=False):
    """Decide a gate for a founder."""
    return gates.decide_gate(
        deal_id=talks.deal.pk, user=talks.founders[code], gate=gate, passed=passed
    )


def test_timetable_tells_what_is_due_in_order(talks):
    found = gates.timetable(Deal.objects.get(), TODAY)

    codes = [gate.row.code for gate in found.gates]
    assert [(one.subject, one.due) for one in found.deadlines] == [
        ("response", day(20)),
        *((code, day(200)) for code in codes),
        ("target", day(300)),
        ("long-stop", day(400)),
    ]


def test_nothing_is_due_before_the_first_round_and_no_answer_after_agreement(talks):
    talks.accept_all("PA-2", 1)

    found = gates.timetable(Deal.objects.get(), TODAY)

    assert "response" not in [one.subject for one in found.deadlines]
    blank = drafting.start_deal(owner=talks.founders["PA-1"])
    assert gates.timetable(blank, TODAY) == gates.Timetable()


def test_timetable_takes_two_queries(talks, django_assert_num_queries):
    deal = Deal.objects.get()

    with django_assert_num_queries(2):
        gates.timetable(deal, TODAY)


def test_owner_decides_a_gate_for_good(talks):
    decide(talks)

    assert gates.timetable(Deal.objects.get(), TODAY).gates[0].has_failed
    with pytest.raises(Denied, match="This gate has been decided, and a decision stands"):
        decide(talks, passed=True)
    assert GateOutcome.objects.get().passed is False


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        ({"code": "PA-1"}, Denied, "This gate is decided by Brackenhall."),
        ({"gate": "DG-99"}, drafting.Refused, "Gate: There is no gate DG-99 in round 1."),
    ],
)
def test_gate_is_decided_by_its_owner_alone(talks, words, error, message):
    with pytest.raises(error) as refused:
        decide(talks, **words)

    assert str(refused.value) == message


def test_no_gate_is_decided_before_the_first_round():
    with pytest.raises(OutOfTurn):
        decide(make_talks(), "PA-1")


def propose(talks, **facts):
    """Add a fallback for the purpose to the draft of PA-1, and return its code."""
    draft = talks.draft()
    known = {"clause_id": "status.purpose", "fallback_text": "Halfway.", "trigger": "gate_failed"}
    return drafting.add_row(
        draft_id=draft.pk,
        version=draft.version,
        key="fallback_terms",
        answers=known | {"gate": "DG-1", "shared": False} | facts,
    ).code


def test_fallback_is_a_proposal_that_the_side_puts_into_its_draft(talks):
    code = propose(talks)
    before = gates.fallback_proposals(talks.draft(), TODAY)
    decide(talks)
    ours, theirs = (gates.fallback_proposals(talks.draft(side), TODAY) for side in SIDES)
    draft = talks.draft()

    gates.use_fallback(
        draft_id=draft.pk, version=draft.version, user=talks.founders["PA-1"], code=code
    )

    assert before == ()
    assert code not in [one.code for one in theirs]
    assert [(one.code, one.text, one.shared) for one in ours if one.code == code] == [
        (code, "Halfway.", False)
    ]
    assert choices_of(talks.draft())["status.purpose"] == ClauseChoice("custom", "Halfway.")
    assert code not in [one.code for one in gates.fallback_proposals(talks.draft(), TODAY)]


@pytest.mark.parametrize("count", [1, 5])
def test_proposals_take_three_queries_however_many(talks, count, django_assert_num_queries):
    for _ in range(count):
        propose(talks, trigger="date", trigger_date=TODAY)
    draft = Draft.objects.select_related("side__deal", "base", "own").get(pk=talks.draft().pk)

    with django_assert_num_queries(3):
        found = gates.fallback_proposals(draft, TODAY)

    assert len(found) == count


def test_fallback_before_its_time_stays_out(talks):
    code, draft = propose(talks), talks.draft()

    with pytest.raises(drafting.Refused, match="is not proposed now"):
        gates.use_fallback(
            draft_id=draft.pk, version=draft.version + 1, user=talks.founders["PA-1"], code=code
        )


def letters():
    """Return subjects and recipients of what was sent, and empty the box."""
    sent = sorted((letter.to[0].partition("@")[0], letter.subject) for letter in mail.outbox)
    mail.outbox.clear()
    return sent


@pytest.fixture
def reminded(django_capture_on_commit_callbacks):
    """Return what reminds on a day and tells the letters that went out."""

    def on(today):
        with django_capture_on_commit_callbacks(execute=True):
            remind(today=today, link=lambda deal: f"https://x.example/{deal.pk}")
        return letters()

    return on


def test_side_that_owes_an_answer_is_reminded_once_for_each_mark(talks, reminded):
    talks.join("PA-2", "vic", "viewer")
    title = talks.draft().title
    due = f"{day(20):%-d %B %Y}"

    assert reminded(day(12)) == []
    assert reminded(day(14)) == [("bea", f"{title}: Answer to round 1 is due on {due}")]
    assert reminded(day(14)) == []
    assert reminded(day(19)) == [("bea", f"{title}: Answer to round 1 is due on {due}")]
    assert reminded(day(20)) == [("bea", f"{title}: Answer to round 1 is due today")]
    assert reminded(day(23)) == [("bea", f"{title}: Answer to round 1 was due on {due}")]
    assert reminded(day(24)) == []


def test_letter_says_what_follows_and_where_to_go(talks, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind(today=day(20), link=lambda deal: "https://x.example/deal")

    body = mail.outbox[0].body
    assert "If it is not given, " in body
    assert body.endswith("Read it here:\nhttps://x.example/deal\n\nTermsheets")


def test_all_sides_are_told_of_the_long_stop_and_then_that_talks_lapsed(talks, reminded):
    talks.respond("PA-2", 1, status__parties="discuss")
    title = talks.draft().title

    told = reminded(day(399))
    lapsed = reminded(day(401))

    due = f"{day(400):%-d %B %Y}"
    assert told == [
        ("ada", f"{title}: Long-stop date is due on {due}"),
        ("bea", f"{title}: Long-stop date is due on {due}"),
    ]
    assert lapsed == [
        ("ada", f"{title}: the talks have lapsed"),
        ("bea", f"{title}: the talks have lapsed"),
    ]
    assert talks.status() == Deal.Status.LAPSED


def test_only_deals_in_talks_are_looked_at(talks):
    Deal.objects.update(status="closed")

    assert remind(today=date(2099, 1, 1)) == Reminded(0, 0)
