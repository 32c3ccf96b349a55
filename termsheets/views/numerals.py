"""Numbers that an address or a form carries as text."""

DIGITS = 9  # more than any number here has, and fewer than make reading it slow


def number_in(text):
    """Return the whole number that a text states, or None if it states none."""
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None
