"""A file that cannot be written is answered with what to name instead."""

import pytest
from django.core.management import CommandError, call_command

from termsheets.management.outputs import write
from tests.deals import make_draft
from tests.talks import make_talks


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("render", "--format", "text"), ("export_deal",)])
def test_command_names_the_folder_that_is_missing(words, tmp_path):
    command, *more = words
    file = tmp_path / "missing" / "deal"

    with pytest.raises(CommandError) as error:
        call_command(command, str(make_draft().deal.pk), *more, "-o", str(file))

    assert str(error.value) == no_folder(file)


@pytest.mark.django_db
def test_redline_names_the_folder_that_is_missing(tmp_path):
    talks, file = make_talks(), tmp_path / "missing" / "redline"
    talks.send()
    talks.edit("PA-2", purpose="To sell bread.")
    talks.send("PA-2")
    rounds = ["--from", "1", "--to", "2", "--format", "text"]

    with pytest.raises(CommandError) as error:
        call_command("redline", str(talks.deal.pk), *rounds, "-o", str(file))

    assert str(error.value) == no_folder(file)


def no_folder(file):
    reason = f"there is no folder {file.parent}. Make it first, or name another file with -o."
    return f"{file} cannot be written: {reason}"


def test_folder_in_place_of_a_file_is_told(tmp_path):
    with pytest.raises(CommandError) as error:
        write(tmp_path, b"")

    assert str(error.value) == (
        f"{tmp_path} cannot be written: it is a folder. Name a file in it with -o."
    )


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (PermissionError(13, "Permission denied"), "you may not write there."),
        (OSError(28, "No space left on device"), "No space left on device."),
    ],
)
def test_other_refusals_say_why(tmp_path, monkeypatch, refusal, reason):
    file = tmp_path / "deal"

    def refuse(path, content):
        raise refusal

    monkeypatch.setattr(type(file), "write_bytes", refuse)
    with pytest.raises(CommandError) as error:
        write(file, b"")

    assert str(error.value) == f"{file} cannot be written: {reason} Name another file with -o."
