"""Made-up Terms of every shape, for laws that hold for all of them."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from termsheets.domain import territories
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import children_of, entities
from termsheets.domain.terms.types import Kind
from termsheets.domain.text import clean, clean_line


def is_clean(text):
    """Tell whether a text passes the border."""
    try:
        return clean(text) == text != ""
    except ValueError:
        return False


def is_clean_line(text):
    """Tell whether a text passes the border as one line."""
    try:
        return clean_line(text) == text != ""
    except ValueError:
        return False


WORDS = st.sampled_from(["yes", "NO", "null", "~", "12", "1e3", "08", "2027-01-01", "- a", "a: b"])
LINES = WORDS | st.text(min_size=1, max_size=20).filter(is_clean_line)
TEXTS = LINES | st.text(min_size=1, max_size=60).filter(is_clean)
NUMBERS = st.decimals(-(10**14), 10**14, places=6)
PLACES = st.lists(st.sampled_from(sorted(territories.COUNTRIES)), unique=True, max_size=3)
ANSWERS = {
    Kind.SHORT: LINES,
    Kind.LONG: TEXTS,
    Kind.WHOLE: st.integers(0, 1_000_000_000),
    Kind.NUMBER: NUMBERS,
    Kind.PERCENT: st.decimals(0, 100, places=4),
    Kind.MONEY: st.decimals(0, 10**14, places=6),
    Kind.DATE: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    Kind.YES_NO: st.booleans(),
    Kind.TERRITORIES: PLACES.map(tuple),
    Kind.CLAUSE: st.just("license.grant"),
    Kind.CLAUSES: st.sampled_from([(), ("license.grant",)]),
    Kind.LINK: st.sampled_from(["PA-1", "MT-7"]),
    Kind.LINKS: st.sampled_from([(), ("PA-2", "PA-1")]),
    Kind.SHARES: st.sampled_from([(), ({"party": "PA-1", "pct": Decimal("12.5")},)]),
}


def answer(fact):
    """Return a strategy for the values of a fact, an empty one included."""
    if fact.kind is Kind.CHOICE:
        return st.none() | st.sampled_from(fact.choices)
    if fact.kind is Kind.CHOICES:
        return st.lists(st.sampled_from(fact.choices), unique=True, max_size=3).map(tuple)
    if fact.low is not None:
        return st.none() | st.integers(fact.low, fact.high)
    return ANSWERS[fact.kind] if fact.is_list else st.none() | ANSWERS[fact.kind]


@st.composite
def rows(draw, entity, number):
    """Return the answers of one row of an entity, with one row of each kind inside."""
    facts = list(entity.facts.values())
    chosen = draw(st.lists(st.sampled_from(facts), unique_by=lambda fact: fact.name, max_size=6))
    found = {fact.name: draw(answer(fact)) for fact in chosen}
    if hasattr(entity.cls, "prefix"):
        found["code"] = f"{entity.cls.prefix}-{number}"
    elif not entity.single:
        found["tag"] = f"field-{number}"
    for child in children_of(entity.key):
        found[child.key] = [draw(rows(child, number))]
    return found


@st.composite
def some_terms(draw):
    """Return Terms with odd answers in a few entities."""
    top = [entity for entity in entities().values() if not entity.parent]
    chosen = draw(st.lists(st.sampled_from(top), unique_by=lambda one: one.key, max_size=4))
    found = {}
    for entity in chosen:
        several = [draw(rows(entity, number)) for number in (1, 2)]
        found[entity.key] = several[0] if entity.single else several
    return Terms.model_validate(found)
