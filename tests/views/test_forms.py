"""The forms outside the wizard: whatever they are given, they take it or say what to change."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from babel import Locale
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termsheets.admin import review_pages
from termsheets.admin.account_acts import ReasonForm
from termsheets.admin.decisions import DecisionForm
from termsheets.admin.glass import GlassForm
from termsheets.admin.library_forms import ClauseForm, FileForm
from termsheets.admin.library_forms import StartForm as StartVersionForm
from termsheets.admin.library_papers import AgainstForm, SampleForm
from termsheets.admin.people import NewPersonForm
from termsheets.admin.review_pages import NoteForm
from termsheets.domain.problems import Refused
from termsheets.domain.projection import public
from termsheets.domain.termsheet import term_sheet
from termsheets.models import LibraryVersion, User
from termsheets.negotiation import samples
from termsheets.negotiation.positions import Term
from termsheets.views.account_forms import InSentenceCase
from termsheets.views.ahead.event_form import EventForm
from termsheets.views.ledger import LedgerForm
from termsheets.views.members import InviteForm
from termsheets.views.money_form import MoneyForm
from termsheets.views.people import NameForm, SignupForm
from termsheets.views.send_form import SendForm
from termsheets.views.starting import StartForm
from termsheets.wizard.asking import Asking
from termsheets.wizard.forms import AnswersForm
from termsheets.wizard.positions import PositionForm
from tests import hostile
from tests.people import make_user
from tests.plain_errors import is_told

pytestmark = pytest.mark.django_db

SIDES = [("PA-1", "Tidelark"), ("PA-2", "Brackenhall")]
TERMS = samples.terms("saas-distribution")
ASKING = Asking(TERMS, Locale("en"))
TERM = Term("deal", "", "initial_term_months")
SHEET = term_sheet(public(TERMS))
CLAUSE = {"id": "license.grant", "title": "", "binding": True, "positions": {}}


def note_form(data):
    """Return the form for a note on a draft whose sheet is known already."""
    with patch.object(review_pages, "sheet_of", lambda _: SHEET):
        return NoteForm(data, draft=None, answer="")


FORMS = {
    AgainstForm: lambda data: AgainstForm(data, version=LibraryVersion()),
    ClauseForm: lambda data: ClauseForm(data, written=CLAUSE),
    DecisionForm: lambda data: DecisionForm(data, required=True),
    FileForm: FileForm,
    GlassForm: GlassForm,
    NewPersonForm: NewPersonForm,
    NoteForm: note_form,
    PositionForm: lambda data: PositionForm(SimpleNamespace(asking=ASKING), TERM, data),
    ReasonForm: ReasonForm,
    SampleForm: SampleForm,
    StartVersionForm: StartVersionForm,
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
    """Yield every form class of the product's own.

    Those of the wizard's steps have their tests, and those that only reword
    allauth's stand in ``test_account_forms``.
    """
    for kind in form.__subclasses__():
        is_own = kind.__module__.startswith("termsheets.")
        if is_own and not issubclass(kind, (InSentenceCase, AnswersForm)):
            yield kind
        yield from ours(kind)


def test_every_form_is_tested_here():
    assert set(ours()) == set(FORMS)


@pytest.fixture(scope="module")
def shown():
    """Return what each form holds before anybody types, kept once it was asked for."""
    return {}


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_form_takes_anything_or_names_field_and_mend(kind, data, shown):
    if kind not in shown:
        shown[kind] = QueryDict(mutable=True)
        fields = FORMS[kind](None).fields
        shown[kind].update({name: str(field.initial or "") for name, field in fields.items()})

    form = FORMS[kind](data.draw(hostile.posts(shown[kind])))

    told = [(form[name].label, error) for name in form.errors for error in form.errors[name]]
    assert [line for line in told if not is_told(*line)] == []


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
        assert form.errors == {"file": ["Choose a file that is not empty."]}
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
