"""The catalog says what the table of deal checks says, and no rule is without its entry."""

import re
from pathlib import Path

import pytest

from termsheets.domain.checks import RULES, background
from termsheets.domain.checks.catalog import BadCatalog, catalog, read
from termsheets.domain.checks.co_ownership import TABLE
from termsheets.domain.checks.finding import Severity

DATA = (Path(__file__).parents[2] / "data" / "deal-checks.md").read_text(encoding="utf-8")
LINE = re.compile(
    r"^\|(?P<id>[\w.]+)\|(?P<severity>[BWN])(?P<step>\d+)\|.*\|(?P<source>.+)\|$", re.M
)
SEVERITIES = {"B": Severity.BLOCKER, "W": Severity.WARNING, "N": Severity.NOTE}
ENTRY = """
- id: deal.inventory
  severity: warning
  step: 1
  message: Say it.
  hint: It helps.
  source: Practice
"""


def of_the_table():
    return [
        (line["id"], SEVERITIES[line["severity"]], int(line["step"]))
        for line in LINE.finditer(DATA)
    ]


def test_catalog_has_the_checks_of_the_table_in_its_order_and_gaps_last():
    found = [(entry.id, entry.severity, entry.step) for entry in catalog().values()]

    assert len(of_the_table()) == 70
    assert found[:-1] == of_the_table()
    assert found[-1] == ("draft.incomplete", Severity.BLOCKER, 1)


def test_every_check_has_one_rule_in_the_catalogs_order():
    assert [*(rule.check for rule in RULES), "draft.incomplete"] == list(catalog())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.check)
def test_rule_names_its_check_and_its_source(rule):
    words = rule.look.__doc__

    assert words.startswith(f"{rule.check}: ")
    assert "Source: " in words


@pytest.mark.parametrize("entry", catalog().values(), ids=lambda entry: entry.id)
def test_entry_speaks_in_sentences(entry):
    said = [entry.message, *entry.reasons.values(), entry.hint]

    assert all(words.endswith((".", "{why}", "{gap}")) for words in said)
    assert not any(words[:1].islower() or "  " in words for words in said)
    assert entry.source


def test_co_owner_law_says_what_the_table_says():
    _, _, rows = DATA.partition("|Where|")
    cells = [tuple(line.strip("|").split("|")) for line in rows.splitlines()[2:] if line]

    assert [
        (row.where, row.own_use, row.non_exclusive, row.exclusive, row.sell_share, row.income)
        for row in TABLE
    ] == cells


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (ENTRY.replace("  hint: It helps.\n", ""), "deal.inventory: 'hint' is missing."),
        (ENTRY + "  tone: loud\n", "deal.inventory: 'tone' is not known."),
        (ENTRY.replace("warning", "grave"), "deal.inventory: 'grave' is no severity."),
        (ENTRY.replace("step: 1", "step: 13"), "deal.inventory: there is no such step."),
        (ENTRY.replace("step: 1", "step: 0"), "deal.inventory: there is no such step."),
        (ENTRY + "  also_steps: [13]\n", "deal.inventory: there is no such step."),
        (ENTRY + ENTRY, "deal.inventory stands there twice."),
        (
            ENTRY.replace("Say it.", '"{why}"'),
            "deal.inventory: its message must say {why} just where it has reasons.",
        ),
        (
            ENTRY + "  reasons: {one: Because.}\n",
            "deal.inventory: its message must say {why} just where it has reasons.",
        ),
        (ENTRY.replace("- id: deal.inventory\n ", "-"), "A check without id: 'id' is missing."),
    ],
)
def test_broken_catalog_is_refused_by_its_word(broken, why):
    with pytest.raises(BadCatalog) as refused:
        read(broken)

    assert str(refused.value) == why


def test_good_entry_is_read():
    (entry,) = read(ENTRY + "  also_steps: [2, 12]\n").values()

    assert (entry.id, entry.severity, entry.steps) == ("deal.inventory", "warning", (1, 2, 12))
    assert (entry.message, entry.hint, entry.source) == ("Say it.", "It helps.", "Practice")


def test_no_rule_is_listed_twice():
    assert len({rule.check for rule in RULES}) == len(RULES)
    assert background.RULES[0] in RULES
