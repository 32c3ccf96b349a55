"""What people type into forms, at the one border for text."""

from django.core.exceptions import ValidationError

from termsheets.domain.text import clean, clean_line


def checked(check, text):
    """Return what ``check`` makes of a text; raise ValidationError for its ValueError."""
    try:
        return check(text)
    except ValueError as refused:
        raise ValidationError(str(refused)) from refused


def printable(text):
    """Return a text as it prints; raise ValidationError, saying what to change."""
    return checked(clean, text)


def printable_line(line):
    """Return a text of one line as it prints; raise ValidationError, saying what to change."""
    return checked(clean_line, line)
