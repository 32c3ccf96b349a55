"""The redline by command, in every format."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Return talks in which PA-2 has countered the purpose."""
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", purpose="To sell bread.")
    talks.send("PA-2")
    return talks


def redline(talks, file, form, *more):
    words = [talks.deal.pk, "--from", 1, "--to", 2, "--format", form, "-o", file, *more]
    call_command("redline", *map(str, words))
    return file.read_bytes()


def test_text_brackets_what_changed(talks, tmp_path):
    found = redline(talks, tmp_path / "redline.txt", "text", "--side", "Brackenhall").decode()

    assert "{+To sell bread" in found
    assert "[-" in found


def test_json_is_the_change_list(talks, tmp_path):
    told = json.loads(redline(talks, tmp_path / "redline.json", "json"))

    assert {change["clause"] for change in told["changes"]} == {"status.purpose"}
    assert (told["from"]["side"], told["to"]["side"]) == ("Tidelark", "Brackenhall")


def test_file_is_that_of_the_web(talks, tmp_path, client):
    client.force_login(talks.founders["PA-1"])
    address = reverse("redline-download", args=[talks.deal.pk, 1, 2, "html"])

    by_command = redline(talks, tmp_path / "redline.html", "html", "--side", "Tidelark")

    assert b"Open clauses" in by_command
    assert b"Against the round before it." in by_command
    assert by_command == b"".join(client.get(address).streaming_content)


@pytest.mark.parametrize(
    ("form", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!doctype html>")]
)
def test_file_is_of_its_format(talks, tmp_path, form, start):
    assert redline(talks, tmp_path / "redline", form).startswith(start)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--to", 9), "There is no round 9 in this deal. The last is round 2."),
        (
            ("--side", "Nobody"),
            "Nobody has no draft in this deal. Choose one of: Tidelark, Brackenhall.",
        ),
    ],
)
def test_refusal_is_a_sentence(talks, tmp_path, more, message):
    with pytest.raises(CommandError) as error:
        redline(talks, tmp_path / "redline", "text", *more)

    assert str(error.value) == message
