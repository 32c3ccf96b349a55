"""Sample deals with a few answers altered, and what the checks find in them.

Changes are given as {"LG-1.fields": ("ALL",), "deal.deal_type": "other", "XR-1": None,
"+assumptions": {...}, "milestones": ()}: an answer of a row or single entity, a row that goes, a
row that comes (like the first of its list, but for these answers), a whole list.
"""

from datetime import date
from functools import cache

import pytest
import yaml

from termsheets.domain.checks import findings
from termsheets.domain.edits import key_of, locate, with_list, with_row
from termsheets.domain.terms.structure import by_prefix, entities
from tests.sample_deals import FOLDER, sample_terms

AS_OF = date(2026, 12, 1)
SAAS = "saas-distribution"
CHIPS = "semiconductor-codevelopment"
PLATFORM = "platform-license"


def altered(name, changes):
    """Return a sample deal with these changes."""
    terms = sample_terms(name)
    for path, value in changes.items():
        terms = changed(terms, path, value)
    return terms


def changed(terms, path, value):
    """Return terms with one change."""
    code, _, field = path.partition(".")
    if code.startswith("+"):
        return _with_row_like_the_first(terms, code[1:], value)
    if code in entities() and not field:
        return terms.model_copy(update={code: value})
    place = placed(terms, code)
    if field:
        row = type(place.row).model_validate(place.row.model_dump() | {field: value})
        return with_row(terms, place, row)
    kept = getattr(place.holder or terms, place.entity.key)
    rows = tuple(row for row in kept if key_of(row) != code)
    return with_list(terms, place.entity.key, place.parent, rows)


def placed(terms, code):
    """Return the place of a row by its code, or of a single entity by its key."""
    if code in entities():
        return locate(terms, code)
    return locate(terms, by_prefix()[code.partition("-")[0]].key, code)


def _with_row_like_the_first(terms, key, answers):
    key, _, parent = key.partition("@")
    holder = placed(terms, parent).row if parent else terms
    rows = getattr(holder, key)
    row = entities()[key].cls.model_validate((rows[0].model_dump() if rows else {}) | answers)
    return with_list(terms, key, parent, (*rows, row))


def spots(terms, check, **options):
    """Return subject and field of each finding of a check."""
    return [(one.subject, one.field) for one in told(terms, check, **options)]


def told(terms, check, today=AS_OF, **options):
    """Return the findings of a check."""
    return [one for one in findings(terms, today=today, **options) if one.check == check]


def message(name, check, changes):
    """Return what the only finding of a check in an altered sample says."""
    (one,) = told(altered(name, changes), check)
    return one.message


@cache
def expected(name):
    """Return the findings that a sample's own file lists."""
    written = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return written["expected_findings"]


def cases(*rows):
    """Return the mark that tries a test on a check, a sample, changes, and what is found then."""
    return pytest.mark.parametrize(("check", "name", "changes", "expected"), rows)
