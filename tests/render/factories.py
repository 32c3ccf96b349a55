"""Sheets for the renderers, shaped like real ones but made without a deal."""

from datetime import date

from termsheets.domain.clauses import (
    Clause,
    Paragraph,
    Run,
    RunKind,
    Signatory,
    Table,
    TableRow,
    TermSheet,
)
from termsheets.render.edition import Edition

PRINTED = date(2026, 12, 1)
WORDS = (
    "Each party keeps what it owned before and licenses the other for the agreed field. "
    "The committee hears both sides within ten days and writes down what it decided."
)
TOPICS = (
    "Status and parties",
    "Definitions",
    "Background IP",
    "Access and licenses",
    "Foreground IP",
    "Milestones",
    "Revenue and payment",
    "Governance and disputes",
    "Negotiation",
    "Confidentiality",
    "Change and exit",
    "Living document",
    "General",
)


def make_runs(text):
    return (Run(text),)


def make_paragraph(*runs):
    return Paragraph(tuple(Run(run) if isinstance(run, str) else run for run in runs))


def make_table(name="milestone", columns=("Code", "Title"), rows=(("MS-1", "First wafer"),)):
    return Table(
        id=f"table.{name}",
        title=name.title(),
        columns=columns,
        rows=tuple(TableRow(row[0], tuple(make_runs(cell) for cell in row)) for row in rows),
    )


def make_party(name, legal_name="", contact_name="Ada Quill", contact_title="Director"):
    return Signatory(
        legal_name=make_runs(legal_name or f"{name} Works Ltd"),
        short_name=make_runs(name),
        role=make_runs("Startup"),
        country=make_runs("Germany"),
        contact_name=contact_name,
        contact_title=contact_title,
    )


def make_sheet(*, title="Lidar chips", parties=("Alder", "Birch"), sections=None):
    """Return a sheet of two sections that shows each thing once."""
    return TermSheet(
        title=make_runs(title),
        parties=tuple(map(make_party, parties)),
        effective_date=date(2027, 1, 4),
        sections=make_sections() if sections is None else sections,
    )


def make_sections():
    gap = Run("[payment due days]", RunKind.OPEN_POINT, source="RS-1.payment_due_days")
    purpose = Run("sell chips", source="deal.purpose")
    definition = Run("Background IP", RunKind.DEFINITION)
    payment = Clause(
        "revenue.payment",
        "Statements and payment",
        children=(
            Clause("revenue.payment.RS-1", "", (make_paragraph("Payment is due in ", gap, "."),)),
            Clause("revenue.payment.RS-2", "", (make_paragraph("Payment is due at once."),)),
        ),
    )
    status = Clause(
        "status.binding_effect",
        "Status",
        (
            make_paragraph(
                "The parties will ", purpose, " as in ", Run("Milestones", target="table.milestone")
            ),
            make_table(),
        ),
        binding=True,
    )
    defined = Clause("definitions.core", "Definitions", (make_paragraph(definition, " is owned."),))
    return (
        Clause("status", "Status and terms", children=(status, defined)),
        Clause("revenue", "Revenue", children=(payment,)),
    )


def make_edition(sheet, **changes):
    return Edition.of(sheet, **({"label": "Round 3", "printed": PRINTED} | changes))


def make_large_sheet(*, answer="Two lots pass the probe test.", assets=8, parties=2, rows=40):
    """Return a sheet of 13 sections and 59 clauses with a long answer, a long and a wide table."""
    return make_sheet(
        title="Silicon photonics modulators for sensing and data links",
        parties=[f"Party{number}" for number in range(1, parties + 1)],
        sections=tuple(
            _large_section(number, topic, answer, assets, rows)
            for number, topic in enumerate(TOPICS, start=1)
        ),
    )


def _large_section(number, topic, answer, assets, rows):
    clauses = [
        _large_clause(f"topic{number}.clause{at}", f"{topic}, matter {at}", answer, assets)
        for at in range(1, 5)
    ]
    tables = {3: _wide_table(answer), 11: _long_table(rows), 12: make_table(f"small{number}")}
    if number in tables:
        body = (make_paragraph(WORDS), tables[number])
        clauses.append(Clause(f"topic{number}.schedule", f"{topic}, schedule", body))
    return Clause(f"topic{number}", topic, children=tuple(clauses))


def _large_clause(identity, heading, answer, assets):
    """Return a clause of one paragraph, or of one part an asset where the matter is the second."""
    binding = identity.endswith("clause1")
    if not identity.endswith("clause2"):
        paragraph = make_paragraph(f"{WORDS} Evidence: ", Run(answer, source="MS-1.evidence"), ".")
        return Clause(identity, heading, (paragraph,), binding=binding)
    count = assets if identity == "topic3.clause2" else 3
    parts = tuple(
        Clause(f"{identity}.BG-{at}", "", (make_paragraph(f"BG-{at}: {WORDS}"),))
        for at in range(1, count + 1)
    )
    return Clause(identity, heading, children=parts)


def _wide_table(answer):
    heads = ("Code", "Title", "Outcome", "Action", "Grant", "Share", "Payor", "Payee")
    row = ("MC-1", answer, "Missed", "Step down", "LG-1", "\N{EN DASH}", "Party1", "Party2")
    more = ("Amount", "Rate delta pct", "Effective", "Verified by")
    rest = ("EUR 1,250,000.00", "+0.5 points", "Next period", "Joint steering committee")
    return make_table("consequence", (*heads, *more), ((*row, *rest),) * 6)


def _long_table(rows):
    heads = ("Code", "Scenario", "Role", "Subject", "Outcome", "Months", "Fees", "Use rights")
    cells = ("Change of control", "Any", "LG-1", "Survives as non-exclusive", "12", "Same")
    listed = [(f"XR-{at}", *cells, "Run, maintain, sell off") for at in range(1, rows + 1)]
    return make_table("exit_rule", heads, tuple(listed))
