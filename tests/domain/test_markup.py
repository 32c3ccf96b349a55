"""Every edit of a marked file becomes a change or is shown; none gets lost."""

import pytest

from termsheets.domain import markup
from termsheets.domain.markup import Fate, MarkedFile, reasons
from termsheets.domain.markup.file import Remark, Said
from termsheets.domain.problems import Refused
from tests.said import said
from tests.sample_deals import public, sample_sheet, sample_terms

NAME = "saas-distribution"
SHEET, TERMS = sample_sheet(NAME), public(sample_terms(NAME))
OWN, LAW, GRANT = "background.ownership", "general.law", "license.grant.LG-1"


BEFORE = said(SHEET)


def changes(place, old, new, **more):
    """Return the changes of a file in which words at a place gave way to others."""
    paragraphs, rows = BEFORE[place]
    paragraphs = tuple(each.replace(old, new) for each in paragraphs)
    rows = tuple(tuple(cell.replace(old, new) for cell in row) for row in rows)
    after = BEFORE | {place: Said(tuple(filter(None, paragraphs)), rows)}
    return markup.changes_of(MarkedFile(BEFORE, after, **more), SHEET, TERMS)


def test_file_without_edits_asks_for_nothing():
    assert markup.changes_of(MarkedFile(BEFORE, BEFORE), SHEET, TERMS) == ()


def test_value_in_a_repeated_clause_is_an_answer():
    [change] = changes(GRANT, "31 January 2030", "31 January 2031")

    assert (change.fate, change.where) == (Fate.ANSWERS, "4.2(a) License grant")
    assert change.answers == (
        (
            "license_grants",
            "LG-1",
            "end_date",
            "2031-01-31",
            "31 January 2030",
            "31 January 2031",
        ),
    )


def test_value_among_other_edits_of_a_repeated_clause_is_taken_apart():
    after = BEFORE[GRANT].text.replace("will grant", "may grant").replace("2030", "2031")
    marked = MarkedFile(BEFORE, BEFORE | {GRANT: Said((after,))})

    answer, rest = markup.changes_of(marked, SHEET, TERMS)

    assert (answer.before, answer.after) == ("31 January 2030", "31 January 2031")
    assert [each.value for each in answer.answers] == ["2031-01-31"]
    assert (rest.fate, rest.after) == (Fate.BY_HAND, after)


def test_value_in_a_cell_is_an_answer_of_its_row():
    [change] = changes("table.contribution", "USD 75,000.00", "USD 80,000.00")

    assert change.where.endswith("Contributions, CN-5, Value amount")
    assert [answer[:4] for answer in change.answers] == [
        ("contributions", "CN-5", "value_amount", "80000.00")
    ]


def test_other_words_become_the_clause_s_own():
    [change] = changes(LAW, "governs", "rules", untracked=frozenset({LAW}))

    assert (change.fate, change.tracked) == (Fate.WORDING, False)
    assert change.after == change.before.replace("governs", "rules")


@pytest.mark.parametrize(
    ("place", "old", "new", "reason"),
    [
        (GRANT, "will grant", "may grant", reasons.REPEATED),
        (GRANT, BEFORE[GRANT].text, "", reasons.GONE),
        ("status.parties", "exclude", "include", reasons.TABLE),
        (OWN, "Background IP stays", "Background rights stay", reasons.HEADING),
        (OWN, BEFORE[OWN].paragraphs[1], "", reasons.GONE),
        ("license.grant", "License grant", "Grant", reasons.HEADING),
        ("table.contribution", "Value amount", "Worth", reasons.HEADING),
        ("table.contribution", "USD 75,000.00", "a lot", reasons.CELL),
    ],
)
def test_what_cannot_be_taken_is_shown_with_its_reason(place, old, new, reason):
    [change] = changes(place, old, new)

    assert (change.fate, change.reason, change.answers) == (Fate.BY_HAND, reason, ())
    assert (change.before, change.after) != ("", "")


def test_words_that_cannot_be_printed_are_left():
    [change] = changes(LAW, "governs", "gov\u202eerns")

    assert (change.fate, "U+202E" in change.reason) == (Fate.BY_HAND, True)


def test_row_that_came_and_row_that_went_are_shown():
    came = changes("table.contribution", "CN-5", "CN-9")

    assert [(bool(one.before), bool(one.after), one.reason) for one in came] == [
        (True, False, reasons.ROWS),
        (False, True, reasons.ROWS),
    ]


def test_one_answer_with_two_values_is_left():
    royalty, base = "revenue.royalty.RS-1", "revenue.base.RS-1"
    after = BEFORE | {
        royalty: Said((BEFORE[royalty].text.replace("subscription revenue", "net sales"),)),
        base: Said((BEFORE[base].text.replace("subscription revenue", "gross sales"),)),
    }

    found = markup.changes_of(MarkedFile(BEFORE, after), SHEET, TERMS)

    assert [(one.fate, one.reason) for one in found] == [(Fate.BY_HAND, reasons.TWICE)] * 2


def test_moved_clause_and_new_heading_are_shown():
    order = {OWN: BEFORE[OWN]} | {place: said for place, said in BEFORE.items() if place != OWN}
    after = order | {"stray 1": Said(("Setup fee", "There is a fee."))}

    moved, new = sorted(
        markup.changes_of(MarkedFile(BEFORE, after), SHEET, TERMS), key=lambda each: each.after
    )

    assert (moved.place, moved.reason) == (OWN, reasons.MOVED)
    assert (new.after, new.reason) == ("Setup fee\nThere is a fee.", reasons.NEW)


@pytest.mark.parametrize(
    ("place", "passage"),
    [(LAW, LAW), ("license.grant", GRANT), ("table.contribution", "status.purpose")],
)
def test_comment_is_about_the_passage_around_it(place, passage):
    marked = MarkedFile(BEFORE, BEFORE, remarks=(Remark("Cy", "Why?", place),))

    [change] = markup.changes_of(marked, SHEET, TERMS)

    assert (change.fate, change.place, change.after) == (Fate.COMMENT, passage, "Cy: Why?")


def test_comment_on_the_cover_is_shown():
    marked = MarkedFile(BEFORE, BEFORE, remarks=(Remark("Cy", "Why?", "cover"),))

    [change] = markup.changes_of(marked, SHEET, TERMS)

    assert (change.fate, change.reason) == (Fate.BY_HAND, reasons.NOWHERE)


def test_comment_that_is_too_long_is_shown():
    marked = MarkedFile(BEFORE, BEFORE, remarks=(Remark("Cy", "x" * 5_001, LAW),))

    [change] = markup.changes_of(marked, SHEET, TERMS)

    assert (change.fate, "Shorten" in change.reason) == (Fate.BY_HAND, True)


def test_more_than_can_be_looked_over_is_refused():
    with pytest.raises(Refused, match="looked over"):
        changes(LAW, "governs", "governs " * 60_000)
