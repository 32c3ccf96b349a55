"""Which day a command takes for today."""

from datetime import date

from django.core.management.base import CommandError
from django.utils import timezone


def day_or_today(typed):
    """Return the day that was typed, today for none; raise CommandError."""
    try:
        return date.fromisoformat(typed) if typed else timezone.localdate()
    except ValueError:
        raise CommandError(f"{typed} is not a day. Write it as in 2027-03-01.") from None
