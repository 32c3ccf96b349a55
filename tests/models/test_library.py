"""What the clause library has said stays, on SQLite and on PostgreSQL."""

import ast
import inspect
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

import termsheets
from termsheets.models import LibraryVersion
from termsheets.models.library import check_library_in_force, library_of
from tests.deals import make_draft
from tests.librarians import make_librarian, publish, reword, start

pytestmark = pytest.mark.django_db
TABLE = LibraryVersion._meta.db_table
OURS = "The moon rules [[deal.governing_law]]."
DRAWING = {"term_sheet": 3, "staged": 3, "clauses_about": 4, "worded": 3}


def refused(statement, *values):
    """Tell whether the database refuses a statement, naming the table."""
    connection.check_constraints()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except IntegrityError as error:
        return "is append-only" in str(error)
    return False


@pytest.fixture
def published():
    lin = make_librarian()
    return publish(reword(start(lin), lin, OURS), lin)


@pytest.mark.parametrize("column", ["note", "files_json", "digest"])
def test_published_words_do_not_change_even_while_they_are_retired(published, column):
    other = "a" * 64
    also = f"UPDATE {TABLE} SET state = 'retired', {column} = %s WHERE number = 2"  # noqa: S608 (our own names)

    assert refused(f"UPDATE {TABLE} SET {column} = %s WHERE number = 2", other)  # noqa: S608 (our own names)
    assert refused(also, other)
    assert LibraryVersion.objects.get(number=2) == published


@pytest.mark.parametrize("state", ["draft", "published"])
def test_retired_version_stays_retired(published, state):
    assert refused(f"UPDATE {TABLE} SET state = %s WHERE number = 1", state)  # noqa: S608 (our own names)


def test_no_version_is_deleted(published):
    start(make_librarian("lou"))

    for number in (1, 2, 3):
        assert refused(f"DELETE FROM {TABLE} WHERE number = %s", number)  # noqa: S608 (our own names)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE.")
def test_versions_are_not_emptied_at_once(published):
    assert refused(f"TRUNCATE {TABLE} CASCADE")


def test_one_version_is_in_force(published):
    twin = LibraryVersion(number=9, state="published", published_at=published.published_at)
    twin.hold(published.files())

    with (
        pytest.raises(IntegrityError, match=r"library_one_published|\.state"),
        transaction.atomic(),
    ):
        twin.save()


def test_library_at_hand_asks_nothing(published, django_assert_num_queries):
    draft = make_draft()
    assert "moon" in str(library_of(draft.library.digest).clauses["general.law"])

    with django_assert_num_queries(1):
        again = type(draft).objects.get(pk=draft.pk)
        assert (again.worded_by, again.library) == (2, draft.library)


def test_library_in_force_is_looked_at_before_it_is_served(published, monkeypatch):
    assert check_library_in_force(None, ["default"]) == []

    broken = published.files() | {"deal.yaml": "- id: deal.moon"}
    monkeypatch.setattr(LibraryVersion, "files", lambda _: broken)

    (error,) = check_library_in_force(None, ["default"])
    assert "deal.yaml, deal.moon" in error.msg


def test_shipped_version_is_recorded_once():
    call_command("migrate", verbosity=0)

    assert LibraryVersion.objects.filter(number=1).count() == 1


def calls(tree):
    """Yield name and call of each function that words something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in DRAWING:
            yield node.func.id, node


def test_whatever_words_a_sheet_above_the_domain_says_by_which_library():
    package = Path(inspect.getfile(termsheets)).parent
    silent = [
        f"{file.name}:{call.lineno}"
        for file in package.rglob("*.py")
        if "domain" not in file.parts
        for name, call in calls(ast.parse(file.read_text()))
        if len(call.args) <= DRAWING[name]
        and "library" not in {keyword.arg for keyword in call.keywords}
        and not any(isinstance(each, ast.Starred) for each in call.args)
    ]

    assert silent == []
