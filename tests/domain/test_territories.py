"""Territories: what a list of codes covers, and how it prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import territories

CODES = st.sampled_from(sorted(territories.COUNTRIES | set(territories.GROUPS)))
LISTS = st.lists(CODES, unique=True, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("codes", "printed"),
    [
        ("JP", "Japan"),
        ("US", "the United States"),
        ("GB", "the United Kingdom"),
        ("NL", "the Netherlands"),
        ("PH", "the Philippines"),
        ("AE", "the United Arab Emirates"),
        ("KY", "the Cayman Islands"),
        ("DO", "the Dominican Republic"),
        ("WORLD", "worldwide"),
        ("EEA", "the European Economic Area"),
        ("EU", "the European Union"),
        ("EUROPE", "Europe"),
        ("ASIA", "Asia"),
        ("AFRICA", "Africa"),
        ("OCEANIA", "Oceania"),
        ("NORTH_AMERICA", "Northern America"),
        ("LATIN_AMERICA", "Latin America"),
        ("MIDDLE_EAST", "the Middle East"),
        ("WORLD -US", "worldwide except the United States"),
        ("GB IE", "the United Kingdom, Ireland"),
        ("EU JP -FR -DE", "the European Union, Japan except France, Germany"),
        ("WORLD -EU", "worldwide except the European Union"),
    ],
)
def test_territories_print(codes, printed):
    assert territories.names(codes.split()) == printed


@pytest.mark.parametrize(
    ("code", "printed"),
    [("US-DE", "Delaware"), ("US-NY", "New York"), ("GB-ENG", "England and Wales"),
     ("DE", "Germany"), ("GB", "the United Kingdom"), ("US-DC", "District of Columbia")],
)  # fmt: skip
def test_governing_law_prints(code, printed):
    assert territories.is_legal_system(code)
    assert territories.law_name(code) == printed


@pytest.mark.parametrize(
    ("code", "members"),
    [
        ("NORTH_AMERICA", "BM CA GL PM US"),
        ("MIDDLE_EAST", "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"),
        (
            "EU",
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
        ),
        ("US", "US"),
    ],
)
def test_group_has_its_members(code, members):
    assert territories.members(code) == set(members.split())


@pytest.mark.parametrize(
    ("country", "group"),
    [("MX", "LATIN_AMERICA"), ("JM", "LATIN_AMERICA"), ("RU", "EUROPE"), ("TR", "ASIA"),
     ("CY", "ASIA"), ("EG", "AFRICA"), ("AU", "OCEANIA"), ("NO", "EEA"), ("GB", "EUROPE")],
)  # fmt: skip
def test_country_belongs_to_its_group(country, group):
    assert country in territories.members(group)


def test_continents_share_no_country():
    names = "EUROPE ASIA AFRICA OCEANIA NORTH_AMERICA LATIN_AMERICA".split()
    groups = [territories.members(name) for name in names]

    assert len(frozenset().union(*groups)) == sum(map(len, groups))


@pytest.mark.parametrize("group", territories.GROUPS)
def test_group_consists_of_countries(group):
    assert territories.members(group) <= territories.COUNTRIES


def test_exception_is_not_covered():
    covered = territories.covered(("EEA", "-DE", "-NO"))

    assert covered == territories.members("EEA") - {"DE", "NO"}


def test_exception_takes_from_the_whole_list_wherever_it_stands():
    assert territories.covered(("-FR", "EU", "FR")) == territories.members("EU") - {"FR"}


@given(LISTS)
def test_list_covers_the_members_of_its_codes(codes):
    assert territories.covered(codes) == frozenset().union(*map(territories.members, codes))
    assert territories.check(codes) == tuple(codes)


@given(LISTS, LISTS)
def test_exceptions_only_ever_take_away(codes, exceptions):
    with_exceptions = [*codes, *(f"-{code}" for code in exceptions)]

    assert territories.covered(with_exceptions) == territories.covered(codes) - territories.covered(
        exceptions
    )


@given(CODES)
def test_name_of_a_territory_leads_back_to_it(code):
    name = territories.name(code)
    found = territories.codes_by_name()

    assert code in (found.get(name.lower()), found.get(name.lower().removeprefix("the ")))


@pytest.mark.parametrize("code", ["XX", "us", "--US", "", "-", "EARTH", "EZ", "ZZ"])
def test_unknown_territory_is_refused_by_its_code(code):
    with pytest.raises(ValueError, match=f"^{code} is not a territory"):
        territories.check((code,))


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ("US US", "US stands there twice. Remove one."),
        ("WORLD -US -US", "-US stands there twice. Remove one."),
        ("EU -US", "-US takes nothing away. Add what it is an exception to."),
        ("-US", "-US takes nothing away. Add what it is an exception to."),
        ("-EU US", "-EU takes nothing away. Add what it is an exception to."),
    ],
)
def test_list_without_a_meaning_is_refused(codes, message):
    with pytest.raises(ValueError, match=r".") as refused:
        territories.check(codes.split())

    assert str(refused.value) == message


@pytest.mark.parametrize("code", ["US-ZZ", "GB-ZZZ", "EU", "WORLD", "Delaware", ""])
def test_what_is_no_legal_system_is_told_apart(code):
    assert not territories.is_legal_system(code)
