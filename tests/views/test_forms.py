"""The forms outside the wizard: whatever they are given, they take it or say what to change."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termsheets.domain.problems import Refused
from termsheets.models import User
from termsheets.negotiation import samples
from termsheets.views.account_forms import InSentenceCase
from termsheets.views.ahead.event_form import EventForm
from termsheets.views.ledger import LedgerForm
from termsheets.views.members import InviteForm
from termsheets.views.money_form import MoneyForm
from termsheets.views.people import NameForm, SignupForm
from termsheets.views.send_form import SendForm
from termsheets.views.starting import StartForm
from termsheets.wizard.forms import AnswersForm
from tests import hostile
from tests.people import make_user

pytestmark = pytest.mark.django_db

SIDES = [("PA-1", "Tidelark"), ("PA-2", "Brackenhall")]
TERMS = samples.terms("saas-distribution")
FORMS = {
    EventForm: lambda data: EventForm(TERMS, data),
    LedgerForm: LedgerForm,
    MoneyForm: lambda data: MoneyForm(TERMS, data),
    InviteForm: lambda data: InviteForm(data, own="PA-1", sides=SIDES),
    NameForm: lambda data: NameForm(data, instance=User()),
    SendForm: lambda data: SendForm(data, is_ready=False, takes_back=True),
    SignupForm: SignupForm,
    StartForm: lambda data: StartForm(data, {}, user=User(pk=1)),
}


def ours(form=forms.BaseForm):
    """Yield every form class of the product's own pages.

    Those of the wizard have their tests, and those that only reword
    allauth's rest on its own.
    """
    for kind in form.__subclasses__():
        is_page = kind.__module__.startswith("termsheets.views")
        if is_page and not issubclass(kind, InSentenceCase):
            yield kind
        if kind is not AnswersForm:
            yield from ours(kind)


def test_every_form_is_tested_here():
    assert set(ours()) == set(FORMS)


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_form_takes_anything_or_says_what_to_change(kind, data):
    shown = QueryDict(mutable=True)
    shown.update({name: str(field.initial or "") for name, field in kind.base_fields.items()})

    form = FORMS[kind](data.draw(hostile.posts(shown)))

    assert form.is_valid() or all(
        error.endswith((".", "!", "?")) for errors in form.errors.values() for error in errors
    )


BROKEN = st.sampled_from(
    [
        *(text.encode("utf-8", "surrogatepass") for text in hostile.WORST),
        b"schema_version: 1\ndeal: {title: 1e999999999}",
        b"schema_version: 99999999999999999999",
        b"schema_version: 1\nparties: [PA-1, null, {code: []}]",
        b"schema_version: 1\ndeal: &a [*a]",
        b"!!python/object/apply:os.system [ls]",
        b'{"schema_version": 1, "deal": {"title": "\\ud800", "initial_term_months": NaN}}',
        b"[" * 5000,
        b"%PDF-1.7\n%%EOF",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60) | BROKEN)
def test_file_to_start_from_is_taken_or_refused_in_words(content):
    form = StartForm({"way": "file"}, {"file": SimpleUploadedFile("a", content)}, user=User(pk=1))
    if not form.is_valid():
        assert form.errors == {"file": ["The submitted file is empty."]}
        return

    assert all(sentence.endswith((".", "?", "schema_version: 1")) for sentence in problems_of(form))


def problems_of(form):
    """Return the sentences that refuse a file; none if its Terms are taken."""
    try:
        form.terms()
    except Refused as refused:
        return [problem.message for problem in refused.problems]
    return []


def test_file_with_a_hostile_name_is_refused_in_words(client):
    client.force_login(make_user())

    pages = [
        client.post(reverse("deal-new"), {"way": "file", "file": SimpleUploadedFile(name, b"\xff")})
        for name in ("../../a", "\u202egnp.exe", "a\x00b", "n" * 5000, "'\"<b>")
    ]

    assert {page.status_code for page in pages} == {422}
    assert all("The file is not UTF-8 text." in page.text for page in pages)
