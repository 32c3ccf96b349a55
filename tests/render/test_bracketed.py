"""A bracketed draft in each format: the brackets are on every paper, and owners in the JSON."""

import json
from dataclasses import replace
from datetime import date

import pytest

from termsheets.domain.bracketed import bracketed
from termsheets.domain.clauses import Clause
from termsheets.render import pool
from termsheets.render.bracketed import FORMATS, Text, dumps
from termsheets.render.result import Rendered
from tests.render.docx.package import texts_of
from tests.render.factories import make_edition, make_paragraph, make_sheet

NAMED = {"PA-1": "Tidelark", "PA-2": "Brackenhall"}
TEXTS = {
    code: Text(side=name, number=number, day=date(2027, 3, number), digest=code * 16)
    for number, (code, name) in enumerate(NAMED.items(), start=1)
}


@pytest.fixture
def both():
    """Return two sheets in one, which differ in a word, a heading and a whole clause."""
    return bracketed({"PA-1": sheet_of("Fees", "5%"), "PA-2": sheet_of("Pay", "7%", "Tax")}, NAMED)


def sheet_of(heading, rate, *more):
    clauses = [Clause("a.fees", heading, (make_paragraph(f"Pays {rate} of sales."),))]
    clauses += [Clause(f"a.{word}", word, (make_paragraph("As the law says."),)) for word in more]
    return make_sheet(sections=(Clause("a", "A", children=tuple(clauses)),))


def drawn(name, both):
    edition = make_edition(both)
    return FORMATS[name].render(both, edition, TEXTS)


def test_text_brackets_words_headings_and_clauses(both):
    found = drawn("text", both).decode().partition("1 A\n")[2]

    assert [line.strip() for line in found.splitlines() if line] == [
        "1.1 [Tidelark: Fees | Brackenhall: Pay]",
        "Pays [Tidelark: 5% | Brackenhall: 7%] of sales.",
        "1.2 [Brackenhall: Tax",
        "As the law says.]",
    ]


def test_word_file_says_the_same(both):
    words = " ".join(texts_of(drawn("docx", both)).split())

    found = [part for part in ("[Tidelark:", "| Brackenhall:", "[Brackenhall:") if part in words]
    assert found == ["[Tidelark:", "| Brackenhall:", "[Brackenhall:"]


def test_paper_sets_brackets_apart_and_carries_nothing(both, monkeypatch):
    jobs = []
    monkeypatch.setattr(pool, "press", lambda job: jobs.append(job) or Rendered(b"%PDF", {}))

    assert drawn("pdf", both) == b"%PDF"
    (job,) = jobs
    assert '<span class="bracket">[Tidelark: </span>5%' in job.page
    assert (job.terms, job.archival) == ("", False)


def test_json_names_owners_and_leaves_out_what_says_nothing(both):
    told = json.loads(dumps(both, TEXTS))

    (section,) = told["sheet"]["sections"]
    fees, tax = section["children"]
    assert fees["body"] == [
        {
            "runs": [
                {"text": "Pays "},
                {"text": "[Tidelark: ", "kind": "bracket"},
                {"text": "5%", "owners": ["PA-1"]},
                {"text": " | Brackenhall: ", "kind": "bracket"},
                {"text": "7%", "owners": ["PA-2"]},
                {"text": "]", "kind": "bracket"},
                {"text": " of sales."},
            ]
        }
    ]
    assert [fact["name"] for fact in fees["facts"]] == ["heading"]
    assert tax["owners"] == ["PA-2"]


def test_json_says_which_rounds_were_put_together(both):
    assert json.loads(dumps(both, TEXTS))["texts"]["PA-2"] == {
        "side": "Brackenhall",
        "number": 2,
        "day": "2027-03-02",
        "digest": "PA-2" * 16,
    }


def test_json_of_equal_sheets_names_no_owner():
    sheet = replace(sheet_of("Fees", "5%"), effective_date=None)

    told = dumps(bracketed(dict.fromkeys(NAMED, sheet), NAMED), TEXTS)

    assert "owners" not in told
    assert json.loads(told)["sheet"]["effective_date"] is None
