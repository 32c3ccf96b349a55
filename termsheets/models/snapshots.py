"""Terms of the snapshots this process has lately read or written."""

from termsheets.domain import schema
from termsheets.domain.remembering import DEALS

_recent = {}


def remember(snapshot, terms, instead_of=""):
    """Keep the Terms of a snapshot at hand, those of the one it replaces no more.

    The oldest give way.
    """
    _recent.pop(instead_of, None)
    _recent.pop(snapshot, None)
    _recent[snapshot] = terms
    for oldest in list(_recent)[:-DEALS]:
        _recent.pop(oldest, None)


def terms_of(snapshot):
    """Return the Terms of a snapshot; one that is at hand is not built again."""
    terms = _recent.get(snapshot)
    if terms is None:
        terms = schema.thaw(snapshot)
    remember(snapshot, terms)
    return terms
