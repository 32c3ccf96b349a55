"""What every row of a draft has in common.

A row's key is computed from its draft and its code, which is never used
again: so whoever knows the code of a row can link to it without a query.
"""

from uuid import uuid4, uuid5

from django.db import models

from termsheets.models.fields import LinkField, PercentField


class DraftRow(models.Model):
    """One row of one side's draft; ``entity_key`` names its kind in Terms."""

    entity_key = ""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unknown = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True


class SingleRow(DraftRow):
    """An entity of which a draft has exactly one."""

    draft = models.OneToOneField("Draft", models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class ListRow(DraftRow):
    """An entity that repeats; ``position`` counts from 0 within its list."""

    draft = models.ForeignKey("Draft", models.CASCADE, related_name="+")
    position = models.SmallIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ("position",)


class CodedRow(ListRow):
    """A row known by its code, such as ``LG-2``."""

    code = models.CharField(max_length=10)

    class Meta(ListRow.Meta):
        abstract = True

    def __str__(self):
        return self.code


class ShareRow(models.Model):
    """One party's percent of something that a row splits."""

    id = models.BigAutoField(primary_key=True)
    party = LinkField("Party")
    pct = PercentField()

    class Meta:
        abstract = True
        ordering = ("id",)


def pk_of(draft_id, code):
    """Return the primary key of the draft's row with this code (or single-row key)."""
    return uuid5(draft_id, code)
