"""The demo: made-up people, each with a complete sample deal."""

from django.db import transaction

from termsheets.models import User
from termsheets.negotiation import samples
from termsheets.negotiation.starting import start_deal

PASSWORD = "negotiate-in-good-faith"  # noqa: S105 (printed at every start of the demo)
FOUNDERS = (
    ("mara@tidelark.example", "Mara Ellingson", "saas-distribution"),
    ("sanne@veldrite.example", "Sanne Oudkerk", "semiconductor-codevelopment"),
    ("priya@helicord.example", "Priya Landsman", "platform-license"),
)
ADMIN = ("admin@termsheets.example", "Alex Admin")


@transaction.atomic
def seed():
    """Make the people and deals of the demo that are not there yet."""
    for email, name, sample in FOUNDERS:
        person, is_new = _person(email, name)
        if is_new:
            start_deal(owner=person, terms=samples.terms(sample))
    _person(*ADMIN, is_staff=True, is_superuser=True)


def sign_ins():
    """Return the address of each person with the words that say who they are."""
    founders = [(email, f"{name}, founder") for email, name, _ in FOUNDERS]
    return [*founders, (ADMIN[0], f"{ADMIN[1]}, staff")]


def _person(email, name, **rights):
    person = User.objects.filter(email=email).first()
    if person is not None:
        return person, False
    person = User.objects.create_user(email, PASSWORD, name=name, **rights)
    person.confirm_email()
    return person, True
