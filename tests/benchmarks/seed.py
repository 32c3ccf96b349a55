"""Fills a benchmark's database and prints, as JSON, what its clients need."""

import json
import sys
from datetime import timedelta

from babel import Locale
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils import timezone

from termsheets.domain import schema
from termsheets.domain.edits import find
from termsheets.domain.terms.structure import entities
from termsheets.models import Deal, Draft, DraftReview, Membership, Round, Side, User
from termsheets.negotiation import samples
from termsheets.negotiation.demo_talks import OURS, THEIRS, Talks, play
from termsheets.negotiation.starting import blank, start_deal
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.forms import form_for
from tests.people import make_user
from tests.wizard.posts import post_of

KEY = "background_assets"
OWN_DEALS = 3
AUTOSAVES = 150  # more than a client sends, so that none finds what was saved before
OTHER_PEOPLE = 100
ROUNDS = 4
PASSAGES = 60
UNREAD = "{}" * 1000


@transaction.atomic
def wizard(count):
    """Make ``count`` deals with one background asset and as many with sixty."""
    user = make_user()
    deals = {rows: [started(user, rows, name) for name in range(count)] for rows in (1, 60)}
    return {
        "session": session_of(user),
        "deals": deals,
        "bodies": {rows: bodies(with_assets(rows)) for rows in (1, 60)},
    }


def started(user, rows, name):
    """Return the key of a new deal with that many background assets, called by its own name."""
    return str(start_deal(owner=user, terms=with_assets(rows, f"Asset of deal {name}")).pk)


def with_assets(count, title="Asset"):
    """Return the semiconductor deal with that many background assets, like its first."""
    deal = only_first_asset(json.loads(sample_text()))
    first = deal[KEY][0] | {"description": described(0)}
    more = [first | {"code": f"BG-{number}", "title": title} for number in range(2, count + 1)]
    return schema.load_json(json.dumps(deal | {KEY: [first, *more]}))


def sample_text():
    """Return the sample deal as a file."""
    return schema.dump(samples.terms("semiconductor-codevelopment"), "json")


def described(number):
    """Return one of the descriptions that a person types, one after the other."""
    return f"What was described {number % AUTOSAVES} times."


def only_first_asset(value):
    """Return part of a deal in which no link names another background asset than the first."""
    if isinstance(value, dict):
        return {key: only_first_asset(part) for key, part in value.items() if not is_other(part)}
    if isinstance(value, list):
        return [only_first_asset(part) for part in value if not is_other(part)]
    return value


def is_other(part):
    """Tell whether part of a deal is a link to another background asset than the first."""
    return isinstance(part, str) and part.startswith("BG-") and part != "BG-1"


def bodies(terms):
    """Return autosaves of the first asset that go on from each other, as a browser sends them."""
    return [autosave(terms, described(at), described(at + 1)) for at in range(AUTOSAVES)]


def autosave(terms, shown, typed):
    """Return what is sent where the page shows one description and a person types another."""
    row = find(terms, KEY, "BG-1").model_copy(update={"description": shown})
    form = form_for(Asking(terms, Locale("en")), Found(entities()[KEY], row))
    return post_of(form, description=typed).urlencode()


@transaction.atomic
def slider(count):
    """Make ``count`` copies of the platform deal, the richest in money."""
    user, terms = make_user(), samples.terms("platform-license")
    deals = [str(start_deal(owner=user, terms=terms).pk) for _ in range(count)]
    return {"session": session_of(user), "deals": deals}


@transaction.atomic
def hub(others):
    """Make a person with a few deals in talks, and ``others`` newer deals of other people."""
    user = make_user()
    terms = samples.terms("semiconductor-codevelopment")
    own = [start_deal(owner=user, terms=terms) for _ in range(OWN_DEALS)]
    people = [make_user(name) for name in ("bea", "cy", "dan")]
    for deal in own:
        play(talks_of(deal, user, *people))
    make_others(others)
    return {"session": session_of(user), "deals": [str(deal.pk) for deal in own]}


def talks_of(deal, founder, counsel, partner, partners_counsel):
    """Return the talks of a deal, as the demo tells them."""
    return Talks(
        deal,
        timezone.now(),
        founders={OURS: founder, THEIRS: partner},
        counsel={OURS: counsel, THEIRS: partners_counsel},
    )


def make_others(count):
    """Make deals of other people, without the rows that no page of this benchmark reads."""
    people = User.objects.bulk_create(
        User(email=f"other{number}@example.org") for number in range(min(count, OTHER_PEOPLE))
    )
    deals = Deal.objects.bulk_create(Deal(status=Deal.Status.COUNTERED) for _ in range(count))
    sides = [made_sides(deals, people, code) for code in (OURS, THEIRS)]
    for pair in zip(*sides, strict=True):
        Round.objects.bulk_create(rounds_of(pair))


def made_sides(deals, people, code):
    """Return a new side of each deal, with a founder and a draft."""
    sides = Side.objects.bulk_create(Side(deal=deal, party_code=code) for deal in deals)
    Membership.objects.bulk_create(
        Membership(user=people[number % len(people)], side=side, role=Membership.Role.FOUNDER)
        for number, side in enumerate(sides)
    )
    drafts = [Draft(side=side) for side in sides]
    for draft in drafts:
        draft.keep(blank())
    Draft.objects.bulk_create(drafts, batch_size=1000)
    return sides


def rounds_of(pair):
    """Yield four rounds that two sides send in turn; nobody reads their words."""
    digest = ""
    for number in range(1, ROUNDS + 1):
        previous, digest = digest, f"{number:064x}"
        yield Round(
            deal=pair[0].deal,
            number=number,
            side=pair[(number - 1) % 2],
            draft_version=number,
            sheet_json=UNREAD,
            terms_json=UNREAD,
            choices_json=UNREAD,
            passages=[["license.grant", "License grant", "4", digest]] * PASSAGES,
            parties={OURS: "Veldrite", THEIRS: "Kestrelwerk"},
            digest=digest,
            previous_digest=previous,
        )


@transaction.atomic
def desk(count):
    """Make ``count`` drafts that wait for a review, each of a party and with words of its own."""
    user, asked = make_user(is_staff=True, is_superuser=True), timezone.now() - timedelta(days=5)
    made_sides(Deal.objects.bulk_create(Deal() for _ in range(count)), [user], OURS)
    reviews = (
        DraftReview(
            draft_id=draft,
            side_name=f"party{number}z",
            asked_by=user,
            asked_at=asked + timedelta(seconds=number),
            draft_version=1,
            missing=0,
            digest="0" * 64,
            sheet_json=UNREAD,
            words=f"party{number}z clause{number}z license field territory royalty",
        )
        for number, draft in enumerate(Draft.objects.values_list("pk", flat=True))
    )
    DraftReview.objects.bulk_create(reviews, batch_size=1000)
    return {"session": session_of(user)}


@transaction.atomic
def files(count):
    """Make ``count`` deals of one person, and name the last."""
    user = make_user()
    terms = samples.terms("semiconductor-codevelopment")
    deals = [start_deal(owner=user, terms=terms) for _ in range(count)]
    return {"session": session_of(user), "deal": str(deals[-1].pk)}


def session_of(user):
    """Return the session cookie of the person, signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies["session"].value


def main(name, count):
    """Print what the named benchmark needs, and let the database know its tables."""
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        seeds = {"wizard": wizard, "hub": hub, "files": files, "desk": desk, "slider": slider}
        seeded = seeds[name](count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    json.dump(seeded, sys.stdout)
