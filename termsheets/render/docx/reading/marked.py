"""A marked Word file, read against the round that it is a copy of."""

from __future__ import annotations

from collections.abc import Mapping

from termsheets.domain.clauses import TermSheet
from termsheets.domain.markup.file import COVER, MarkedFile, Said
from termsheets.domain.problems import Problem, Refused
from termsheets.render.docx.document import clean
from termsheets.render.docx.reading import changes, door, passages
from termsheets.render.edition import Edition

REDLINE = "This file is a redline. Mark up a clean copy of {label} instead."
OTHER = "This file is no copy of {label} of this deal: its cover shows another digest."


def marked_file(content: bytes, sheet: TermSheet, edition: Edition) -> MarkedFile:
    """Return what a marked copy of a round wants changed, tracked or not, and its comments.

    Raises Refused for what does not come in at the door, and for a file that
    is no clean copy of this round.
    """
    parts = door.opened(content)
    document, names = parts[door.DOCUMENT], passages.names_of(sheet)
    was = passages.passages(changes.rejected(document), names)
    _refuse_other(was[COVER], edition)
    before = passages.passages(clean(sheet, edition), names)
    after = passages.passages(changes.accepted(document), names)
    remarks = passages.remarks(document, parts.get(door.COMMENTS), names)
    return MarkedFile(before, after, _untracked(before, was), remarks)


def _refuse_other(cover: Said, edition: Edition) -> None:
    sentence = ""
    if f"Digest {edition.short_digest}" not in cover.paragraphs:
        sentence = OTHER
    elif any(line.startswith("Compared with ") for line in cover.paragraphs):
        sentence = REDLINE
    if sentence:
        message = sentence.format(label=edition.label)
        raise Refused([Problem("file", "", "file", message)])


def _untracked(before: Mapping[str, Said], was: Mapping[str, Said]) -> frozenset[str]:
    return frozenset(
        place for place in before.keys() | was.keys() if before.get(place) != was.get(place)
    )
