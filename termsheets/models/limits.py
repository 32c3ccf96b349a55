"""Database constraints from the facts: what must never be false in a row."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual

from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.types import Kind


def limits(table, entity, *, private=False):
    """Return the constraints that the entity's facts state, named after what is true.

    Those of its private facts stand with the private answers, in a table of their own.
    """
    return [
        models.CheckConstraint(condition=condition, name=f"{table}_{name}")
        for fact in facts(entity).values()
        if fact.private is private
        for name, condition in _conditions(fact)
    ]


def _conditions(fact):
    if fact.kind is Kind.CHOICE:
        yield f"{fact.name}_known", Q(**{f"{fact.name}__in": fact.choices})
    if fact.kind is Kind.PERCENT:
        yield f"{fact.name}_is_a_percent", Q(**{f"{fact.name}__range": (0, 100)})
    if fact.kind is Kind.MONEY:
        amount = Cast(F(fact.name), models.FloatField())
        yield f"{fact.name}_not_negative", Q(GreaterThanOrEqual(amount, 0.0))
    if fact.low is not None:
        yield f"{fact.name}_in_range", Q(**{f"{fact.name}__range": (fact.low, fact.high)})


def differ(table, first, second):
    """Return the constraint that two links of a row lead to different rows."""
    return models.CheckConstraint(
        condition=~Q(**{first: F(second)}), name=f"{table}_{first}_is_not_{second}"
    )


def after(table, late, early):
    """Return the constraint that one date of a row lies after another."""
    return models.CheckConstraint(
        condition=Q(**{f"{late}__gt": F(early)}), name=f"{table}_{late}_after_{early}"
    )


def not_after(table, early, late):
    """Return the constraint that one date of a row is not later than another."""
    return models.CheckConstraint(
        condition=Q(**{f"{early}__lte": F(late)}), name=f"{table}_{early}_not_after_{late}"
    )


def unique(table, *fields, within="draft", retired_too=False):
    """Return the constraint that no two rows of a draft (or parent) share the fields."""
    return models.UniqueConstraint(
        fields=[within, *fields],
        condition=None if retired_too else Q(retired=False),
        name=f"{table}_one_per_{'_'.join(fields)}",
    )
