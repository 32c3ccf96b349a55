"""How a command reads the file it was given."""

from django.core.management.base import CommandError


def read(file, limit):
    """Return the bytes of a file, one more than ``limit`` at most; raise CommandError."""
    try:
        with file.open("rb") as opened:
            return opened.read(limit + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
