"""The commands that other tools rely on: words, options, outputs."""

import json
import socket

import pytest
from django.core.management import CommandError, call_command

from termsheets.domain import schema
from termsheets.domain.projection import disclosed, public
from termsheets.models import Deal, Draft, User
from termsheets.negotiation import demo
from tests.people import make_user
from tests.sample_deals import FOLDER, NAMES, sample_terms

pytestmark = pytest.mark.django_db


def run(capsys, *words, **options):
    """Return what a command prints, as lines."""
    call_command(*map(str, words), **options)
    return capsys.readouterr().out.splitlines()


def failure(*words):
    """Return the message with which a command fails."""
    with pytest.raises(CommandError) as error:
        call_command(*map(str, words))
    return str(error.value)


@pytest.mark.parametrize("form", ["yaml", "json"])
@pytest.mark.parametrize("name", NAMES)
def test_import_of_an_export_gives_equal_terms(capsys, tmp_path, name, form):
    deal_id = run(capsys, "import_deal", FOLDER / f"{name}.yaml")[-1]
    exported = tmp_path / "deal"

    run(capsys, "export_deal", deal_id, "--format", form, "-o", exported)
    again = run(capsys, "import_deal", exported)[-1]

    assert Draft.objects.get(side__deal=again).terms() == sample_terms(name)


def test_imported_deal_belongs_to_its_owner(capsys):
    owner = make_user("ada")

    deal_id = run(capsys, "import_deal", FOLDER / f"{NAMES[0]}.yaml", "--owner", "Ada@Example.org")[
        -1
    ]

    assert [str(deal.pk) for deal in Deal.objects.visible_to(owner)] == [deal_id]


def test_export_prints_the_side_that_is_asked_for(capsys):
    deal_id = run(capsys, "import_deal", FOLDER / "saas-distribution.yaml")[-1]

    printed = "\n".join(run(capsys, "export_deal", deal_id, "--side", "Tidelark"))

    assert schema.load_yaml(printed) == sample_terms("saas-distribution")


def test_export_names_the_sides_there_are(capsys):
    deal_id = run(capsys, "import_deal", FOLDER / "saas-distribution.yaml")[-1]

    assert failure("export_deal", deal_id, "--side", "Brackenhall") == (
        "Brackenhall has no draft in this deal. Choose one of: Tidelark."
    )


def test_refused_file_leaves_nothing_and_names_path_row_field_and_mend(tmp_path):
    file = tmp_path / "deal.yaml"
    file.write_text("schema_version: 1\nparties: [{code: PA-1, country: XX}]")

    message = failure("import_deal", file)

    assert message == (
        f"{file} was not imported:\n"
        "  parties[0].country: PA-1: “XX” is not a country. Use a two-letter code such as US."
    )
    assert not Deal.objects.exists()


@pytest.mark.parametrize(("count", "rest"), [(20, []), (21, ["1 more"]), (400, ["380 more"])])
def test_refused_file_tells_its_first_problems_and_counts_the_rest(tmp_path, count, rest):
    file = tmp_path / "deal.yaml"
    file.write_text("\n".join(["schema_version: 1", *(f"k{each}: 1" for each in range(count))]))

    lines = failure("import_deal", file).splitlines()

    assert lines[21:] == [f"  ... and {more}." for more in rest]
    assert lines[20] == "  k19: The file: there is no field called k19. Remove it."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe", "The file is not UTF-8 text. Save it as UTF-8."),
        (b"a" * 1_000_001, "The file is larger than 1 MB. Use a file of one deal."),
        (
            b"%PDF-",
            "file: The PDF cannot be opened. Use a term sheet as it was downloaded from here.",
        ),
    ],
)
def test_file_that_is_no_deal_is_refused(tmp_path, content, reason):
    file = tmp_path / "deal.yaml"
    file.write_bytes(content)

    assert failure("import_deal", file) == f"{file} was not imported:\n  {reason}"


def test_file_that_is_not_there_is_named(tmp_path):
    file = tmp_path / "deal.yaml"

    assert failure("import_deal", file) == f"{file} cannot be read: No such file or directory."


def test_deal_comes_back_from_its_own_pdf(capsys, tmp_path):
    deal_id = run(capsys, "import_deal", FOLDER / "saas-distribution.yaml")[-1]
    file = tmp_path / "sheet.pdf"
    run(capsys, "render", deal_id, "--format", "pdf", "-o", file)

    again = run(capsys, "import_deal", file)[-1]

    first, second = (Draft.objects.get(side__deal=one).terms() for one in (deal_id, again))
    assert public(second) == disclosed(public(first))


def test_unknown_owner_and_deal_are_named():
    deal_id = "00000000-0000-4000-8000-000000000000"

    assert failure("import_deal", FOLDER / f"{NAMES[0]}.yaml", "--owner", "x@example.org") == (
        "Nobody signs in as x@example.org. Create that account first."
    )
    assert failure("export_deal", "12") == "12 is not the id of a deal. Copy it from import_deal."
    assert failure("export_deal", deal_id) == f"There is no deal {deal_id}."


def test_quickstart_fills_in_the_demo_once(capsys, client, settings):
    settings.DEBUG = True

    first = run(capsys, "quickstart", "--no-serve", "--port", "8123")
    second = run(capsys, "quickstart", "--no-serve", "--port", "8123")

    emails = [email for email, _ in demo.sign_ins()]
    assert first == second
    assert "http://localhost:8123/" in first[1]
    assert [line.split()[0] for line in first if "@" in line] == emails
    assert sorted(User.objects.values_list("email", flat=True)) == sorted(emails)
    assert {draft.title for draft in Draft.objects.all()} == {
        sample_terms(name).deal.title for name in NAMES
    }
    assert client.login(email=emails[0], password=demo.PASSWORD)


def test_quickstart_refuses_to_put_public_passwords_into_production(settings):
    settings.DEBUG = False

    assert failure("quickstart", "--no-serve") == (
        "The demo has public passwords. It runs with DEBUG on only."
    )


def test_quickstart_names_another_port_where_one_is_taken(settings):
    settings.DEBUG = True
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        message = failure("quickstart", "--port", port)

    assert message == f"Port {port} is taken. Name another: --port {port + 1}"


def test_json_export_is_json(capsys):
    deal_id = run(capsys, "import_deal", FOLDER / "saas-distribution.yaml")[-1]

    exported = json.loads("\n".join(run(capsys, "export_deal", deal_id, "--format", "json")))

    assert exported["contributions"][1]["value_amount"] == "180000.00"
