"""How far a step is, is read from the terms."""

import json

from babel import Locale

from termsheets.domain.terms import structure
from termsheets.negotiation import samples
from termsheets.negotiation.starting import blank
from termsheets.wizard import steps
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.cards import Card, card
from termsheets.wizard.forms import form_for
from termsheets.wizard.status import Progress, Status

SAAS = samples.terms("saas-distribution")


def changed(terms, **single):
    key, answers = next(iter(single.items()))
    row = getattr(terms, key).model_copy(update=answers)
    return terms.model_copy(update={key: row})


def statuses(terms):
    progress = Progress(terms)
    return {step.slug: progress.status(step) for step in steps.STEPS}


def test_new_deal_is_not_started():
    assert set(statuses(blank()).values()) == {Status.NOT_STARTED}


def test_whole_deal_is_complete():
    assert set(statuses(SAAS).values()) == {Status.COMPLETE}


def test_one_answer_puts_its_step_in_progress():
    terms = changed(blank(), deal={"title": "Chips"})

    started = {slug for slug, status in statuses(terms).items() if status != Status.NOT_STARTED}

    assert (started, statuses(terms)["deal"]) == ({"deal"}, Status.IN_PROGRESS)


def test_missing_answer_keeps_a_step_in_progress():
    terms = changed(SAAS, deal={"purpose": None})
    progress = Progress(terms)

    assert progress.status(steps.find("deal")) == Status.IN_PROGRESS
    assert progress.missing(steps.find("deal")) == 1


def test_answers_that_do_not_add_up_are_a_problem():
    rules = tuple(
        rule.model_copy(update={"shares": rule.shares[:1]}) if rule.shares else rule
        for rule in samples.terms("semiconductor-codevelopment").foreground_rules
    )
    terms = samples.terms("semiconductor-codevelopment").model_copy(
        update={"foreground_rules": rules}
    )

    assert statuses(terms)["foreground"] == Status.PROBLEM


def test_card_shows_code_title_and_the_facts_that_matter():
    asking = Asking(SAAS, Locale("en"))
    found = Found(structure.entities()["parties"], SAAS.parties[0])

    assert card(found, asking.answered) == Card(
        code="PA-1",
        has_code=True,
        title="Tidelark",
        facts=(("Role", "Startup"), ("Country", "The United States")),
        missing=(),
        is_retired=False,
    )


def test_page_is_told_when_a_question_counts():
    asking = Asking(SAAS, Locale("en"))
    grant = Found(structure.entities()["license_grants"], SAAS.license_grants[0])
    share = SAAS.revenue_shares[0]
    tier = Found(structure.entities()["royalty_tiers"], share.royalty_tiers[0], share)

    assert json.loads(form_for(asking, grant).asked("end_date").rule) == [
        "in",
        ["field", "term_basis"],
        ["is", "fixed"],
    ]
    assert json.loads(form_for(asking, tier).asked("unit_amount").rule) == [
        "in",
        ["is", "subscription_revenue"],
        ["is", "units"],
    ]
    assert form_for(asking, grant).asked("licensor").rule == ""
