"""People who save at the same moment: nothing that was acknowledged is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from termsheets.models import AuditEvent, AuditKind, Draft
from termsheets.models.reading import read_terms
from termsheets.negotiation import drafting
from tests.deals import make_draft

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 8


def at_once(verb, writers=WRITERS):
    """Call a verb with 0, 1, 2 ... from as many threads at the same moment."""
    barrier = Barrier(writers)

    def call(number):
        try:
            barrier.wait()
            return verb(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(writers) as pool:
        return list(pool.map(call, range(writers)))


def test_rows_added_at_once_all_stand_under_codes_of_their_own():
    draft = make_draft()

    saved = at_once(
        lambda number: drafting.add_row(
            draft_id=draft.pk,
            version=draft.version,
            key="contributions",
            answers={"description": f"Part {number}"},
        )
    )

    stored = Draft.objects.get(pk=draft.pk)
    rows = stored.terms().contributions
    assert {row.code for row in rows} == {one.code for one in saved}
    assert {row.description for row in rows} == {f"Part {number}" for number in range(WRITERS)}
    assert stored.version == draft.version + WRITERS
    assert read_terms(stored) == stored.terms()
    assert AuditEvent.objects.filter(kind=AuditKind.DRAFT_SAVED).count() == 1


def test_only_the_first_of_two_answers_to_the_same_question_is_taken():
    draft = make_draft("saas-distribution")

    def save(number):
        try:
            drafting.save_answers(
                draft_id=draft.pk,
                version=draft.version,
                key="deal",
                answers={"title": f"Title {number}"},
                seen={"title": draft.title},
            )
        except drafting.Stale:
            return None
        return f"Title {number}"

    taken = [title for title in at_once(save) if title]

    assert taken == [Draft.objects.get(pk=draft.pk).terms().deal.title]


def test_answers_to_different_questions_are_all_taken():
    draft = make_draft("saas-distribution")
    codes = [row.code for row in draft.terms().exit_rules[:WRITERS]]

    at_once(
        lambda number: drafting.save_answers(
            draft_id=draft.pk,
            version=draft.version,
            key="exit_rules",
            code=codes[number],
            answers={"period_months": 40 + number},
            seen={"period_months": draft.terms().exit_rules[number].period_months},
        )
    )

    stored = Draft.objects.get(pk=draft.pk)
    months = [row.period_months for row in stored.terms().exit_rules[:WRITERS]]
    assert months == [40 + number for number in range(WRITERS)]
    assert read_terms(stored) == stored.terms()
