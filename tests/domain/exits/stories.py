"""Events in sample deals with a few answers altered, and what is told of them."""

from datetime import date

from termsheets.domain.exits import Event, story
from termsheets.domain.projection import public
from tests.domain.checks.deals import CHIPS, altered

VELDRITE, KESTRELWERK = "PA-1", "PA-2"
DAY = date(2028, 8, 4)


def lines(changes=None, *, about="", topic="", deal=CHIPS, **event):
    """Return the lines of an event's story that rest on ``about``."""
    told = story(public(altered(deal, changes or {})), Event(**{"day": DAY} | event)).lines
    return [
        line
        for line in told
        if (not about or about in line.sources) and topic in ("", line.topic.name)
    ]


def texts(changes=None, **asked):
    """Return what these lines say."""
    return [line.text for line in lines(changes, **asked)]


def written(told):
    """Return a story as the golden files have it: days, parties, words and what they rest on."""
    yield f"{told.title}: {told.day}, effective {told.effective}"
    for line in told.lines:
        until = "" if line.until is None else f" to {line.until}"
        gap = " (left open)" if line.is_gap else ""
        parties, sources = ", ".join(line.parties), ", ".join(line.sources)
        yield f"{line.day}{until} | {parties} | {line.text} [{sources}]{gap}"
