"""Forms that were sent, so that pressing a button twice does what it says once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class SentForm(models.Model):
    """A form that did what its button says; ``key`` is the SHA-256 of all that was sent.

    ``address`` is the page it led to: whoever sends it again gets there, too.
    """

    key = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    address = models.TextField(blank=True)
    sent = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["user", "sent"], name="sent_form_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(key__regex=r"^[0-9a-f]{64}$"), name="sent_key_known")
        ]

    def __str__(self):
        return self.key[:10]
