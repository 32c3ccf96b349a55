"""Staff write the next version of the clause library, publish it, or set it aside."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from termsheets.domain.clauses import TermSheet
from termsheets.domain.library import Files, Library
from termsheets.domain.library.editing import mark_of, with_clause, with_file, written_clause
from termsheets.domain.library.reading import read_files
from termsheets.domain.projection import public
from termsheets.domain.termsheet import BALANCED, ClauseChoice, term_sheet
from termsheets.domain.text import LONG_LIMIT, clean
from termsheets.domain.wording import POSITIONS
from termsheets.models import LibraryVersion, User
from termsheets.negotiation import audit, policy, samples
from termsheets.negotiation.errors import NotAllowed, refused

FILE_LIMIT = 100_000
"""Characters of one library file; the longest that is shipped has 13,000."""

Kind, State = audit.Kind, LibraryVersion.State


class WordsMoved(NotAllowed):
    """Somebody else has saved the same clause or file meanwhile; ``version`` is what stands now."""

    def __init__(self, version: LibraryVersion, what: str) -> None:
        self.version = version
        super().__init__(
            f"Somebody else has changed {what} since you opened it. What you typed is still here: "
            "compare it with what stands now, then save again."
        )


class VersionClosed(NotAllowed):
    """A version that is published or retired does not change any more."""

    def __init__(self, version: LibraryVersion) -> None:
        super().__init__(
            f"{version} is {version.get_state_display().lower()} and does not change any more. "
            "Start a new version from it."
        )


@transaction.atomic
def start_version(*, user: User, base: int, note: str = "") -> LibraryVersion:
    """Return a new draft that begins as the version numbered ``base``.

    Raises Denied, Refused for a note that cannot be taken or a base that is not there.
    """
    policy.require_wording(user)
    known = {version.number: version for version in _locked()}
    if base not in known:
        raise refused("base", f"There is no version {base}.")
    version = LibraryVersion(number=max(known) + 1, base=base, author=user)
    version.note = _typed("note", note)
    version.hold(known[base].files())
    version.save(force_insert=True)
    _record(Kind.LIBRARY_STARTED, version, user, base=base)
    return version


def _locked() -> list[LibraryVersion]:
    """Return every version, locked: whoever starts or publishes one waits for whoever does."""
    return list(LibraryVersion.objects.select_for_update().order_by("number"))


def _typed(field: str, text: str, limit: int = LONG_LIMIT) -> str:
    try:
        return clean(text, limit=limit)
    except ValueError as error:
        raise refused(field, str(error)) from error


@transaction.atomic
def save_clause(
    *, number: int, user: User, clause_id: str, written: Mapping[str, Any], seen: str
) -> LibraryVersion:
    """Replace one clause of a draft by what somebody wrote; ``seen`` is the mark they began with.

    Raises Denied, VersionClosed, KeyError for an unknown clause, WordsMoved
    if somebody else has saved it meanwhile, BadWording if it cannot print.
    """

    def changed(files: Files) -> Files:
        _, known = written_clause(files, clause_id)
        _refuse_moved(version, known, seen, f"clause {clause_id}")
        return with_clause(files, clause_id, written)

    version = _opened(number, user)
    return _saved(version, user, changed, clause=clause_id)


@transaction.atomic
def save_file(*, number: int, user: User, name: str, text: str, seen: str) -> LibraryVersion:
    """Replace one file of a draft: clauses are added, removed and put in order here.

    Raises Denied, VersionClosed, WordsMoved, Refused for a text that cannot be
    taken, BadWording if the library could not be printed then.
    """

    def changed(files: Files) -> Files:
        _refuse_moved(version, files.get(name), seen, name)
        return with_file(files, name, _typed("text", text, FILE_LIMIT))

    version = _opened(number, user)
    return _saved(version, user, changed, file=name)


def _opened(number: int, user: User) -> LibraryVersion:
    """Return a draft, locked until the transaction ends."""
    policy.require_wording(user)
    version = LibraryVersion.objects.select_for_update().get(number=number)
    if not version.is_draft:
        raise VersionClosed(version)
    return version


def _refuse_moved(version: LibraryVersion, known: Any, seen: str, what: str) -> None:
    if mark_of(known) != seen:
        raise WordsMoved(version, what)


def _saved(
    version: LibraryVersion, user: User, change: Callable[[Files], Files], **about: str
) -> LibraryVersion:
    files = change(version.files())
    read_files(files)
    version.hold(files)
    version.save(update_fields=["files_json", "digest", "saves"])
    _record(Kind.LIBRARY_EDITED, version, user, **about)
    return version


@transaction.atomic
def publish(*, number: int, user: User, seen: str) -> LibraryVersion:
    """Put a draft in force for every draft of a deal, and retire what was in force.

    ``seen`` is its digest as the publisher has read it. Raises Denied,
    VersionClosed, WordsMoved if it has changed since, BadWording for one
    that cannot be printed with every sample deal.
    """
    policy.require_wording(user)
    known = {version.number: version for version in _locked()}
    version = known[number] if number in known else _missing(number)
    if not version.is_draft:
        raise VersionClosed(version)
    if version.digest != seen:
        raise WordsMoved(version, str(version).lower())
    try_out(read_files(version.files()))
    now = timezone.now()
    for former in known.values():
        if former.state == State.PUBLISHED:
            former.state, former.retired_at = State.RETIRED, now
            former.save(update_fields=["state", "retired_at"])
            _record(Kind.LIBRARY_RETIRED, former, user)
    version.state, version.published_by, version.published_at = State.PUBLISHED, user, now
    version.save(update_fields=["state", "published_by", "published_at"])
    _record(Kind.LIBRARY_PUBLISHED, version, user)
    return version


def _missing(number: int) -> LibraryVersion:
    raise LibraryVersion.DoesNotExist(f"There is no version {number}.")


@transaction.atomic
def retire(*, number: int, user: User) -> LibraryVersion:
    """Set a draft aside for good; its number is not given again. Raises Denied, VersionClosed."""
    version = _opened(number, user)
    version.state, version.retired_at = State.RETIRED, timezone.now()
    version.save(update_fields=["state", "retired_at"])
    _record(Kind.LIBRARY_RETIRED, version, user)
    return version


def _record(kind: Kind, version: LibraryVersion, user: User, **facts: Any) -> None:
    told = {"version": version.number, "digest": version.digest} | facts
    audit.record(kind, actor=user, **told)


def sample_sheet(library: Library, sample: str, position: str) -> TermSheet:
    """Return a sample deal with every clause in a position of the library."""
    choice = ClauseChoice(position)
    choices = {} if choice == BALANCED else dict.fromkeys(library.clauses, choice)
    return term_sheet(public(samples.terms(sample)), choices, library=library)


def try_out(library: Library) -> None:
    """Print every sample deal in every position: what cannot be printed raises here."""
    for sample, _ in samples.TITLES:
        for position in POSITIONS:
            sample_sheet(library, sample, position)
