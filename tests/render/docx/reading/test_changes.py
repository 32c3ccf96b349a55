"""What is tracked in a Word file, accepted and rejected, gives the two sheets it leads between."""

from datetime import date

from hypothesis import Phase, given, settings

from termsheets.domain.redline import redline
from termsheets.render import docx
from termsheets.render.docx import Revision
from termsheets.render.docx.reading import changes, door
from tests.domain.redline.edits import rounds
from tests.render.docx.resolver import paragraphs
from tests.render.factories import make_edition, make_sheet

REVISION = Revision("Brackenhall, round 3", date(2026, 12, 1), "Tidelark, round 2")
EDITION = make_edition(make_sheet())


def document_of(file):
    return door.opened(file)[door.DOCUMENT]


def said(document):
    return [text for _, text in paragraphs(document)]


@settings(max_examples=8, deadline=None, phases=[Phase.generate])
@given(round_=rounds())
def test_changes_lead_from_one_round_to_the_other(round_):
    old, new = round_.pair
    marked = document_of(docx.render_redline(redline(old, new), EDITION, EDITION, REVISION))

    assert paragraphs(changes.accepted(marked)) == paragraphs(
        document_of(docx.render(new, EDITION))
    )
    left, was = changes.rejected(marked), document_of(docx.render(old, EDITION))
    assert said(left) == said(was)
