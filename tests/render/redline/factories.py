"""Two rounds to compare."""

from datetime import date

from termsheets.domain.redline import redline
from termsheets.render.redline.comparison import Compared, Comparison
from tests.domain.redline.edits import Edit, edited, sample

ALDER = Compared(2, "Veldrite", date(2026, 11, 2), "3f9a1c07b2de" + "0" * 52)
BIRCH = Compared(3, "Kestrelwerk", date(2026, 11, 16), "9b41d0c25a7e" + "1" * 52)


def make_comparison(**changes):
    return Comparison(**{"old": ALDER, "new": BIRCH} | changes)


SEVERAL = [
    Edit("replace word", 11, 9, "12.5%"),
    Edit("insert clause", 4, 1, "EUR 300,000"),
    Edit("delete clause", 30, 0, ""),
    Edit("move and edit", 12, 40, "closing"),
    Edit("insert row", 6, 1, "New"),
    Edit("delete row", 9, 1, ""),
    Edit("change cell", 4, 1, "EUR 7,500,000.00"),
    Edit("change columns", 12, 0, "more"),
    Edit("rename term", 0, 0, ""),
    Edit("retitle", 17, 0, "and costs"),
    Edit("turn binding", 22, 0, ""),
    Edit("delete part", 5, 0, ""),
    Edit("insert word", 25, 5, "only"),
    Edit("delete word", 35, 5, ""),
    Edit("change cover", 1, 0, "Quill"),
]


def make_redline(edits=SEVERAL, name="semiconductor-codevelopment"):
    """Return the redline of a sample deal after every kind of change, or after some edits."""
    old = sample(name)
    return redline(old, edited(old, edits))
