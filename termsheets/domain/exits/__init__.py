"""Change and exit: which rule decides, what usually happens, and the story of one event."""

from termsheets.domain.exits.events import Event, day_in_month
from termsheets.domain.exits.rules import (
    FEES,
    ROLES,
    USUAL,
    Cell,
    Matrix,
    Usual,
    deciding,
    matrix,
    unanswered,
)
from termsheets.domain.exits.story import story
from termsheets.domain.exits.telling import Chapter, Line, Story, Topic

__all__ = [
    "FEES",
    "ROLES",
    "USUAL",
    "Cell",
    "Chapter",
    "Event",
    "Line",
    "Matrix",
    "Story",
    "Topic",
    "Usual",
    "day_in_month",
    "deciding",
    "matrix",
    "story",
    "unanswered",
]
