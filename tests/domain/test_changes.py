"""What is looked at again after a change is all that the change can break."""

from termsheets.domain import invariants
from termsheets.domain.edits import places, with_row
from termsheets.domain.library import library
from tests.sample_deals import NAMES, sample_terms

CLAUSES = library().clauses
SAAS = sample_terms("saas-distribution")


def answers_given():
    """Return the answers of each field of each entity in all samples, and none."""
    given = {}
    for name in NAMES:
        for place in places(sample_terms(name)):
            for field in type(place.row).model_fields:
                answer = getattr(place.row, field)
                given.setdefault((place.entity.key, field), {})[repr(answer)] = answer
    return given


def changes(terms):
    """Yield the Terms with each field of each kind of row answered in every way the samples do."""
    given = answers_given()
    last = {place.entity.key: place for place in places(terms)}
    for place in last.values():
        for field in type(place.row).model_fields:
            for answer in given[place.entity.key, field].values():
                if answer != getattr(place.row, field):
                    yield with_row(terms, place, place.row.model_copy(update={field: answer}))


def test_change_of_any_field_is_refused_as_the_whole_deal_would_be():
    overlooked = [
        after
        for after in changes(SAAS)
        if invariants.problems(after, CLAUSES, before=SAAS) != invariants.problems(after, CLAUSES)
    ]

    assert overlooked == []
