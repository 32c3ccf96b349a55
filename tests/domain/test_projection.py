"""What leaves a side: never a private answer, by whatever way."""

import pytest

from termsheets.domain.projection import disclosed, public, public_class
from termsheets.domain.schema import load_yaml
from termsheets.domain.terms import PublicTerms, Terms
from termsheets.domain.terms.structure import entities
from termsheets.domain.termsheet import term_sheet
from tests.sample_deals import NAMES, sample_terms

CANARY = "CANARY"


def private_of(entity):
    return sorted(fact.name for fact in entity.facts.values() if fact.private)


PRIVATE = {key: names for key, entity in entities().items() if (names := private_of(entity))}


def with_canaries(terms):
    """Return the terms with a canary in every private answer of every row."""
    return terms.model_copy(
        update={
            key: tuple(
                row.model_copy(update={**dict.fromkeys(names, CANARY), "unknown": tuple(names)})
                for row in getattr(terms, key)
            )
            for key, names in PRIVATE.items()
        }
    )


def test_catalog_has_these_private_answers():
    assert PRIVATE == {
        "parties": ["planned_exit", "planned_exit_by"],
        "expectations": ["priority"],
        "background_assets": ["encumbrance_note"],
        "assumptions": ["confidence"],
    }


@pytest.mark.parametrize("key", entities())
def test_public_class_is_the_same_without_private_answers(key):
    own = entities()[key].cls
    shown = public_class(own)

    assert set(own.model_fields) - set(shown.model_fields) == set(PRIVATE.get(key, ()))
    assert shown is own or (own.__name__ == f"Own{shown.__name__}" and issubclass(own, shown))


def test_public_terms_have_no_place_for_a_private_class():
    fields = {name: str(info.annotation) for name, info in PublicTerms.model_fields.items()}

    assert {name for name, annotation in fields.items() if ".Own" in annotation} == set()
    assert set(fields) == set(Terms.model_fields)
    assert not issubclass(PublicTerms, Terms)


@pytest.mark.parametrize("name", NAMES)
def test_canary_in_a_private_answer_reaches_nobody(name):
    told = with_canaries(sample_terms(name))
    shown = public(told)

    assert repr(told).count(CANARY) > 0
    assert CANARY not in repr(shown)
    assert CANARY not in shown.model_dump_json()
    assert CANARY not in repr(term_sheet(shown))


@pytest.mark.parametrize("name", NAMES)
def test_private_question_left_open_is_not_told_either(name):
    shown = public(with_canaries(sample_terms(name)))
    told = {row.unknown for key in PRIVATE for row in getattr(shown, key)}

    assert told == {()}


@pytest.mark.parametrize("name", NAMES)
def test_public_answers_are_kept(name):
    terms = sample_terms(name)
    kept = public(terms).model_dump(exclude={"fallback_terms"})
    own = terms.model_dump(exclude={"fallback_terms"})
    for key, names in PRIVATE.items():
        for row in own[key]:
            for private in names:
                del row[private]

    assert kept == own


@pytest.mark.parametrize(("shared", "kept"), [("true", 1), ("false", 0), ("null", 0)])
def test_fallback_is_shown_only_where_it_is_shared(shared, kept):
    terms = load_yaml(
        f"schema_version: 1\nfallback_terms: [{{code: FB-1, clause_id: license.grant, "
        f"trigger: deadlock, fallback_text: {CANARY}, shared: {shared}}}]"
    )
    shown = public(terms)

    assert len(shown.fallback_terms) == kept
    assert (CANARY in repr(term_sheet(shown))) is bool(kept)


@pytest.mark.parametrize("name", NAMES)
def test_title_only_asset_is_described_nowhere(name):
    terms = sample_terms(name)
    hidden = tuple(
        asset.model_copy(
            update={"disclosure_level": "title_only", "description": CANARY, "identifiers": CANARY}
        )
        for asset in terms.background_assets
    )
    sheet = term_sheet(public(terms.model_copy(update={"background_assets": hidden})))

    assert CANARY not in repr(sheet)


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("title_only", (None, None, ())),
        ("summary", ("Etch recipes", None, ())),
        ("null", ("Etch recipes", None, ())),
        ("full", ("Etch recipes", "EP 1", ("DE",))),
    ],
)
def test_file_carries_of_an_asset_what_prints(level, told):
    terms = load_yaml(
        "schema_version: 1\nbackground_assets: [{code: BG-1, title: Recipes, identifiers: EP 1, "
        f"description: Etch recipes, jurisdictions: [DE], disclosure_level: {level}}}]"
    )

    (asset,) = disclosed(public(terms)).background_assets

    assert (asset.description, asset.identifiers, asset.jurisdictions) == told
    assert asset.title == "Recipes"


@pytest.mark.parametrize("name", NAMES)
def test_file_carries_no_forecast_and_prints_the_same(name):
    terms = public(sample_terms(name))

    assert terms.forecast_years
    assert disclosed(terms).forecast_years == ()
    assert term_sheet(disclosed(terms)) == term_sheet(terms)
