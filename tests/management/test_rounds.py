"""Rounds by command: sent under the rules of the web, exported, rendered, reminded of."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from termsheets.domain import schema
from termsheets.domain.projection import at_stage, public
from termsheets.models import Draft, Round
from tests.answering import answer_warnings
from tests.people import make_user
from tests.sample_deals import FOLDER, sample_terms

pytestmark = pytest.mark.django_db
NAME = "saas-distribution"


def run(capsys, *words):
    """Return the last line that a command prints."""
    call_command(*map(str, words))
    return (capsys.readouterr().out.splitlines() or [""])[-1]


def failure(*words):
    """Return the message with which a command fails."""
    with pytest.raises(CommandError) as error:
        call_command(*map(str, words))
    return str(error.value)


@pytest.fixture
def deal(capsys):
    """Return the id of an imported deal whose warnings are answered."""
    deal = run(capsys, "import_deal", FOLDER / f"{NAME}.yaml")
    answer_warnings(Draft.objects.select_related("side__deal").get(side__deal=deal))
    return deal


@pytest.fixture
def countered(capsys, deal, tmp_path):
    """Return the id of a deal after a round of each side, the second from a file."""
    run(capsys, "send_round", deal, "--side", "Tidelark")
    file = tmp_path / "counter.yaml"
    run(capsys, "export_deal", deal, "--side", "Brackenhall", "-o", file)
    file.write_text(file.read_text().replace("title: ", "title: Counter to ", 1))
    run(
        capsys, "send_round", deal, "--side", "Brackenhall", "--terms", file, "--note", "See title."
    )
    return deal


def test_two_sides_send_in_turn(countered):
    rounds = Round.objects.select_related("side").order_by("number")

    assert [(one.number, one.side.party_code, one.sender, one.cover_note) for one in rounds] == [
        (1, "PA-1", None, ""),
        (2, "PA-2", None, "See title."),
    ]
    assert rounds[1].terms().deal.title == f"Counter to {sample_terms(NAME).deal.title}"


def test_command_prints_the_number_of_the_round(capsys, deal):
    assert run(capsys, "send_round", deal, "--side", "Tidelark") == "1"


def test_command_keeps_the_turn(countered):
    assert failure("send_round", countered, "--side", "Brackenhall", "--note", "Again") == (
        "This went out as round 2 already."
    )


def test_side_without_a_draft_is_told(deal):
    assert failure("send_round", deal, "--side", "Brackenhall") == (
        "Brackenhall has no draft in this deal. Choose one of: Tidelark."
    )


def test_gaps_need_a_reason_and_a_refused_file_changes_nothing(capsys, deal, tmp_path):
    before = Draft.objects.get().terms()
    gap = before.deal.model_copy(update={"purpose": None})
    file = tmp_path / "deal.yaml"
    file.write_text(schema.dump(before.model_copy(update={"deal": gap})))

    message = failure("send_round", deal, "--side", "Tidelark", "--terms", file)
    unchanged = Draft.objects.get().terms()
    sent = run(
        capsys, "send_round", deal, "--side", "Tidelark", "--terms", file, "--override", "Known."
    )

    assert message == (
        "The round was not sent. Mend this, or give a reason with --override:\n"
        "  deal.purpose: Deal: purpose is empty. Fill it in."
    )
    assert unchanged == before
    assert (sent, Round.objects.get().override_reason) == ("1", "Known.")


def test_export_of_a_round_gives_its_disclosed_terms_back(capsys, countered, tmp_path):
    for form in ("yaml", "json"):
        file = tmp_path / f"round.{form}"
        run(capsys, "export_deal", countered, "--round", 1, "--format", form, "-o", file)
        again = run(capsys, "import_deal", file)

        terms = Draft.objects.get(side__deal=again).terms()
        assert public(terms) == Round.objects.get(number=1).terms()
        assert public(terms) == at_stage(public(sample_terms(NAME)), "none")


def test_export_of_a_round_holds_nothing_private(capsys, countered, tmp_path):
    file = tmp_path / "round.json"
    run(capsys, "export_deal", countered, "--round", 1, "--format", "json", "-o", file)

    party = json.loads(file.read_text())["parties"][0]
    assert "planned_exit" not in party
    assert "planned_exit_by" not in party


def test_round_is_rendered_as_it_was_sent(countered, tmp_path):
    sent, file = Round.objects.get(number=1), tmp_path / "round"

    call_command("render", countered, "--round", "1", "--format", "json", "-o", str(file))
    words = file.read_text()
    call_command("render", countered, "--round", "1", "--format", "text", "-o", str(file))

    digest = " ".join(sent.digest[at : at + 4] for at in (0, 4, 8))
    assert words == sent.sheet_json
    assert file.read_text().splitlines()[1].startswith("Term sheet, Round 1, ")
    assert file.read_text().splitlines()[1].endswith(digest)


@pytest.mark.parametrize("command", ["export_deal", "render"])
def test_round_that_is_not_there_is_named(command, deal, countered, tmp_path):
    words = ["--format", "json", "-o", tmp_path / "file"]

    assert failure(command, deal, "--round", 9, *words) == (
        "There is no round 9 in this deal. The last is round 2."
    )


def test_round_before_the_first_is_named(deal):
    assert failure("export_deal", deal, "--round", 1) == (
        "There is no round 1 in this deal. None has been sent yet."
    )


def test_letters_of_commands_lead_to_the_deal(
    capsys, deal, settings, django_capture_on_commit_callbacks
):
    settings.PUBLIC_URL = "https://deals.example"
    Draft.objects.get().deal.sides.create(party_code="PA-2").memberships.create(
        user=make_user("bea"), role="founder"
    )

    with django_capture_on_commit_callbacks(execute=True):
        run(capsys, "send_round", deal, "--side", "Tidelark")

    assert f"https://deals.example/deals/{deal}/" in mail.outbox[0].body


def test_remind_tells_what_it_did(capsys, countered):
    plan = sample_terms(NAME).negotiation_plan
    last = plan.long_stop_date + timedelta(days=1)

    assert run(capsys, "remind", "--today", last) == "0 dates reminded of, 1 deals lapsed."
    assert run(capsys, "remind") == "0 dates reminded of, 0 deals lapsed."
    assert failure("remind", "--today", "soon") == ("soon is not a day. Write it as in 2027-03-01.")
