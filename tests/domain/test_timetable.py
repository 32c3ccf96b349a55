"""The dates of the talks, told the day."""

from datetime import date

import pytest

from termsheets.domain.agreement import Sent
from termsheets.domain.content import Passage
from termsheets.domain.fallbacks import Proposal, is_deadlocked, proposals
from termsheets.domain.terms import PublicTerms
from termsheets.domain.timetable import Asked, Deadline, deadlines, gates, has_lapsed

SENT = date(2027, 3, 1)
GATE = {"code": "DG-1", "title": "Pilot", "due_date": "2027-04-01", "owner": "PA-2"}


def terms(gate=(), fallbacks=(), **plan):
    """Return public terms with a plan of the talks."""
    return PublicTerms.model_validate(
        {
            "negotiation_plan": plan,
            "decision_gates": [GATE | dict(gate)] if gate != () else [],
            "fallback_terms": fallbacks,
        }
    )


def answer_due(today, respond_by=None, **plan):
    """Return the day an answer is due and what follows, or None."""
    found = deadlines(terms(**plan), Asked(1, SENT, respond_by), {}, today)
    return next(((one.due, one.then) for one in found if one.subject == "response"), None)


@pytest.mark.parametrize(
    ("silence", "then"),
    [
        ("escalate", "the matter goes to the next level"),
        ("rejected", "the round counts as rejected"),
    ],
)
def test_answer_is_due_after_the_days_of_the_plan(silence, then):
    assert answer_due(SENT, response_days=10, silence=silence) == (date(2027, 3, 11), then)


def test_answer_is_due_on_the_day_the_sender_asks_for():
    asked = date(2027, 3, 5)

    assert answer_due(SENT, asked, response_days=10, silence="rejected")[0] == asked


def test_silence_that_extends_moves_the_day_on():
    plan = {"response_days": 10, "silence": "extended"}

    assert answer_due(date(2027, 3, 11), **plan)[0] == date(2027, 3, 11)
    assert answer_due(date(2027, 3, 12), **plan)[0] == date(2027, 3, 21)
    assert answer_due(date(2027, 4, 1), **plan)[0] == date(2027, 4, 10)


@pytest.mark.parametrize("days", [0, 999_999_999])
def test_any_number_of_days_is_borne(days):
    for silence in ("extended", "escalate"):
        assert answer_due(date(2050, 1, 1), response_days=days, silence=silence)


def test_nothing_is_due_without_a_round_and_without_a_plan():
    assert deadlines(terms(response_days=10), None, {}, SENT) == ()
    assert answer_due(SENT, response_days=None) is None


def test_dates_come_in_order_and_days_are_counted():
    plan = {"target_date": "2027-05-01", "long_stop_date": "2027-06-01", "response_days": None}

    found = deadlines(terms(gate={"if_failed": "stop"}, **plan), None, {}, SENT)

    assert found == (
        Deadline("DG-1", "Gate: Pilot", date(2027, 4, 1), "PA-2", "each side may end the talks"),
        Deadline("target", "Signing aimed at", date(2027, 5, 1)),
        Deadline(
            "long-stop",
            "Long-stop date",
            date(2027, 6, 1),
            "",
            "the talks lapse unless extended in writing",
        ),
    )
    assert [one.days_left(date(2027, 5, 2)) for one in found] == [-31, -1, 30]


@pytest.mark.parametrize(
    ("today", "outcomes", "state", "failed"),
    [
        (date(2027, 4, 1), {}, "ahead", False),
        (date(2027, 4, 2), {}, "missed", True),
        (date(2027, 4, 2), {"DG-1": True}, "passed", False),
        (date(2027, 3, 2), {"DG-1": False}, "failed", True),
    ],
)
def test_gate_is_decided_by_its_owner_or_its_day(today, outcomes, state, failed):
    gate = gates(terms(gate={"if_failed": "fallback"}), outcomes, today)[0]

    assert (gate.state, gate.has_failed, gate.then) == (state, failed, "its fallback is proposed")


def test_gate_that_is_decided_is_no_deadline_any_more():
    plan = terms(gate={"if_failed": "stop"})

    assert deadlines(plan, None, {"DG-1": True}, SENT) == ()


@pytest.mark.parametrize(("today", "lapsed"), [("2027-06-01", False), ("2027-06-02", True)])
def test_talks_lapse_after_the_long_stop_date(today, lapsed):
    plan = terms(long_stop_date="2027-06-01")

    assert has_lapsed(plan, date.fromisoformat(today)) is lapsed
    assert not has_lapsed(terms(), date.fromisoformat(today))


def fallback(**facts):
    """Return a fallback for the clause a.b."""
    known = {"code": "FB-1", "clause_id": "a.b", "fallback_text": "Half.", "trigger": "deadlock"}
    return known | facts


def rounds(*texts):
    """Return rounds in which the clause a.b read so."""
    return [
        Sent(number, "PA-1", (Passage("a.b", "A", "s", text), Passage("a.bc", "B", "s", "x")))
        for number, text in enumerate(texts, 1)
    ]


def proposed(row, today=SENT, outcomes=None, talks=()):
    """Return why the fallback is proposed, or nothing."""
    plan = terms(gate={"if_failed": "fallback"}, fallbacks=[row])
    found = proposals(plan, gates(plan, outcomes or {}, today), talks, today)
    return [one.reason for one in found]


def test_fallback_of_a_gate_is_proposed_once_that_failed():
    row = fallback(trigger="gate_failed", gate="DG-1")

    assert proposed(row) == []
    assert proposed(row, outcomes={"DG-1": False}) == ["The gate Pilot failed."]
    assert proposed(row, date(2027, 4, 2)) == ["The gate Pilot was not passed in time."]
    assert proposed(row, date(2027, 4, 2), {"DG-1": True}) == []


def test_fallback_of_a_day_is_proposed_from_then_on():
    row = fallback(trigger="date", trigger_date="2027-03-02")

    assert proposed(row) == []
    assert proposed(row, date(2027, 3, 2)) == ["Its day, 2 March 2027, has come."]


def test_fallback_of_a_deadlock_is_proposed_when_three_rounds_changed_the_clause():
    assert proposed(fallback(), talks=rounds("1", "2", "1")) == []
    assert proposed(fallback(), talks=rounds("0", "0", "1", "2", "1")) == [
        "Each of the last 3 rounds has changed this clause."
    ]
    assert not is_deadlocked("a.b", rounds("0", "1", "1", "2"))


@pytest.mark.parametrize("facts", [{"retired": True}, {"fallback_text": None}, {"clause_id": None}])
def test_fallback_that_says_nothing_is_not_proposed(facts):
    assert proposed(fallback(**facts), talks=rounds("0", "1", "2", "3")) == []


def test_proposal_says_what_and_whether_others_know():
    plan = terms(fallbacks=[fallback(shared=False)])

    assert proposals(plan, (), rounds("0", "1", "2", "3"), SENT) == (
        Proposal(
            "FB-1", "a.b", "Half.", "Each of the last 3 rounds has changed this clause.", False
        ),
    )
