"""The demo: made-up people with complete sample deals, one of them four rounds into its talks."""

from datetime import timedelta

from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from termsheets.models import User
from termsheets.negotiation import demo_talks, samples
from termsheets.negotiation.desk import ask_for_review
from termsheets.negotiation.starting import start_deal

PASSWORD = "negotiate-in-good-faith"  # noqa: S105 (printed at every start of the demo)
FOUNDERS = (
    ("sanne@veldrite.example", "Sanne Oudkerk", "semiconductor-codevelopment"),
    ("mara@tidelark.example", "Mara Ellingson", "saas-distribution"),
    ("priya@helicord.example", "Priya Landsman", "platform-license"),
)
TALKING = FOUNDERS[0]
ASKED = {
    "mara@tidelark.example": (3, "Is our exclusivity in groceries narrow enough?"),
    "priya@helicord.example": (1, "Do the access tiers fit together?"),
}
COUNSEL = ("ines@dunmar.example", "Ines Dunmar")
PARTNER = ("jonas@kestrelwerk.example", "Jonas Treuberg")
PARTNERS_COUNSEL = ("ruth@weidenthal.example", "Ruth Weidenthal")
ADMIN = ("admin@termsheets.example", "Alex Admin")


def seed(now=None):
    """Make the people and deals of the demo that are not there yet; nobody gets a letter.

    The talks are told as of ``now``: their four rounds lie in the weeks before.
    """
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        _seed(now or timezone.now())


@transaction.atomic
def _seed(now):
    for email, name, sample in FOUNDERS:
        person, is_new = _person(email, name)
        if is_new:
            started = demo_talks.moment(now, *demo_talks.STARTED)
            deal = start_deal(owner=person, terms=samples.terms(sample), now=started)
            if email == TALKING[0]:
                demo_talks.play(_talks(deal, person, now))
            elif email in ASKED:
                days, question = ASKED[email]
                asked = now - timedelta(days=days)
                ask_for_review(deal_id=deal.pk, user=person, text=question, now=asked)
    _person(*ADMIN, is_staff=True, is_superuser=True)


def _talks(deal, founder, now):
    counsel, partner, partners_counsel = (
        _person(*who)[0] for who in (COUNSEL, PARTNER, PARTNERS_COUNSEL)
    )
    return demo_talks.Talks(
        deal,
        now,
        founders={demo_talks.OURS: founder, demo_talks.THEIRS: partner},
        counsel={demo_talks.OURS: counsel, demo_talks.THEIRS: partners_counsel},
    )


def sign_ins():
    """Return the address of each person with the words that say who they are."""
    name = TALKING[1]
    others = [(email, f"{name}, founder") for email, name, _ in FOUNDERS if email != TALKING[0]]
    return [
        (TALKING[0], f"{name}, founder of Veldrite: round 4 waits for her answer"),
        (COUNSEL[0], f"{COUNSEL[1]}, her counsel"),
        (PARTNER[0], f"{PARTNER[1]}, for Kestrelwerk on the other side"),
        (PARTNERS_COUNSEL[0], f"{PARTNERS_COUNSEL[1]}, his counsel"),
        *others,
        (ADMIN[0], f"{ADMIN[1]}, staff: two drafts wait for a review at /admin/"),
    ]


def _person(email, name, **rights):
    person = User.objects.filter(email=email).first()
    if person is not None:
        return person, False
    person = User.objects.create_user(email, PASSWORD, name=name, **rights)
    person.confirm_email()
    return person, True
