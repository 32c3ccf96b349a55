"""What people say to each other passes one border, in talks and at the review desk."""

from termsheets.domain.text import clean
from termsheets.negotiation.errors import refused


def remark(text: str, field: str = "comment") -> str:
    """Return a remark as it is stored; raise Refused for an empty one or one that cannot print.

    ``field`` is what the page calls it.
    """
    try:
        cleaned = clean(text)
    except ValueError as error:
        raise refused(field, str(error)) from error
    if not cleaned:
        raise refused(field, "Write something first.")
    return cleaned
