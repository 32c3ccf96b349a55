"""Talks in which much has happened, inserted in bulk: the verbs would take a minute."""

from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from termsheets.models import Comment, Draft, Invitation, Membership, Response, Round, User
from tests.many import terms_with
from tests.talks import make_talks

OVERRIDE = "The rest is for later."


def few(names, rows=1):
    """Return talks of one round from each side, about lists of that many rows."""
    talks = make_talks(terms=terms_with(rows), names=names)
    talks.send(override_reason=OVERRIDE)
    talks.edit("PA-2", initial_term_months=40)
    talks.send("PA-2", override_reason=OVERRIDE)
    return talks


def many(names, rows, count):
    """Return talks with ``count`` more rounds, people and guests, and much said on each clause."""
    talks = few(names, rows)
    last = _add_rounds(talks.deal, count)
    Draft.objects.filter(side=talks.side().pk).update(base=last)
    for code, founder in talks.founders.items():
        side = talks.side(code)
        _add_people(side, founder, [f"{code.lower()}-{number}" for number in range(count)])
        _comment(side, founder, last)
    _respond(talks.side(), talks.founders["PA-1"], last)
    return talks


def _add_rounds(deal, count):
    """Add rounds that say what the first two say, in turns; return the last."""
    first, second = deal.rounds.all()
    columns = [field.attname for field in Round._meta.concrete_fields if not field.primary_key]
    said = [{name: getattr(sent, name) for name in columns} for sent in (second, first)]
    numbers = range(3, count + 3)
    Round.objects.bulk_create(
        Round(**said[number % 2] | {"number": number, "previous_digest": first.digest})
        for number in numbers
    )
    return deal.rounds.get(number=numbers[-1])


def _add_people(side, founder, names):
    """Add viewers to a side, each of whom has invited another."""
    people = User.objects.bulk_create(User(email=f"{name}@example.org") for name in names)
    Membership.objects.bulk_create(
        Membership(side=side, user=person, role="viewer") for person in people
    )
    Invitation.objects.bulk_create(
        Invitation(
            deal_id=side.deal_id,
            side=side,
            email=f"guest-of-{person.email}",
            role="viewer",
            token_hash=sha256(person.email.encode()).hexdigest(),
            invited_by=founder,
            expires=timezone.now() + timedelta(days=7),
        )
        for person in people
    )


def _comment(side, founder, sent):
    """Comment on every passage, to the own side alone and to all."""
    Comment.objects.bulk_create(
        Comment(
            deal_id=side.deal_id,
            round=sent,
            clause_id=passage.id,
            side=side,
            internal=internal,
            author=founder,
            text="Why?",
        )
        for passage in sent.pieces()
        for internal in (True, False)
    )


def _respond(side, founder, sent):
    """Discuss every passage but one."""
    Response.objects.bulk_create(
        Response(
            round=sent,
            side=side,
            user=founder,
            clause_id=passage.id,
            stand="discuss",
            content_digest=passage.digest,
        )
        for passage in sent.pieces()[:-1]
    )
