"""How a command tells what is wrong with what it was given."""

from termsheets.domain.problems import PROBLEM_LIMIT


def listed(lead, problems, more=0):
    """Return a sentence and below it the problems, one a line, the first 20 of them.

    ``more`` counts those that are not even among the problems.
    """
    lines = [
        f"  {problem.path}: {problem.message}" if problem.path else f"  {problem.message}"
        for problem in problems[:PROBLEM_LIMIT]
    ]
    more += len(problems) - len(lines)
    rest = [f"  ... and {more} more."] if more else []
    return "\n".join([lead, *lines, *rest])
