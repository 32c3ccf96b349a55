"""Numbers of sections (1), clauses (1.1) and parts ((a)), from their order.

Numbers are never stored: they follow the tree each time it is drawn.
"""

from collections.abc import Mapping
from string import ascii_lowercase

from termsheets.domain.clauses import Run, TermSheet


def letters(position: int) -> str:
    """Return a, b, ..., z, aa, bb, ... for 1, 2, ..., 26, 27, 28, ... as lawyers and Word do."""
    times, place = divmod(position - 1, len(ascii_lowercase))
    return ascii_lowercase[place] * (times + 1)


def numbers(sheet: TermSheet) -> dict[str, str]:
    """Return the printed number of every clause by its id.

    A part that stands alone under its clause has none: a lone (a) makes a
    reader look for the (b).
    """
    numbered = {}
    for section_number, section in enumerate(sheet.sections, start=1):
        numbered[section.id] = str(section_number)
        for clause_number, clause in enumerate(section.children, start=1):
            numbered[clause.id] = f"{section_number}.{clause_number}"
            if len(clause.children) > 1:
                for position, part in enumerate(clause.children, start=1):
                    numbered[part.id] = f"({letters(position)})"
    return numbered


def referring(run: Run, numbered: Mapping[str, str]) -> str:
    """Return a run's words; a reference prints the number and title of a numbered clause.

    "4.2 (License grant)": the wording says what it is a number of.
    """
    number = numbered.get(run.target)
    return f"{number} ({run.text})" if number else run.text
