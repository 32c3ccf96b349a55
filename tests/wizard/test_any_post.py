"""Whatever is posted to a step: what a form reads as an answer is saved, all else is shown."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from babel import Locale
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.html import escape
from hypothesis import given, note
from hypothesis import strategies as st

from termsheets.domain import edits
from termsheets.domain.terms import structure
from termsheets.models import Draft, reading
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.forms import form_for
from tests import hostile
from tests.deals import with_every_kind
from tests.forms_on_pages import forms_on
from tests.wizard.pages import button, row, step

pytestmark = pytest.mark.django_db

CLAIMS = ("", "none", "{}", "[]", '{"title": {}}', "others")


def now(draft):
    """Return a draft as it stands now."""
    return Draft.objects.select_related("side__deal").get(pk=draft.pk)


@pytest.fixture
def draft(saas):
    """Return a draft that has a row of every kind."""
    return with_every_kind(saas.sides.get().draft)


def answers(terms):
    """Return the answers of each row, by the row's key and code."""
    return {
        (place.entity.key, edits.key_of(place.row)): {
            name: getattr(place.row, name) for name in place.entity.facts
        }
        for place in edits.places(terms)
    }


@dataclass
class Step:
    """A step with one row open, or with everything that is there once."""

    draft: Draft
    section: str
    code: str = ""

    @property
    def address(self):
        """Return where it stands."""
        deal = self.draft.deal
        return row(deal, self.section, self.code) if self.code else step(deal, self.section)

    def forms(self, data):
        """Return its forms as they read what was posted."""
        asking = Asking(self.draft.terms(), Locale("en"))
        return [
            form_for(asking, Found(place.entity, place.row, place.holder), data)
            for place in edits.places(self.draft.terms())
            if place.entity.section == self.section and edits.key_of(place.row) == self.code
        ]


def steps(draft, section):
    """Yield a section's step without an open row, and with the first row of each kind."""
    yield Step(draft, section)
    rows = [place for place in edits.places(draft.terms()) if not place.entity.single]
    first = {place.entity: edits.key_of(place.row) for place in reversed(rows)}
    for entity, code in first.items():
        if entity.section == section:
            yield Step(draft, section, code)


@dataclass
class Posted:
    """What became of a post."""

    step: Step
    data: QueryDict
    response: Any

    @cached_property
    def forms(self):
        """Return what was posted, by the row's key and code."""
        return {(form.entity.key, self.step.code): form for form in self.step.forms(self.data)}

    @cached_property
    def stored(self):
        """Return the answers that are stored now."""
        draft = now(self.step.draft)
        assert reading.read_terms(draft) == draft.terms()
        return answers(draft.terms())

    def renames(self):
        """Tell whether a tag changed, which every row that names it follows."""
        return self.stored.keys() != answers(self.step.draft.terms()).keys()

    def wrongly_saved(self):
        """Return each stored answer that is neither the old one nor the one posted."""
        return [
            (key, name)
            for key, row in answers(self.step.draft.terms()).items()
            for name, old in row.items()
            if self.stored[key][name] != old and not self._is_posted(key, name)
        ]

    def _is_posted(self, key, name):
        form = self.forms.get(key)
        known = form is not None and not form.has_error(name) and name in form.fields
        return known and form.value(name) == self.stored[key][name]

    def lost(self, free):
        """Return each text that is neither stored nor on the page."""
        return [
            f"{form.entity.key}-{name}"
            for key, form in self.forms.items()
            for name in form.fields
            if form.add_prefix(name) in free
            and not self._is_posted(key, name)
            and escape(form.raw(name)) not in self.response.text
        ]


def claim(kind, seen):
    """Return what a page says it has shown: nonsense, or what others have changed since."""
    return json.dumps(dict.fromkeys(json.loads(seen), "0" * 12)) if kind == "others" else kind


@pytest.mark.parametrize("section", structure.SECTIONS)
def test_step_saves_or_shows_whatever_is_posted(client, draft, section):
    for opened in steps(draft, section):
        forms = forms_on(client.get(opened.address).text, "")
        shown = next(form for form in forms if "then" in form.data)
        take_anything(client, opened, shown)


def take_anything(client, opened, shown):
    """Post anything to a step, each time to the same draft."""
    more = [f"{key}-unknown" for key in shown.data] + [f"keep-{key}" for key in shown.data]
    marks = {key: text for key, text in shown.data.items() if key.endswith("-seen")}

    @hostile.through_views
    @given(
        data=hostile.posts(shown.data, more),
        kind=st.none() | st.sampled_from(CLAIMS),
        headers=st.sampled_from(({}, {"X-Autosave": "1"})),
    )
    def take(data, kind, headers):
        if kind is not None:
            data.update({key: claim(kind, seen) for key, seen in marks.items()})
        body = hostile.encoded(data)
        note(f"{opened.address} {headers} {body}")
        with transaction.atomic():
            response = hostile.post(client, shown.action, body, headers=headers)
            judge(Posted(opened, QueryDict(body), response), shown, headers)
            transaction.set_rollback(True)

    take()


def judge(posted, shown, headers):
    """Compare what is stored and shown after a post with what was posted."""
    assert posted.response.status_code in (200, 302)
    if posted.renames():
        return
    assert posted.wrongly_saved() == []
    if not headers:
        assert posted.lost(shown.free) == []


@pytest.mark.parametrize("key", ["open", "parent", "step", "again", "then", "way"])
def test_buttons_take_any_place_that_a_page_names(client, saas, key):
    tier = [saas.pk, "revenue", "royalty-tiers"]
    removed = client.post(button("remove", saas, "revenue", "RT-2")).headers["Location"]
    addresses = [reverse("wizard-add", args=tier), button("move", saas, "revenue", "RT-1")]
    undo = reverse("wizard-undo", args=[saas.pk, removed.rpartition("=")[2]])

    answers = {
        hostile.post(client, address, hostile.encoded(MultiValueDict({key: [text]})))
        for address in (*addresses, undo)
        for text in hostile.SHARPEST
    }

    assert {answer.status_code for answer in answers} <= {200, 302, 404}
