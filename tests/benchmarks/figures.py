"""What a benchmark measures: ratios, each to a baseline of the same run."""

from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """One ratio to a baseline measured in the same run, the lower the better.

    ``goal`` is the highest ratio to be content with; ``note`` says what the
    baseline took.
    """

    name: str
    ratio: float
    goal: float | None = None
    note: str = ""

    def __str__(self) -> str:
        goal = "" if self.goal is None else f"goal <= {self.goal:.2f}"
        return f"{self.name:<52} {self.ratio:6.2f}x  {goal:<13} {self.note}".rstrip()


def p95(times):
    """Return the time that one in twenty exceeds."""
    return quantiles(times, n=20, method="inclusive")[-1]


STATISTICS = {"p50": median, "p95": p95}


def compared(name, rounds, baselines, goals):
    """Yield the ratio of each statistic named in ``goals``, as the median of the rounds' ratios.

    ``rounds`` and ``baselines`` hold, for each interleaved round, its times
    in milliseconds.
    """
    for statistic, goal in goals.items():
        of = STATISTICS[statistic]
        pairs = [(of(times), of(base)) for times, base in zip(rounds, baselines, strict=True)]
        ratio = median(taken / base for taken, base in pairs)
        note = f"{statistic} of baseline {median(base for _, base in pairs):.1f} ms"
        yield Figure(f"{name}, {statistic}", ratio, goal, note)
