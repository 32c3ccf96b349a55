"""Accepts or rejects all tracked changes of a document, as Word would."""

from collections import defaultdict
from copy import deepcopy

from tests.render.docx.package import W, values

LEFT, ARRIVED = ("del", "moveFrom"), ("ins", "moveTo")
SAYING = ("t", "delText", "br", "tab", "fldChar", "instrText")
QUIET = ("TOC", "Contents", "CoverFact")
"""Styles of what no change is tracked in: contents, and facts of the edition."""


def accepted(document):
    """Return the document with all that changed as it is now."""
    return _resolved(document, gone=LEFT, stays=ARRIVED)


def rejected(document):
    """Return the document with all that changed as it was."""
    return _resolved(document, gone=ARRIVED, stays=LEFT)


def _resolved(document, gone, stays):
    root = deepcopy(document)
    doomed = [parent for mark in _marks(root, gone) if (parent := _marked(mark)) is not None]
    for element in [*_marks(root, gone), *doomed]:
        _remove(element)
    for element in _marks(root, stays):
        _unwrap(element)
    for table in [*root.iter(f"{W}tbl")]:
        if table.find(f"{W}tr") is None:
            _remove(table)
    return root


def _marks(root, tags):
    return [element for tag in tags for element in root.iter(f"{W}{tag}")]


def _marked(mark):
    """Return the paragraph or row that a mark is about, or None where it holds the words."""
    holder = mark.getparent()
    if holder.tag == f"{W}trPr":
        return holder.getparent()
    if holder.tag == f"{W}rPr" and holder.getparent().tag == f"{W}pPr":
        return holder.getparent().getparent()
    return None


def _remove(element):
    if element.getparent() is not None:
        element.getparent().remove(element)


def _unwrap(element):
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def paragraphs(root):
    """Return style and words of every paragraph that says something, fields brought up to date."""
    return _paragraphs(root, _numbers(root))


def words(root):
    """Return the words of every paragraph that says something, without numbers that are fields."""
    return [said for _, said in _paragraphs(root, defaultdict(str))]


def _paragraphs(root, numbers):
    found = (
        (_style(paragraph), "".join(_pieces(paragraph, numbers)))
        for paragraph in root.iter(f"{W}p")
    )
    return [(style, said) for style, said in found if said.strip() and not style.startswith(QUIET)]


def _style(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def _numbers(root):
    """Return the number of the heading at each bookmark, counted as Word counts."""
    section = clause = 0
    numbers = {}
    for paragraph in root.iter(f"{W}p"):
        if _style(paragraph) == "Heading1":
            section, clause, number = section + 1, 0, str(section + 1)
        elif _style(paragraph) == "Heading2":
            clause, number = clause + 1, f"{section}.{clause + 1}"
        else:
            continue
        numbers |= dict.fromkeys(values(paragraph, "bookmarkStart", "name"), number)
    return numbers


def _pieces(paragraph, numbers):
    """Yield the words of a paragraph; of a field that repeats a number, the number."""
    instruction, is_number = "", False
    for element in paragraph.iter(*(f"{W}{tag}" for tag in SAYING)):
        tag = element.tag.removeprefix(W)
        if tag == "fldChar":
            is_number = element.get(f"{W}fldCharType") == "separate" and "\\r" in instruction
            if is_number:
                yield numbers[instruction.split()[1]]
            instruction = ""
        elif tag == "instrText":
            instruction = element.text
        elif not is_number:
            yield {"br": "\n", "tab": "\t"}.get(tag, element.text)
