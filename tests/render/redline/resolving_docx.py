"""Finds the marks of a redline in its Word file by the tracked changes alone."""

from collections import defaultdict

from termsheets.render.docx.tracking import ROOM
from tests.render.docx.package import W

SAID = {
    "ins": "inserted",
    "del": "deleted",
    "moveFrom": "moved-from",
    "moveTo": "moved-to",
    "moveFromRangeStart": "moved-from",
    "moveToRangeStart": "moved-to",
}


def marks_of(root):
    """Return, by change, where its marks stand: whole, row, cell or text, and which."""
    found = defaultdict(set)
    for element in root.iter(*(f"{W}{tag}" for tag in SAID)):
        change = f"c{int(element.get(f'{W}id')) // ROOM}"
        found[change].add((_place(element), SAID[element.tag.removeprefix(W)]))
    return {change: _settled(marks) for change, marks in found.items()}


def _place(element):
    if element.getparent().tag == f"{W}trPr":
        return "row"
    cell = next(element.iterancestors(f"{W}tc"), None)
    if cell is None or not _is_schedule(cell.getparent().getparent()):
        return "text"
    marks = {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}
    row = cell.getparent()
    tracked = row.find(f"{W}trPr")
    return "row" if tracked is not None and any(e.tag in marks for e in tracked) else "cell"


def _is_schedule(table):
    """Tell a table of the sheet from one that only puts signatures side by side."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return style is not None and style.get(f"{W}val") == "Schedule"


def _settled(marks):
    """Return the marks; those of a row with those of words around it are of a whole."""
    places = {place for place, _ in marks}
    if "row" in places and len(places) > 1:
        return {("whole", said) for _, said in marks}
    return marks
