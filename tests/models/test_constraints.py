"""The database itself refuses what must never be false, on SQLite and PostgreSQL alike."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from termsheets.domain.terms import structure
from termsheets.domain.terms.types import Kind
from termsheets.models import mapping
from tests.deals import make_draft

pytestmark = pytest.mark.django_db

BAD = {
    Kind.CHOICE: ("unheard_of", "known"),
    Kind.PERCENT: (Decimal("100.5"), "is_a_percent"),
    Kind.MONEY: (Decimal("-0.01"), "not_negative"),
}
GUARDED = [
    (key, fact.name, *BAD[fact.kind])
    for key, entity in structure.entities().items()
    for fact in entity.facts.values()
    if fact.kind in BAD
]


@pytest.fixture
def draft():
    """Return a blank draft."""
    return make_draft()


def make_row(key, draft, **columns):
    """Insert a row of its kind straight into the database, with the parent it needs."""
    entity, model = structure.entities()[key], mapping.models_by_key()[key]
    own = {name: columns.pop(name) for name in entity.private & set(columns)}
    if entity.single:
        model.objects.filter(draft=draft).delete()
    else:
        columns.setdefault("position", 90)
    if hasattr(entity.cls, "prefix"):
        columns.setdefault("code", f"{entity.cls.prefix}-90")
    if entity.parent:
        columns.setdefault("parent", make_row(entity.parent, draft))
    row = model.objects.create(draft=draft, **columns)
    if own:
        mapping.own_models()[key].objects.create(row=row, draft=draft, **own)
    return row


@pytest.mark.parametrize(("key", "field", "value", "truth"), GUARDED)
def test_database_refuses_a_value_outside_its_limits(draft, key, field, value, truth):
    with pytest.raises(IntegrityError, match=rf"{field}_{truth}"), transaction.atomic():
        make_row(key, draft, **{field: value})


@pytest.mark.parametrize(
    ("key", "columns", "constraint"),
    [
        (
            "license_grants",
            {"start_date": "2027-02-01", "end_date": "2027-02-01"},
            "license_grant_end_date_after_start_date",
        ),
        (
            "background_assets",
            {"priority_date": "2027-02-01", "expiry_date": "2026-02-01"},
            "background_asset_expiry_date_after_priority_date",
        ),
        (
            "negotiation_plan",
            {"target_date": "2027-02-01", "long_stop_date": "2026-02-01"},
            "negotiation_plan_long_stop_date_after_target_date",
        ),
        (
            "negotiation_plan",
            {"long_stop_date": "2027-02-01", "lockout_until": "2027-02-02"},
            "negotiation_plan_lockout_until_not_after_long_stop_date",
        ),
        ("deal", {"initial_term_months": 301}, "deal_basics_initial_term_months_in_range"),
    ],
)
def test_database_refuses_a_row_that_contradicts_itself(draft, key, columns, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_row(key, draft, **columns)


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("license_grants", "licensor", "licensee"),
        ("temporary_licenses", "licensor", "licensee"),
        ("revenue_shares", "payor", "payee"),
        ("milestone_consequences", "payor", "payee"),
        ("equity_triggers", "issuer", "holder"),
    ],
)
def test_database_refuses_two_links_to_the_same_party(draft, key, one, other):
    party = mapping.pk_of(draft.pk, "PA-1")

    with pytest.raises(IntegrityError, match=f"{one}_is_not_{other}"), transaction.atomic():
        make_row(key, draft, **{f"{one}_id": party, f"{other}_id": party})


@pytest.mark.parametrize(
    "key", [key for key, one in structure.entities().items() if not one.single]
)
def test_database_refuses_two_rows_with_the_same_code_or_tag(draft, key):
    name = "code" if hasattr(structure.entities()[key].cls, "prefix") else "tag"
    row = make_row(key, draft, **{name: "ZZ-1"})
    parent = {"parent": row.parent} if hasattr(row, "parent") else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        make_row(key, draft, **{name: "ZZ-1"}, **parent)


def test_database_keeps_a_linked_row(draft):
    with pytest.raises(models.RestrictedError):
        make_row("contributions", draft, party_id=mapping.pk_of(draft.pk, "PA-1")).party.delete()


@pytest.mark.django_db(transaction=True)
def test_database_refuses_a_link_that_leads_nowhere(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_row("contributions", draft, party_id=mapping.pk_of(draft.pk, "PA-99"))


@pytest.mark.parametrize(
    "amount", [Decimal("999999999999999.999999"), Decimal("0.000001"), Decimal("0.1"), Decimal(0)]
)
def test_amount_is_kept_exactly(draft, amount):
    row = make_row("contributions", draft, value_amount=amount)
    row.refresh_from_db()

    assert row.value_amount == amount


def test_draft_is_deleted_with_everything_in_it():
    make_draft("saas-distribution").delete()

    counts = {key: model.objects.count() for key, model in mapping.models_by_key().items()}
    assert set(counts.values()) == {0}


def test_deal_is_kept_with_its_history():
    draft = make_draft("saas-distribution")

    with pytest.raises(ProtectedError):
        draft.side.deal.delete()
