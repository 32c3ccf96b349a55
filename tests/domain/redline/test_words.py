"""Two texts word by word, written [-gone-]{+come+}."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.redline.words import PLAIN, Reading, hunks


def shown(old, new, reading=PLAIN):
    """Return both texts as one, what goes and comes in brackets."""
    said, place = "", 0
    for hunk in hunks(old, new, reading):
        said += old[place : hunk.old_start]
        gone, came = old[hunk.old_start : hunk.old_end], new[hunk.new_start : hunk.new_end]
        said += (f"[-{gone}-]" if gone else "") + (f"{{+{came}+}}" if came else "")
        place = hunk.old_end
    return said + old[place:]


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("pays 12.5% of sales", "pays 15% of sales", "pays [-12.5%-]{+15%+} of sales"),
        ("EUR 5,000.00 a year", "EUR 6,000.00 a year", "[-EUR 5,000.00-]{+EUR 6,000.00+} a year"),
        ("by 1 March 2027.", "by 1 May 2027.", "by [-1 March 2027-]{+1 May 2027+}."),
        ("by 2027-03-01", "by 2027-03-02", "by [-2027-03-01-]{+2027-03-02+}"),
        ("non-exclusive here", "co-exclusive here", "[-non-exclusive-]{+co-exclusive+} here"),
        ("the licensee's own", "the licensor's own", "the [-licensee's-]{+licensor's+} own"),
        ("+0.5 points", "-0.5 points", "[-+0.5-]{+-0.5+} points"),
        ("a fee.", "a fee and costs.", "a fee{+ and costs+}."),
        ("a fee is due", "a fee, is due", "a fee{+,+} is due"),
        ("the big fee", "the fee", "the [-big -]fee"),
        ("one, two and three", "six, two and ten", "[-one-]{+six+}, two and [-three-]{+ten+}"),
        ("red, green sign", "big, small sign", "[-red, green-]{+big, small+} sign"),
        ("a b", "a  b", "a {+ +}b"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("same", "same", "same"),
        ("中文字", "中国字", "中[-文-]{+国+}字"),
        ("नमस्ते जी", "नमस्ते", "नमस्ते[- जी-]"),
    ],
)
def test_words_are_struck_and_set_whole(old, new, marked):
    assert shown(old, new) == marked


def test_little_word_between_many_changes_is_struck_with_them():
    old = "alpha beta gamma delta epsilon zeta of eta theta iota kappa lambda"
    new = "one two three four five six of seven eight nine ten eleven"

    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"


def test_little_word_between_two_changes_stays():
    assert shown("pay of year", "fee of month") == "[-pay-]{+fee+} of [-year-]{+month+}"


TERMS = (("Line yield", "Fab yield"), ("Veldrite", "Nova"))


@pytest.mark.parametrize(
    ("old", "new", "marked", "terms"),
    [
        ("Veldrite pays", "Nova shall pay", "[-Veldrite-]{+Nova+} [-pays-]{+shall pay+}", [1, -1]),
        ("the Line yield", "the Fab yield", "the [-Line-]{+Fab+} yield", [0]),
        ("Veldrite's fab", "Nova's fab", "[-Veldrite's-]{+Nova's+} fab", [1]),
        ("Veldrite stays", "Veldrite stays on", "Veldrite stays{+ on+}", [-1]),
        ("Veldriter", "Novar", "[-Veldriter-]{+Novar+}", [-1]),
        ("Veldrite, Line yield", "Nova, Fab yield", "[-Veldrite-]{+Nova+}, [-Line-]{+Fab+} yield",
         [1, 0]),
    ],
)  # fmt: skip
def test_renamed_terms_are_told_from_other_changes(old, new, marked, terms):
    assert shown(old, new, Reading(TERMS)) == marked
    assert [hunk.term for hunk in hunks(old, new, Reading(TERMS))] == terms


texts = st.text(st.sampled_from("ab5 ,.-%\n"), max_size=40)


@given(old=texts, new=texts)
def test_hunks_lead_from_one_text_to_the_other(old, new):
    rest, place = "", 0
    for hunk in hunks(old, new):
        rest += old[place : hunk.old_start] + new[hunk.new_start : hunk.new_end]
        place = hunk.old_end

    assert rest + old[place:] == new


@given(old=texts, new=texts)
def test_hunks_turned_round_are_the_same(old, new):
    turned = [(hunk[2], hunk[3], hunk[0], hunk[1]) for hunk in hunks(new, old)]

    assert [tuple(hunk[:4]) for hunk in hunks(old, new)] == turned
