"""No mark of a side is met by anybody but those who may: in any page, file or letter."""

import io
import logging
import zipfile

import pytest
from django.core import mail
from django.db import connection, transaction

from termsheets.domain.terms.types import Kind
from termsheets.negotiation import positions
from termsheets.render.formats import FORMATS
from termsheets.render.press import press
from termsheets.views.downloads import TERMS
from tests.security import leaks
from tests.security.browsing import answers, visits
from tests.security.people import OTHER_SIDE, PRINCIPALS
from tests.security.secrets import private_facts
from tests.security.visiting import Visitor
from tests.security.world import CAP, DAY
from tests.views.posts import comment

LOOKING = (
    *((name, None) for name in PRINCIPALS),
    ("other-founder", "other PA-1"),
    (OTHER_SIDE, "other PA-2"),
)
"""Who looks, and at which deal: PA-1's that is in talks, or the other, which is agreed."""
OPEN_GLASS = "breakglass"
"""Where a superuser reads private values, because the side has been told of it."""


@pytest.fixture
def log():
    """Return the lines that are logged meanwhile."""
    lines = []
    handler = logging.Handler(logging.DEBUG)
    handler.emit = lambda record: lines.append(handler.format(record))
    logging.disable(logging.NOTSET)
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def kept_from(world, name):
    """Return the secrets that a principal may not meet."""
    return [one for one in world.secrets.all if name not in one.audience]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"text/plain", "text/html", "text/csv", "text/calendar", "application/json", WORD, SHEET}
KINDS |= {"application/yaml", "application/pdf", "application/schema+json"}
READ = {"PA-1 founder": KINDS, OTHER_SIDE: KINDS}


@pytest.mark.parametrize(("name", "deal"), LOOKING)
def test_nobody_meets_what_is_kept_from_them(world, drawn, log, name, deal):
    secrets, kinds, met = kept_from(world, name), set(), set()

    for asked, answer in answers(Visitor(world, name), deal):
        told = leaks.marks_of(answer) if OPEN_GLASS not in asked[1] else ()
        met |= {(asked[:2], one.place) for one in leaks.found(told, secrets)}
        kinds.add(answer.headers.get("Content-Type", "").partition(";")[0])

    assert len(secrets) > 20
    assert met == set()
    assert leaks.marks_in_text("\n".join(log)) == set()
    assert READ.get(name, set()) - kinds == set()


def test_files_of_an_agreed_deal_are_among_what_is_read(world, drawn):
    visitor = Visitor(world, OTHER_SIDE)
    deal = f"/deals/{world.other.deal.pk}/agreed"

    files = [visitor.ask("GET", f"{deal}/{name}/") for name in ("certificate", "download/docx")]

    assert [(one.status_code, bool(one.body)) for one in files] == [(200, True)] * 2


def test_detector_finds_a_mark_in_every_format_of_a_draft(world, drawn):
    (told,) = (one for one in world.secrets.all if one.place == "PA-1 unsent words")
    visitor = Visitor(world, "PA-1 founder")
    pages = [f"/deals/{world.deal.pk}/{end}" for end in ("term-sheet/", "draft/deal/")]
    pages += [f"/deals/{world.deal.pk}/download/{name}/" for name in (*FORMATS, *TERMS)]

    silent = {page for page in pages if told.mark not in leaks.marks_of(visitor.ask("GET", page))}

    assert silent == {f"/deals/{world.deal.pk}/download/calendar/"}


def test_detector_reads_words_terms_and_properties_of_a_pdf():
    dated = "<meta name='dcterms.created' content='2026-01-01'>"
    page = f"<html lang='en'>{dated}<title>kanariaaax</title><p>EUR 7,000,391.17 to us.</p></html>"

    printed = press(page, terms='{"deal": "kanariaabx"}').pdf

    assert printed.startswith(b"%PDF")
    assert leaks.marks_in(printed) == {"kanariaaax", "kanariaabx", "7000391.17"}


@pytest.mark.parametrize(
    ("mark", "printed"),
    [
        ("7000391.17", "EUR 7,000,391.17"),
        ("7000391.17", "12 7000391.17"),
        ("7000391.17", "about 7,000,391 or less"),
        ("7000391.17", "7\u202f000\u00a0391.17"),
        ("2061-10-05", "by 5 October 2061"),
        ("2061-10-05", "Oct. 5, 2061"),
        ("2061-10-05", "DTSTART:20611005"),
        ("kanariaaax", "x&#107;anariaaax"),
    ],
)
def test_detector_knows_how_a_mark_is_printed(mark, printed):
    assert leaks.marks_in(printed.encode()) == {mark}


def test_detector_tells_marks_from_what_only_looks_like_them():
    told = b"17000391.17 70003911 2061-10-051 25 October 3061x kanari 12061-10-05"

    assert leaks.marks_in(told) == set()


def test_detector_reads_a_package_in_a_package():
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("xl/kanariaabx.xml", "<c><v>7000391.17</v></c>")
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("inside.xlsx", inner.getvalue())

    assert leaks.marks_in(outer.getvalue()) == {"kanariaabx", "7000391.17"}


def test_no_letter_tells_what_is_kept_from_its_reader(world):
    for _, send, _ in list(connection.run_on_commit):
        send()
    names = {person.email: name for name, person in world.people.items() if person}

    letters = [(names[one.to[0]], one) for one in mail.outbox if one.to[0] in names]
    met = [
        (name, letter.subject, one.place)
        for name, letter in letters
        for one in leaks.found(
            leaks.marks_in_text(f"{letter.message()}{letter.body}"), kept_from(world, name)
        )
    ]

    assert len(letters) > 5
    assert met == []


OTHER_ANSWERS = {
    Kind.SHORT: lambda fact: "Something else",
    Kind.LONG: lambda fact: "Something else",
    Kind.DATE: lambda fact: "2077-01-01",
    Kind.CHOICE: lambda fact: fact.choices[-1],
}


def change_everything_private(talks):
    """Give one side other private answers and positions, and another thing to say to itself."""
    for entity, fact in private_facts():
        row = getattr(talks.draft("PA-1").terms(), entity.key)[0]
        talks.edit("PA-1", entity.key, row.code, **{fact.name: OTHER_ANSWERS[fact.kind](fact)})
    for term in (CAP, DAY):
        positions.keep_position(
            deal_id=talks.deal.pk,
            user=talks.founders["PA-1"],
            term=term,
            note="Another note",
            target="Another target",
            walk_away="2077-01-01" if term is DAY else "12",
            bound="most",
        )
    comment(talks, "PA-1", internal=True, text="Something else")


def test_what_a_side_keeps_to_itself_changes_nothing_for_the_other(world, drawn):
    visitor = Visitor(world, "PA-2 founder")
    before = {asked: leaks.plain(answer) for asked, answer in visits(visitor)}
    with transaction.atomic():
        change_everything_private(world.talks)
        after = {asked: leaks.plain(answer) for asked, answer in visits(visitor)}
        transaction.set_rollback(True)

    assert [asked for asked, told in before.items() if after.get(asked) != told] == []
