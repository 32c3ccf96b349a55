"""The forms give back what they show, and refuse everything else in sentences."""

from decimal import Decimal

import pytest
from babel import Locale

from termsheets.domain.terms import structure
from termsheets.domain.terms.shares import Share
from termsheets.negotiation import samples
from termsheets.wizard import saving
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.forms import form_class, form_for
from termsheets.wizard.status import every_row
from tests.wizard.posts import post_of

TERMS = {name: samples.terms(name) for name, _ in samples.TITLES}
SAAS = next(terms for name, terms in TERMS.items() if "saas" in name)
NUL = "Remove the character U+0000 at position 2: it cannot be printed."
GONE = "Choose one of the answers on the page: yours is no longer there."
GONE_FROM_LIST = "Choose among the answers on the page: one is no longer there."


def first(key, terms=SAAS, locale="en"):
    """Return the asking and the first row of an entity that a sample has."""
    asking = Asking(terms, Locale(locale))
    entity = structure.entities()[key]
    rows = (found for found in every_row(terms, entity.section) if found.entity.key == key)
    blank = Found(
        entity, entity.cls() if entity.single else entity.cls.model_construct(code="XX-1")
    )
    return asking, next(rows, blank)


@pytest.mark.parametrize("locale", ["en", "de", "fr"])
@pytest.mark.parametrize("name", sorted(TERMS))
def test_form_posted_as_shown_changes_nothing(name, locale):
    asking = Asking(TERMS[name], Locale(locale))
    changed = {}

    for section in structure.SECTIONS:
        for found in every_row(asking.terms, section):
            form = form_for(asking, found, post_of(form_for(asking, found)))
            assert form.errors == {}
            changed[found.code] = saving.answers(form)

    assert {code: answers for code, answers in changed.items() if answers} == {}


@pytest.mark.parametrize("key", structure.entities())
def test_form_class_is_built_once(key):
    assert form_class(key) is form_class(key)


@pytest.mark.parametrize(
    ("key", "name", "typed", "value"),
    [
        ("deal", "initial_term_months", "48", 48),
        ("deal", "governing_law", "Delaware", "US-DE"),
        ("deal", "currency", "euro", "EUR"),
        ("parties", "country", "Germany", "DE"),
        ("parties", "market_share_pct", "12.5 %", Decimal("12.5")),
        ("license_grants", "territories", "Worldwide, except US", ("WORLD", "-US")),
        ("license_grants", "insolvency_election", "no", False),
        ("license_grants", "rights", ["use", "make"], ("use", "make")),
        ("revenue_shares", "annual_cap_amount", "1.5m", Decimal(1_500_000)),
        (
            "foreground_rules",
            "shares",
            {"PA-1": "60", "PA-2": "40%"},
            (Share(party="PA-1", pct=Decimal(60)), Share(party="PA-2", pct=Decimal(40))),
        ),
    ],
)
def test_form_reads_what_was_typed(key, name, typed, value):
    asking, found = first(key)

    form = form_for(asking, found, post_of(form_for(asking, found), **{name: typed}))

    assert form.is_valid()
    assert form.value(name) == value


@pytest.mark.parametrize(
    ("key", "name", "typed", "sentence"),
    [
        ("deal", "initial_term_months", "301", "Use 300 or less."),
        ("deal", "initial_term_months", "0", "Use 1 or more."),
        ("deal", "initial_term_months", "1.5", "Use a whole number, without decimals."),
        ("deal", "title", "a\x00b", NUL),
        ("fields_of_use", "tag", " ", "Write a tag: others name the field by it."),
        ("deal", "title", "x" * 301, "Shorten this to 300 characters; it has 301."),
        ("deal", "deal_type", "swap", GONE),
        ("parties", "market_share_pct", "101", "Use a percent from 0 to 100; 5 means 5%."),
        ("license_grants", "licensor", "PA-99", GONE),
        ("license_grants", "assets", ["BG-99"], GONE_FROM_LIST),
    ],
)
def test_form_says_what_to_change(key, name, typed, sentence):
    asking, found = first(key)

    form = form_for(asking, found, post_of(form_for(asking, found), **{name: typed}))

    assert form.errors == {name: [sentence]}
    assert form.raw(name) == typed


def test_i_do_not_know_yet_is_an_answer():
    asking, found = first("deal")
    ticked = {"deal-purpose-unknown": "1"}

    form = form_for(asking, found, post_of(form_for(asking, found), **ticked))

    assert form.is_valid()
    assert (form.value("purpose"), form.is_unknown("purpose")) == (None, True)
    assert list(saving.answers(form)) == ["purpose"]


def test_ticks_keep_the_order_in_which_they_were_made():
    asking, found = first("license_grants")
    data = post_of(form_for(asking, found), rights=["make", "use", "sell"])
    data["license_grants-rights-order"] = "sell,make"

    form = form_for(asking, found, data)

    assert form.is_valid()
    assert form.value("rights") == ("sell", "make", "use")


def test_shares_that_miss_the_total_are_told_at_once():
    asking, found = first("foreground_rules")
    typed = {"shares": {"PA-1": "60", "PA-2": "30"}}

    form = form_for(asking, found, post_of(form_for(asking, found), **typed))

    assert form.is_valid()
    assert form.asked("shares").said.notice == (
        "The shares total 90%. They must total 100% before you send."
    )


def test_letters_that_no_document_prints_are_told_at_once():
    asking, found = first("parties")

    form = form_for(asking, found, post_of(form_for(asking, found), legal_name="東京"))

    assert form.is_valid()
    assert "no letters for “東京”" in form.asked("legal_name").said.notice


def test_private_fields_say_so():
    asking, found = first("parties")
    form = form_for(asking, found)

    private = {name for name in form.fields if form.asked(name).private}

    assert private == {"planned_exit", "planned_exit_by"}
