"""No mark of a side is met by anybody but those who may: in any page, file or letter."""

import os

import pytest
from django.core import mail
from django.db import connection, transaction

from termsheets.negotiation import positions
from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.security import leaks
from tests.security.addresses import routes
from tests.security.people import PRINCIPALS, STAFF
from tests.security.secrets import private_facts
from tests.security.visiting import Visitor
from tests.security.world import CAP
from tests.views.posts import comment

IS_FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
LOOKING = PRINCIPALS if IS_FULL else ("PA-1 counsel", "PA-2 founder", *STAFF)
UNTOUCHED = ("PA-2 founder", "PA-2 viewer", "reviewer") if IS_FULL else ("PA-2 founder",)
METHODS = ("GET", "POST") if IS_FULL else ("GET",)
OPEN_GLASS = "breakglass"
"""Where a superuser reads private values, because the side has been told of it."""


@pytest.fixture
def drawn(monkeypatch):
    """Let a PDF be the page and the terms it would be made from."""

    def press(job, *_):
        return Rendered(f"{job.page}\n{job.terms}".encode(), {})

    monkeypatch.setattr(pool, "press", press)


def answers(visitor, methods=("GET",)):
    """Yield address and answer of everything that a principal can think of."""
    for route in routes():
        for address in leaks.addresses(route, visitor.known(route)):
            for method in methods:
                yield address, visitor.ask(method, address)


def kept_from(world, name):
    """Return the secrets that a principal may not meet."""
    return [one for one in world.secrets.all if name not in one.audience]


@pytest.mark.parametrize("name", LOOKING)
def test_nobody_meets_what_is_kept_from_them(world, drawn, name):
    secrets = kept_from(world, name)
    met = {
        (address, one.place)
        for address, answer in answers(Visitor(world, name), METHODS)
        if OPEN_GLASS not in address
        for one in leaks.found(leaks.text_of(answer), secrets)
    }

    assert len(secrets) > 20
    assert met == set()


def test_detector_finds_a_mark_in_every_kind_of_output(world, drawn):
    (told,) = (one for one in world.secrets.all if one.place == "PA-1 unsent words")
    kinds = {
        (answer.headers["Content-Type"].partition(";")[0], address.rpartition("/download/")[2])
        for address, answer in answers(Visitor(world, "PA-1 founder"))
        if "/agreed/" not in address and leaks.found(leaks.text_of(answer), [told])
    }

    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert {
        ("text/plain", "text/"),
        ("text/html", "html/"),
        ("application/json", "json/"),
        ("application/json", "terms.json/"),
        ("application/yaml", "yaml/"),
        ("application/pdf", "pdf/"),
        (word, "docx/"),
    } <= kinds


def test_detector_reads_pdfs_and_none_tells_the_other_side(world):
    (told,) = (one for one in world.secrets.all if one.place == "PA-1 unsent words")
    known = {"deal": world.deal.pk}
    own = Visitor(world, "PA-1 founder").ask("GET", "/deals/{deal}/download/pdf/".format(**known))
    other = Visitor(world, "PA-2 founder")
    sent = other.ask("GET", "/deals/{deal}/rounds/1/download/pdf/".format(**known))

    assert own.body.startswith(b"%PDF")
    assert leaks.found(leaks.text_of(own), [told]) == [told]
    assert sent.body.startswith(b"%PDF")
    assert leaks.found(leaks.text_of(sent), kept_from(world, "PA-2 founder")) == []


@pytest.mark.parametrize(
    ("mark", "printed"),
    [
        ("7000391.17", "EUR 7,000,391.17"),
        ("7000391.17", "7\u202f000\u00a0391.17"),
        ("2061-10-05", "by 5 October 2061"),
        ("kanariaaax", "x&#107;anariaaax"),
    ],
)
def test_detector_knows_how_a_mark_is_printed(world, mark, printed):
    secret = type("Secret", (), {"mark": mark})

    (text,) = leaks.readings(printed.encode())
    assert leaks.found(text, [secret]) == [secret]


def test_no_letter_tells_what_is_kept_from_its_reader(world):
    for _, send, _ in list(connection.run_on_commit):
        send()
    names = {person.email: name for name, person in world.people.items() if person}

    letters = [(names[one.to[0]], one) for one in mail.outbox if one.to[0] in names]
    met = [
        (name, letter.subject, one.place)
        for name, letter in letters
        for one in leaks.found(f"{letter.subject}\n{letter.body}", kept_from(world, name))
    ]

    assert len(letters) > 5
    assert met == []


def change_everything_private(talks):
    """Give one side other private answers and positions, and another thing to say to itself."""
    for entity, fact in private_facts():
        if fact.kind.name in ("SHORT", "LONG"):
            row = getattr(talks.draft("PA-1").terms(), entity.key)[0]
            talks.edit("PA-1", entity.key, row.code, **{fact.name: "Something else"})
    positions.keep_position(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-1"],
        term=CAP,
        note="Another note",
        target="Another target",
        walk_away="12",
        bound="most",
    )
    comment(talks, "PA-1", internal=True, text="Something else")


@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_a_side_keeps_to_itself_changes_nothing_for_others(world, drawn, name):
    visitor = Visitor(world, name)
    before = {address: leaks.plain(answer) for address, answer in answers(visitor)}
    with transaction.atomic():
        change_everything_private(world.talks)
        after = {address: leaks.plain(answer) for address, answer in answers(visitor)}
        transaction.set_rollback(True)

    assert {address for address, told in before.items() if after[address] != told} == set()
