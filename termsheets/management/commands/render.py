"""Writes a deal's term sheet to a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from termsheets.domain.projection import public
from termsheets.management.drafts import find_draft
from termsheets.negotiation.sheets import sheet_of
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS
from termsheets.render.result import RenderFailed


class Command(BaseCommand):
    """Render one side's draft as PDF, HTML, text or JSON."""

    help = "Write the term sheet of a deal's draft to a file."

    def add_arguments(self, parser):
        """Take the deal, the side, the format and the file."""
        parser.add_argument("deal", help="the deal's id")
        parser.add_argument(
            "--side", metavar="PARTY", help="a party's short name; the owner's side if left out"
        )
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("-o", "--output", required=True, type=Path)

    def handle(self, *, deal, side, output, **options):
        """Write the file; raise CommandError in plain words where that cannot be."""
        draft = find_draft(deal, side)
        made_as = FORMATS[options["format"]]
        sheet, printed = sheet_of(draft), timezone.localdate(draft.updated)
        edition = Edition.of(sheet, label="Draft", printed=printed, deal=str(draft.side.deal_id))
        try:
            output.write_bytes(made_as.render(sheet, edition, public(draft.terms())))
        except (RenderFailed, OSError) as error:
            raise CommandError(str(error)) from error
