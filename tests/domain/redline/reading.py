"""Reads a marked sheet the way its users do: line by line, mark by mark."""

from collections import defaultdict
from itertools import groupby

from rapidfuzz.distance import LCSseq

from termsheets.domain.clauses import Mark, Table, TableRow, walk
from termsheets.domain.redline import Counts
from termsheets.domain.redline.tokens import words
from termsheets.domain.redline.tree import lists, texts


def nodes_of(node, holder=None):
    """Yield the node and all below it, each with the node that holds it."""
    yield node, holder
    for group in lists(node):
        for child in group:
            yield from nodes_of(child.node, node)


def lines_of(sheet):
    """Yield the runs of every title, heading, fact, paragraph and cell, with what holds them."""
    for node, _ in nodes_of(sheet):
        for runs in (*texts(node), *(fact.runs for fact in getattr(node, "facts", ()))):
            yield node, runs


def marks_of(sheet, mark):
    """Yield the change of each node with the mark, but of no node inside it."""
    for node, holder in nodes_of(sheet):
        is_inside = getattr(holder, "change", "") == getattr(node, "change", "")
        if getattr(node, "mark", None) is mark and not is_inside:
            yield node.change


def kinds_of(found):
    """Return what kind of change each id's marks show."""
    terms = {change.id for change in found.changes if change.kind == "term-renamed"}
    seen, kinds = defaultdict(set), dict.fromkeys(terms, "term-renamed")
    for node, _ in nodes_of(found.sheet):
        if getattr(node, "change", ""):
            seen[node.change].add((type(node), node.mark))
    for change, nodes in seen.items():
        kinds.setdefault(change, kind_of_nodes(nodes))
    marks = defaultdict(set)
    for node, runs in lines_of(found.sheet):
        for run in runs:
            marks[run.change].add((isinstance(node, TableRow), run.mark))
    for change in marks.keys() - {""}:
        kinds.setdefault(change, kind_of_runs(marks[change]))
    return kinds


def kind_of_nodes(nodes):
    marks = {mark for _, mark in nodes}
    if Mark.MOVED_FROM in marks:
        return "moved"
    if len(marks) == 2:
        return "table-replaced"
    [mark] = marks
    return f"row-{mark}" if {kind for kind, _ in nodes} == {TableRow} else mark.value


def kind_of_runs(marks):
    if any(in_cell for in_cell, _ in marks):
        return "cell"
    shown = {mark for _, mark in marks}
    return "replaced" if len(shown) == 2 else next(iter(shown)).value


def recounted(found):
    """Return the counts of a redline from its marks alone."""
    kinds = list(kinds_of(found).values())
    return Counts(
        inserted=kinds.count("inserted"),
        deleted=kinds.count("deleted"),
        replaced=kinds.count("replaced"),
        moved=kinds.count("moved"),
        renumbered=len(found.renumbered),
        rows=kinds.count("row-inserted") + kinds.count("row-deleted"),
        cells=kinds.count("cell"),
        terms=kinds.count("term-renamed"),
        tables=kinds.count("table-replaced"),
    )


def words_marked(sheet):
    """Return how many words a redline strikes or sets anew."""
    return sum(
        counted("".join(run.text for run in group))
        for _, line in lines_of(sheet)
        for mark, group in groupby(line, key=lambda run: run.mark)
        if mark in (Mark.INSERTED, Mark.DELETED)
    )


def counted(text):
    return sum(word.counts for word in words(text))


def fewest_words(old, new):
    """Return how few words have to be struck or set anew where each text has its place."""
    before, after = places_of(old), places_of(new)
    return sum(
        fewest(before.get(place, ""), after.get(place, ""))
        for place in before.keys() | after.keys()
    )


def fewest(old, new):
    before, after = ([word.key for word in words(text) if word.counts] for text in (old, new))
    return len(before) + len(after) - 2 * LCSseq.similarity(before, after)


def places_of(sheet):
    """Return the texts that stand in one place: a party's, a clause's, a heading's, a cell's."""
    found = {"title": "".join(run.text for run in sheet.title)}
    for number, party in enumerate(sheet.parties):
        for field, runs in enumerate(texts(party)):
            found["party", number, field] = "".join(run.text for run in runs)
    for _, clause in walk(sheet):
        found[clause.id, "heading"] = clause.heading
        found[clause.id, "binding"] = "Binding" if clause.binding else ""
        found[clause.id] = "\n".join(block.text for block in clause.body if hasattr(block, "text"))
        for table in clause.body:
            if isinstance(table, Table):
                found.update(cells_of(table))
    return found


def cells_of(table):
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            place = (table.id, table.columns, row.code, len(row.cells), column)
            yield place, "".join(run.text for run in cell)
