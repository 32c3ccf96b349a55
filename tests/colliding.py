"""A deal in which two exclusive grants collide."""

from tests.domain.checks.deals import PLATFORM, altered

OVERLAP = {
    "LG-4.assets": ("BG-1",),
    "LG-4.fields": ("liver-gene-therapy", "research-reagents"),
    "LG-4.exclusivity": "exclusive",
}


def colliding():
    """Return Terms in which LG-1 and LG-4 promise two licensees the same exclusive space."""
    return altered(PLATFORM, OVERLAP)
