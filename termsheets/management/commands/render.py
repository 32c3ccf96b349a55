"""Writes a deal's term sheet to a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from termsheets.domain.projection import public
from termsheets.management.drafts import find_draft, find_round
from termsheets.management.outputs import write
from termsheets.negotiation.sheets import sheet_of
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS
from termsheets.render.result import RenderFailed


class Command(BaseCommand):
    """Render a round, or one side's draft, as PDF, HTML, text or JSON."""

    help = "Write the term sheet of a deal's round or draft to a file."

    def add_arguments(self, parser):
        """Take the deal, the side, the format and the file."""
        parser.add_argument("deal", help="the deal's id")
        parser.add_argument("--round", type=int, metavar="N", help="the side's draft if left out")
        parser.add_argument(
            "--side", metavar="PARTY", help="a party's short name; the owner's side if left out"
        )
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("-o", "--output", required=True, type=Path)

    def handle(self, *, deal, round, side, output, **options):  # noqa: A002
        """Write the file; raise CommandError in plain words where that cannot be."""
        made_as = FORMATS[options["format"]]
        if round is None:
            printing = _of_draft(find_draft(deal, side))
        else:
            printing = _of_round(find_round(deal, round, side))
        try:
            content = made_as.render(*printing)
        except RenderFailed as error:
            raise CommandError(str(error)) from error
        write(output, content)


def _of_draft(draft):
    sheet, printed = sheet_of(draft), timezone.localdate(draft.updated)
    edition = Edition.of(sheet, label="Draft", printed=printed, deal=str(draft.side.deal_id))
    return sheet, edition, public(draft.terms())


def _of_round(sent):
    """Return what to print of a round; its own digest stands on the paper."""
    sheet, printed = sent.sheet(), timezone.localdate(sent.sent)
    edition = Edition.of(
        sheet, label=str(sent), printed=printed, digest=sent.shown_digest, deal=str(sent.deal_id)
    )
    return sheet, edition, sent.terms()
