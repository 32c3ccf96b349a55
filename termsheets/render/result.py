"""What making a PDF comes to."""

from typing import NamedTuple


class Rendered(NamedTuple):
    """A PDF, and the page each entry of its contents stands on, by anchor.

    Kept and given to the next printing, the pages spare it a second layout.
    """

    pdf: bytes
    hints: dict[str, int]


class RenderFailed(Exception):
    """A document that could not be made; the message is for the person who asked.

    ``may_pass`` says whether the same may go well at another time.
    """

    may_pass = True


class TooLong(RenderFailed):
    """A document that needs more than a page may cost, and would again."""

    may_pass = False
