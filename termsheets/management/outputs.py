"""How a command writes the file it was asked for."""

from django.core.management.base import CommandError


def write(output, content):
    """Write the bytes; raise CommandError, saying what to name instead, where that cannot be."""
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {_reason(output, error)}") from error


def _reason(output, error):
    if isinstance(error, FileNotFoundError):
        return f"there is no folder {output.parent}. Make it first, or name another file with -o."
    if isinstance(error, IsADirectoryError):
        return "it is a folder. Name a file in it with -o."
    if isinstance(error, PermissionError):
        return "you may not write there. Name another file with -o."
    return f"{error.strerror}. Name another file with -o."
