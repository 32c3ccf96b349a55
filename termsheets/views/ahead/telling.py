"""A story as a page draws it: chapters, days, and the way to what each line rests on."""

from dataclasses import dataclass
from itertools import groupby

from termsheets.domain.exits import Line

SOURCES = 6


@dataclass(frozen=True)
class ShownLine:
    """A line with its sources as (code, address); ``more`` are not listed."""

    line: Line
    sources: list
    more: int

    @property
    def until(self):
        """Return the last day, where there is one besides the first."""
        return self.line.until if self.line.until != self.line.day else None


@dataclass(frozen=True)
class ShownChapter:
    """What an event means for one party, its lines in groups by day and topic."""

    name: str
    is_own: bool
    days: list
    gaps: int


@dataclass(frozen=True)
class ShownStory:
    """A story with its chapters, the reader's own side first."""

    title: str
    day: object
    effective: object
    chapters: list


def told(subject, story):
    """Return a story as pages and papers draw it."""
    own = subject.room.code
    chapters = sorted(story.chapters, key=lambda chapter: chapter.party != own)
    return ShownStory(
        story.title,
        story.day,
        story.effective,
        [_chapter(subject, chapter, chapter.party == own) for chapter in chapters],
    )


def _chapter(subject, chapter, is_own):
    days = [
        (
            day,
            [
                (topic.value, list(part))
                for topic, part in groupby(lines, lambda one: one.line.topic)
            ],
        )
        for day, lines in groupby(
            (_line(subject, line) for line in chapter.lines), lambda one: one.line.day
        )
    ]
    gaps = sum(line.is_gap for line in chapter.lines)
    return ShownChapter(chapter.name, is_own, days, gaps)


def _line(subject, line):
    codes = line.sources[:SOURCES]
    return ShownLine(line, subject.sources(codes), len(line.sources) - len(codes))
