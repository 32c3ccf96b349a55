"""Terms of the snapshots this process has lately read or written."""

from termsheets.domain import schema

LIMIT = 64

_recent = {}


def remember(snapshot, terms):
    """Keep the Terms of a snapshot at hand; the oldest give way."""
    _recent.pop(snapshot, None)
    _recent[snapshot] = terms
    for oldest in list(_recent)[:-LIMIT]:
        _recent.pop(oldest, None)


def terms_of(snapshot):
    """Return the Terms of a snapshot; one that is at hand is not built again."""
    terms = _recent.get(snapshot)
    if terms is None:
        terms = schema.thaw(snapshot)
        remember(snapshot, terms)
    return terms
