"""A deal opens stage by stage: all sides confirm, any side closes again, at once."""

import pytest
from django.db import IntegrityError, transaction

from termsheets.domain import sheet_json
from termsheets.domain.clauses import walk
from termsheets.domain.problems import Refused
from termsheets.models import AuditEvent, Deal, GateOutcome, Round, RoundDetail, StageConfirmation
from termsheets.negotiation import drafting, gates, receiving, redlines, responses, stages
from termsheets.negotiation.errors import Denied
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

NAME = "semiconductor-codevelopment"
SECRET = "Documented patent cost"
NUMBER = "EP 9 999 001 B1"


def in_talks(gate=True, **words):
    """Return talks about a pool whose first round is on the table."""
    talks = make_talks(NAME, **words)
    talks.send()
    if gate:
        pass_gate(talks)
    return talks


def pass_gate(talks):
    """Let the gate of the first stage be passed."""
    sent = Round.objects.get(deal=talks.deal, number=1)
    (gate,) = (row.gate for row in sent.terms().disclosure_stages if row.gate)
    owner = next(row.owner for row in sent.terms().decision_gates if row.code == gate)
    gates.decide_gate(deal_id=talks.deal.pk, user=talks.founders[owner], gate=gate, passed=True)


def confirm(talks, stage, *codes):
    """Confirm a stage for sides."""
    for code in codes or ("PA-1", "PA-2"):
        stages.confirm_stage(deal_id=talks.deal.pk, user=talks.founders[code], stage=stage)


def close(talks, stage, code="PA-2"):
    """Close a stage for a side."""
    stages.roll_back_stage(deal_id=talks.deal.pk, user=talks.founders[code], stage=stage)


def words(talks, number=1):
    """Return all that is read of a round now."""
    sent = Round.objects.get(deal=talks.deal, number=number)
    return sheet_json.dumps(sent.sheet()) + sent.at(sent.stage).terms_json


def steps_of(talks, code):
    """Return the steps of the pool in a side's draft."""
    (pool,) = (row for row in talks.draft(code).terms().revenue_shares if row.kind == "profit_pool")
    return [row.label for row in pool.waterfall_steps]


def test_round_opens_when_all_sides_have_confirmed_and_closes_when_one_says_so():
    talks = in_talks()
    told = {}
    told["start"] = (NUMBER in words(talks), SECRET in words(talks))
    confirm(talks, "nda", "PA-1")
    told["one side"] = (NUMBER in words(talks), SECRET in words(talks))
    confirm(talks, "nda", "PA-2")
    told["nda"] = (NUMBER in words(talks), SECRET in words(talks))
    confirm(talks, "clean_team")
    told["clean team"] = (NUMBER in words(talks), SECRET in words(talks))
    close(talks, "clean_team")
    told["closed"] = (NUMBER in words(talks), SECRET in words(talks))
    close(talks, "nda", "PA-1")
    told["all closed"] = (NUMBER in words(talks), SECRET in words(talks))

    assert told == {
        "start": (False, False),
        "one side": (False, False),
        "nda": (True, False),
        "clean team": (True, True),
        "closed": (True, False),
        "all closed": (False, False),
    }


def test_stage_waits_for_its_gate():
    talks = in_talks(gate=False)

    with pytest.raises(Denied, match="has to be passed first"):
        confirm(talks, "nda", "PA-1")

    assert not StageConfirmation.objects.exists()


@pytest.mark.parametrize("stage", ["none", "clean_team", "definitive", "nonsense"])
def test_only_the_next_stage_can_be_confirmed(stage):
    talks = in_talks()

    with pytest.raises(Refused):
        confirm(talks, stage, "PA-1")


@pytest.mark.parametrize("stage", ["none", "nda", "nonsense"])
def test_what_nobody_has_confirmed_cannot_be_closed(stage):
    talks = in_talks()

    with pytest.raises(Refused):
        close(talks, stage)


def test_closing_a_stage_voids_every_confirmation_of_it():
    talks = in_talks()
    confirm(talks, "nda", "PA-1")
    close(talks, "nda", "PA-1")
    confirm(talks, "nda", "PA-2")

    assert Deal.objects.get().stage == "none"

    confirm(talks, "nda", "PA-1")

    assert Deal.objects.get().stage == "nda"


def test_draft_of_the_reader_follows_its_stage_and_that_of_the_author_keeps_all():
    talks = in_talks()
    before = steps_of(talks, "PA-1"), steps_of(talks, "PA-2")
    confirm(talks, "nda")
    confirm(talks, "clean_team")
    opened = steps_of(talks, "PA-2")
    close(talks, "clean_team")

    assert before == (opened, [])
    assert opened[0] == SECRET
    assert (steps_of(talks, "PA-1"), steps_of(talks, "PA-2")) == before


def label_steps(talks, label, code="PA-2"):
    """Call the first step of the pool in a side's draft something else."""
    terms = talks.draft(code).terms()
    (pool,) = (row for row in terms.revenue_shares if row.kind == "profit_pool")
    talks.edit(code, "waterfall_steps", pool.waterfall_steps[0].code, label=label)


def pool_opened(**words):
    """Return talks in which the steps of the pool are open to both sides."""
    talks = in_talks(**words)
    confirm(talks, "nda")
    confirm(talks, "clean_team")
    return talks


def test_edited_detail_leaves_with_its_stage_and_comes_back_as_it_was_edited():
    talks = pool_opened()
    label_steps(talks, "Patent cost with our receipts")
    edited = steps_of(talks, "PA-2")
    close(talks, "clean_team")
    closed = steps_of(talks, "PA-2")
    confirm(talks, "clean_team")

    assert closed == []
    assert steps_of(talks, "PA-2") == edited
    assert edited[0] == "Patent cost with our receipts"
    assert talks.draft("PA-2").shelf == {}


def test_draft_whose_edits_wait_for_a_stage_is_not_replaced_by_a_round():
    talks = pool_opened()
    label_steps(talks, "Patent cost with our receipts")
    close(talks, "clean_team")

    assert receiving.has_unsent_edits(talks.draft("PA-2"))


def test_detail_that_was_sent_again_leaves_with_its_stage_and_comes_back():
    talks = pool_opened()
    label_steps(talks, "Patent cost with our receipts")
    talks.send("PA-2")
    sent = steps_of(talks, "PA-2")
    close(talks, "clean_team")
    closed = steps_of(talks, "PA-2"), "Patent cost" in words(talks, 2), talks.status()
    confirm(talks, "clean_team")

    assert closed == ([], False, "countered")
    assert steps_of(talks, "PA-2") == sent


def test_detail_that_a_side_took_out_of_its_own_round_stays_out():
    talks = in_talks()
    (pool,) = (row for row in talks.draft().terms().revenue_shares if row.kind == "profit_pool")
    draft = talks.draft()
    drafting.remove_row(
        draft_id=draft.pk,
        version=draft.version,
        key="waterfall_steps",
        code=pool.waterfall_steps[-1].code,
    )
    left = steps_of(talks, "PA-1")
    confirm(talks, "nda")
    confirm(talks, "clean_team")

    assert steps_of(talks, "PA-1") == left


def descriptions(talks, code):
    """Return what a side's draft says of the assets of which a round tells only the title."""
    rows = talks.draft(code).terms().background_assets
    return [row.description for row in rows if row.disclosure_level == "title_only"]


def test_description_behind_a_title_opens_with_technical_detail_and_closes_with_it():
    talks = in_talks()
    seen = {"start": ("Device models" in words(talks), descriptions(talks, "PA-2"))}
    confirm(talks, "nda")
    seen["nda"] = ("Device models" in words(talks), descriptions(talks, "PA-2"))
    close(talks, "nda")
    seen["closed"] = ("Device models" in words(talks), descriptions(talks, "PA-2"))

    own = descriptions(talks, "PA-1")
    assert None not in own
    assert seen == {
        "start": (False, [None] * len(own)),
        "nda": (True, own),
        "closed": (False, [None] * len(own)),
    }


def test_author_who_takes_up_the_answer_keeps_what_was_not_told():
    talks = in_talks()
    own = talks.draft("PA-1").terms()
    talks.edit("PA-2", purpose="Theirs")
    talks.send("PA-2")
    taken = talks.draft("PA-1").terms()

    assert taken.deal.purpose == "Theirs"
    assert taken.model_copy(update={"deal": own.deal}) == own


def test_acceptance_is_bound_to_the_words_of_its_stage():
    talks = in_talks()
    known = responses.standings(talks.deal)
    accepted = [one.passage.id for one in known.open if one.passage.id != "general.costs"]
    responses.respond(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-2"],
        number=1,
        answers=[talks.answer(known, name, "accept") for name in accepted],
    )
    confirm(talks, "nda")

    asked = {one.passage.id for one in responses.standings(Deal.objects.get()).open}
    assets = {f"background.schedule.BG-{number}" for number in (1, 2, 4, 5, 7)}
    assert asked == {*assets, "general.costs"}


def test_redline_between_rounds_compares_what_is_open():
    talks = in_talks()
    talks.edit("PA-2", purpose="Theirs")
    talks.send("PA-2")
    low = redlines.redline_of(talks.founders["PA-2"], talks.deal, 1, 2)

    assert SECRET not in repr(low.redline)
    assert {change.clause for change in low.redline.changes} == {"status.purpose"}


def test_digest_of_what_is_not_open_tells_nothing():
    talks = in_talks()
    details = list(RoundDetail.objects.order_by("pk"))

    assert [(one.stage, one.digest == one.seal()) for one in details] == [
        ("nda", True),
        ("clean_team", True),
    ]
    assert len({one.salt for one in details}) == 2
    assert SECRET not in Round.objects.get().sheet_json + Round.objects.get().terms_json
    assert talks.status() == "shared"


@pytest.mark.parametrize("model", [RoundDetail, StageConfirmation])
def test_words_and_confirmations_stand_for_good(model):
    confirm(in_talks(), "nda")

    for change in (lambda: model.objects.update(stage="nda"), model.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_each_move_is_in_the_record_of_all_sides():
    talks = in_talks()
    confirm(talks, "nda")
    close(talks, "nda")
    events = AuditEvent.objects.filter(kind__startswith="stage_").order_by("sequence")

    assert [(one.kind, one.shared, one.told()["stage"]) for one in events] == [
        ("stage_confirmed", True, "nda"),
        ("stage_confirmed", True, "nda"),
        ("stage_reached", True, "nda"),
        ("stage_rolled_back", True, "nda"),
    ]


def test_other_sides_stages_do_not_open_ones_own_round():
    talks = in_talks()
    rows = talks.draft("PA-2").terms().disclosure_stages
    for row in rows:
        talks.edit("PA-2", "disclosure_stages", row.code, precondition="none")
    talks.send("PA-2", override_reason="The stages are to be agreed.")

    assert SECRET not in words(talks, 1)
    assert SECRET not in words(talks, 2)


def test_outcome_of_a_gate_is_needed_once():
    talks = in_talks()

    assert GateOutcome.objects.count() == 1
    assert stages.standings(talks.deal, Round.objects.get())[1].gates == ()


def test_what_is_agreed_takes_no_more_words():
    talks = in_talks()
    talks.accept_all("PA-2", 1)

    with pytest.raises(Denied):
        confirm(talks, "nda")

    assert talks.status() == Deal.Status.AGREED


def answered_up_to_what_is_hidden():
    """Return talks whose sides differ in an open detail alone, and then close its stage."""
    talks = pool_opened()
    known = responses.standings(Deal.objects.get())
    hidden = [one.passage.id for one in known.open if SECRET in passage_words(one.passage.id)]
    answers = [
        talks.answer(known, one.passage.id, "counter" if one.passage.id in hidden else "accept")
        for one in known.open
    ]
    responses.respond(deal_id=talks.deal.pk, user=talks.founders["PA-2"], number=1, answers=answers)
    close(talks, "clean_team")
    return talks


def passage_words(clause_id):
    """Return what the first round says there now."""
    return next(repr(one) for _, one in walk(Round.objects.get().sheet()) if one.id == clause_id)


def test_answers_after_a_stage_is_closed_agree_nothing_that_it_hides():
    talks = answered_up_to_what_is_hidden()
    talks.accept_all("PA-2", 1)
    closed = talks.status(), responses.open_points(Deal.objects.get())
    confirm(talks, "clean_team")
    opened = talks.status()
    talks.accept_all("PA-2", 1)

    assert (closed[0], closed[1].clauses, closed[1].stage) == ("shared", (), "clean_team")
    assert opened == "shared"
    assert talks.status() == Deal.Status.AGREED


def test_stage_that_no_round_asks_for_any_more_holds_nothing_up():
    talks = pool_opened()
    close(talks, "nda")
    for row in talks.draft("PA-2").terms().disclosure_stages:
        talks.edit("PA-2", "disclosure_stages", row.code, precondition="none")
    talks.send("PA-2", override_reason="No stages any more.")

    assert responses.open_points(Deal.objects.get()).stage == ""
