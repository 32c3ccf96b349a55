"""What a marked Word file asks for, waiting for its side to take it."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from termsheets.domain.markup import change
from termsheets.models.drafts import Membership, Side
from termsheets.models.rounds import Round


class MarkupQuerySet(models.QuerySet):
    """Marked files, by who may see them."""

    def visible_to(self, user):
        """Return those of the sides that the user works for."""
        own = Membership.objects.filter(side=OuterRef("side"), user=user)
        return self.filter(Exists(own))


class Markup(models.Model):
    """The changes of a marked copy of a round, which nobody has taken yet: one a side.

    Nothing of it reaches another side, and after ``expires`` it is gone.
    """

    side = models.OneToOneField(Side, models.CASCADE, related_name="markup")
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    changes_json = models.TextField()
    uploaded = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField(db_index=True)

    objects = MarkupQuerySet.as_manager()

    def __str__(self):
        return f"Marked copy of {self.round}"

    def changes(self):
        """Return the changes in reading order."""
        return change.loads(self.changes_json)
