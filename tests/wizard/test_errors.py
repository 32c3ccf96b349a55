"""Whatever is typed into a step is saved, or refused in a sentence that names field and mend."""

from functools import cache, reduce

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import edits
from termsheets.domain.library import library
from termsheets.domain.terms import structure
from termsheets.domain.terms.types import Kind
from termsheets.models import Draft
from termsheets.negotiation import answering, drafting, samples
from termsheets.negotiation.saving import refuse_problems
from termsheets.wizard import pages, saving
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.forms import form_for
from tests.hostile import ANYTHING
from tests.plain_errors import is_told
from tests.wizard.posts import post_of, put

DAYS = st.sampled_from(("1900-01-01", "1 March 2027", "2027-03-01", "31 December 2199"))
NUMBERS = st.sampled_from(("0", "1", "2", "99.12345", "100", "101", "1,250.123", "1.5m"))
TYPED = {
    Kind.DATE: DAYS,
    **dict.fromkeys((Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY), NUMBERS),
}
TAKEN = ("Tidelark", "Brackenhall", "grocery-forecasting", "ALL", "a b", "Forecast accuracy")


def with_a_row(terms, entity):
    """Return the Terms with at least one row of an entity."""
    lists = list(edits.lists(terms, entity.key))
    if any(rows for _, rows in lists):
        return terms
    row = entity.cls(code=f"{entity.cls.prefix}-1")
    return edits.with_list(terms, entity.key, lists[0][0], (row,))


@cache
def terms():
    """Return the Terms of a deal that has a row of every kind."""
    kinds = [entity for entity in structure.entities().values() if not entity.single]
    return reduce(with_a_row, kinds, samples.terms("saas-distribution"))


def store(*, key, code, answers, **_):
    """Take or refuse answers as a stored draft does, and store nothing."""
    place = edits.locate(terms(), key, code)
    row = answering.answered(place, answers)
    refuse_problems(answering.with_answers(terms(), place, row), terms(), library())
    return drafting.Saved(Draft(), edits.key_of(row))


@pytest.fixture(scope="module", autouse=True)
def without_a_database():
    """Let what is saved be judged by the deal's own rules alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafting, "save_answers", store)
        yield


def anything(form, name):
    """Return a strategy for what may be posted as one answer, right or wrong."""
    fact, known = form.fields[name].fact, [option.value for option in form.asked(name).options]
    one = TYPED.get(fact.kind, st.sampled_from((*known, *TAKEN))) | ANYTHING
    if fact.kind is Kind.SHARES:
        parties = st.sampled_from(("PA-1", "PA-2", "PA-99"))
        return st.dictionaries(parties, NUMBERS | ANYTHING, min_size=1)
    if fact.is_list and fact.kind is not Kind.TERRITORIES:
        return st.lists(one, max_size=3)
    return one


def answers_to(form):
    """Return a strategy for one to three answers to a form's questions, by field."""
    answer = {name: st.tuples(st.just(name), anything(form, name)) for name in form.fields}
    some = st.lists(st.one_of(*answer.values()), min_size=1, max_size=3)
    return some.map(dict)


def is_kept(raw, typed):
    """Tell whether a form shows what was typed; what was ticked is ticked in any order."""
    if isinstance(raw, dict):
        return typed.items() <= raw.items()
    return sorted(raw) == sorted(typed) if isinstance(raw, list) else raw == typed


@pytest.mark.parametrize("key", structure.entities())
def test_step_takes_an_answer_or_names_field_and_mend(key):
    place = next(place for place in edits.places(terms()) if place.entity.key == key)
    found, asking = Found(place.entity, place.row, place.holder), Asking(terms(), Locale("en"))
    shown = form_for(asking, found)
    page = post_of(shown)

    @given(typed=answers_to(shown))
    def take(typed):
        data = page.copy()
        for name, answer in typed.items():
            put(data, shown, name, answer)
        form = form_for(asking, found, data)
        saving.save(Draft(), form, None)

        assert form.errors.keys() <= shown.fields.keys()
        assert [line for line in pages._wrong(form) if not is_told(*line[1:])] == []
        assert [name for name in typed if not is_kept(form.raw(name), typed[name])] == []
        assert all(form.said(name).errors == tuple(form.errors[name]) for name in form.errors)

    take()
