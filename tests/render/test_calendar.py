"""The calendar file: every date of the deal, the same bytes, and nothing private."""

from collections import defaultdict
from datetime import date
from functools import cache

import pytest
from icalendar import Calendar

from termsheets.domain.dates import every
from termsheets.domain.numbering import numbers
from termsheets.domain.obligations import obligations
from termsheets.domain.projection import public
from termsheets.domain.terms import PublicTerms
from termsheets.domain.termsheet import term_sheet
from termsheets.render import calendar
from tests.domain.test_projection import CANARY, with_canaries
from tests.render.factories import make_edition, make_sheet
from tests.sample_deals import NAMES, sample_terms, sheet_of

DEAL = "3f9a1c07-0000-4000-8000-000000000000"
FAR = date(2199, 12, 31)


@cache
def made(name, label="Draft", deal=DEAL):
    terms = public(sample_terms(name))
    sheet = term_sheet(terms)
    return calendar.render(sheet, make_edition(sheet, label=label, deal=deal), terms)


def events_of(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def days_of(event):
    """Return the days of an event, its repetitions worked out."""
    first = event.decoded("DTSTART")
    if "RRULE" not in event:
        return [first]
    rule = event["RRULE"]
    assert rule["FREQ"] == ["MONTHLY"]
    repeated = every(first, rule["INTERVAL"][0], FAR)
    return [first, *repeated[: rule["COUNT"][0] - 1]]


def uid_of(event):
    return str(event["UID"])


@pytest.mark.parametrize("name", NAMES)
def test_calendar_holds_every_day_of_every_obligation(name):
    found = defaultdict(list)
    for event in events_of(made(name)):
        found[uid_of(event).partition(f".{DEAL}")[0]] += days_of(event)

    expected = {one.id: list(one.days) for one in obligations(public(sample_terms(name)))}
    assert dict(found) == expected


def test_event_says_what_is_due_where_it_stands_and_whom_it_concerns():
    name = "saas-distribution"
    numbered = numbers(term_sheet(public(sample_terms(name))))

    event = next(one for one in events_of(made(name)) if "LG-1.renewal_notice" in uid_of(one))

    assert {key: event.decoded(key) for key in ("DTSTART", "SUMMARY", "DESCRIPTION")} == {
        "DTSTART": date(2029, 11, 2),
        "SUMMARY": "Last day for notice of renewal: LG-1",
        "DESCRIPTION": "90 days before LG-1 ends on 31 January 2030. Renewal: by metric. "
        "A renewal lasts 24 months.\n"
        f"Clause {numbered['license.renewal']}, Renewal and expansion\n"
        "Concerns Tidelark, Brackenhall.",
    }
    assert event["CATEGORIES"].to_ical() == b"notice"
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("name", NAMES)
def test_each_event_has_an_id_of_its_own(name):
    ids = [uid_of(event) for event in events_of(made(name))]

    assert len(set(ids)) == len(ids)


def test_event_keeps_its_id_from_edition_to_edition():
    name = NAMES[0]
    ids = [[uid_of(event) for event in events_of(made(name, label))] for label in ("Draft", "R 2")]

    assert ids[0] == ids[1]
    assert ids[0] != [uid_of(event) for event in events_of(made(name, deal=""))]


@pytest.mark.parametrize("name", NAMES)
def test_same_edition_gives_the_same_bytes(name):
    assert made.__wrapped__(name) == made(name)


@pytest.mark.parametrize("name", NAMES)
def test_private_answer_changes_no_byte(name):
    terms = public(with_canaries(sample_terms(name)))
    sheet = term_sheet(terms)

    found = calendar.render(sheet, make_edition(sheet, label="Draft", deal=DEAL), terms)

    assert found == made(name)
    assert CANARY.encode() not in found


def test_file_says_once_what_it_is():
    text = made(NAMES[0]).decode().replace("\r\n ", "")

    assert text.count("it is not legal advice") == 1
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.count("METHOD:PUBLISH\r\n") == 1


def test_hostile_title_stays_text():
    sheet = make_sheet(title="Deal; x, y: END:VCALENDAR \\n")
    terms = public(sample_terms(NAMES[0]))

    content = calendar.render(sheet, make_edition(sheet), terms)

    assert b"\r\nNAME:Deal\\; x\\, y: END:VCALENDAR \\\\n\r\n" in content
    assert len(events_of(content)) > 50


def test_deal_without_dates_gives_an_empty_calendar():
    sheet = sheet_of()

    assert events_of(calendar.render(sheet, make_edition(sheet), PublicTerms())) == []
