"""The license map: columns, periods, cells, conflicts and white space, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.checks import findings
from termsheets.domain.checks.overlap import term
from termsheets.domain.licensemap import license_map
from termsheets.domain.licensemap.white import gaps
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.territories import COUNTRIES, GROUPS, covered
from tests.domain.checks.deals import AS_OF, CHIPS, SAAS, altered
from tests.domain.terms_to_try import some_terms

EVERYWHERE = [
    "Germany",
    "the Netherlands",
    "the rest of the European Economic Area",
    "Japan",
    "the rest of the world",
]
RIVAL = {
    "code": "LG-9",
    "licensee": "PA-3",
    "fields": ("automotive-lidar",),
    "territories": ("JP", "US"),
    "start_date": date(2029, 1, 1),
    "end_date": date(2029, 12, 31),
    "sunset_date": None,
    "step_down_milestone": None,
}


def mapped(changes=None, name=CHIPS):
    return license_map(public(altered(name, changes or {})))


def at(found, day, tag, place):
    """Return the cell of a field and a place on a day."""
    period = found.periods[found.period_of(day)]
    column = next(column for column in found.columns if column.name == place)
    return found.cell(found.cells(period), tag, column)


@pytest.mark.parametrize(
    ("territories", "names"),
    [
        ((), ["the world"]),
        (("WORLD",), ["the world"]),
        (("WORLD", "-US"), ["the United States", "the rest of the world"]),
        (("JP",), ["Japan", "the rest of the world"]),
        (
            ("EEA", "DE"),
            ["Germany", "the rest of the European Economic Area", "the rest of the world"],
        ),
        (
            ("EU", "EEA"),
            [
                "the European Union",
                "the rest of the European Economic Area",
                "the rest of the world",
            ],
        ),
        (
            ("ASIA", "MIDDLE_EAST", "AFRICA"),
            [
                "the rest of the Middle East",
                "the rest of Asia",
                "Egypt",
                "the rest of Africa",
                "the rest of the world",
            ],
        ),
    ],
)
def test_columns_are_cut_where_licenses_differ(territories, names):
    changes = {f"LG-{number}": None for number in (2, 3, 4)} | {"LG-1.territories": territories}

    assert [column.name for column in mapped(changes).columns] == names


def test_columns_of_all_groups_together_have_names_of_their_own():
    changes = {"LG-1.territories": tuple(sorted(GROUPS))}

    names = [column.name for column in mapped(changes).columns]

    assert len(names) == len(set(names)) > len(GROUPS)


@given(terms=some_terms())
def test_map_of_any_draft_shows_each_country_once_and_each_license_where_it_runs(terms):
    found = license_map(public(terms))

    countries = [country for column in found.columns for country in column.countries]
    assert sorted(countries) == sorted(COUNTRIES | set(countries))
    assert len({column.name for column in found.columns}) == len(found.columns)
    for one, later in zip(found.periods, found.periods[1:], strict=False):
        assert later.first - one.last == timedelta(days=1)
    for period in found.periods:
        assert period.first <= period.last
        _agree(found, period)
    assert all("None" not in space.sentence for space in found.white)


def _agree(found, period):
    """Check each license of a period against its own term and territory."""
    for (tag, column), cell in found.cells(period).items():
        assert tag in found.fields
        for entry in cell.entries:
            grant = found.matter.grant(entry.grant)
            first, last = term(grant)
            assert first <= period.first <= period.last <= last
            assert column.countries <= covered(grant.territories)


def test_periods_break_on_the_day_after_an_end_and_a_sunset():
    found = mapped()

    assert [(str(one.first), str(one.last)) for one in found.periods] == [
        ("2027-01-04", "2029-01-03"),
        ("2029-01-04", "2030-04-01"),
        ("2030-04-02", "2031-01-03"),
        ("2031-01-04", "2032-01-03"),
        ("2032-01-04", "9999-12-31"),
    ]
    assert [column.name for column in found.columns] == EVERYWHERE


@pytest.mark.parametrize(
    ("day", "strength", "unless"),
    [
        (date(2027, 1, 4), "exclusive", ""),
        (date(2030, 4, 1), "exclusive", ""),
        (date(2030, 4, 2), "exclusive", "MS-3"),
        (date(2031, 1, 3), "exclusive", "MS-3"),
        (date(2031, 1, 4), "non_exclusive", ""),
        (date(2032, 1, 3), "non_exclusive", ""),
        (date(2032, 1, 4), "", ""),
    ],
)
def test_exclusivity_lasts_through_its_last_day(day, strength, unless):
    cell = at(mapped(), day, "automotive-lidar", "Japan")

    assert cell.strength == strength
    assert [entry.unless_missed for entry in cell.entries] == ([unless] if strength else [])


def test_sole_license_is_weaker_than_an_exclusive_one():
    changes = {"LG-2.exclusivity": "sole", "LG-2.territories": ("DE",), "LG-2.sunset_date": None}

    both = at(mapped(changes), date(2028, 1, 1), "joint-project", "Germany")

    assert both.strength == "sole"


def test_license_for_all_fields_stands_in_each_and_in_the_others():
    found = mapped({"LG-1.fields": ("ALL",)})

    assert list(found.fields.values())[-1] == "all other fields"
    assert at(found, date(2028, 1, 1), "ALL", "Japan").strength == "exclusive"
    assert at(found, date(2028, 1, 1), "joint-project", "Japan").strength == "exclusive"
    assert at(found, date(2028, 1, 1), "ALL", "the rest of the world").strength == ""


@pytest.mark.parametrize(
    ("day", "place", "collides"),
    [
        (date(2028, 12, 31), "Japan", False),
        (date(2029, 1, 1), "Japan", True),
        (date(2029, 12, 31), "Japan", True),
        (date(2030, 1, 1), "Japan", False),
        (date(2029, 6, 1), "the United States", False),
        (date(2029, 6, 1), "Germany", False),
    ],
)
def test_conflict_is_outlined_where_both_run_with_the_finding_of_the_check(day, place, collides):
    changes = {"+license_grants": RIVAL}
    found = at(mapped(changes), day, "automotive-lidar", place)
    checked = findings(altered(CHIPS, changes), today=AS_OF)
    told = {(one.check, one.subject) for one in checked}

    spots = [(one.check, one.subject) for one in found.conflicts]

    assert spots == ([("grant.exclusive_overlap", "LG-1")] if collides else [])
    assert set(spots) <= told


def test_turns_say_what_changes_on_which_day():
    told = [f"{turn.day} {turn.text}" for turn in mapped().turns if turn.code == "LG-1"]

    assert told == [
        "2027-01-04 LG-1 starts.",
        "2030-04-02 LG-1 steps down if “Five million lidar sales” was missed.",
        "2031-01-03 LG-1 is exclusive for the last day.",
        "2032-01-03 LG-1 ends with this day, unless it is renewed.",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"LG-1.territories": ("JP",), "LG-1.end_date": date(2029, 7, 31)},
            "Nobody is licensed to sell in Japan after 31 July 2029 (Automotive Lidar).",
        ),
        (
            {"LG-1.territories": ("JP",), "LG-1.start_date": date(2027, 1, 5)},
            "Nobody is licensed to sell in Japan before 5 January 2027 (Automotive Lidar).",
        ),
        ({"LG-4.rights": ("use",)}, "No license lets anybody sell in the field Datacenter Links."),
        (
            {"LG-4.start_date": date(2027, 2, 1)},
            "Nobody is licensed to sell anywhere before 1 February 2027 (Datacenter Links).",
        ),
    ],
)
def test_white_space_is_said_to_the_day(changes, sentence):
    assert sentence in [space.sentence for space in mapped(changes).white]


def test_white_space_between_two_licenses_is_said_with_both_days():
    changes = {
        "LG-1.end_date": date(2028, 12, 30),
        "+license_grants": RIVAL | {"territories": ("EEA", "JP")},
    }

    told = [space.sentence for space in mapped(changes).white]

    places = "Germany, the Netherlands, the rest of the European Economic Area and Japan"
    assert (
        f"Nobody is licensed to sell in {places} from 31 December 2028 to 31 December 2028 "
        "(Automotive Lidar)."
    ) in told


def test_host_and_distribute_serve_customers_like_sell():
    found = mapped(name=SAAS)

    assert "Grocery Forecasting" in " ".join(space.sentence for space in found.white)


DAYS = st.dates(date(2027, 1, 1), date(2027, 1, 12))


@given(spans=st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), max_size=4), start=DAYS)
def test_gaps_are_exactly_the_days_that_no_span_holds(spans, start):
    found = list(gaps(spans, start))
    days = [start + timedelta(days=number) for number in range(15)]

    free = [day for day in days if any(first <= day <= last for first, last in found)]

    assert free == [day for day in days if not any(a <= day <= b for a, b in spans)]


def test_license_that_ends_before_it_starts_never_runs():
    found = mapped({"LG-4.term_basis": "fixed", "LG-4.end_date": date(2026, 1, 1)})

    assert all(
        entry.grant != "LG-4"
        for period in found.periods
        for cell in found.cells(period).values()
        for entry in cell.entries
    )


def test_blank_deal_has_an_empty_map():
    found = license_map(public(Terms()))

    assert (found.periods, found.turns, found.white) == ((), (), ())
