"""The clause library by versions: one is in force, and what it once said never changes."""

import json
from functools import cache, lru_cache

from django.apps import apps as global_apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, models
from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.utils import timezone

from termsheets.domain.content import canonical
from termsheets.domain.library import library, shipped_files
from termsheets.domain.library.reading import digest_of, read_files
from termsheets.domain.text import LONG_LIMIT
from termsheets.domain.wording import BadWording

SHIPPED = 1
"""The number of the version that the program itself brings."""

KEPT = 16
"""So many libraries are kept ready in one process: those that drafts and papers ask for."""


class LibraryVersionQuerySet(models.QuerySet):
    """Versions, by where they stand."""

    def without_files(self):
        """Return them without their long texts, for lists and decisions."""
        return self.defer("files_json")

    def published(self):
        """Return the one in force."""
        return self.filter(state=LibraryVersion.State.PUBLISHED)


class LibraryVersion(models.Model):
    """One version of the clause library: a draft, then published, then retired.

    ``files_json`` holds the text of each library file by name, and nothing for
    version 1, whose files the program brings; ``digest`` is their SHA-256.
    ``base`` is the number of the version it started from, ``saves`` counts
    its changes. Once published it never changes: triggers see to that.
    """

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft"
        PUBLISHED = "published"
        RETIRED = "retired"

    number = models.PositiveIntegerField(unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    note = models.TextField(blank=True, max_length=LONG_LIMIT)
    base = models.PositiveIntegerField(null=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created = models.DateTimeField(default=timezone.now)
    saves = models.PositiveIntegerField(default=0)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField("published", null=True)
    retired_at = models.DateTimeField("retired", null=True)
    files_json = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = LibraryVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version of the clause library"
        verbose_name_plural = "clause library"
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="published"), name="library_one_published"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "retired"]),
                name="library_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="library_published_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(number=1, files_json="", digest="")
                | Q(number__gt=1, digest__regex=r"^[0-9a-f]{64}$"),
                name="library_first_is_shipped",
            ),
        ]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def is_draft(self):
        """Return whether it can still be changed."""
        return self.state == self.State.DRAFT

    def files(self):
        """Return the text of each library file by its name."""
        return json.loads(self.files_json) if self.number != SHIPPED else shipped_files()

    def hold(self, files):
        """Take in other files; the caller stores them."""
        self.files_json, self.digest = canonical(dict(files)), digest_of(files)
        self.saves += 1

    def library(self):
        """Return the library that it holds; raise BadWording if that cannot be printed."""
        if self.number == SHIPPED:
            return library()
        return library_of(self.digest)


@lru_cache(maxsize=KEPT)
def library_of(digest):
    """Return the library of a digest, the shipped one for none; one at hand asks nothing.

    Raises BadWording for one that cannot be printed, DoesNotExist for one that is not there.
    """
    if not digest:
        return library()
    version = LibraryVersion.objects.filter(digest=digest).order_by("number").first()
    if version is None:
        raise LibraryVersion.DoesNotExist(f"No version of the clause library has {digest}.")
    titles = {clause: entry.title for clause, entry in library().clauses.items()}
    return read_files(version.files(), titles)


def library_numbered(number):
    """Return the library of a version, by its number; the shipped one if that is unknown."""
    found = LibraryVersion.objects.filter(number=number).values_list("digest", flat=True)
    return library_of(found.first() or "")


def with_library(rows):
    """Return rows of a query with the version in force: no query of its own, and one for all."""
    return rows.annotate(**_version_in_force())


@cache
def _version_in_force():
    """Return the columns that tell of the version in force; they say the same of any rows."""
    published = LibraryVersion.objects.published()
    return {
        "library_number": Coalesce(Subquery(published.values("number")[:1]), SHIPPED),
        "library_digest": Coalesce(Subquery(published.values("digest")[:1]), models.Value("")),
    }


def in_force():
    """Return number and digest of the version in force."""
    published = LibraryVersion.objects.published().values_list("number", "digest")
    return published.first() or (SHIPPED, "")


class WordedManager(models.Manager):
    """Rows with the version in force, which words them."""

    def get_queryset(self):
        """Return all rows."""
        return with_library(super().get_queryset())


class Worded:
    """What the version in force words: it may have come with the row, or is asked for once."""

    @property
    def worded_by(self):
        """Return the number of the version of the clause library."""
        return self._version[0]

    @property
    def library(self):
        """Return the clause library of that version."""
        return library_of(self._version[1])

    @property
    def _version(self):
        if "library_digest" not in vars(self):
            self.library_number, self.library_digest = in_force()
        return self.library_number, self.library_digest


@receiver(post_migrate)
def record_shipped(app_config, using, apps=global_apps, **_):
    """Keep a row for the version that the program brings, so that it can be listed and locked."""
    if app_config.label != "termsheets":
        return
    try:
        versions = apps.get_model("termsheets", "LibraryVersion").objects.using(using)
    except LookupError:  # migrated to before there were versions
        return
    if not versions.exists():
        note = "The clause library that Termsheets brings."
        versions.create(number=SHIPPED, state="published", published_at=timezone.now(), note=note)


@register(Tags.database)
def check_library_in_force(app_configs, databases, **_):
    """Tell of a published version that this program cannot print, before it is served."""
    for using in databases or ():
        try:
            versions = LibraryVersion.objects.using(using)
            read_files(versions.published().exclude(number=SHIPPED).get().files())
        except (LibraryVersion.DoesNotExist, DatabaseError):
            continue  # the shipped one is in force, or there is no table yet
        except BadWording as error:
            hint = "Go back to the program that published it, and publish a version without it."
            return [Error(f"The clause library in force: {error}", hint=hint, id="termsheets.E001")]
    return []
