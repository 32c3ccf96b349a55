"""Where an answer is given: the way from printed words back to the wizard."""

from functools import cache

from django.urls import reverse

from termsheets.domain.clauses import Paragraph
from termsheets.domain.library import library
from termsheets.domain.terms import structure


def addresses(deal_id):
    """Return what gives the address of an answer's question: ``LG-1.fields``."""
    by_prefix, tagged = structure.by_prefix(), structure.by_name()["FieldOfUse"]

    @cache
    def row_of(section, code):
        return reverse("wizard-row", args=[deal_id, section, code])

    def address_of(source):
        code, _, field = source.partition(".")
        if entity := structure.entities().get(code):
            step = reverse("wizard-step", args=[deal_id, entity.section])
            return f"{step}#id_{entity.key}-{field}" if field else step
        entity = by_prefix.get(code.partition("-")[0], tagged)
        return f"{row_of(entity.section, code)}#id_{entity.key}-{field}"

    return address_of


def address_of(deal_id, problem):
    """Return where a problem is mended, or nothing if no one row has it."""
    entity = problem.path.partition(".")[0]
    if problem.code:
        return addresses(deal_id)(f"{problem.code}.{problem.field}")
    return addresses(deal_id)(problem.path) if entity in structure.entities() else ""


def ways_to_change(deal_id, clause, part):
    """Return the addresses where a side changes a passage's answers, and its wording.

    ``part`` is the clause itself, or the part of it about one row. Either
    address is empty where there is nothing to change.
    """
    source = _source_of(clause, part)
    answers = addresses(deal_id)(source) if source else ""
    known = clause.id in library().clauses
    return answers, reverse("clause-wording", args=[deal_id, clause.id]) if known else ""


def _source_of(clause, part):
    """Return the answer that a passage is about: of its own row, or the first it prints."""
    sources = list(_sources(part))
    row = part.id.removeprefix(f"{clause.id}.") + "."
    about = [source for source in sources if source.startswith(row)]
    others = [source for source in sources if not source.startswith("PA-")]
    return next(iter(about or others or sources), "")


def _sources(clause):
    for block in clause.body:
        cells = [block.runs] if isinstance(block, Paragraph) else _cells(block)
        yield from (run.source for runs in cells for run in runs if run.source)


def _cells(table):
    return (cell for row in table.rows for cell in row.cells)
