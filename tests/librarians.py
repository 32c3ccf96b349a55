"""Staff who keep the clause library, and what they write, to test with."""

from django.contrib.auth.models import Permission

from termsheets.domain.library.editing import mark_of, written_clause
from termsheets.models import LibraryVersion
from termsheets.negotiation import library
from tests.people import make_user

RIGHTS = ("view_libraryversion", "change_libraryversion")
LAW = "general.law"


def make_librarian(name="lin", rights=RIGHTS):
    """Return somebody of the staff who keeps the clause library, and may do nothing else."""
    user = make_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


def start(user, base=1, **words):
    """Return a new draft of the library."""
    return library.start_version(user=user, base=base, **words)


def reword(version, user, text, clause_id=LAW, **more):
    """Give a clause of a draft one wording and no more."""
    _, written = written_clause(version.files(), clause_id)
    changed = {**written, "positions": {"balanced": {"text": text}}, **more}
    changed.pop("fragments", None)
    seen = {"seen": mark_of(written)} | more.pop("known", {})
    return library.save_clause(
        number=version.number, user=user, clause_id=clause_id, written=changed, **seen
    )


def drop(version, user, clause_id):
    """Take a clause out of a draft: out of the order, then out of its file, as one change each."""
    files = dict(version.files())
    plan = files["sections.yaml"].replace(f"    - {clause_id}\n", "")
    name, _ = written_clause(files, clause_id)
    kept = [block for block in files[name].split("\n- id: ") if not is_about(block, clause_id)]
    files |= {"sections.yaml": plan, name: "\n- id: ".join(kept)}
    version.hold(files)
    version.save()
    return version


def is_about(block, clause_id):
    """Tell whether a part of a file states a clause."""
    return block.removeprefix("- id: ").startswith(f"{clause_id}\n")


def publish(version, user):
    """Put a draft in force as it stands."""
    version = LibraryVersion.objects.get(pk=version.pk)
    return library.publish(number=version.number, user=user, seen=version.digest)
