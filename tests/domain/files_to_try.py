"""Deal files that are nearly right: a sample with a few answers, lists or keys changed."""

import json
from copy import deepcopy
from functools import cache

from hypothesis import strategies as st

from termsheets.domain import schema
from termsheets.domain.terms.structure import children_of, entities
from tests.domain.terms_to_try import answer
from tests.hostile import WORST
from tests.sample_deals import sample_terms

WRONG = (
    5,
    -1,
    1.5,
    10**20,
    "x",
    "9" * 50,
    "x" * 301,
    "x" * 5_001,
    "soon",
    "2027-02-30",
    "101",
    True,
    None,
    [],
    {},
    [5],
    [None],
    [{}],
    ["x"],
    ["US", "US"],
    {"a": 1},
)


@cache
def shape_of(name):
    """Return a sample as plain values."""
    return json.loads(schema.dump(sample_terms(name), "json"))


def places(tree):
    """Yield every mapping of a tree with the entity that it is."""
    for entity in entities().values():
        if not entity.parent and entity.key in tree:
            rows = [tree[entity.key]] if entity.single else tree[entity.key]
            yield from ((entity, row) for row in rows)
            for child in children_of(entity.key):
                yield from ((child, inner) for row in rows for inner in row.get(child.key, ()))


@st.composite
def changed_parts(draw, names):
    """Return one part of a sample with one answer, list or key wrong, or perhaps still right."""
    shape = shape_of(draw(st.sampled_from(names)))
    part = draw(st.sampled_from([key for key in shape if key in entities()]))
    tree = {"schema_version": 1, part: deepcopy(shape[part])}
    entity, row = draw(st.sampled_from(list(places(tree))))
    known = [*entity.cls.model_fields, "colour"]
    row[draw(st.sampled_from(known))] = draw(st.sampled_from(WRONG))
    return tree


@st.composite
def changed_files(draw, name):
    """Return a sample with up to three answers that are others, hostile or of a wrong kind."""
    tree = deepcopy(shape_of(name))
    found = list(places(tree))
    for _ in range(draw(st.integers(0, 3))):
        entity, row = draw(st.sampled_from(found))
        fact = draw(st.sampled_from(list(entity.facts.values())))
        row[fact.name] = draw(answer(fact) | st.sampled_from((*WORST, *WRONG)))
    return tree


def as_text(tree):
    """Return a tree as the text of a JSON file, half characters and all."""
    return json.dumps(tree, default=str)
