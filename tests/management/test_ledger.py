"""The command that settles a share: what it prints, and what it refuses."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.domain.revenue.test_examples import EXAMPLE_1, EXAMPLE_4, EXAMPLE_4_EVENTS
from tests.management.test_commands import run
from tests.sample_deals import FOLDER

HEAD = (
    "period_end,gross,allowed_deductions,base,cumulative_base,earned,credit,net,floor,cap,"
    "payable,true_up,advance_used,cash,note"
)
SAAS = FOLDER / "saas-distribution.yaml"
CHIPS = FOLDER / "semiconductor-codevelopment.yaml"


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a file of text and returns its path."""

    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def told(capsys, *words):
    """Return what the command prints."""
    call_command("ledger", *map(str, words))
    return capsys.readouterr().out


def refused(*words):
    """Return the message of a refused input."""
    with pytest.raises(CommandError) as error:
        call_command("ledger", *map(str, words))
    return str(error.value)


def test_ledger_is_csv_by_default(capsys, file):
    actuals = file("actuals.csv", EXAMPLE_1)

    lines = told(capsys, "--terms", SAAS, "--share", "RS-1", "--actuals", actuals).splitlines()

    assert lines[0] == HEAD
    assert lines[1] == (
        "2027-04-30,120000.00,7345.67,112654.33,112654.33,33796.299,0.00,33796.299,0.00,"
        "1500000.00,33796.30,0.00,0.00,33796.30,"
    )
    last = dict(zip(HEAD.split(","), lines[-1].split(","), strict=True))
    assert (last["payable"], last["true_up"], last["cash"]) == ("16560.12", "22289.15", "38849.27")


def test_ledger_as_json_explains_every_line(capsys, file):
    actuals, events = file("a.csv", EXAMPLE_4), file("e.csv", _events(EXAMPLE_4_EVENTS))

    text = told(
        capsys,
        *("--terms", CHIPS, "--share", "RS-2", "--actuals", actuals),
        *("--events", events, "--format", "json"),
    )

    (line,) = json.loads(text)["lines"]
    assert line["cash"] == "486356.42"
    assert [step["after"] for step in line["steps"]] == [
        "923100",
        "861865.43",
        "711865.43",
        "640678.89",
        "0",
    ]


def _events(rows):
    return f"date,kind,code,value\n{rows}"


@pytest.mark.django_db
def test_ledger_of_a_deal_is_that_of_its_file(capsys, file):
    deal = run(capsys, "import_deal", SAAS)[-1]
    words = ("--share", "RS-1", "--actuals", file("actuals.csv", EXAMPLE_1))

    assert told(capsys, "--deal", deal, *words) == told(capsys, "--terms", SAAS, *words)


def test_mistake_in_the_figures_is_named_by_row_and_column(file):
    actuals = file("actuals.csv", EXAMPLE_1.replace("185432.10", "about 185k"))

    message = refused("--terms", SAAS, "--share", "RS-1", "--actuals", actuals)

    assert message.startswith("The ledger was not made:\n  row 3, column gross: ")


def test_file_that_is_no_table_is_named(file, tmp_path):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\xff")

    message = refused("--terms", SAAS, "--share", "RS-1", "--actuals", picture)

    assert message == (
        f"The ledger was not made:\n  {picture}: "
        "The file is neither UTF-8 text nor XLSX. Save it as CSV, UTF-8."
    )


def test_unknown_share_is_named(file):
    message = refused("--terms", SAAS, "--share", "RS-9", "--actuals", file("a.csv", EXAMPLE_1))

    assert message.endswith("RS-9: There is no such share. The deal has: RS-1.")


def test_day_that_is_none_is_named(file):
    words = ("--terms", SAAS, "--share", "RS-1", "--actuals", file("a.csv", EXAMPLE_1))

    assert refused(*words, "--as-of", "today") == (
        "today is not a date. Write one such as 2027-03-31."
    )


def test_open_period_is_marked_as_an_estimate(capsys, file):
    actuals = file("a.csv", "period_end,gross\n2027-04-30,120000\n2027-06-30,50000\n")

    text = told(
        capsys,
        *("--terms", SAAS, "--share", "RS-1", "--actuals", actuals),
        *("--as-of", "2027-06-30"),
    )

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["note"] for row in rows] == ["", "Estimate: the period is still open."]
