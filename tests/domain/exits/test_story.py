"""What follows from an event: golden stories, exact days, and laws for every deal."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.edits import key_of, places
from termsheets.domain.exits import Event, day_in_month, story
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.terms.exits import Scenario
from tests.domain.checks.deals import CHIPS, changed
from tests.domain.exits.stories import DAY, KESTRELWERK, VELDRITE, lines, texts, written
from tests.domain.terms_to_try import some_terms
from tests.sample_deals import FOLDER, NAMES, sample_terms

GOLDEN = FOLDER.parent.parent / "tests" / "data" / "golden"
START = sample_terms(CHIPS).deal.effective_date
SCENARIOS = get_args(Scenario)
EVENTS = {
    "bought": Event(
        scenario="change_of_control",
        party=KESTRELWERK,
        by_competitor=True,
        day=day_in_month(START, 20),
    ),
    "insolvent": Event(scenario="insolvency", party=VELDRITE, day=day_in_month(START, 30)),
    "missed": Event(scenario="failed_milestone", milestone="MS-2"),
    "breach": Event(scenario="breach", party=KESTRELWERK, day=date(2028, 1, 1)),
    "convenience": Event(scenario="convenience", party=KESTRELWERK, day=date(2028, 1, 1)),
    "expiry": Event(scenario="expiry"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_story_of_the_semiconductor_deal_is_golden(name):
    told = story(public(sample_terms(CHIPS)), EVENTS[name])

    golden = (GOLDEN / f"{CHIPS}.{name}.story.txt").read_text(encoding="utf-8")

    assert list(written(told)) == golden.splitlines()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_line_rests_on_a_row_of_the_deal(name, scenario):
    terms = sample_terms(name)
    known = {key_of(place.row) or place.entity.key for place in places(terms)}
    known |= {place.entity.key for place in places(terms)}

    for party in terms.parties:
        told = story(public(terms), Event(scenario=scenario, party=party.code, day=DAY))
        assert all(line.sources and set(line.sources) <= known for line in told.lines)
        assert all(line.text.endswith(".") and "None" not in line.text for line in told.lines)


EVENT = st.builds(
    Event,
    scenario=st.sampled_from(SCENARIOS),
    party=st.sampled_from(["", "PA-1", "PA-2"]),
    day=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    milestone=st.sampled_from(["", "MS-1"]),
    trigger=st.sampled_from(["", "DT-1"]),
    by_competitor=st.booleans(),
)


@given(terms=some_terms(), event=EVENT)
def test_any_event_in_any_draft_has_one_story_in_the_order_of_time(terms, event):
    told = story(public(terms), event)

    assert told == story(public(terms), event)
    for chapter in told.chapters:
        days = [line.day for line in chapter.lines]
        assert days == sorted(days)
        assert all(chapter.party in line.parties for line in chapter.lines)


@given(event=EVENT, data=st.data())
def test_any_hole_in_a_deal_leaves_a_story(event, data):
    terms = sample_terms(CHIPS)
    spots = [
        f"{key_of(place.row)}.{name}"
        for place in places(terms)
        if place.row in (*terms.license_grants, *terms.exit_rules, *terms.exit_plans)
        for name, fact in place.entity.facts.items()
        if not fact.is_list
    ]
    for spot in data.draw(st.lists(st.sampled_from(spots), max_size=5)):
        terms = changed(terms, spot, None)

    told = story(public(terms), event)

    assert all("None" not in line.text for line in told.lines)


def test_blank_deal_tells_nothing():
    assert story(public(Terms()), Event(scenario="expiry")).chapters == ()
    assert story(public(Terms()), Event(scenario="insolvency", day=DAY)).lines == ()


def test_months_are_counted_from_one():
    assert day_in_month(date(2027, 1, 31), 1) == date(2027, 1, 31)
    assert day_in_month(date(2027, 1, 31), 2) == date(2027, 2, 28)


@pytest.mark.parametrize(("end", "is_over"), [(date(2028, 8, 3), True), (date(2028, 8, 4), False)])
def test_license_runs_on_its_last_day_and_is_never_revived(end, is_over):
    (line,) = lines(
        {"LG-1.end_date": end}, about="LG-1", scenario="insolvency", party=VELDRITE, topic="USE"
    )

    assert (
        line.text
        == f"LG-1 ended on {end.day} August 2028, unless it was renewed. Nothing revives it."
    ) is is_over
    assert line.until == (None if is_over else end)


@pytest.mark.parametrize(
    ("sunset", "said"),
    [
        (date(2028, 8, 3), "Its exclusivity ended on 3 August 2028 and is not revived."),
        (date(2028, 8, 4), "It stays exclusive until 4 August 2028."),
        (None, "It stays exclusive."),
    ],
)
def test_exclusivity_lasts_through_its_sunset_and_no_longer(sunset, said):
    (text,) = texts(
        {"LG-1.sunset_date": sunset},
        about="XR-8",
        scenario="change_of_control",
        party=KESTRELWERK,
        topic="USE",
    )

    assert text.endswith(said)


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({"XR-8.period_months": 6}, date(2029, 2, 4)),
        ({"XR-8.period_months": 600}, date(2032, 1, 3)),
        ({"XR-8.period_months": None}, date(2032, 1, 3)),
        ({"XR-8.period_months": None, "LG-1.term_basis": "perpetual"}, None),
        ({"XR-8.outcome": "wind_down", "XR-8.period_months": 600}, date(2078, 8, 4)),
        ({"XR-8.outcome": "ends"}, DAY),
    ],
)
def test_what_survives_ends_with_the_license_and_a_wind_down_runs_its_time(changes, until):
    (line,) = lines(
        changes, about="XR-8", scenario="change_of_control", party=KESTRELWERK, topic="USE"
    )

    assert line.until == until


def test_survival_of_an_expiry_counts_from_the_end_of_the_license():
    changes = {"XR-1.outcome": "survives", "LG-1.end_date": date(2032, 6, 30)}

    (line,) = lines(changes, about="XR-1", scenario="expiry", day=None, topic="USE")

    assert (line.day, line.until) == (date(2032, 6, 30), date(2033, 6, 30))


@pytest.mark.parametrize(
    ("day", "given", "effective"),
    [
        (date(2029, 1, 3), "2029-01-04", "2029-10-01"),
        (date(2029, 1, 4), "2029-01-04", "2029-10-01"),
        (date(2029, 1, 5), "2029-01-05", "2029-10-02"),
    ],
)
def test_notice_without_cause_counts_from_the_first_day_it_is_allowed(day, given, effective):
    first = lines(scenario="convenience", party=VELDRITE, day=day)[0]

    assert [str(first.day), str(first.until)] == [given, effective]
    assert ("not possible before" in first.text) is (day < date(2029, 1, 4))


@pytest.mark.parametrize("days", [None, 0])
def test_ending_without_cause_needs_a_notice_to_be_agreed(days):
    changes = {"termination_terms.convenience_notice_days": days}

    told = texts(changes, scenario="convenience", party=VELDRITE)

    assert told == ["The deal does not allow ending without cause."]


def test_milestone_is_missed_on_the_day_after_its_grace():
    told = story(public(sample_terms(CHIPS)), Event(scenario="failed_milestone", milestone="MS-2"))

    assert told.day == date(2028, 11, 29)


@pytest.mark.parametrize(
    ("day", "starts"),
    [(date(2029, 1, 3), "2029-01-04"), (date(2029, 1, 4), "2029-04-04")],
)
def test_consequence_of_the_next_period_waits_for_it(day, starts):
    (line,) = lines(about="MC-4", scenario="failed_milestone", milestone="MS-2", day=day)

    assert str(line.day) == starts


def test_missed_milestone_steps_its_license_down_and_costs_its_equity():
    told = texts(about="MS-3", scenario="failed_milestone", milestone="MS-3", day=None)

    assert told == [
        "MS-3, Five million lidar sales, is missed: step down (LG-1).",
        "The exit rules on a failed milestone name none, so that they apply to this one.",
        "LG-1 becomes non-exclusive, because MS-3, Five million lidar sales, is missed.",
        "Kestrelwerk does not earn the equity of EQ-1.",
    ]


@pytest.mark.parametrize(
    ("changes", "event", "ends"),
    [
        ({}, {"by_competitor": True}, True),
        ({}, {}, False),
        ({"LG-2.change_of_control": "end"}, {}, True),
        ({}, {"by_competitor": True, "party": VELDRITE}, False),
    ],
)
def test_own_terms_of_a_license_end_it_when_its_licensee_is_sold(changes, event, ends):
    told = {"party": KESTRELWERK, "scenario": "change_of_control"} | event

    (line,) = lines(changes, about="LG-2", topic="USE", **told)

    assert ("its own terms say so" in line.text) is ends


def test_escrow_is_released_on_the_event_it_lists_after_time_to_object():
    changes = {"escrow_terms.release_events": ("competitor_acquisition",)}
    sold = {"scenario": "change_of_control", "party": KESTRELWERK, "about": "escrow_terms"}

    (kept,), (released,) = lines(changes, **sold), lines(changes, **sold, by_competitor=True)

    assert kept.text == "Nothing is released from escrow on change of control alone."
    assert released.text.startswith("Deichgraf Treuhand releases masks, process recipe")
    assert (released.day - DAY).days == 14


@pytest.mark.parametrize(
    ("scenario", "day", "told_by"),
    [
        ("expiry", None, date(2031, 9, 5)),
        ("breach", DAY, DAY),
        ("convenience", date(2029, 1, 4), date(2029, 7, 3)),
    ],
)
def test_customers_are_told_in_time_or_at_once(scenario, day, told_by):
    found = lines(scenario=scenario, party=KESTRELWERK, day=day, topic="CUSTOMERS")

    assert {line.day for line in found} == {told_by}


def test_sums_stay_due_until_the_last_day_of_use():
    (line,) = lines(about="RS-1", scenario="breach", party=KESTRELWERK, day=date(2028, 1, 1))

    assert line.day == date(2028, 10, 31)
    assert line.parties == (KESTRELWERK, VELDRITE)
    assert "until 1 September 2028" in line.text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"XR-8.outcome": "survives_paid_up"}, "Kestrelwerk pays by 3 October 2028"),
        ({"XR-8.fee_treatment": "free"}, "Kestrelwerk pays by 3 October 2028"),
        ({"XR-8.fee_treatment": "reduced"}, "Lidar royalty goes on"),
    ],
)
def test_paid_up_and_free_use_settles_the_share(change, said):
    (line,) = lines(change, about="RS-1", scenario="change_of_control", party=KESTRELWERK)

    assert line.text.startswith(said)


def test_what_nobody_has_said_is_told_as_left_open():
    found = lines(
        {"XR-8": None, "XR-5.period_months": None}, scenario="change_of_control", party=KESTRELWERK
    )
    winding = lines({"XR-5.period_months": None}, scenario="breach", party=KESTRELWERK)
    stranded = lines({"XP-3": None}, scenario="breach", party=KESTRELWERK)

    assert [line.text for line in found if line.is_gap] == [
        "Nobody has said what happens to LG-1 on change of control."
    ]
    assert [line.text for line in winding if line.is_gap] == [
        "Nobody has said how long LG-1 winds down."
    ]
    assert [line.text for line in stranded if line.is_gap] == [
        "No exit plan says who supports, hands over data and tells customers."
    ]


def test_third_party_leaves_the_licenses_of_others_alone():
    changes = {"+parties": {"code": "PA-3", "short_name": "Third"}}

    (line,) = lines(changes, about="LG-1", topic="USE", scenario="insolvency", party="PA-3")

    assert line.text == "LG-1 goes on as agreed: Third is no party to it."


def test_outcome_that_depends_on_who_acts_is_told_for_both():
    changes = {
        "XR-11.affected_role": "licensor",
        "+exit_rules": {
            "code": "XR-99",
            "scenario": "disruption",
            "affected_role": "licensee",
            "grant": "LG-1",
            "outcome": "ends",
            "period_months": None,
            "use_rights": (),
        },
    }

    told = texts(changes, about="LG-1", topic="USE", scenario="disruption", trigger="DT-1")

    assert [text.partition(":")[0] for text in told] == [
        "If Veldrite is behind it",
        "If Kestrelwerk is behind it",
    ]


def test_license_that_has_not_started_never_starts_once_it_ends():
    changes = {"LG-1.start_date": date(2028, 8, 5), "XR-8.outcome": "ends"}

    (line,) = lines(
        changes, about="LG-1", topic="USE", scenario="change_of_control", party=KESTRELWERK
    )

    assert line.text == "LG-1 does not start any more."
