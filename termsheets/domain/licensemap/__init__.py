"""Who may do what, in which field and territory, and when: grants as a map over time."""

from termsheets.domain.licensemap.cells import Cell, Conflict, Entry
from termsheets.domain.licensemap.mapping import LicenseMap, license_map
from termsheets.domain.licensemap.places import Column
from termsheets.domain.licensemap.times import Period, Turn
from termsheets.domain.licensemap.white import WhiteSpace

__all__ = [
    "Cell",
    "Column",
    "Conflict",
    "Entry",
    "LicenseMap",
    "Period",
    "Turn",
    "WhiteSpace",
    "license_map",
]
